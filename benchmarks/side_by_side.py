"""What the graph benchmarks share: reading columns, neighbours from graph libraries, and engines run in turns."""

import resource
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

Near = Callable[[int, str], Iterable[tuple[int, int]]]
"""The edges at a party, by the end of them that is exposed: (number, party at that end)."""


def read_columns(path: Path, names: Sequence[str]) -> list[Any]:
    """Columns of a Parquet file as arrays, batch by batch, so that no second copy of the table is held."""
    file = import_module("pyarrow.parquet").ParquetFile(path, pre_buffer=False)
    schema = file.schema_arrow
    columns = [np.empty(file.metadata.num_rows, schema.field(name).type.to_pandas_dtype()) for name in names]
    start = 0
    for batch in file.iter_batches(1 << 17, columns=list(names), use_threads=False):
        for name, column in zip(names, columns, strict=True):
            column[start : start + batch.num_rows] = batch[name].to_numpy()
        start += batch.num_rows
    return columns


def _near_rustworkx(source: list[int], target: list[int], parties: int) -> Near:
    graph = import_module("rustworkx").PyDiGraph()
    graph.add_nodes_from([None] * parties)
    graph.add_edges_from(list(zip(source, target, range(len(source)), strict=True)))
    return lambda party, end: (
        [(edge, other) for other, _, edge in graph.in_edges(party)]
        if end == "source"
        else [(edge, other) for _, other, edge in graph.out_edges(party)]
    )


def _near_igraph(source: list[int], target: list[int], parties: int) -> Near:
    graph = import_module("igraph").Graph(parties, zip(source, target, strict=True), directed=True)
    return lambda party, end: (
        [(edge, source[edge]) for edge in graph.incident(party, mode="in")]
        if end == "source"
        else [(edge, target[edge]) for edge in graph.incident(party, mode="out")]
    )


def _near_networkx(source: list[int], target: list[int], parties: int) -> Near:
    graph = import_module("networkx").MultiDiGraph()
    graph.add_nodes_from(range(parties))
    graph.add_edges_from(zip(source, target, range(len(source)), strict=True))
    return lambda party, end: (
        [(edge, other) for other, _, edge in graph.in_edges(party, keys=True)]
        if end == "source"
        else [(edge, other) for _, other, edge in graph.out_edges(party, keys=True)]
    )


NEIGHBOURS: dict[str, Callable[[list[int], list[int], int], Near]] = {
    "rustworkx": _near_rustworkx,
    "igraph": _near_igraph,
    "networkx": _near_networkx,
}
OBJECTS = {"rustworkx": 1_000_000, "igraph": 1_000_000, "networkx": 100_000}
"""The most edges that an engine with an object for each is given."""


def report(found: int, digest: str) -> None:
    """Print what one engine found and what this process spent."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    print(found, digest, f"{spent.ru_utime + spent.ru_stime:.2f}", spent.ru_maxrss // 1024)


def compare(script: str, edges: int, *, engines: Sequence[str], runs: int) -> None:
    """Every engine on one graph, a process each, in turns: median CPU seconds, largest peak memory, answers equal.

    Raises:
        SystemExit: where two engines answer differently.
    """
    with tempfile.TemporaryDirectory() as name:
        subprocess.run([sys.executable, script, "make", str(edges), name], check=True)
        spent: dict[str, list[float]] = defaultdict(list)
        memory: dict[str, int] = defaultdict(int)
        answers, failed = set(), {}
        for engine in [engine for _ in range(runs) for engine in engines if edges <= OBJECTS.get(engine, edges)]:
            done = subprocess.run(
                [sys.executable, script, "work", engine, name], capture_output=True, text=True, check=False
            )
            if done.returncode:
                failed[engine] = (done.stderr.strip().splitlines() or ["killed"])[-1]
                continue
            found, digest, seconds, megabytes = done.stdout.split()
            answers.add((int(found), digest))
            spent[engine].append(float(seconds))
            memory[engine] = max(memory[engine], int(megabytes))
        _print(edges, spent, memory=memory, failed=failed)
        if len(answers) > 1:
            raise SystemExit(f"the engines disagree: {sorted(answers)}")
        print(f"{edges:,} edges: {', '.join(f'{found:,} found' for found, _ in answers)}", flush=True)


def _print(
    edges: int, spent: Mapping[str, list[float]], *, memory: Mapping[str, int], failed: Mapping[str, str]
) -> None:
    for engine, seconds in spent.items():
        span = f"{min(seconds):.2f} to {max(seconds):.2f}"
        print(f"| {edges:,} | {engine} | {median(seconds):.2f} | {span} | {memory[engine]} |", flush=True)
    for engine, words in failed.items():
        print(f"| {edges:,} | {engine} | not run: {words} | | |", flush=True)


def main(
    script: str,
    engines: Sequence[str],
    *,
    make: Callable[[int, Path], None],
    work: Callable[[str, Path], None],
) -> None:
    """What a benchmark is called with: sizes, `make EDGES FOLDER`, or `work ENGINE FOLDER` in a process of its own."""
    match sys.argv[1:]:
        case ["make", edges, folder]:
            make(int(edges), Path(folder))
        case ["work", engine, folder]:
            work(engine, Path(folder))
        case sizes:
            run(script, engines, sizes=sizes)


def run(script: str, engines: Sequence[str], *, sizes: Sequence[str]) -> None:
    """The table for some sizes, three runs an engine."""
    print("| edges | engine | CPU s, median of 3 | from to | MB |")
    print("|---|---|---|---|---|")
    for edges in [int(text.replace("_", "")) for text in sizes] or [100_000, 1_000_000]:
        compare(script, edges, engines=engines, runs=3)

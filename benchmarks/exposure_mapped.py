"""How far one machine goes: the supply kernel over edges that lie in mapped files, at 10**7 and 10**8 edges.

    python benchmarks/exposure_mapped.py [EDGES ...] [--folder DIR]          10000000 and 100000000 without any

The graphs are those of `benchmarks/exposure_scale.py`, their columns written as NumPy files, 9 bytes an edge, and mapped: what
is read of them is the system's to keep or to drop. Every run is a process of its own, three times; the median is given.

    CPU s      of the kernel and the choice of the best ways
    own MB     memory of the process that is no mapped file, at its peak
    mapped MB  of the columns

Measured 2026-12-01, Python 3.11.7, NumPy 2.4.6, two cores that were busy with other work, one run of each (`--runs 1`):

    10**6    0.13 CPU s, own 26 MB, mapped 9 MB, 49,680 best ways
    10**7    1.55 CPU s, own 103 MB, mapped 90 MB, 499,173 best ways
    10**8    20.71 CPU s, own 905 MB, mapped 900 MB, 5,535,926 best ways
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from exposure_scale import KINDS, write_rules
from numpy.lib.format import open_memmap

BLOCK = 4_000_000
COLUMNS = {"kind": np.uint8, "source": np.int32, "target": np.int32}
RUNS = 3


def make(edges: int, folder: Path) -> None:
    """A trade graph as `exposure_scale` makes it, block by block: memory for the names of parties alone."""
    chance = np.random.default_rng(20261123)
    parties = edges * 6 // 10
    kinds = np.repeat(np.arange(len(KINDS), dtype=np.uint8), list(KINDS.values()))
    for name, power in (("source", 2), ("target", 3)):
        order = np.arange(parties, dtype=np.int32)
        chance.shuffle(order)
        column = open_memmap(folder / f"{name}.npy", "w+", COLUMNS[name], (edges,))
        for start in range(0, edges, BLOCK):
            size = min(BLOCK, edges - start)
            column[start : start + size] = order[(parties * chance.random(size) ** power).astype(np.int64)]
        column.flush()
    kind = open_memmap(folder / "kind.npy", "w+", np.uint8, (edges,))
    for start in range(0, edges, BLOCK):
        kind[start : start + BLOCK] = kinds[chance.integers(0, 100, min(BLOCK, edges - start))]
    kind.flush()
    listed = np.unique(column[np.sort(chance.integers(0, edges, max(1, parties // 1000)))])
    np.save(folder / "listed.npy", listed)
    write_rules(folder)


def own_megabytes() -> float:
    """Memory of this process that is no file, as the system tells it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024


def work(folder: Path) -> dict[str, float]:
    """Run the kernel in this process. What it took."""
    from lading.exposure.reach import Edges, Row, find_best, pick_best

    kind, source, target = (np.load(folder / f"{name}.npy", mmap_mode="r") for name in COLUMNS)
    listed = np.load(folder / "listed.npy")
    parties = kind.size * 6 // 10
    table = json.loads((folder / "rules.json").read_text(encoding="utf-8"))
    rules = [Row(**{**row, "kinds": tuple(row["kinds"]), "after": tuple(row["after"])}) for row in table]
    peak, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            peak[0] = max(peak[0], own_megabytes())

    watching = threading.Thread(target=watch)
    watching.start()
    before, began = time.process_time(), time.monotonic()
    levels = find_best(Edges(parties, kind, source, target), listed, rules=rules)
    best = sum(pick_best(ways, parties=parties).size for ways in levels)
    spent, wall = time.process_time() - before, time.monotonic() - began
    over.set()
    watching.join()
    mapped = sum(column.nbytes for column in (kind, source, target)) / 1e6
    whole = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu": spent, "wall": wall, "own": peak[0], "mapped": mapped, "whole": whole, "ways": float(best)}


def main() -> None:
    """Measure, and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("edges", type=int, nargs="*", default=[10_000_000, 100_000_000])
    arguments.add_argument("--folder", type=Path, help="Where to make the graphs: a disk with room.")
    arguments.add_argument("--runs", type=int, default=RUNS)
    arguments.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.work is not None:
        print(json.dumps(work(chosen.work)))
        return
    for edges in chosen.edges:
        with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
            make(edges, Path(folder))
            command = [sys.executable, __file__, "--work", folder]
            runs = [
                json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(chosen.runs)
            ]
        middle = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
        print(
            f"{edges:,} edges: {middle['cpu']:.2f} CPU s, {middle['wall']:.1f} s, own {middle['own']:,.0f} MB, "
            f"mapped {middle['mapped']:,.0f} MB, most in memory {middle['whole']:,.0f} MB, {middle['ways']:,.0f} best ways",
            flush=True,
        )


if __name__ == "__main__":
    main()

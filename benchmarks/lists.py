"""How much the reading of lists costs beside a bare pass over the same bytes, in CPU seconds and peak memory.

    python benchmarks/lists.py [PATH...]

Each step runs in a process of its own, three times, and the best run counts:

    floor   every row of every file through `csv.reader`, nothing kept (XML through `lxml`, where there is any)
    dicts   every row through `csv.DictReader`, nothing kept: what a plain script would do (CSV only)
    tuples  as many statements made from values that are ready, and dropped: the least any reader must do after the floor
    read    every statement made, checked and dropped
    load    read, staged, counted and let into a new store

PATHs are list files and folders. Without any: the US Consolidated Screening List, OFAC's list with its aliases and
addresses, and the lists of the EU's Official Journal, from the shared test data beside the checkout.
"""

import csv
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, repeat
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.shared_data import SHARED  # noqa: E402

from lading.io.store import Draft, SqliteStore  # noqa: E402  # the checkout comes first on the path
from lading.io.store.load import measure  # noqa: E402
from lading.io.unpack import find_lists  # noqa: E402
from lading.lists.files import ListFile  # noqa: E402
from lading.lists.recognise import parse_list, recognise  # noqa: E402
from lading.model.issue import Issue  # noqa: E402
from lading.model.schema import load_schemata  # noqa: E402
from lading.model.statement import Statement  # noqa: E402

BAR = 6.0
"""Times the floor that reading may cost."""
RUNS = 3
USUAL = (
    "data/lists/us_csl/consolidated.csv.gz",
    "data/lists/ofac/ofac_sdn_2021.csv",
    "data/lists/ofac/ofac_alt_2021.csv",
    "data/lists/ofac/ofac_add_2021.csv",
    "data/lists/eu_journal",
)


def main(arguments: Sequence[str]) -> int:
    """Measure every step and print the table. Returns 1 where reading costs more than the bar."""
    paths = list(arguments) or [str(SHARED / name) for name in USUAL]
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        print(f"not here: {', '.join(missing)}", file=sys.stderr)
        return 2
    results = {step: best_of(step, paths) for step in ("floor", "dicts", "tuples", "read", "load")}
    floor = results["floor"]
    print(f"{'step':<8}{'CPU s':>8}{'× floor':>9}{'peak MB':>9}{'MB/s':>8}{'made':>12}")
    for step, found in results.items():
        ratio, speed = found["cpu"] / floor["cpu"], floor["bytes"] / 1e6 / found["cpu"]
        made = int(found["made"])
        print(f"{step:<8}{found['cpu']:>8.2f}{ratio:>9.1f}{found['peak']:>9.0f}{speed:>8.1f}{made:>12,}")
    ratio = results["read"]["cpu"] / floor["cpu"]
    print(f"read: {ratio:.1f} times the floor; the bar is {BAR:g}: {'kept' if ratio <= BAR else 'NOT KEPT'}")
    return int(ratio > BAR)


def best_of(step: str, paths: Sequence[str]) -> dict[str, float]:
    """The best of some runs of a step, each in a fresh process."""
    runs = []
    for _ in range(RUNS):
        answer = subprocess.run(
            [sys.executable, __file__, "--step", step, *paths], check=True, capture_output=True, text=True, cwd=ROOT
        )
        found: dict[str, float] = json.loads(answer.stdout)
        runs.append(found)
    return min(runs, key=lambda run: run["cpu"])


def run_step(step: str, paths: Sequence[str]) -> None:
    """One run of a step: CPU seconds of the work itself, peak memory of the whole process."""
    files = [file for file in find_lists([Path(path) for path in paths])[0] if not file.name.endswith(".md")]
    ready = [tuple(item) for item in items_of(files) if isinstance(item, Statement)] if step == "tuples" else []
    begin = time.process_time()
    made = make_tuples(ready) if step == "tuples" else STEPS[step](files)
    cpu = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(measure("", file).size for file in files)
    print(json.dumps({"cpu": cpu, "peak": peak, "made": made, "bytes": size}))


def pass_over(files: Sequence[ListFile]) -> int:
    """The floor: every row or element, and nothing done with it."""
    made = 0
    for file in files:
        with file.open() as stream:
            if file.name.lower().endswith(".xml"):
                from lxml import etree  # only where there is XML

                made += sum(1 for _ in etree.iterparse(stream))
            else:
                made += sum(1 for _ in csv.reader(io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")))
    return made


def pass_dicts(files: Sequence[ListFile]) -> int:
    """Every row of the CSV files as a dict."""
    made = 0
    for file in files:
        if not file.name.lower().endswith(".xml"):
            with file.open() as stream:
                text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
                made += sum(1 for _ in csv.DictReader(text))
    return made


def make_tuples(rows: Sequence[tuple[Any, ...]]) -> int:
    """Statements from ready values, each dropped before the next."""
    return Counter(map(type, map(tuple.__new__, repeat(Statement), rows)))[Statement]


def items_of(files: Sequence[ListFile]) -> Iterable[Statement | Issue]:
    """Everything that the lists among some files say."""
    return chain.from_iterable(map(parse_list, recognise(files).sources))


def read(files: Sequence[ListFile]) -> int:
    """Every statement, made and dropped."""
    return Counter(map(type, items_of(files)))[Statement]


def load(files: Sequence[ListFile]) -> int:
    """Everything into a new store."""
    made, schemata = 0, load_schemata()
    with tempfile.TemporaryDirectory() as folder, SqliteStore.open(Path(folder) / "lading.db") as store:
        for source in recognise(files).sources:
            measured = tuple(measure(role, file) for role, file in source.files)
            with store.lists.stage(Draft(source.dataset, source.parser, measured)) as staged:
                staged.fill(parse_list(source))
                version, _ = staged.accept(staged.count(schemata), loaded=lambda: "2026-11-23T00:00:00Z")
            made += version.counts.statements
    return made


STEPS: dict[str, Callable[[Sequence[ListFile]], int]] = {
    "floor": pass_over,
    "dicts": pass_dicts,
    "read": read,
    "load": load,
}

if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        run_step(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main(sys.argv[1:]))

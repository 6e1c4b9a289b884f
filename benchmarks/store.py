"""What the workspace store costs: how long a load holds others up, and what a start of `lading screen` against it takes.

    python benchmarks/store.py [--parties N] [--folder DIR]

First a list of N made-up companies (100,000), four statements each, is let in, and then a second version in which every
name differs, while another thread looks entries up. Then the complete lists that the shared test data beside the checkout
hold are loaded into a store, and one name is asked of it, cold once and warm five times, as a person would type it.

    transactions   how long each kept other writers waiting; the last one puts the version in force
    look-up        of an entry of the version in force, by another connection meanwhile
    start          processor time and peak memory of the command

Measured 2026-11-23, Lading 0.1.0, Python 3.11.7, SQLite 3.40.1, two cores of an AMD EPYC that were busy
with other work, `--parties 2500000` (ten million statements):

    first version      transactions 354, 0.241 s at the median, 0.79 s at most, the last 1 ms; look-up 0.12 ms, at most 56 ms
    second version     transactions 254, 0.040 s at the median, 1.30 s at most, the last 1 ms; look-up 0.42 ms, at most 53 ms
    start              cold 19.4 CPU s, 812 MB; warm 1.14 CPU s, 174 MB, of them 61 MB shared
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.io.store.build import MONDAY, SCHEMATA, many_statements  # noqa: E402
from tests.shared_data import SHARED  # noqa: E402

from lading.io.store import Draft, LoadedFile, SqliteStore, choose_versions  # noqa: E402  # the checkout comes first
from lading.io.store.sqlite_database import SqliteDatabase  # noqa: E402

LISTS = SHARED / "data/lists"
FILES = (
    "us_csl/consolidated.csv.gz",
    "eu_journal/*.csv",
    "un/un_2026-08-01.xml",
    "ofac/cons_*.csv",
    "ofac/ofac_*2021.csv",
)
NAME = "АО ИЭМЗ Купол"


@contextmanager
def timed_transactions() -> Iterator[list[float]]:
    """How long each transaction takes that is made inside, in seconds."""
    taken: list[float] = []
    writing = SqliteDatabase.writing

    @contextmanager
    def timed(self: SqliteDatabase) -> Iterator[None]:
        begun = time.monotonic()
        with writing(self):
            yield
        taken.append(time.monotonic() - begun)

    SqliteDatabase.writing = timed  # type: ignore[method-assign]  # for the measurement alone
    try:
        yield taken
    finally:
        SqliteDatabase.writing = writing  # type: ignore[method-assign]


def look_up(path: Path, taken: list[float], over: Callable[[], bool]) -> None:
    """Look an entry up twenty times a second, until it is over."""
    with SqliteStore.open(path) as store:
        while not over():
            begun = time.monotonic()
            store.lists.entity("house-7", choose_versions(store.lists.versions()))
            taken.append(time.monotonic() - begun)
            time.sleep(0.05)


def load(path: Path, parties: int) -> None:
    """Two versions, one after the other, with what each cost."""
    with SqliteStore.open(path) as store:
        for wave in ("", " II"):
            done, looked = threading.Event(), list[float]()
            draft = Draft("house_list", "test", (LoadedFile("entries", "house.csv", "0" * 64, 1),))
            with store.lists.stage(draft) as staged:
                staged.fill(many_statements(parties, wave=wave))
                counts = staged.count(SCHEMATA)
                reader = threading.Thread(target=look_up, args=(path, looked, done.is_set))
                reader.start()
                with timed_transactions() as taken:
                    staged.accept(counts, loaded=lambda: MONDAY)
                done.set()
                reader.join()
            middle, most = statistics.median(taken), max(taken)
            print(f"{counts.statements:,} statements: {path.stat().st_size / 1e6:.0f} MB")
            print(
                f"  transactions {len(taken)}, {middle:.3f} s, at most {most:.2f} s, the last {taken[-1] * 1000:.0f} ms"
            )
            print(
                f"  look-up {statistics.median(looked) * 1000:.2f} ms, at most {max(looked) * 1000:.0f} ms", flush=True
            )


def run(*args: str) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one command."""
    command = [sys.executable, "-c", "from lading.cli import main; main()", *args]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def start(path: Path) -> None:
    """Cold and warm starts against the complete lists."""
    files = [str(file) for pattern in FILES for file in sorted(LISTS.glob(pattern))]
    if not files:
        print(f"not here: {LISTS}")
        return
    run("lists", "add", *files, "--accept", "--store", str(path))
    cold, *warm = (run("screen", NAME, "--store", str(path)) for _ in range(6))
    seconds, megabytes = (statistics.median(column) for column in zip(*warm, strict=True))
    print(f"start: cold {cold[0]:.1f} CPU s, {cold[1]:.0f} MB; warm {seconds:.2f} CPU s, {megabytes:.0f} MB")


def main() -> None:
    """Measure, and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--parties", type=int, default=100_000)
    arguments.add_argument("--folder", type=Path, help="Where to make the stores: a disk with room.")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        load(Path(folder) / "house.db", chosen.parties)
        start(Path(folder) / "lists.db")


if __name__ == "__main__":
    main()

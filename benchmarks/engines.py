"""What Spark costs: the same customers through the local engine and through Spark, on the same cores, side by side.

    python benchmarks/engines.py [--rows N] [--folder DIR]

Customers are N rows (1,000,000) made as `benchmarks/screen.py` makes them, name and kind. They are screened against OFAC's SDN
list of 2021, from a store whose index is kept, with `--listed-only`: by the local engine on two processes, and by Spark on a standalone master with two workers of one core each, on loopback. Each run is the command as a person would
type it; a run of one row, by each engine, is the start that is taken off. The outputs must be equal byte for byte.

    CPU s        of all processes of a run: of Spark the master, the workers, their executors and the driver too
    Java         the part of it that is not Python
    peak MB      memory of them together, pages that they share counted once; of it the Java machines
    rows/CPU s   without the start

Measured 2026-12-01, PySpark 4.3.0, Java 17, Python 3.11.7, two cores, 1,000,000 rows, light other work beside it:

    local    start 1.5 CPU s; 1,738 CPU s, 960 s by the clock, 576 rows/CPU s, peak 274 MB
    Spark    start 39.4 CPU s (32.7 Java); 1,872 CPU s (108 Java), 1,115 s by the clock, 546 rows/CPU s, peak 2,714 MB (1,954 Java);
             2,308 hits, equal byte for byte

On the same day `--rows 20000`: 541 and 508 rows/CPU s; on cores that were very busy with other work: `--rows 30000` local 433, Spark 361; `--rows 20000` local 502, Spark 392.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.conformance.spark_cluster import start_cluster, why_not  # noqa: E402

from screen import LISTS, write_customers  # noqa: E402

LADING = (sys.executable, "-c", "from lading.cli import main; main()")
TICK = os.sysconf("SC_CLK_TCK")
EVERY = 0.5
WORKERS = 2


@dataclass(slots=True)
class Meter:
    """Processor time and memory of all processes below this one, looked at twice a second until `stop`."""

    cpu: dict[tuple[int, str], tuple[float, bool]] = field(default_factory=dict)
    """By process and its start: seconds, and whether it is Java."""
    peak: float = 0.0
    java: float = 0.0
    """Megabytes of the Java machines at the peak."""
    over: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Look until it is over."""
        while not self.over.wait(EVERY):
            self.look()

    def look(self) -> None:
        """Look once."""
        total = of_java = 0.0
        for pid in below(os.getpid()):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                java = Path(f"/proc/{pid}/comm").read_text().strip() == "java"
                pss = proportional(pid)
            except (OSError, ValueError):
                continue
            self.cpu[pid, fields[19]] = (int(fields[11]) + int(fields[12])) / TICK, java
            total += pss
            of_java += pss if java else 0
        if total > self.peak:
            self.peak, self.java = total, of_java

    def seconds(self, *, java: bool | None = None) -> float:
        """Processor seconds so far; of Java alone, or of all but Java."""
        return sum(spent for spent, is_java in self.cpu.values() if java is None or is_java == java)


def proportional(pid: int) -> float:
    """Megabytes of a process, shared pages in proportion."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def below(pid: int) -> list[int]:
    """All processes that a process has begun, from any of its threads, and those that they have."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            continue
    return [*found, *(one for child in found for one in below(child))]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run."""

    cpu: float
    java: float
    wall: float
    peak: float
    peak_java: float


def run(customers: Path, hits: Path, store: Path, *how: str) -> Cost:
    """One run of the command, a cluster that serves it included."""
    meter = Meter()
    meter.look()
    before, before_java = meter.seconds(), meter.seconds(java=True)
    watching = threading.Thread(target=meter.watch)
    watching.start()
    began = time.monotonic()
    command = [*LADING, "screen", str(customers), "-o", str(hits), "--store", str(store), "--listed-only", *how]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    wall = time.monotonic() - began
    meter.over.set()
    watching.join()
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr)
    cpu, java = meter.seconds() - before, meter.seconds(java=True) - before_java
    return Cost(cpu, java, wall, meter.peak, meter.java)


def measure(folder: Path, store: Path, rows: int, *, spark: bool) -> Path:
    """Start and run of one engine, printed. Returns the hits."""
    name = "spark" if spark else "local"
    hits = folder / f"{name}.jsonl"
    with start_cluster(folder, workers=WORKERS) if spark else nullcontext("") as master:
        how = ("--engine", "spark", "--spark-master", master) if spark else ("--workers", str(WORKERS))
        start = run(folder / "one.csv", folder / f"{name}-one.jsonl", store, *how)
        cost = run(folder / "all.csv", hits, store, *how)
    print(f"{name}: start {start.cpu:.1f} CPU s ({start.java:.1f} Java), {start.wall:.1f} s")
    work = cost.cpu - start.cpu
    print(
        f"  {rows:,} rows: {cost.cpu:.0f} CPU s ({cost.java:.0f} Java), {cost.wall:.0f} s; "
        f"{rows / work:,.0f} rows/CPU s; peak {cost.peak:,.0f} MB ({cost.peak_java:,.0f} Java)",
        flush=True,
    )
    return hits


def main() -> None:
    """Measure, and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--folder", type=Path, help="Where to work: a disk with room.")
    chosen = arguments.parse_args()
    if reason := why_not():
        raise SystemExit(reason)
    files = [str(path) for path in LISTS if path.name.endswith("_2021.csv") and path.exists()]
    if not files:
        raise SystemExit(f"not here: {LISTS[0]}")
    with tempfile.TemporaryDirectory(dir=chosen.folder) as where:
        folder = Path(where)
        store = folder / "lists.db"
        add = [*LADING, "lists", "add", *files, "--accept", "--store", str(store)]
        subprocess.run(add, cwd=ROOT, check=False, capture_output=True)
        subprocess.run(
            [*LADING, "screen", "Kupol", "--store", str(store), "--listed-only"],
            cwd=ROOT,
            check=False,
            capture_output=True,
        )
        write_customers(folder / "one.csv", 1, full=False)
        write_customers(folder / "all.csv", chosen.rows, full=False)
        local, spark = (measure(folder, store, chosen.rows, spark=spark) for spark in (False, True))
        same = local.read_bytes() == spark.read_bytes()
        print(f"{len(local.read_bytes().splitlines()):,} hits, equal byte for byte: {same}")


if __name__ == "__main__":
    main()

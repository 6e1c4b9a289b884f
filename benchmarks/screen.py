"""How fast `lading screen` is, how much memory it takes, and how often it cries wolf, on ordinary names.

    python benchmarks/screen.py [--rows N] [--workers N] [--threshold T] [--once]

Customers are N rows (100,000), four fifths of them generated ordinary persons and the rest names of listed companies of
eight stock exchanges, all in one CSV with name and kind; once more with date of birth and nationality. They are screened
against the complete OFAC lists (SDN of 2021, non-SDN), the lists of the EU's Official Journal, of the UN and of Australia and
the US Consolidated Screening List that the shared test data beside the checkout hold. Each run is the command as a person
would type it, in a process of its own. The last line is the rate of Jaro-Winkler against nearly all these names.

    rows/CPU s   rows a second of processor time, all processes together, reading of the lists not counted
    peak MB      memory of all processes together, pages that they share counted once
    alerts       share of rows with at least one hit, by group: persons by script, companies by exchange. Some of the
                 companies are listed parties.

Measured 2026-12-01, five lists, the default threshold, a busy machine, `--rows 20000 --once`: start 31 CPU s; 1,282 rows/CPU s, peak
643 MB, Jaro-Winkler 108 rows/CPU s in the same run; 98 rows with a hit (0.49 %): persons ARABIC 15/935, CJK 30/1,678,
CYRILLIC 1/250, DEVANAGARI 0/862, HANGUL 7/575, HEBREW 2/80, HIRAGANA 0/41, LATIN 19/11,407, THAI 0/172; companies BER 1/1,126,
HKG 2/236, JPX 1/453, LSE 2/477, MCX (Moscow) 4/29, NSE 0/274, SHH 4/222, SHZ 5/336, Chinese short names 5/847.

Measured 2026-11-23 against OFAC and EU alone, Lading 0.1.0 (scorer resolve/1), Python 3.11.7, NumPy 2.4.6, RapidFuzz
3.14.6, two workers on two cores of an AMD EPYC that were busy with other work, `--rows 100000 --threshold 0.5`:

    name and kind        100,000 rows, 589 rows/CPU s, 287 s, peak 468 MB (a tenth of the rows: 434 MB)
    start                19 CPU s
A million rows made the same way (a fifth companies, the persons recombined), at the default threshold, on the same busy
machine with today's names: 1,150 CPU s with the start, 870 rows/CPU s, peak 570 MB, 2,500 rows with a hit (0.25 %):
persons global 1,039/400,211, persons us 554/399,538, companies 907/200,251 (Moscow's exchange 295/1,563).

    alerts at or above   0.5: 0.56 %   0.6: 0.45 %   0.7 (the default of a table): 0.34 %   0.8: 0.26 %   0.9: 0.15 %
    by group at 0.5      persons global 291/39,901, persons us 137/40,099; companies BER 24/5,585, HKG 6/1,205,
                         JPX 8/2,259, LSE 10/2,360, MCX (Moscow) 26/151, NSE 6/1,358, SHH 14/1,155,
                         SHZ 17/1,629, Chinese short names 24/4,298
"""

import argparse
import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from names_cases import read_list  # noqa: E402
from rapidfuzz.distance import JaroWinkler  # noqa: E402
from rapidfuzz.process import cdist  # noqa: E402
from tests.shared_data import SHARED  # noqa: E402

LISTS = [SHARED / "data/lists/ofac" / f"{name}.csv" for name in ("ofac_sdn_2021", "ofac_alt_2021", "ofac_add_2021")]
LISTS += [SHARED / "data/lists/ofac" / f"cons_{part}.csv" for part in ("prim", "alt", "add", "comments")]
LISTS += sorted((SHARED / "data/lists/eu_journal").glob("*.csv"))
LISTS += [
    SHARED / "data/lists" / name for name in ("un/un_2026-08-01.xml", "au_dfat/dfat.xlsx", "us_csl/consolidated.csv.gz")
]
PERSONS = SHARED / "data/names/yente_benchmark/candidate_generation_benchmark/fixtures"
COMPANIES = SHARED / "data/names/clean"
HEADER = ("id", "name", "kind", "birth_date", "nationality")
COMPANY_SHARE = 0.2
PEER_ROWS = 200
LEVELS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


def read_persons() -> Iterator[tuple[str, ...]]:
    """Group, name, birth date and nationality of each generated person."""
    for group in ("global", "us"):
        with (PERSONS / f"negatives_{group}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                name = row["full_name"]
                yield f"persons {script_of(name)}", name, "person", row["date_of_birth"], row["nationality"]


def script_of(name: str) -> str:
    """The script of the first letter, as Unicode calls it: LATIN, CJK (Chinese characters, Japanese too), HANGUL."""
    return next((unicodedata.name(char, "?").split()[0] for char in name if char.isalpha()), "none")


def read_companies() -> Iterator[tuple[str, ...]]:
    """Group and name of each company."""
    for path in sorted(COMPANIES.glob("companies_*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield path.stem.replace("_", " "), line.strip(), "company", "", ""


def write_customers(path: Path, rows: int, *, full: bool) -> Counter[str]:
    """A table of customers in random order; the groups it has. The group of each is the first part of its id."""
    chance = random.Random(20261123)  # noqa: S311  # the same sample each time
    companies = list(read_companies())
    persons = list(read_persons())
    share = COMPANY_SHARE if rows < len(persons) + len(companies) else 1.0
    chosen = chance.sample(companies, min(len(companies), int(rows * share)))
    chosen += chance.sample(persons, min(len(persons), rows - len(chosen)))
    chosen += (recombine(chance, persons) for _ in range(rows - len(chosen)))
    chance.shuffle(chosen)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number, (group, name, kind, *more) in enumerate(chosen):
            writer.writerow((f"{group}/{number}", name, kind, *(more if full else ("", ""))))
    return Counter(row[0] for row in chosen)


def recombine(chance: random.Random, persons: list[tuple[str, ...]]) -> tuple[str, ...]:
    """A further person: the first word of one name and the rest of another of the same group."""
    one = chance.choice(persons)
    other = next(found for found in iter(lambda: chance.choice(persons), None) if found[0] == one[0])
    rest = other[1].split()[1:]
    return (one[0], " ".join((one[1].split()[0], *rest)) if rest else one[1], *one[2:])


def run(customers: Path, hits: Path, *more: str) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak megabytes of one run of the command."""
    command = [
        sys.executable,
        "-c",
        "from lading.cli import main; main()",
        "screen",
        str(customers),
        "-o",
        str(hits),
        *more,
        "--lists",
        *map(str, LISTS),
    ]
    before, begun, peak = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic(), 0.0
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while process.poll() is None:
        peak = max(peak, megabytes(process.pid))
        time.sleep(1)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode == 2 or not hits.exists():
        raise SystemExit(process.stderr.read() if process.stderr else "failed")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - begun, peak


def megabytes(pid: int) -> float:
    """Proportional set size of a process and its children, where the system tells it."""
    total = 0
    for one in (pid, *children(pid)):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def children(pid: int) -> list[int]:
    """Processes that a process has begun."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def alerts(hits: Path) -> dict[str, float]:
    """The best score of each customer with a hit, by id."""
    best: dict[str, float] = {}
    with hits.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            best[row["id"]] = max(float(row["score"]), best.get(row["id"], 0.0))
    return best


def peer_rate(customers: Path) -> float:
    """Rows a CPU second of RapidFuzz's Jaro-Winkler against every name of the lists, on some customers."""
    folders = dict.fromkeys(path.parent if path.suffix == ".csv" else path for path in LISTS)
    listed = [name.lower() for path in folders for _, names in read_list(path).values() for name in names]
    with customers.open(encoding="utf-8", newline="") as file:
        asked = [row["name"].lower() for row in csv.DictReader(file)][:PEER_ROWS]
    begun = time.process_time()
    for name in asked:
        cdist([name], listed, scorer=JaroWinkler.normalized_similarity, workers=1)[0].argmax()
    return len(asked) / (time.process_time() - begun)


def main() -> None:
    """Measure, and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, default=100_000)
    arguments.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    arguments.add_argument("--threshold", type=float)
    arguments.add_argument("--once", action="store_true", help="only names and kinds, only as many rows as asked for")
    chosen = arguments.parse_args()
    missing = [str(path) for path in (*LISTS, PERSONS, COMPANIES) if not path.exists()]
    if missing:
        raise SystemExit(f"not here: {', '.join(missing)}")
    more = ["--workers", str(chosen.workers), *(["--threshold", str(chosen.threshold)] if chosen.threshold else [])]
    with tempfile.TemporaryDirectory() as folder:
        customers, hits = Path(folder) / "customers.csv", Path(folder) / "hits.csv"
        write_customers(customers, 1, full=False)
        start = run(customers, hits, *more)
        print(f"lists read and made ready: {start[0]:.1f} CPU s, {start[1]:.1f} s, {start[2]:.0f} MB")
        sizes = [("name and kind", chosen.rows, False)]
        if not chosen.once:
            sizes = [("name and kind, a tenth", chosen.rows // 10, False), *sizes]
            sizes += [("with birth date, nationality", chosen.rows, True)]
        for label, rows, full in sizes:
            groups = write_customers(customers, rows, full=full)
            cpu, wall, peak = run(customers, hits, *more)
            best = alerts(hits)
            found = Counter(one.split("/")[0] for one in best)
            rate = rows / max(cpu - start[0], 0.001)
            print(
                f"{label}: {rows:,} rows, {rate:.0f} rows/CPU s, {wall:.0f} s with {chosen.workers} workers, peak {peak:.0f} MB"
            )
            at = {least: sum(score >= least for score in best.values()) for least in LEVELS}
            print("  at or above", ", ".join(f"{least}: {count / rows:.2%}" for least, count in at.items() if count))
            print(f"  alerts {found.total():,} ({found.total() / groups.total():.2%})", end=": ")
            print(", ".join(f"{group} {found[group]}/{count}" for group, count in sorted(groups.items())), flush=True)
        print(f"Jaro-Winkler of nearly every listed name, in the same run: {peer_rate(customers):.1f} rows/CPU s")


if __name__ == "__main__":
    main()

"""The ownership fixpoint on synthetic scale-free registers: Lading's kernel beside DuckDB and Polars, in one run.

    python benchmarks/ownership.py [EDGES ...]          100000 and 1000000 without any

Every engine runs in a process of its own, reads the same two Parquet files, and prints how many parties it reached and
a digest of them. CPU seconds and peak memory are those of the whole process, imports and reading included. The answers
must be equal. `duckdb`, `polars` and `pyarrow` must be installed; an engine that is not is left out and said so.
"""

import hashlib
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

HALF = 500_000
ENGINES = ("lading", "lading-all", "polars", "duckdb")


def make(edges: int, folder: Path) -> None:
    """A register: companies with a few owners each, few owners with very many companies, circles, listed seeds."""
    import numpy as np

    pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")
    chance = np.random.default_rng(20260801)
    parties = edges * 6 // 10
    asset = np.sort(chance.integers(0, parties, edges, dtype=np.int32))
    owner = chance.permutation(parties).astype(np.int32)[(parties * chance.random(edges) ** 3).astype(np.int64)]
    weight = chance.integers(1, 1000, edges, dtype=np.int64) ** 2
    total = np.zeros(parties, np.int64)
    np.add.at(total, asset, weight)
    share = (weight * 950_000 // total[asset]).astype(np.int32)
    listed = chance.choice(parties, max(1, parties // 200), replace=False).astype(np.int32)
    pq.write_table(pa.table({"owner": owner, "asset": asset, "share": share}), folder / "stakes.parquet")
    pq.write_table(pa.table({"party": listed}), folder / "listed.parquet")


def run_lading(folder: Path, *, everything: bool = False) -> list[int]:
    """The package's kernel over columns: the definite answers alone, or with the possible and the circular ones."""
    import numpy as np

    from lading.graph.fixpoint import NOT_REACHED, Columns, find_reached, reach_least

    pq = import_module("pyarrow.parquet")
    table = pq.read_table(folder / "stakes.parquet")
    owner, asset, share = (table[name].to_numpy() for name in ("owner", "asset", "share"))
    listed = pq.read_table(folder / "listed.parquet")["party"].to_numpy()
    parties = int(max(owner.max(), asset.max(), listed.max())) + 1
    seeds = np.zeros(parties, np.bool_)
    seeds[listed] = True
    columns = Columns(parties, owner, asset, share, share)
    if everything:
        rounds = find_reached(columns, seeds, threshold=HALF).definite
    else:
        rounds = reach_least(columns, seeds, threshold=HALF)
    return [int(party) for party in np.flatnonzero(rounds != NOT_REACHED)]


def run_polars(folder: Path) -> list[int]:
    """Iterated joins and group-bys."""
    pl = import_module("polars")
    stakes = pl.read_parquet(folder / "stakes.parquet")
    reached = fresh = pl.read_parquet(folder / "listed.parquet")
    held = pl.DataFrame(schema={"asset": pl.Int32, "share": pl.Int64})
    while fresh.height:
        added = stakes.join(fresh, left_on="owner", right_on="party", how="semi")
        sums = added.group_by("asset").agg(pl.col("share").cast(pl.Int64).sum())
        held = pl.concat([held, sums]).group_by("asset").agg(pl.col("share").sum())
        enough = held.filter(pl.col("share") >= HALF).select(party=pl.col("asset"))
        fresh = enough.join(reached, on="party", how="anti")
        reached = pl.concat([reached, fresh])
    return sorted(reached["party"].to_list())


def run_duckdb(folder: Path) -> list[int]:
    """Iterated SQL."""
    db = import_module("duckdb").connect()
    db.execute("set threads = 1")
    db.execute(f"create table stakes as from '{folder / 'stakes.parquet'}'")
    db.execute(f"create table reached as from '{folder / 'listed.parquet'}'")
    db.execute("alter table reached add column round integer default 0")
    db.execute("create table held (asset integer, share bigint)")
    number = 0
    while True:
        db.execute(
            "insert into held select asset, sum(share) from stakes join reached on owner = party "
            "where round = ? group by asset",
            [number],
        )
        number += 1
        db.execute(
            "insert into reached select asset, ? from held where asset not in (select party from reached) "
            "group by asset having sum(share) >= ?",
            [number, HALF],
        )
        found = db.execute("select count(*) from reached where round = ?", [number]).fetchone()
        if not found or not found[0]:
            return [row[0] for row in db.execute("select party from reached order by party").fetchall()]


RUNNERS: dict[str, Callable[[Path], list[int]]] = {
    "lading": run_lading,
    "lading-all": lambda folder: run_lading(folder, everything=True),
    "polars": run_polars,
    "duckdb": run_duckdb,
}


def work(engine: str, folder: Path) -> None:
    """One engine in this process."""
    found = RUNNERS[engine](folder)
    digest = hashlib.sha256(",".join(map(str, found)).encode()).hexdigest()[:12]
    spent = resource.getrusage(resource.RUSAGE_SELF)
    print(len(found), digest, f"{spent.ru_utime + spent.ru_stime:.2f}", spent.ru_maxrss // 1024)


def compare(edges: int) -> None:
    """Every engine on one register."""
    with tempfile.TemporaryDirectory() as name:
        subprocess.run([sys.executable, __file__, "make", str(edges), name], check=True)
        digests = set()
        for engine in ENGINES:
            done = subprocess.run(
                [sys.executable, __file__, "work", engine, name], capture_output=True, text=True, check=False
            )
            if done.returncode:
                print(f"| {edges:,} | {engine} | not run: {done.stderr.strip().splitlines()[-1]} | | |")
                continue
            reached, digest, seconds, memory = done.stdout.split()
            digests.add(digest)
            print(f"| {edges:,} | {engine} | {int(reached):,} | {seconds} | {memory} |", flush=True)
        if len(digests) > 1:
            raise SystemExit("the engines disagree")


def main() -> None:
    if sys.argv[1:2] == ["make"]:
        make(int(sys.argv[2]), Path(sys.argv[3]))
    elif sys.argv[1:2] == ["work"]:
        work(sys.argv[2], Path(sys.argv[3]))
    else:
        print("| edges | engine | reached | CPU s | MB |")
        print("|---|---|---|---|---|")
        for edges in [int(text.replace("_", "")) for text in sys.argv[1:]] or [100_000, 1_000_000]:
            compare(edges)


if __name__ == "__main__":
    main()

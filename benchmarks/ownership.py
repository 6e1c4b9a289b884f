"""The ownership fixpoint on synthetic scale-free registers: Lading's kernel beside other engines, in one run.

    python benchmarks/ownership.py [EDGES ...]          100000 and 1000000 without any

Every engine runs in a process of its own, reads the same two Parquet files, and prints how many parties it reached and
a digest of them. CPU seconds and peak memory are those of the whole process, imports and reading included. The answers
must be equal. `duckdb`, `polars` and `pyarrow` must be installed; an engine that is not is left out and said so.

2026-12-01, Python 3.11, NumPy 2.4.6, pyarrow 26.0.1, Polars 2.1.0, DuckDB 2.0.1, two shared cores, median of three runs
in turns, CPU seconds and MB, with the arguments 100_000 1_000_000 10_000_000:
    10**6: lading 0.23, 149; Polars 0.36, 124; DuckDB 0.41, 125; rustworkx 0.18.1 0.72, 439; igraph 1.0.0 0.58, 334
    10**7: lading 1.18, 478; lading-all 7.39, 513; Polars 1.68, 246; DuckDB 1.76, 277
"""

import hashlib
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from side_by_side import NEIGHBOURS, main, read_columns, report

HALF = 500_000
ENGINES = ("lading", "lading-all", "polars", "duckdb", "rustworkx", "igraph", "networkx")


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

    owner, asset, share = read_columns(folder / "stakes.parquet", ("owner", "asset", "share"))
    (listed,) = read_columns(folder / "listed.parquet", ("party",))
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


def run_objects(folder: Path, *, engine: str) -> list[int]:
    """A graph library for who holds what, and plain Python for the cascade, which none has a function for."""
    pq = import_module("pyarrow.parquet")
    table = pq.read_table(folder / "stakes.parquet")
    owner, asset, share = (table[name].to_pylist() for name in ("owner", "asset", "share"))
    fresh = pq.read_table(folder / "listed.parquet")["party"].to_pylist()
    near = NEIGHBOURS[engine](owner, asset, max(*owner, *asset, *fresh) + 1)
    held, reached = [0] * (max(*owner, *asset, *fresh) + 1), set(fresh)
    while fresh:
        touched = set()
        for party in fresh:
            for stake, company in near(party, "target"):
                held[company] += share[stake]
                touched.add(company)
        fresh = [company for company in touched if held[company] >= HALF and company not in reached]
        reached.update(fresh)
    return sorted(reached)


RUNNERS: dict[str, Callable[[Path], list[int]]] = {
    "lading": run_lading,
    "lading-all": lambda folder: run_lading(folder, everything=True),
    "polars": run_polars,
    "duckdb": run_duckdb,
    **{engine: partial(run_objects, engine=engine) for engine in ("rustworkx", "igraph", "networkx")},
}


def work(engine: str, folder: Path) -> None:
    """One engine in this process."""
    found = RUNNERS[engine](folder)
    digest = hashlib.sha256(",".join(map(str, found)).encode()).hexdigest()[:12]
    report(len(found), digest)


if __name__ == "__main__":
    main(__file__, ENGINES, make=make, work=work)

"""Three-hop supply exposure with kept paths on synthetic scale-free graphs: Lading's kernel beside other engines, in one run.

    python benchmarks/exposure_scale.py [EDGES ...]          100000 and 1000000 without any

Every engine runs in a process of its own, reads the same two Parquet files and the same rules, and keeps the best way
from every party to every risk source with its edges and rules; the ways must be equal. CPU seconds and peak memory are
those of the whole process, imports and reading included. An engine that is not installed is left out and said so.

2026-12-01, Python 3.11, NumPy 2.4.6, pyarrow 26.0.1, Polars 2.1.0, DuckDB 2.0.1, two shared cores, median of three runs
in turns, CPU seconds and MB, with the arguments 100_000 1_000_000 10_000_000:
    10**6: lading 0.25, 130; Polars 0.42, 190; DuckDB 0.47, 188; rustworkx 0.18.1 3.00, 400; igraph 1.0.0 3.51, 306
    10**7: lading 1.14, 357; Polars 3.41, 880; DuckDB 2.78, 940
"""

# ruff: noqa: S608 (the columns and files of this benchmark, nobody's input)
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from side_by_side import NEIGHBOURS, Near, main, read_columns, report

MILLION, MAX_HOPS = 1_000_000, 3
ENGINES = ("lading", "polars", "duckdb", "rustworkx", "igraph", "networkx")
KINDS = {
    "supplies": 30, "procures_for": 6, "transports": 6, "develops": 2, "tests": 1, "assembles": 1, "trains": 1,
    "finances": 4, "contracts_with": 12, "owns": 14, "controls": 3, "directs": 8, "linked_to": 2, "visits": 5, "works_for": 5,
}  # fmt: skip
"""The predicates, and how many of a hundred edges have each. No rule speaks of the last two."""
Answer = tuple[NDArray[np.int64], ...]
"""Columns: risk source, party, weight in 10**-18, length, and from the party on the edges and their rules, -1 for none."""


def write_rules(folder: Path) -> None:
    """The rows of the shipped table that do not lead through goods, in numbers, for engines that know nothing of Lading."""
    from lading.exposure.rules import load_rules

    every = [rule for rule in load_rules().rules if rule.label != "goods" and not rule.same_goods]
    rows = [rule for rule in every if not rule.after or rule.after & {rule.id for rule in every if not rule.after}]
    number = {rule.id: place for place, rule in enumerate(rows)}
    table = [
        {
            "kinds": [place for place, kind in enumerate(KINDS) if kind in rule.kinds],
            "exposes_source": rule.exposes == "source",
            "weight": round(rule.weight * MILLION),
            "after": [number[name] for name in sorted(rule.after) if name in number],
            "hops": rule.hops,
        }
        for rule in rows
    ]
    (folder / "rules.json").write_text(json.dumps(table), encoding="utf-8")


def make(edges: int, folder: Path) -> None:
    """A trade graph: few buyers with very many suppliers, few sellers with many customers, the listed among the buyers."""
    pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")
    chance = np.random.default_rng(20261123)
    parties = edges * 6 // 10
    source = chance.permutation(parties).astype(np.int32)[(parties * chance.random(edges) ** 2).astype(np.int64)]
    target = chance.permutation(parties).astype(np.int32)[(parties * chance.random(edges) ** 3).astype(np.int64)]
    kind = np.repeat(np.arange(len(KINDS), dtype=np.uint8), list(KINDS.values()))[chance.integers(0, 100, edges)]
    listed = np.unique(target[chance.integers(0, edges, max(1, parties // 1000))])
    pq.write_table(pa.table({"kind": kind, "source": source, "target": target}), folder / "edges.parquet")
    pq.write_table(pa.table({"party": listed}), folder / "listed.parquet")
    write_rules(folder)


def run_lading(folder: Path) -> Answer:
    """The package's kernel over columns."""
    from lading.exposure.reach import Edges, Row, find_best, pick_best

    kind, source, target = read_columns(folder / "edges.parquet", ("kind", "source", "target"))
    (listed,) = read_columns(folder / "listed.parquet", ("party",))
    parties = int(max(source.max(), target.max(), listed.max())) + 1
    table = json.loads((folder / "rules.json").read_text(encoding="utf-8"))
    rules = [Row(**{**row, "kinds": tuple(row["kinds"]), "after": tuple(row["after"])}) for row in table]
    levels = find_best(Edges(parties, kind, source, target), listed, rules=rules)
    parts = []
    for length, ways in enumerate(levels, 1):
        best = ways.take(pick_best(ways, parties=parties))
        steps, onward = [best.edge, best.rule], best.onward
        for shorter in levels[: length - 1][::-1]:
            steps += [shorter.edge[onward], shorter.rule[onward]]
            onward = shorter.onward[onward]
        none = [np.full(best.edge.size, -1)] * (2 * (MAX_HOPS - length))
        weight = best.weight * MILLION ** (MAX_HOPS - length)
        parts.append((best.risk, best.party, weight, np.full(best.edge.size, length), *steps, *none))
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    order = np.lexsort((columns[3], -columns[2], columns[1], columns[0]))
    risk, party = columns[0][order], columns[1][order]
    first = np.ones(order.size, np.bool_)
    first[1:] = (risk[1:] != risk[:-1]) | (party[1:] != party[:-1])
    return tuple(column[order[first]] for column in columns)


def run_propagate(folder: Path) -> Answer:
    """What `lading trace` runs, over edges with their words: weights alone, as equal ones are ordered otherwise there.

    Not among the engines that are compared: `make EDGES FOLDER` and `work propagate FOLDER` run it by itself.
    """
    from lading.exposure.propagate import find_ways
    from lading.exposure.rules import load_rules
    from lading.graph.build import Graph
    from lading.graph.relations import load_relations
    from lading.model.claim import MentionKind
    from lading.model.exposure import Edge
    from lading.model.schema import load_schemata

    columns = read_columns(folder / "edges.parquet", ("kind", "source", "target"))
    names = list(KINDS)
    edges = tuple(
        Edge(names[kind], str(source), str(target), (str(place),), dataset="x", words="x")
        for place, (kind, source, target) in enumerate(zip(*(column.tolist() for column in columns), strict=True))
        if source != target
    )
    kinds = {end: MentionKind.ORG for edge in edges for end in (edge.source, edge.target)}
    graph = Graph(load_relations(load_schemata()), {}, kinds, {}, {}, {}, edges, {}, ())
    (listed,) = read_columns(folder / "listed.parquet", ("party",))
    found = find_ways(graph, edges, map(str, listed.tolist()), table=load_rules())
    rows = sorted((int(risk), int(party), round(ways[0].weight * MILLION)) for (party, risk), ways in found.items())
    return tuple(np.array(column) for column in zip(*rows, strict=True))


STEP = """
select e.{party} as party, w.party as via, w.risk as risk, w.weight * r.weight as weight, e.edge as edge1, r.rule as rule1
{onward}
from ways{last} w join rules r on r.after = w.rule1 and r.hops >= {hop} and r.exposes = '{party}'
join edges e on e.{onto} = w.party and e.kind = r.kind
where e.{party} <> w.party and e.{party} <> w.risk and e.{party} <> w.via
"""
SIDES = (("source", "target"), ("target", "source"))


def steps(length: int) -> list[str]:
    """The columns of a way's edges and rules, from the party on."""
    return [f"{name}{place}" for place in range(1, length + 1) for name in ("edge", "rule")]


def flat_rules(folder: Path) -> list[tuple[int, int, str, int, int, int]]:
    """The table as (rule, kind, end exposed, weight, rule before or -1, hops), one row a combination."""
    return [
        (place, kind, "source" if row["exposes_source"] else "target", row["weight"], after, row["hops"])
        for place, row in enumerate(json.loads((folder / "rules.json").read_text(encoding="utf-8")))
        for kind in row["kinds"]
        for after in row["after"] or (-1,)
    ]


def run_duckdb(folder: Path) -> Answer:
    """Plain SQL: a join a hop, `distinct on` for the best."""
    db = import_module("duckdb").connect()
    db.execute("set threads = 1")
    db.execute(
        "create table edges as select kind, source, target, file_row_number as edge "
        f"from read_parquet('{folder / 'edges.parquet'}', file_row_number = true)"
    )
    db.execute(
        "create table rules (rule bigint, kind utinyint, exposes text, weight bigint, after bigint, hops integer)"
    )
    db.executemany("insert into rules values (?, ?, ?, ?, ?, ?)", flat_rules(folder))
    db.execute(
        "create table ways0 as select party, -1 as via, party as risk, -1::bigint as rule1, 1::bigint as weight "
        f"from '{folder / 'listed.parquet'}'"
    )
    for hop in range(1, MAX_HOPS + 1):
        onward = "".join(f", w.{old} as {new}" for old, new in zip(steps(hop - 1), steps(hop)[2:], strict=True))
        both = " union all ".join(
            STEP.format(party=party, onto=onto, hop=hop, last=hop - 1, onward=onward) for party, onto in SIDES
        )
        group = "party, risk" if hop == MAX_HOPS else "party, via, risk, rule1"
        order = ", ".join((group, "weight desc", *steps(hop)))
        db.execute(f"create table ways{hop} as select distinct on ({group}) * from ({both}) order by {order}")
    columns = ", ".join(steps(MAX_HOPS))
    lengths = " union all by name ".join(
        f"select risk, party, weight * {MILLION ** (MAX_HOPS - hop)} as weight, {hop}::bigint as length, "
        f"{', '.join(steps(hop))} from ways{hop}"
        for hop in range(1, MAX_HOPS + 1)
    )
    found = db.execute(
        f"with best as (select distinct on (risk, party) * from ({lengths}) "
        f"order by risk, party, weight desc, length, {columns}) "
        "select risk, party, weight, length, "
        + ", ".join(f"coalesce({name}, -1) as {name}" for name in steps(MAX_HOPS))
        + " from best order by risk, party"
    ).fetchnumpy()
    return tuple(found.values())


def run_polars(folder: Path) -> Answer:
    """A join a hop, sort and first of each group for the best."""
    pl = import_module("polars")
    edges = (
        pl.read_parquet(folder / "edges.parquet").with_row_index("edge1").with_columns(pl.col("edge1").cast(pl.Int64))
    )
    names = {
        "rule": pl.Int64,
        "kind": pl.UInt8,
        "exposes": pl.String,
        "factor": pl.Int64,
        "after": pl.Int64,
        "hops": pl.Int64,
    }
    rules = pl.DataFrame(flat_rules(folder), schema=names, orient="row")
    listed = pl.read_parquet(folder / "listed.parquet")["party"]
    ways = pl.DataFrame({"party": listed, "risk": listed}).with_columns(
        via=pl.lit(-1, pl.Int32), weight=pl.lit(1, pl.Int64), rule1=pl.lit(-1, pl.Int64)
    )
    lengths = []
    for hop in range(1, MAX_HOPS + 1):
        sides = [_lengthen_polars(edges, ways, rules, ends=(party, onto, hop)) for party, onto in SIDES]
        group = ["party", "risk"] if hop == MAX_HOPS else ["party", "via", "risk", "rule1"]
        best = pl.concat(sides).sort("weight", *steps(hop), descending=[True] + [False] * 2 * hop)
        ways = best.unique(group, keep="first", maintain_order=True)
        scaled = pl.col("weight") * MILLION ** (MAX_HOPS - hop)
        lengths.append(ways.select("risk", "party", scaled, *steps(hop), length=pl.lit(hop, pl.Int64)))
    columns = ["risk", "party", "weight", "length", *steps(MAX_HOPS)]
    found = pl.concat(lengths, how="diagonal").sort(
        "weight", "length", *steps(MAX_HOPS), descending=[True] + [False] * 7
    )
    found = found.unique(["risk", "party"], keep="first", maintain_order=True).sort("risk", "party").fill_null(-1)
    return tuple(found[name].to_numpy() for name in columns)


def _lengthen_polars(edges: Any, ways: Any, rules: Any, *, ends: tuple[str, str, int]) -> Any:
    pl = import_module("polars")
    party, onto, hop = ends
    heads = ways.join(
        rules.filter(pl.col("hops") >= hop, pl.col("exposes") == party), left_on="rule1", right_on="after"
    ).drop("exposes", "hops")
    renamed = dict(zip(steps(hop - 1), steps(hop)[2:], strict=True))
    heads = heads.rename(renamed) if hop > 1 else heads.drop("rule1")
    near = edges.join(heads, left_on=[onto, "kind"], right_on=["party", "kind"], how="semi")
    pairs = near.join(heads, left_on=[onto, "kind"], right_on=["party", "kind"])
    apart = (pl.col(party) != pl.col(onto)) & (pl.col(party) != pl.col("risk")) & (pl.col(party) != pl.col("via"))
    return pairs.filter(apart).select(
        "risk",
        *steps(hop)[2:],
        "edge1",
        party=pl.col(party),
        via=pl.col(onto),
        rule1=pl.col("rule"),
        weight=pl.col("weight") * pl.col("factor"),
    )


def run_objects(folder: Path, *, engine: str) -> Answer:
    """A graph library for the neighbours, and plain Python for what it has no function for: rules and kept paths."""
    pq = import_module("pyarrow.parquet")
    table = pq.read_table(folder / "edges.parquet")
    kind, source, target = (table[name].to_pylist() for name in ("kind", "source", "target"))
    listed = pq.read_table(folder / "listed.parquet")["party"].to_pylist()
    near = NEIGHBOURS[engine](source, target, max(*source, *target, *listed) + 1)
    rules: dict[tuple[int, str, int], list[tuple[int, int, int]]] = defaultdict(list)
    for rule, of_kind, exposes, weight, after, hops in flat_rules(folder):
        rules[of_kind, exposes, after].append((rule, weight, hops))
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    for risk in listed:
        ways: Iterable[tuple[int, ...]] = [(risk, -1, -1)]
        for hop in range(1, MAX_HOPS + 1):
            ways = _lengthen_objects(ways, near, (kind, rules), risk=risk, hop=hop)
            for party, _, weight, *taken in ways:
                none = [-1] * (2 * (MAX_HOPS - hop))
                row = (weight * MILLION ** (MAX_HOPS - hop), hop, *taken, *none)
                if (risk, party) not in found or row < found[risk, party]:
                    found[risk, party] = row
    rows = [(*pair, -row[0], *row[1:]) for pair, row in sorted(found.items())]
    return tuple(np.array(column) for column in zip(*rows, strict=True))


def _lengthen_objects(
    ways: Iterable[tuple[int, ...]], near: Near, tables: tuple[list[int], Any], *, risk: int, hop: int
) -> list[tuple[int, ...]]:
    """Ways are (party, onto, minus weight, edge, rule, ...); the best is kept for each party, onto and rule."""
    kind, rules = tables
    kept: dict[tuple[int, int, int], tuple[int, ...]] = {}
    for head, via, weight, *taken in ways:
        for end in ("source", "target"):
            for edge, party in near(head, end):
                if party in (head, via, risk):
                    continue
                for rule, factor, hops in rules.get((kind[edge], end, taken[1] if taken else -1), ()):
                    row = (party, head, weight * factor, edge, rule, *taken)
                    if hop <= hops and row < kept.get((party, head, rule), (party + 1,)):
                        kept[party, head, rule] = row
    return list(kept.values())


def work(engine: str, folder: Path) -> None:
    """One engine in this process."""
    runners = {"lading": run_lading, "polars": run_polars, "duckdb": run_duckdb, "propagate": run_propagate}
    answer = runners[engine](folder) if engine in runners else run_objects(folder, engine=engine)
    digest = hashlib.sha256()
    for column in answer:
        digest.update(np.ascontiguousarray(column, np.int64).tobytes())
    report(answer[0].size, digest.hexdigest()[:12])


if __name__ == "__main__":
    main(__file__, ENGINES, make=make, work=work)

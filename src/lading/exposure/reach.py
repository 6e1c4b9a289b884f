"""The supply kernel: the best ways of at most three edges from every party to every risk source, over columns of numbers.

The rules are those of `propagate`, for edges that are numbers: which kind of edge exposes which of its ends, after which
other rules, how far, with what weight. A way visits no party twice. Every hop reads the edges once, keeps those that
lead onto a party reached the hop before, and joins. Weights are parts per million and their products exact.
`reach_plain` says the same slowly; the tests hold the two together, and both against `propagate`. Goods as stations of a
way, and the word "sole", are `propagate`'s alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.int32]
Wide = NDArray[np.int64]
Mask = NDArray[np.bool_]
MILLION = 1_000_000
MAX_HOPS = 3
"""Beyond three hops nothing is claimed; three weights in parts per million multiply to less than 2**63."""
NOTHING = -1
BLOCK = 1 << 17
"""Edges looked at together: their positions fit the processor's cache."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the rule table, in numbers."""

    kinds: tuple[int, ...]
    exposes_source: bool
    """Whether it exposes the source of the edge to its target, or the target to the source."""
    weight: int
    """Parts per million."""
    after: tuple[int, ...] = ()
    """Places of the rows that may have reached the other end; empty: the other end is the risk source."""
    hops: int = 1
    same_item: bool = False
    """Whether this edge and the next must be about one thing."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges as columns: `source[i]` does `kind[i]`, 0 to 255, to `target[i]`. Loops and parallel edges are allowed."""

    parties: int
    kind: NDArray[np.uint8]
    source: Column
    target: Column
    item: Column | None = None
    """What the edge is about, -1 for nothing."""
    factor: Column | None = None
    """What multiplies the rule's weight on this edge, parts per million; the product is rounded down to one."""

    def __post_init__(self) -> None:
        for column in (self.source, self.target):
            if column.size and not 0 <= column.min() <= column.max() < self.parties:
                raise ValueError(f"an edge names a party outside 0 to {self.parties - 1}")


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways of one length, a row each, in the order that decides between equal weights: by edge, rule, and onward way."""

    party: Wide
    risk: Wide
    """The risk source."""
    rule: Wide
    edge: Wide
    onto: Wide
    """The party that the first edge leads onto."""
    weight: Wide
    """Product of the weights: parts per million to the power of the number of edges."""
    onward: Wide
    """The row, among the ways one edge shorter, that it goes on with; -1 where there is none."""

    def take(self, rows: Wide) -> "Ways":
        """Some of the rows."""
        return Ways(*(getattr(self, field.name)[rows] for field in fields(self)))


def find_best(edges: Edges, risks: Column, *, rules: Sequence[Row]) -> tuple[Ways, ...]:
    """The ways of one, two and three edges that the best ones are made of.

    Beside the best of each length, which `pick_best` picks, the shorter ones hold what only longer ways go on with.

    Args:
        edges: those that stand.
        risks: the listed parties that are risk sources.
        rules: the table.

    Raises:
        ValueError: where a rule reaches further than three hops, or the groups outnumber 64-bit integers.
    """
    if any(row.hops > MAX_HOPS for row in rules):
        raise ValueError(f"a rule reaches further than {MAX_HOPS} hops")
    listed = np.unique(risks).astype(np.int64)
    none = np.full(listed.size, NOTHING, np.int64)
    start = Ways(listed, listed, none, none, none, np.ones(listed.size, np.int64), none)
    found: list[Ways] = []
    while len(found) < MAX_HOPS:
        longer = _lengthen(edges, found[-1] if found else start, rules, hop=len(found) + 1)
        group = _group(edges, longer, rules, risks=listed, hop=len(found) + 1)
        found.append(longer.take(_keep(group, longer.weight, longer.onto if len(found) + 1 < MAX_HOPS else None)))
    return tuple(found)


def pick_best(ways: Ways, *, parties: int) -> Wide:
    """The rows of the best way from each party to each risk source: the heaviest, and of equal ones the first."""
    return _keep(ways.risk * parties + ways.party, ways.weight, None)


def _lengthen(edges: Edges, ways: Ways, rules: Sequence[Row], *, hop: int) -> Ways:
    """Every way one edge longer that the rules allow, in the order of `Ways`."""
    open_to = [_follows(row, ways, hop) for row in rules]
    parts = []
    for exposes_source in (True, False):
        rows = [
            place for place, row in enumerate(rules) if row.exposes_source is exposes_source and open_to[place].size
        ]
        if not rows:
            continue
        reached = np.zeros(edges.parties, np.bool_)
        for place in rows:
            reached[ways.party[open_to[place]]] = True
        party, onto = (edges.source, edges.target) if exposes_source else (edges.target, edges.source)
        near = _find_onto(onto, reached)
        for place in rows:
            own = near[_of_kinds(rules[place].kinds)[edges.kind[near]]]
            step, head = _join(onto[own], ways.party, open_to[place])
            parts.append(_combine(edges, ways, (own[step], party[own[step]], head), place=place, row=rules[place]))
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)] or [np.zeros(0, np.int64)] * len(
        fields(Ways)
    )
    longer = Ways(*columns)
    return longer.take(np.argsort(longer.edge * len(rules) + longer.rule, kind="stable")) if len(parts) > 1 else longer


def _follows(row: Row, ways: Ways, hop: int) -> Wide:
    """The ways that a row may lengthen. At the first hop those are the risk sources themselves."""
    if hop == 1:
        return np.arange(0 if row.after else ways.party.size)
    return np.flatnonzero(np.isin(ways.rule, row.after)) if row.after and hop <= row.hops else np.zeros(0, np.int64)


def _of_kinds(kinds: Sequence[int]) -> Mask:
    wanted = np.zeros(256, np.bool_)
    wanted[list(kinds)] = True
    return wanted


def _find_onto(onto: Column, reached: Mask) -> Wide:
    """The edges that lead onto parties reached."""
    found = [np.zeros(0, np.int64)]
    for start in range(0, onto.size, BLOCK):
        block = onto[start : start + BLOCK].astype(np.intp)  # take() would otherwise convert in small steps
        found.append(np.flatnonzero(reached.take(block, mode="clip")) + start)
    return np.concatenate(found)


def _join(onto: Column, party: Wide, heads: Wide) -> tuple[Wide, Wide]:
    """Every pair of a step and a way that starts where the step leads, by step, then by way."""
    heads = heads[np.argsort(party[heads], kind="stable")]
    parties, starts = np.unique(party[heads], return_index=True)
    ends = np.append(starts[1:], heads.size)
    place = np.minimum(np.searchsorted(parties, onto), max(0, parties.size - 1))
    counts = np.where(parties[place] == onto, ends[place] - starts[place], 0)
    step = np.repeat(np.arange(onto.size), counts)
    shift = np.repeat(starts[place] - np.cumsum(counts) + counts, counts)
    return step, heads[shift + np.arange(step.size)]


def _combine(
    edges: Edges, ways: Ways, pairs: tuple[Wide, Column, Wide], *, place: int, row: Row
) -> tuple[Wide, Wide, Wide, Wide, Wide, Wide, Wide]:
    """The columns of the longer ways: pairs of an edge and a way, less those that visit a party twice."""
    edge, party, head = pairs
    kept = (party != ways.party[head]) & (party != ways.onto[head]) & (party != ways.risk[head])
    if row.same_item:
        kept &= _items(edges, edge) == _items(edges, ways.edge[head])
        kept &= _items(edges, edge) != NOTHING
    edge, party, head = edge[kept], party[kept].astype(np.int64), head[kept]
    weight = ways.weight[head] * _weights(edges, edge, row)
    rule = np.full(edge.size, place, np.int64)
    return party, ways.risk[head], rule, edge, ways.party[head], weight, head


def _items(edges: Edges, edge: Wide) -> Wide:
    return np.full(edge.size, NOTHING, np.int64) if edges.item is None else edges.item[edge].astype(np.int64)


def _weights(edges: Edges, edge: Wide, row: Row) -> Wide:
    factor = np.full(edge.size, MILLION, np.int64) if edges.factor is None else edges.factor[edge].astype(np.int64)
    return row.weight * factor // MILLION


def _group(edges: Edges, ways: Ways, rules: Sequence[Row], *, risks: Wide, hop: int) -> Wide:
    """A number for each way: ways of one number start and end alike, and the same rows may lengthen them."""
    following = [
        tuple(place for place, row in enumerate(rules) if mine in row.after and hop < row.hops)
        for mine in range(len(rules))
    ]
    classes = {key: number for number, key in enumerate(dict.fromkeys(following))}
    by_item = np.array([any(rules[place].same_item for place in key) for key in following], np.bool_)
    size, items = len(classes), 1
    tag = np.zeros(ways.edge.size, np.int64)
    if by_item.any() and edges.item is not None and edges.item.size:
        tag, items = np.where(by_item[ways.rule], _items(edges, ways.edge) + 1, 0), int(edges.item.max()) + 2
    if risks.size * edges.parties * size * items >= 1 << 63:
        raise ValueError("too many parties, risk sources and items together: ask for fewer risk sources at a time")
    kind = np.array([classes[key] for key in following], np.int64)[ways.rule]
    return ((np.searchsorted(risks, ways.risk) * edges.parties + ways.party) * size + kind) * items + tag


def _keep(group: Wide, weight: Wide, via: Wide | None) -> Wide:
    """The heaviest row of each group, the first of equal ones; with `via` also the best that goes another way.

    The second is what a longer way goes on with when the best would lead it back to where it starts.
    """
    order = np.lexsort((-weight, group))
    first = order[_starts(group[order])]
    if via is None:
        return np.sort(first)
    best = np.repeat(via[first], np.diff(np.append(np.flatnonzero(_starts(group[order])), order.size)))
    rest = order[via[order] != best]
    return np.sort(np.concatenate([first, rest[_starts(group[rest])]]))


def _starts(group: Wide) -> Mask:
    """Where a new group begins in a sorted column."""
    starts = np.ones(group.size, np.bool_)
    starts[1:] = group[1:] != group[:-1]
    return starts

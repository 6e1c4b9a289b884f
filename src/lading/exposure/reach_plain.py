"""The supply kernel in plain Python, every way enumerated: slow, obvious, and what the fast one must equal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lading.exposure.reach import MAX_HOPS, MILLION, NOTHING, Row


@dataclass(frozen=True, slots=True)
class PlainEdge:
    """One edge: who does what to whom, about what, and what multiplies the rule's weight, in parts per million."""

    kind: int
    source: int
    target: int
    item: int = NOTHING
    factor: int = MILLION


@dataclass(frozen=True, slots=True)
class PlainWay:
    """A way: the places of its edges and rules from the exposed party to the risk source."""

    weight: int
    parties: tuple[int, ...]
    steps: tuple[tuple[int, int], ...]
    """(edge, rule)."""


def find_best_plainly(
    edges: Sequence[PlainEdge], risks: Iterable[int], *, rules: Sequence[Row]
) -> dict[tuple[int, int, int], PlainWay]:
    """The best way for each party, risk source and number of edges: the heaviest, and of equal ones the first steps."""
    found: dict[tuple[int, int, int], PlainWay] = {}
    for risk in set(risks):
        ways = [PlainWay(1, (risk,), ())]
        for hop in range(1, MAX_HOPS + 1):
            ways = [longer for way in ways for longer in _lengthen(edges, way, rules, hop=hop)]
            for way in ways:
                key = (way.parties[0], risk, hop)
                if key not in found or (-way.weight, way.steps) < (-found[key].weight, found[key].steps):
                    found[key] = way
    return found


def _lengthen(edges: Sequence[PlainEdge], way: PlainWay, rules: Sequence[Row], *, hop: int) -> Iterator[PlainWay]:
    for number, edge in enumerate(edges):
        for place, row in enumerate(rules):
            party, onto = (edge.source, edge.target) if row.exposes_source else (edge.target, edge.source)
            if edge.kind not in row.kinds or onto != way.parties[0] or party in way.parties:
                continue
            if not _may_follow(row, way, hop):
                continue
            if row.same_item and (edge.item == NOTHING or edge.item != edges[way.steps[0][0]].item):
                continue
            weight = way.weight * (row.weight * edge.factor // MILLION)
            yield PlainWay(weight, (party, *way.parties), ((number, place), *way.steps))


def _may_follow(row: Row, way: PlainWay, hop: int) -> bool:
    """A row without `after` begins at the risk source, every other one at what its `after` has reached."""
    if not way.steps:
        return not row.after
    return hop <= row.hops and way.steps[0][1] in row.after

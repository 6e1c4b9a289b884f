"""Part of a case's network: what lies around a party, what holds on a day, what leads from one party to another."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from lading.model.exposure import Edge, Path
from lading.model.period import first_day, last_day
from lading.reports.ledger import Ledger
from lading.reports.network import Network, plan_network

LONGEST, MOST_WAYS = 6, 5
"""Steps of the longest way that is looked for, and ways that are given."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which relations a person wants to see."""

    kinds: Collection[str] = ()
    """Kinds of relation; all where none is named."""
    day: dt.date | None = None
    """Only relations that may have held on this day."""
    hidden: Collection[str] = ()
    """Parties left out with their relations."""


def choose_edges(ledger: Ledger, choice: Choice) -> tuple[Edge, ...]:
    """The relations between parties of the case that a choice lets through, in their order."""
    return tuple(edge for edge in ledger.edges if _is_drawn(ledger, edge) and _is_chosen(edge, choice))


def list_around(edges: Iterable[Edge], centre: str, *, hops: int) -> tuple[Edge, ...]:
    """The relations within so many steps of a party, those between its neighbours among them."""
    every = tuple(edges)
    beside = _beside(every)
    reached, outer = {centre}, {centre}
    for _ in range(hops):
        outer = {other for one in outer for other in beside.get(one, ())} - reached
        reached |= outer
    return tuple(edge for edge in every if edge.source in reached and edge.target in reached)


def plan_some(ledger: Ledger, edges: Iterable[Edge]) -> Network:
    """The picture of some relations of a case."""
    return plan_network(replace(ledger, edges=tuple(edges)))


def plan_around(ledger: Ledger, centre: str, *, hops: int = 1) -> Network:
    """The picture of what lies around a party."""
    return plan_some(ledger, list_around(choose_edges(ledger, Choice()), centre, hops=hops))


def find_ways(edges: Iterable[Edge], start: str, end: str) -> tuple[Path, ...]:
    """The shortest ways from one party to another along relations of either direction, a few of them; none where none is.

    A way shows that relations were read one after the other. It does not say that one reaches through another.
    """
    between: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        between.setdefault((edge.source, edge.target), edge)
        between.setdefault((edge.target, edge.source), edge)
    beside: dict[str, list[str]] = {}
    for one, other in between:
        beside.setdefault(one, []).append(other)
    ways = []
    for way in _walk(beside, start, end):
        ways.append(Path(way, tuple(between[pair] for pair in pairwise(way))))
        if len(ways) == MOST_WAYS:
            break
    return tuple(ways)


def _walk(beside: Mapping[str, list[str]], start: str, end: str) -> Iterator[tuple[str, ...]]:
    """All shortest ways, breadth first, none where the two are one or too far apart."""
    if start == end or start not in beside or end not in beside:
        return
    distance, outer = {end: 0}, [end]
    while outer and start not in distance:
        following: list[str] = []
        for one in outer:
            for other in beside[one]:
                if other not in distance:
                    distance[other] = distance[one] + 1
                    following.append(other)
        outer = following
    if distance.get(start, LONGEST + 1) > LONGEST:
        return
    ways: list[tuple[str, ...]] = [(start,)]
    while ways:
        way = ways.pop(0)
        if way[-1] == end:
            yield way
            continue
        ways += [(*way, other) for other in beside[way[-1]] if distance.get(other, LONGEST) == distance[way[-1]] - 1]


def _is_drawn(ledger: Ledger, edge: Edge) -> bool:
    known = ledger.party(edge.source) is not None and ledger.party(edge.target) is not None
    return known and edge.source != edge.target and edge.kind not in ledger.words.not_drawn


def _is_chosen(edge: Edge, choice: Choice) -> bool:
    if choice.kinds and edge.kind not in choice.kinds:
        return False
    if edge.source in choice.hidden or edge.target in choice.hidden:
        return False
    if choice.day is None:
        return True
    start, end = edge.period.start or edge.published, edge.period.end
    return not (start and first_day(start) > choice.day) and not (end and last_day(end) < choice.day)


def _beside(edges: Iterable[Edge]) -> dict[str, list[str]]:
    beside: dict[str, list[str]] = {}
    for edge in edges:
        beside.setdefault(edge.source, []).append(edge.target)
        beside.setdefault(edge.target, []).append(edge.source)
    return beside

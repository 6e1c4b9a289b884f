"""A search by words and filters over the data sets of a scope."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from lading.catalog.ask import Node
from lading.catalog.filters import Filters, narrow
from lading.catalog.scope import Hit, Hits, Scope, Shelved
from lading.catalog.seek import Found, field_values, seek
from lading.catalog.shelf import MOMENTS

WINDOW = 10_000
"""Entities beyond which no sort by a property looks."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and which part of the answer is wanted."""

    question: Node | None
    filters: Filters = field(default_factory=Filters)
    limit: int = 10
    offset: int = 0
    sorts: Sequence[tuple[str, bool]] = ()
    """Field, and whether the greatest comes first."""
    facets: Iterable[str] = ()


Place = tuple[int, int, float]
"""Which shelf, which number, what score."""


def search(scope: Scope, asked: Search) -> Hits:
    """The entities that answer, best first; of those that answer alike in the order of their data sets.

    An entity whose id stands in several data sets of the scope is found in the first.
    """
    found = [_find(one, asked) for one in scope.shelves]
    if len(found) > 1:
        found = _without_copies(scope, found)
    facets: dict[str, dict[str, int]] = {}
    for name in asked.facets:
        counts: dict[str, int] = {}
        for one, some in zip(scope.shelves, found, strict=True):
            for value, count in _count(one, name, some).items():
                counts[value] = counts.get(value, 0) + count
        facets[name] = dict(sorted(counts.items(), key=lambda pair: -pair[1]))
    places = _order(scope, found, asked)[asked.offset : asked.offset + asked.limit]
    hits = (Hit(scope.shelves[at].shelf.at(number), score, scope.shelves[at]) for at, number, score in places)
    return Hits(sum(len(one.numbers) for one in found), tuple(hits), facets)


def _find(one: Shelved, asked: Search) -> Found:
    return narrow(seek(asked.question, one.shelf), one.shelf, asked.filters, name=one.name)


def _without_copies(scope: Scope, found: list[Found]) -> list[Found]:
    """The same without the entities whose id stands in an earlier data set."""
    kept = [found[0]]
    for at, some in enumerate(found[1:], start=1):
        shelf, before = scope.shelves[at].shelf, [one.shelf.numbers for one in scope.shelves[:at]]
        fresh = [not any(shelf.ids[n] in numbers for numbers in before) for n in some.numbers.tolist()]
        kept.append(some.keep(np.array(fresh, np.bool_)) if fresh else some)
    return kept


def _count(one: Shelved, facet: str, some: Found) -> dict[str, int]:
    counts = one.shelf.facets[facet].count(some.numbers)
    if facet == "datasets" and len(some.numbers):
        counts[one.name] = len(some.numbers)  # whatever it was merged from, it stands in this one
    return counts


def _order(scope: Scope, found: list[Found], asked: Search) -> list[Place]:
    """Places in the order wanted, as many as are needed."""
    shelf = np.concatenate([np.full(len(one.numbers), at) for at, one in enumerate(found)] or [np.zeros(0)])
    numbers = np.concatenate([one.numbers for one in found] or [np.zeros(0, np.int64)])
    scores = np.concatenate([one.scores for one in found] or [np.zeros(0)])
    order = np.lexsort((numbers, shelf, -np.round(scores, 6)))
    if not asked.sorts:
        order = order[: asked.offset + asked.limit]
    places = [(int(shelf[i]), int(numbers[i]), float(scores[i])) for i in order.tolist()]
    for sort, descending in reversed(asked.sorts):
        places = _sort(scope, places[:WINDOW] if sort not in MOMENTS else places, sort, descending=descending)
    return places


def _sort(scope: Scope, places: list[Place], sort: str, *, descending: bool) -> list[Place]:
    """Places by a field; those without it last."""
    keyed = [(_key(scope.shelves[at], number, sort), (at, number, score)) for at, number, score in places]
    with_key = [(key, place) for key, place in keyed if key is not None]
    with_key.sort(key=lambda pair: pair[0], reverse=descending)
    return [place for _, place in with_key] + [place for key, place in keyed if key is None]


def _key(one: Shelved, number: int, sort: str) -> str | None:
    if sort in MOMENTS:
        moment = one.shelf.moments[sort].item(number)
        return f"{moment:020d}" if moment >= 0 else None
    return min(field_values(one.shelf.at(number), sort), default=None)

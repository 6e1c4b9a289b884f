"""The names of a shelf that are worth aligning with a query."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from lading.names.asked import Query
from lading.names.near import Near
from lading.names.pack import Texts
from lading.names.shelf import Shelf

CANDIDATES = 16
"""Names whose texts are compared."""
ALIGNED = 8
"""Names that are aligned word by word."""
OF_ONE = 2
"""Names of one party that are aligned: the others hardly ever say more."""
HOPEFUL = 0.6
"""A name less promising than this share of the most promising one is not aligned."""
LEAST = 0.2
"""Nor is one less promising than this: none of them was ever right with a score worth showing."""
TEXT = 0.25
"""What texts that are alike add to a name's promise; once more where they are equal, so that nothing stands before that name."""
TWICE = np.float32(0.9)
"""Share taken off what a name gathers above all that is asked for: one word is like several of its words."""
MOST_POSTINGS = 20_000
"""Names gathered by the words that tell most; further words only add to what those have found."""
Floats = NDArray[np.float32]


class Chosen(NamedTuple):
    """A name worth aligning, with the likeness of its two texts."""

    promise: float
    name: int
    text: float
    plain: float


def choose_names(query: Query, near: list[Near], shelf: Shelf) -> list[Chosen]:
    """First the names with most shared weight for their length, then of these the ones whose texts are alike too."""
    names, sums = _shared(query, near, shelf)
    if not len(names):
        return []
    total = np.float32(query.total)
    sums -= TWICE * np.maximum(sums - total, 0)
    rough = sums / (shelf.totals[names] + total + np.float32(1.0))
    if len(rough) > CANDIDATES:
        top = rough.argpartition(len(rough) - CANDIDATES)[-CANDIDATES:]
        names, rough = names[top], rough[top]
    listed = sorted(zip(rough.tolist(), names.tolist(), strict=True), key=_order)
    return _diverse(_by_texts(query, listed, shelf.texts), shelf.name_entity)


def add_wholes(query: Query, chosen: list[Chosen], shelf: Shelf, *, slips: int) -> list[Chosen]:
    """With the names that differ from the one asked for in so few letters, whatever their words."""
    known = {one.name for one in chosen}
    found = shelf.wholes.find(query.texts.whole, shelf.texts, slips=slips)
    listed = [(HOPEFUL, name) for name in found if name not in known]
    return chosen + _diverse(_by_texts(query, listed, shelf.texts), shelf.name_entity)


def _by_texts(query: Query, listed: list[tuple[float, int]], texts: Texts) -> list[Chosen]:
    """Names, of which the share is given, with what their texts promise; the most promising first."""
    found: list[Chosen] = []
    least, ratio = LEAST, fuzz.ratio
    offsets, data = texts.offsets.data, texts.data.data
    first, (asked, asked_plain, _) = 2 * query.bare, query.texts
    for share, name in listed:
        if share + TEXT < least:
            break
        at = 5 * name + first
        start, middle, end = offsets[at : at + 3]
        text = ratio(asked, data[start:middle].tobytes()) / 100
        plain = ratio(asked_plain, data[middle:end].tobytes()) / 100
        promise = share + TEXT * max(text, plain)
        found.append(Chosen(promise + (TEXT if text == 1.0 else 0.0), name, text, plain))
        least = max(least, HOPEFUL * promise)
    found.sort(key=_order)
    return [one for one in found if one.promise >= least]


def _diverse(found: list[Chosen], owners: NDArray[np.int32]) -> list[Chosen]:
    """The first few and all that read the same, with few names of one party."""
    kept: list[Chosen] = []
    names: dict[int, int] = {}
    for one in found:
        owner = owners.item(one.name)
        names[owner] = names.get(owner, 0) + 1
        if names[owner] <= OF_ONE:
            kept.append(one)
    return kept[:ALIGNED] + [one for one in kept[ALIGNED:] if one.text == one.plain == 1.0]


def _order(one: Sequence[Any]) -> tuple[float, float]:
    return -one[0], one[1]


def _shared(query: Query, near: list[Near], shelf: Shelf) -> tuple[NDArray[np.int32], Floats]:
    """Names that hold words like those asked for, and the bits they share."""
    weights = query.side.weights
    keys = np.array([key for one in near for key in one.alike], dtype=np.int32)
    bits = [weights[i] * alike for i, one in enumerate(near) for alike in one.alike.values()]
    shared = np.array(bits, dtype=np.float32)
    starts = shelf.postings.offsets[keys]
    sizes = shelf.postings.offsets[keys + 1] - starts
    ends = sizes.cumsum()
    if len(ends) and ends[-1] > MOST_POSTINGS:
        order = np.argsort(-shared, kind="stable")
        few = order[(sizes[order].cumsum() <= MOST_POSTINGS) | (np.arange(len(order)) == 0)]
        shared, starts, sizes = shared[few], starts[few], sizes[few]
        ends = sizes.cumsum()
    if not len(ends) or not ends[-1]:
        return keys, shared
    places = (starts - ends + sizes).repeat(sizes)
    places += np.arange(len(places))
    name = shelf.postings.values[places]
    order = name.argsort()
    name = name[order]
    first = np.ones(len(name), dtype=np.bool_)
    np.not_equal(name[1:], name[:-1], out=first[1:])
    at = first.nonzero()[0]
    return name[at], np.add.reduceat(shared.repeat(sizes)[order], at)

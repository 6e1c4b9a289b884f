"""What each token of a query may stand for: keys of the shelf, by equality or by spelling."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

import numpy as np

from lading.names.asked import Query
from lading.names.compare import LEAST_SIMILARITY
from lading.names.keys import KeyBits
from lading.names.kinds import NameKind
from lading.names.lookup import hash_word
from lading.names.rarity import MOST_BITS, most_bits
from lading.names.shelf import Shelf
from lading.names.similarity import Floats, similarities
from lading.names.tokens import Speller, Spelling

MOST_KNOWN = 20_000
"""Tokens remembered before all are forgotten."""


class Near(NamedTuple):
    """The keys of a shelf that a token may stand for."""

    alike: dict[int, float]
    """Similarity by key."""
    best: float


NOTHING = Near({}, 0.0)


class Way(IntEnum):
    """How a token is looked up."""

    SLIPS = 0
    """By its forms, and by its fold short of one letter."""
    FORMS = 1


HASHES: dict[Way, Callable[[Spelling], list[int]]] = {
    Way.SLIPS: lambda word: hash_word(word, slips=True, sounds=word.abjad),
    Way.FORMS: lambda word: hash_word(word, slips=False, sounds=word.abjad),
}


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what tokens may stand for, and remembers it: the words of queries come again."""

    shelf: Shelf
    similar: Floats
    speller: Speller
    key_bits: KeyBits
    known: dict[tuple[str, Way], Near] = field(default_factory=dict)
    counted: dict[str, tuple[int, float]] = field(default_factory=dict)
    """Number (-1 where there is none) and bits of a key."""

    def forget(self) -> None:
        """Empties the memory where it has grown large."""
        self.speller.forget(above=MOST_KNOWN)
        if len(self.counted) > MOST_KNOWN:
            self.known.clear()
            self.counted.clear()

    def bits(self, key: str) -> float:
        """How rare a key is."""
        return self._count(key)[1]

    def knows(self, key: str) -> bool:
        """Whether a name of the shelf has this key."""
        return self._count(key)[0] >= 0

    def find(self, query: Query) -> list[Near]:
        """What each token of a query may stand for."""
        fuzzy, tokens = query.fuzzy, query.tokens
        found = [NOTHING if may else self._equal(token.key) for token, may in zip(tokens, fuzzy, strict=True)]
        self._add(query, [(i, self._way(query, i)) for i, may in enumerate(fuzzy) if may], found)
        return found

    def _way(self, query: Query, i: int) -> Way:
        """A listed word has no slip in it."""
        return Way.FORMS if i >= query.side.singles or self._count(query.tokens[i].key)[0] >= 0 else Way.SLIPS

    def _count(self, key: str) -> tuple[int, float]:
        found = self.counted.get(key)
        if found is None:
            number = self.shelf.keys.find(key)
            bits = self.key_bits.at(number, key)
            if bits is None:
                bits = most_bits(key) if self.shelf.kind is NameKind.PERSON else MOST_BITS
            found = self.counted[key] = number, bits
        return found

    def _equal(self, key: str) -> Near:
        number = self._count(key)[0]
        return Near({number: 1.0}, 1.0) if number >= 0 else NOTHING

    def _add(self, query: Query, asked: Iterable[tuple[int, Way]], found: list[Near]) -> None:
        """Adds to what is found what the given tokens may stand for by one way each."""
        fresh: list[tuple[int, Way]] = []
        for i, way in asked:
            near = self.known.get((query.tokens[i].key, way))
            if near is None:
                fresh.append((i, way))
            else:
                found[i] = _both(found[i], near)
        if fresh:
            for (i, way), near in zip(fresh, self._look_up(query, fresh), strict=True):
                self.known[query.tokens[i].key, way] = near
                found[i] = _both(found[i], near)

    def _look_up(self, query: Query, fresh: list[tuple[int, Way]]) -> list[Near]:
        spelled = [query.spelled[i] for i, _ in fresh]
        alike: list[dict[int, float]] = [{} for _ in fresh]
        hashes: list[int] = []
        owner: list[int] = []
        for at, (_, way) in enumerate(fresh):
            some = HASHES[way](spelled[at])
            hashes += some
            owner += [at] * len(some)
        if hashes:
            self._compare(spelled, hashes, np.array(owner), alike)
        for (i, _), mine in zip(fresh, alike, strict=True):
            number = self._count(query.tokens[i].key)[0]
            if number >= 0:
                mine[number] = 1.0
        return [Near(mine, max(mine.values(), default=0.0)) for mine in alike]

    def _compare(
        self, spelled: list[Spelling], hashes: list[int], owner: Floats, alike: list[dict[int, float]]
    ) -> None:
        """Words that share a hashed key with a token and are alike enough."""
        listed = self.shelf.words
        found, to = self.shelf.lookup.find(hashes)
        both = np.sort(owner[found] * len(listed.forms) + to)
        if not len(both):
            return
        first = np.ones(len(both), dtype=np.bool_)
        np.not_equal(both[1:], both[:-1], out=first[1:])
        at, to = np.divmod(both[first], len(listed.forms))
        similar = similarities(spelled, at, listed, to, self.similar)
        keep = similar >= LEAST_SIMILARITY
        keys = self.shelf.word_key[to[keep]].tolist()
        for i, key, likeness in zip(at[keep].tolist(), keys, similar[keep].tolist(), strict=True):
            if alike[i].get(key, 0.0) < likeness:
                alike[i][key] = likeness


def _both(one: Near, other: Near) -> Near:
    """The greater similarity to each key."""
    if not one.alike:
        return other
    if not other.alike:
        return one
    merged = dict(one.alike)
    for key, likeness in other.alike.items():
        if merged.get(key, 0.0) < likeness:
            merged[key] = likeness
    return Near(merged, max(one.best, other.best))

"""The search over a shelf: words that may be meant, names that hold them, names aligned word by word, scored."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from lading.names.align import Pair, Side, align
from lading.names.asked import Query
from lading.names.choose import Chosen, add_wholes, choose_names
from lading.names.compare import LEAST_SIMILARITY, LIGHT, SURE, Comparer
from lading.names.keys import KeyBits
from lading.names.measure import Figures, Likeness, Texts, edits_between, figures
from lading.names.near import Finder, Near
from lading.names.pack import Texts as Packed
from lading.names.readings import other_readings
from lading.names.shelf import Shelf
from lading.names.similarity import similarities
from lading.names.tokens import Speller, tokens_of
from lading.names.whole import SLIPS
from lading.names.words import Name, Role

CLEAR = 0.62
"""Where no name promises more, names with two slips are looked up as a whole too; else only the equal ones, if none was seen."""
TELLING = 0.1
"""A word of less than this share of the query is not compared with words that the lookup did not give."""

Missed = dict[tuple[int, int], list[tuple[int, int]]]
"""Token and key that were not compared: the names, and the places in them, where the key stands."""


class Listed(Sequence[str]):
    """The keys of a name's tokens, read when they are asked for."""

    __slots__ = ("numbers", "texts")

    def __init__(self, texts: Packed, numbers: list[int]) -> None:
        self.texts, self.numbers = texts, numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, at: int) -> str:  # type: ignore[override]  # no slice is ever asked for
        return self.texts[self.numbers[at]]


@dataclass(frozen=True, slots=True)
class Seeker:
    """A shelf and what is needed to search it. It remembers words asked for, in bounded memory."""

    shelf: Shelf
    comparer: Comparer
    finder: Finder

    @classmethod
    def over(cls, shelf: Shelf, comparer: Comparer) -> "Seeker":
        """Over one shelf."""
        speller = Speller(comparer.variants(shelf.kind))
        bits = KeyBits(shelf.keys, shelf.bits, comparer.rarity(shelf.kind).bits_of)
        return cls(shelf, comparer, Finder(shelf, comparer.similar, speller, bits))

    def search(self, asked: Name) -> list[tuple[float, str, str]]:
        """Score, entity id and name of the best name of each of the best entities."""
        shelf = self.shelf
        scored = self._scored(asked)
        for other in other_readings(asked, self.comparer.tables.hong_kong):
            if all(self.finder.knows(word.key) for word in other.words if word.role is Role.CORE):
                scored += self._scored(other)
        best: dict[int, tuple[float, int]] = {}
        for score, name in sorted(scored, key=_order):
            best.setdefault(shelf.name_entity.item(name), (score, name))
        return [(score, shelf.entities[e], shelf.names[name]) for e, (score, name) in best.items()]

    def _scored(self, asked: Name) -> list[tuple[float, int]]:
        """The names worth aligning, with their scores."""
        chosen, found = self.candidates(asked)
        return list(zip(self.comparer.models[self.shelf.kind].score(found), chosen, strict=True)) if chosen else []

    def candidates(self, asked: Name) -> tuple[list[int], list[Figures]]:
        """The names worth aligning, and what their alignments say."""
        if not asked.words or not len(self.shelf.names):
            return [], []
        self.finder.forget()
        query = Query.of(asked, tokens_of(asked, self.finder.bits), self.finder.speller)
        near = self.finder.find(query)
        chosen = choose_names(query, near, self.shelf)
        if not chosen or chosen[0].text < 1.0:
            slips = 0 if chosen and chosen[0].promise >= CLEAR else SLIPS
            chosen = add_wholes(query, chosen, self.shelf, slips=slips)
        return [one.name for one in chosen], self._figures(query, chosen, near) if chosen else []

    def _figures(self, query: Query, chosen: list[Chosen], near: list[Near]) -> list[Figures]:
        one, letters = query.side, self.comparer.tables.letters
        sides = self._sides([name.name for name in chosen])
        return [
            figures(align(pairs, one, other, letters), one, other, self._likeness(query, name))
            for pairs, (other, _), name in zip(self._pairs(query, sides, near), sides, chosen, strict=True)
        ]

    def _likeness(self, query: Query, name: Chosen) -> Likeness:
        texts, at = self.shelf.texts, 5 * name.name
        listed = Texts(b"", texts.read(at + 1 + 2 * query.bare), texts.read(at + 4))
        shorter = min(len(query.texts.whole), len(listed.whole))
        return Likeness(name.text, name.plain, edits_between(query.texts, listed), shorter)

    def _pairs(self, query: Query, sides: list[tuple[Side, list[int]]], near: list[Near]) -> list[list[Pair]]:
        """What may stand for what in each name: what the lookup gave, and likeness among words it gave nothing for."""
        bits, least = query.side.weights, TELLING * query.total
        heavy = [i for i in range(query.side.singles) if query.fuzzy[i] and bits[i] > least]
        by_token = [(i, one.alike, bits[i]) for i, one in enumerate(near) if one.alike]
        known = set().union(*[alike for _, alike, _ in by_token])
        found: list[list[Pair]] = []
        missed: Missed = {}
        for n, (side, keys) in enumerate(sides):
            weights = side.weights
            pairs = [
                pair
                for j, key in enumerate(keys)
                if key in known
                for i, alike, mine in by_token
                if key in alike and (pair := _pair(alike[key], i, j, mine, weights[j])) is not None
            ]
            found.append(pairs)
            seen = {pair.left for pair in pairs}
            if free := [i for i in heavy if i not in seen]:
                alone = [j for j in range(side.singles) if keys[j] not in known and weights[j] > least]
                for i, j in product(free, alone):
                    missed.setdefault((i, keys[j]), []).append((n, j))
        if missed:
            self._add_missed(query, sides, missed, found)
        return found

    def _add_missed(
        self,
        query: Query,
        sides: list[tuple[Side, list[int]]],
        missed: Missed,
        found: list[list[Pair]],
    ) -> None:
        """Adds likeness of words to keys for which the lookup gave nothing."""
        table = np.array(list(missed), dtype=np.int32)
        word = self.shelf.key_word[table[:, 1]]
        table, word = table[word >= 0], word[word >= 0]
        if not len(word):
            return
        alike = similarities(query.spelled, table[:, 0], self.shelf.words, word, self.comparer.similar)
        keep = alike >= LEAST_SIMILARITY
        for (i, key), similarity in zip(table[keep].tolist(), alike[keep].tolist(), strict=True):
            for n, j in missed[i, key]:
                pair = _pair(similarity, i, j, query.side.weights[i], sides[n][0].weights[j])
                if pair is not None:
                    found[n].append(pair)

    def _sides(self, chosen: list[int]) -> list[tuple[Side, list[int]]]:
        """Each chosen name as the comparison sees it, and the numbers of its keys."""
        shelf = self.shelf
        offsets, size_at = shelf.tokens.offsets, shelf.keys.texts.offsets
        found = []
        for name in chosen:
            some = slice(offsets.item(name), offsets.item(name + 1))
            keys = shelf.tokens.values[some].tolist()
            side = Side(
                Listed(shelf.keys.texts, keys),
                shelf.token_weights[some].tolist(),
                shelf.token_masks[some].tolist(),
                shelf.token_roles[some].tolist(),
                [size_at.item(key + 1) - size_at.item(key) for key in keys],
                shelf.singles.item(name),
            )
            found.append((side, keys))
        return found


def _pair(similarity: float, i: int, j: int, one: float, other: float) -> Pair | None:
    """Two tokens taken for one another, unless one weighs far less and they are not surely the same."""
    less, more = (one, other) if one < other else (other, one)
    return Pair(similarity * less, similarity, i, j, less) if similarity >= SURE or less >= LIGHT * more else None


def _order(found: tuple[float, int]) -> tuple[float, int]:
    return -found[0], found[1]

"""The search over a shelf: words that may be meant, names that hold them, names aligned word by word, scored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from lading.names.align import Pair, Side, align
from lading.names.asked import Query
from lading.names.compare import LEAST_SIMILARITY, LIGHT, SURE, Comparer
from lading.names.lookup import hash_edges, hash_words
from lading.names.measure import Figures, figures
from lading.names.pack import Texts
from lading.names.shelf import Shelf
from lading.names.similarity import FARTHEST, similarities
from lading.names.tokens import Speller, tokens_of
from lading.names.words import Name

CANDIDATES = 16
"""Names whose texts are compared."""
ALIGNED = 8
"""Names that are aligned word by word."""
HOPEFUL = 0.45
"""A name less promising than this share of the most promising one is not aligned."""
MOST_POSTINGS = 20_000
"""Names gathered by the words that tell most; further words only add to what those have found."""
ENOUGH = 0.6
"""Where less of the query's weight is found, what is not is looked up by its edges too."""
Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
Chosen = tuple[int, float, float]
"""A name worth aligning, with the likeness of its two texts."""


class Similar(NamedTuple):
    """Tokens of a query and keys of the shelf that may stand for one another, in columns."""

    owner: Ints
    key: NDArray[np.int32]
    alike: Floats


class Listed(Sequence[str]):
    """The keys of a name's tokens, read when they are asked for."""

    __slots__ = ("numbers", "texts")

    def __init__(self, texts: Texts, numbers: list[int]) -> None:
        self.texts, self.numbers = texts, numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, at: int) -> str:  # type: ignore[override]  # no slice is ever asked for
        return self.texts[self.numbers[at]]


@dataclass(frozen=True, slots=True)
class Seeker:
    """A shelf and what is needed to search it."""

    shelf: Shelf
    comparer: Comparer

    def search(self, asked: Name) -> list[tuple[float, str, str]]:
        """Score, entity id and name of the best name of each of the best entities."""
        chosen, found = self.candidates(asked)
        if not chosen:
            return []
        shelf = self.shelf
        scores = self.comparer.models[shelf.kind].score(found).tolist()
        best: dict[int, tuple[float, int]] = {}
        for score, name in sorted(zip(scores, chosen, strict=True), key=lambda s: (-s[0], s[1])):
            best.setdefault(int(shelf.name_entity[name]), (score, name))
        return [(score, shelf.entities[e], shelf.names[name]) for e, (score, name) in best.items()]

    def candidates(self, asked: Name) -> tuple[list[int], list[Figures]]:
        """The names worth aligning, and what their alignments say."""
        if not asked.words or not len(self.shelf.names):
            return [], []
        tokens = tokens_of(asked, self.shelf.rarity.bits)
        query = Query.of(asked, tokens, Speller(self.comparer.variants(self.shelf.kind)))
        similar = self._similar_keys(query)
        chosen = self._choose(query, similar)
        return [name for name, _, _ in chosen], self._figures(query, chosen, similar) if chosen else []

    def _similar_keys(self, query: Query) -> Similar:
        """Which tokens of the query may stand for which keys of the shelf, and how alike they are."""
        exact = [(i, key) for i, t in enumerate(query.tokens) if (key := self.shelf.keys.find(t.key)) >= 0]
        equal = np.array(exact, dtype=np.int32).reshape(-1, 2)
        fuzzy, single = np.array(query.fuzzy), np.arange(len(query.tokens)) < query.side.singles
        owner, hashes = hash_words(query.words, deletions=single, sounds=single & query.words.abjad)
        keep = fuzzy[owner]
        near = self._near(query, owner[keep], hashes[keep])
        found = [Similar(equal[:, 0].astype(np.intp), equal[:, 1], np.ones(len(equal), dtype=np.float32)), near]
        sure = single & False
        sure[equal[:, 0]] = True
        sure[near.owner[near.alike >= SURE]] = True
        weights = query.side.weights
        if sum(weights[i] for i in range(query.side.singles) if sure[i]) < ENOUGH * query.total:
            owner, hashes = hash_edges(query.words, single & fuzzy & ~sure)
            if len(owner):
                found.append(self._near(query, owner, hashes))
        return _best_of(found, len(self.shelf.keys))

    def _near(self, query: Query, owner: Ints, hashes: NDArray[np.uint64]) -> Similar:
        """Words that share a hashed key with a token and are alike enough."""
        words, asked = self.shelf.words, query.words
        found, to = self.shelf.lookup.find(hashes)
        both = owner[found] * len(words.forms) + to
        both.sort()
        both = both[_first(both)]
        at = both // max(len(words.forms), 1)
        to = both - at * len(words.forms)
        near = np.abs(asked.sizes[at, 1] - words.sizes[to, 1]) <= FARTHEST
        near |= asked.abjad[at] | words.abjad[to] | (asked.grouped[at] & words.grouped[to])
        at, to = at[near], to[near]
        if not len(at):
            return Similar(at, to.astype(np.int32), np.zeros(0, dtype=np.float32))
        alike = similarities(asked, at, words, to, self.comparer.similar)
        keep = alike >= LEAST_SIMILARITY
        return Similar(at[keep], self.shelf.word_key[to[keep]], alike[keep])

    def _choose(self, query: Query, similar: Similar) -> list[Chosen]:
        """The names worth aligning, with the likeness of their texts.

        First those with most shared weight for their length, then of these the ones whose texts are also alike.
        """
        if not len(similar.key):
            return []
        names, sums = self._shared(query, similar)
        rough = sums / (self.shelf.totals[names] + (query.total + 1.0))
        if len(rough) > CANDIDATES:
            top = np.argpartition(-rough, CANDIDATES - 1)[:CANDIDATES]
            names, rough = names[top], rough[top]
        rows = 4 * names.astype(np.int64) + 2 * query.bare
        texts, plains = (
            cdist([asked], self.shelf.texts.read_many(rows + i), scorer=fuzz.ratio, dtype=np.float32)[0] / 100
            for i, asked in enumerate((query.text, query.plain))
        )
        rank = rough + np.maximum(texts, plains) / 4
        order = np.lexsort((names, -rank))[:ALIGNED]
        order = order[rank[order] >= HOPEFUL * rank[order[0]]]
        return list(zip(names[order].tolist(), texts[order].tolist(), plains[order].tolist(), strict=True))

    def _shared(self, query: Query, similar: Similar) -> tuple[NDArray[np.int32], Floats]:
        """Names that hold words like those asked for, and the bits they share."""
        shared = np.array(query.side.weights, dtype=np.float32)[similar.owner] * similar.alike
        offsets = self.shelf.postings.offsets
        sizes = offsets[similar.key + 1] - offsets[similar.key]
        key = similar.key
        if int(sizes.sum()) > MOST_POSTINGS:
            order = np.argsort(-shared, kind="stable")
            few = order[(sizes[order].cumsum() <= MOST_POSTINGS) | (np.arange(len(order)) == 0)]
            key, shared = key[few], shared[few]
        at, name = self.shelf.postings.gather(key)
        order = np.argsort(name, kind="stable")
        name = name[order]
        starts = _first(name).nonzero()[0]
        return name[starts], np.add.reduceat(shared[at[order]], starts)

    def _figures(self, query: Query, chosen: list[Chosen], similar: Similar) -> list[Figures]:
        one, letters = query.side, self.comparer.tables.letters
        sides = self._sides([name for name, _, _ in chosen])
        return [
            figures(align(pairs, one, other, letters), one, other, text, plain)
            for pairs, other, (_, text, plain) in zip(
                self._pairs(query, sides, similar), (side for side, _ in sides), chosen, strict=True
            )
        ]

    def _pairs(self, query: Query, sides: list[tuple[Side, list[int]]], similar: Similar) -> list[list[Pair]]:
        """What may stand for what in each name: what the lookup gave, and likeness among words it gave nothing for."""
        by_key: dict[int, list[tuple[int, float]]] = {}
        for i, k, s in zip(*(column.tolist() for column in similar), strict=True):
            by_key.setdefault(k, []).append((i, s))
        mine, fuzzy = query.side.weights, [i for i in range(query.side.singles) if query.fuzzy[i]]
        found: list[list[Pair]] = []
        spots: list[tuple[int, int, int, int]] = []
        for n, (side, keys) in enumerate(sides):
            pairs = []
            seen, alone = set(), []
            weights = side.weights
            for j, key in enumerate(keys):
                if (alike := by_key.get(key)) is not None:
                    for i, similarity in alike:
                        weight = min(weights[j], mine[i])
                        if similarity >= SURE or weight >= LIGHT * max(weights[j], mine[i]):
                            pairs.append(Pair(similarity * weight, similarity, i, j, weight))
                            seen.add(i)
                elif j < side.singles:
                    alone.append(j)
            found.append(pairs)
            if alone and (free := [i for i in fuzzy if i not in seen]):
                spots += [(n, i, j, keys[j]) for i in free for j in alone]
        if spots:
            self._add_missed(query, sides, spots, found)
        return found

    def _add_missed(
        self,
        query: Query,
        sides: list[tuple[Side, list[int]]],
        spots: list[tuple[int, int, int, int]],
        found: list[list[Pair]],
    ) -> None:
        table = np.array(spots, dtype=np.int32)
        word = self.shelf.key_word[table[:, 3]]
        table, word = table[word >= 0], word[word >= 0]
        if not len(word):
            return
        alike = similarities(query.words, table[:, 1], self.shelf.words, word, self.comparer.similar)
        for at in (alike >= LEAST_SIMILARITY).nonzero()[0].tolist():
            n, i, j, _ = table[at].tolist()
            similarity, weights = float(alike[at]), (query.side.weights[i], sides[n][0].weights[j])
            weight = min(weights)
            if similarity >= SURE or weight >= LIGHT * max(weights):
                found[n].append(Pair(similarity * weight, similarity, i, j, weight))

    def _sides(self, chosen: list[int]) -> list[tuple[Side, list[int]]]:
        """Each chosen name as the comparison sees it, and the numbers of its keys."""
        shelf, rows = self.shelf, np.array(chosen, dtype=np.intp)
        starts, ends = shelf.tokens.offsets[rows].tolist(), shelf.tokens.offsets[rows + 1].tolist()
        found = []
        for start, end, singles in zip(starts, ends, shelf.singles[rows].tolist(), strict=True):
            keys = shelf.tokens.values[start:end].tolist()
            side = Side(
                Listed(shelf.keys.texts, keys),
                shelf.token_weights[start:end].tolist(),
                shelf.token_masks[start:end].tolist(),
                shelf.token_roles[start:end].tolist(),
                singles,
            )
            found.append((side, keys))
        return found


def _first(ordered: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Where in ascending numbers each comes for the first time."""
    first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def _best_of(found: list[Similar], keys: int) -> Similar:
    """The greatest similarity of each token and key."""
    owner = np.concatenate([part.owner for part in found])
    key = np.concatenate([part.key for part in found])
    alike = np.concatenate([part.alike for part in found])
    both = owner * keys + key
    order = np.lexsort((-alike, both))
    order = order[_first(both[order])]
    return Similar(owner[order], key[order], alike[order])

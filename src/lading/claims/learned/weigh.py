"""Every pair of mentions that a sentence may speak of, weighed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lading.claims.learned.compose import Pair
from lading.claims.learned.distances import STEPS, far, gap
from lading.claims.learned.heads import Array, Heads, Prepared
from lading.claims.learned.labels import KINDS
from lading.claims.learned.scope import Spot, find_scope
from lading.claims.learned.windows import Window

KIND = {kind: n for n, kind in enumerate(KINDS)}
VOICES = frozenset(KINDS) - {"MODEL", "ITEM", "PLACE"}
"""What may speak."""
REACH = 30
"""Mentions before a reference that it may take up."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The pairs of one sentence by mention number, with the probability of every relation, and their hidden vectors."""

    rows: list[Pair]
    hidden: Array
    scores: Array


@dataclass(frozen=True, slots=True)
class Scene:
    """A window ready to be weighed: its mentions, their vectors (the last row is nobody), and what the heads made of them."""

    window: Window
    spots: tuple[Spot, ...]
    everyone: Array
    prepared: Prepared
    heads: Heads

    @classmethod
    def of(cls, window: Window, vectors: Array, spots: Sequence[Spot], heads: Heads) -> "Scene":
        """The scene of a window's mentions."""
        places = np.array([[s.start, s.end] for s in spots], dtype=np.int64).reshape(-1, 2)
        kinds = np.array([KIND[s.kind] for s in spots], dtype=np.int64)
        everyone = heads.spans(vectors, places, kinds)
        return cls(window, tuple(spots), everyone, heads.prepare(vectors, everyone), heads)

    def weigh(self, sentence: int) -> Weighed | None:
        """The pairs of a sentence of the document; nothing where fewer than one mention is in scope."""
        scope = find_scope(self.spots, sentence)
        own = {i for i in scope if self.spots[i].sentence == sentence}
        rows: list[Pair] = [(i, j) for i in scope for j in scope if i != j and (i in own or j in own)]
        rows += [(i, None) for i in scope]
        if not own or not rows:
            return None
        nobody = len(self.spots)
        a = np.array([i for i, _ in rows])
        b = np.array([nobody if j is None else j for _, j in rows])
        fars = (
            np.array([far(sentence, self.spots[i].sentence) for i, _ in rows]),
            np.array([0 if j is None else far(sentence, self.spots[j].sentence) for _, j in rows]),
            np.array([0 if j is None else gap(self.spots[i].start, self.spots[j].start) for i, j in rows]),
        )
        first, last = self.window.bounds[sentence - self.window.first]
        hidden = self.heads.pairs(self.prepared, first, last, a, b, fars)
        return Weighed(rows, hidden, self.heads.relations(hidden))

    def voices(self, sentence: int, hidden: Array) -> tuple[list[int], Array]:
        """The mentions that may speak in a sentence, and for each pair's hidden vector how probably each does (pairs, mentions, 2)."""
        said = [m for m, s in enumerate(self.spots) if s.kind in VOICES and s.sentence <= sentence + 1]
        distance = np.array(
            [far(sentence, self.spots[m].sentence) + (STEPS if self.spots[m].sentence > sentence else 0) for m in said],
            dtype=np.int64,
        )
        return said, self.heads.voices(hidden, self.everyone[said], distance)

    def refer(self, spot: int) -> tuple[int | None, float]:
        """What a reference takes up: the number of a mention before it, or nothing, and how probable that is."""
        before = [i for i in range(spot) if self.spots[i].kind != "ITEM"][-REACH:]
        if not before:
            return None, 1.0
        distance = np.array(
            [far(self.spots[spot].sentence, self.spots[i].sentence) + (STEPS if i == before[-1] else 0) for i in before]
        )
        scores = self.heads.references(self.everyone[spot], self.everyone[before], distance)
        sums: dict[str, float] = {}
        for i, score in zip(before, scores[1:], strict=True):
            sums[self.spots[i].party] = sums.get(self.spots[i].party, 0.0) + float(score)
        party, best = max(sums.items(), key=lambda row: row[1])
        if best <= float(scores[0]):
            return None, float(scores[0])
        return max(i for i in before if self.spots[i].party == party), best

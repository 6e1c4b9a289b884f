"""Scored pairs of one sentence → claims: who, whom, what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from lading.claims.learned.heads import Array
from lading.claims.learned.labels import GOODS, RELATIONS
from lading.model.claim import Predicate

Pair = tuple[int, int | None]
NUMBER = {label: n for n, label in enumerate(RELATIONS)}
GIVEN = 0.5
"""Probability that goods go with one of the two parties, for a claim that names both."""
FEWEST = 0.15
"""Probability that they go with the other, too."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A claim by the numbers of its mentions, its probability, and the pair that bears its stance and voices."""

    predicate: Predicate
    subject: int | None
    object: int | None
    item: int | None
    score: float
    row: int


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes the claims of one sentence from its pairs, their probabilities (pairs, relations) and the kinds of mention."""

    rows: Sequence[Pair]
    scores: Array
    kinds: Mapping[int, str]
    least: float
    """How probable a claim must be to be made."""
    index: Mapping[Pair, int] = field(default_factory=dict)

    def compose(self) -> list[Sketch]:
        """The claims of all relations."""
        return [sketch for p in dict.fromkeys(p for p, _ in RELATIONS) for sketch in self._of(p)]

    def _of(self, predicate: Predicate) -> Iterator[Sketch]:
        plain = NUMBER[predicate, False]
        likely = np.flatnonzero(self.scores[:, plain] >= self.least).tolist()
        ends = {n: b for n in likely if (b := self.rows[n][1]) is not None}
        goods = [n for n, b in ends.items() if self.kinds[b] in GOODS]
        between = [n for n, b in ends.items() if self.kinds[b] not in GOODS]
        made = [sketch for n in between for sketch in self._with_goods(predicate, n)]
        used = {(s.subject, s.item) for s in made}
        made += [
            Sketch(predicate, self.rows[n][0], None, self.rows[n][1], float(self.scores[n, plain]), n)
            for n in goods
            if self.rows[n] not in used
        ]
        held = {s.subject for s in made}
        made += [
            Sketch(predicate, self.rows[n][0], None, None, float(self.scores[n, plain]), n)
            for n in likely
            if n not in ends and self.rows[n][0] not in held
        ]
        yield from made
        yield from self._received(predicate, {(s.object, s.item) for s in made})

    def _with_goods(self, predicate: Predicate, n: int) -> list[Sketch]:
        """A relation between parties with each of the goods that go with both of them."""
        plain, to = NUMBER[predicate, False], NUMBER.get((predicate, True))
        subject, obj = self.rows[n]
        score = float(self.scores[n, plain])
        found = []
        for item, kind in self.kinds.items():
            if kind not in GOODS or item in {subject, obj}:
                continue
            given, taken = self._score((subject, item), plain), self._score((obj, item), to)
            if max(given, taken) >= GIVEN and (to is None or min(given, taken) >= FEWEST):
                found.append(Sketch(predicate, subject, obj, item, score, n))
        return found or [Sketch(predicate, subject, obj, None, score, n)]

    def _received(self, predicate: Predicate, told: set[tuple[int | None, int | None]]) -> Iterator[Sketch]:
        """Goods that reach somebody, where nobody is named whom they come from."""
        to = NUMBER.get((predicate, True))
        if to is None:
            return
        for n in np.flatnonzero(self.scores[:, to] >= self.least).tolist():
            a, b = self.rows[n]
            if b is not None and self.kinds[b] in GOODS and (a, b) not in told:
                yield Sketch(predicate, None, a, b, float(self.scores[n, to]), n)

    def _score(self, pair: tuple[int | None, int], label: int | None) -> float:
        if pair[0] is None or label is None:
            return 0.0
        at = self.index.get((pair[0], pair[1]))
        return float(self.scores[at, label]) if at is not None else 0.0


def compose(rows: Sequence[Pair], scores: Array, kinds: Mapping[int, str], *, least: float) -> list[Sketch]:
    """The claims that pairs with these probabilities (pairs, relations) make, at `least` this probable."""
    index = {row: n for n, row in enumerate(rows)}
    return Composer(rows, scores, kinds, least, index).compose()

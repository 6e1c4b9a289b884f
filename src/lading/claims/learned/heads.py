"""The small layers above the encoder, in NumPy: what is read of one window's vectors."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Whole = NDArray[np.int64]
KEY = 128


@dataclass(frozen=True, slots=True)
class Prepared:
    """A window's mentions and pieces as the heads take them, by the name of the layer."""

    parts: Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Heads:
    """The trained layers by name; the names are those of `training/reader/network.py`."""

    weights: Mapping[str, Array]

    def spans(self, vectors: Array, places: Whole, kinds: Whole) -> Array:
        """Vectors of mentions: `places` (n, 2) in pieces of a window's `vectors`, `kinds` (n,) by number; the last row is nobody."""
        sums = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors.cumsum(axis=0, dtype=np.float32)])
        first, last = places[:, 0], places[:, 1]
        mean = (sums[last] - sums[first]) / np.maximum(last - first, 1)[:, None]
        joined = np.concatenate([vectors[first], vectors[last - 1], mean], axis=1).astype(np.float32)
        found = gelu(self._apply("span", joined) + self.weights["kind.weight"][kinds])
        return np.concatenate([found, self.weights["nobody"][None]])

    def prepare(self, vectors: Array, spans: Array) -> Prepared:
        """What every sentence of a window asks for, reckoned once: its `vectors` (pieces, width) and the rows of `spans`."""
        parts = {name: self._apply(name, spans) for name in ("qa", "qb", "pa", "pb", "ha", "hb")}
        parts |= {name: self._apply(name, vectors) for name in ("key", "value")}
        return Prepared(parts)

    def pairs(
        self, prepared: Prepared, first: int, last: int, a: Whole, b: Whole, far: tuple[Whole, Whole, Whole]
    ) -> Array:
        """Hidden vectors of the pairs `a`, `b` (rows of spans) in the sentence of the pieces `first` to `last`; `far` are their distances."""
        of = prepared.parts
        weights = softmax((of["qa"][a] + of["qb"][b]) @ of["key"][first:last].T / math.sqrt(KEY))
        context = weights @ of["value"][first:last]
        hidden = of["ha"][a] + of["hb"][b] + self._apply("hc", context) + self._apply("hp", of["pa"][a] * of["pb"][b])
        for table, steps in zip(("far_a", "far_b", "gap"), far, strict=True):
            hidden = hidden + self.weights[f"{table}.weight"][steps]
        return gelu(self._apply("mid", gelu(hidden)))

    def relations(self, hidden: Array) -> Array:
        """Probability of each relation for each pair."""
        return sigmoid(self._apply("relation", hidden))

    def stances(self, hidden: Array) -> Array:
        """Probability of each stance for each pair."""
        return softmax(self._apply("stance", hidden))

    def denials(self, hidden: Array) -> Array:
        """Probability that each pair's words say that it is not so."""
        found: Array = softmax(self._apply("polarity", hidden))[:, 1]
        return found

    def voices(self, hidden: Array, spans: Array, far: Whole) -> Array:
        """Probability (pairs, mentions, 2) that a mention is the authority of a pair, and that it relays it."""
        said = self._apply("said", hidden).reshape(len(hidden), 2, KEY)
        voice = self._apply("voice", spans).reshape(len(spans), 2, KEY)
        scores = np.einsum("pck,mck->pmc", said, voice) / math.sqrt(KEY) + self.weights["voice_far.weight"][far][None]
        return sigmoid(scores)

    def references(self, ref: Array, before: Array, far: Whole) -> Array:
        """Probability that a reference (one row of spans) takes up nothing, or each mention of `before`."""
        scores = self._apply("ante", before) @ self._apply("ref", ref[None])[0] / math.sqrt(KEY)
        scores = scores + self.weights["ref_far.weight"][far][:, 0]
        found: Array = softmax(np.concatenate([self.weights["none"], scores])[None])[0]
        return found

    def _apply(self, name: str, rows: Array) -> Array:
        found: Array = rows @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return found


def gelu(x: Array) -> Array:
    """Gaussian error linear unit, the tanh form."""
    found: Array = 0.5 * x * (1.0 + np.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * x * x * x)))
    return found


def sigmoid(x: Array) -> Array:
    """Logistic function."""
    found: Array = 1.0 / (1.0 + np.exp(-np.clip(x, -30.0, 30.0)))
    return found


def softmax(x: Array) -> Array:
    """Over the last axis."""
    raised = np.exp(x - x.max(axis=-1, keepdims=True))
    found: Array = raised / raised.sum(axis=-1, keepdims=True)
    return found

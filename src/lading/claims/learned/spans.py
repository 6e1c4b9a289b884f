"""Scores of tags → mentions."""

from collections.abc import Sequence

import numpy as np

from lading.claims.learned.heads import Array
from lading.claims.learned.labels import DESCRIBED, NAMED

Found = tuple[int, int, str]
"""First and last piece (half-open) of a mention, and what it is."""


def find_spans(scores: Array) -> list[Found]:
    """The mentions that the tag scores (pieces, tags of both layers) of a window give, in order.

    A mention begins with the best tag `begin` of a kind, or with an `inside` that follows nothing, and goes on while the
    best tag is `inside` of any kind: the kind is the one with the highest sum over its pieces.
    """
    cut = 2 * len(NAMED) + 1
    found = _read_layer(scores[:, :cut], NAMED) + _read_layer(scores[:, cut:], DESCRIBED)
    return sorted(found, key=lambda f: (f[0], -f[1]))


def _read_layer(scores: Array, kinds: Sequence[str]) -> list[Found]:
    best = scores.argmax(axis=1)
    found, at = list[Found](), 0
    while at < len(best):
        if best[at] == 0:
            at += 1
            continue
        end = at + 1
        while end < len(best) and best[end] > 0 and best[end] % 2 == 0:
            end += 1
        part = scores[at:end]
        sums = np.maximum(part[:, 1::2], part[:, 2::2]).sum(axis=0)
        found.append((at, end, kinds[int(sums.argmax())]))
        at = end
    return found

"""How alike two romanised words are, 0 to 1, from edit distances of their forms."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from lading.names.fold import skeleton
from lading.names.tokens import Spelling

FARTHEST = 3
LONGEST = 12
WIDTH = 24
"""Letters of a form that are compared."""
VARIANT = 0.9
"""Similarity of names of one group of variants."""
GROUPS, NO_GROUP = 4, -(2**31)
NO_GROUPS = (NO_GROUP,) * GROUPS
Floats = NDArray[np.float32]


class Words(NamedTuple):
    """Spelled words in columns."""

    forms: NDArray[Any]
    """A row of bytes of at most 24 letters for each word: as romanised, folded, semivowel form, skeleton."""
    abjad: NDArray[np.bool_]
    grouped: NDArray[np.bool_]
    groups: NDArray[np.int32]
    """At most 4 groups of personal names of each word, `NO_GROUP` where there are fewer."""
    sizes: NDArray[np.int16]
    """Letters of each form."""

    @classmethod
    def of(cls, spellings: Sequence[Spelling]) -> "Words":
        """From spelled words."""
        forms = np.array([(s.latin, s.folded, s.semi, skeleton(s.semi)) for s in spellings], dtype=f"S{WIDTH}").reshape(
            -1, 4
        )
        groups = [(*s.groups, *NO_GROUPS)[:GROUPS] if s.groups else NO_GROUPS for s in spellings]
        return cls.over(forms, [s.abjad for s in spellings], np.array(groups, dtype=np.int32).reshape(-1, GROUPS))

    @classmethod
    def over(cls, forms: NDArray[Any], abjad: Sequence[bool] | NDArray[np.bool_], groups: NDArray[np.int32]) -> "Words":
        """From what is kept of them."""
        sizes = np.char.str_len(forms).astype(np.int16)
        return cls(forms, np.asarray(abjad, dtype=np.bool_), groups[:, 0] != NO_GROUP, groups, sizes)

    @property
    def letters(self) -> NDArray[np.uint8]:
        """Codes of the letters of each form, zero after the last."""
        return self.forms.view(np.uint8).reshape(*self.forms.shape, WIDTH)

    def part(self, start: int, end: int) -> "Words":
        """Some of them in a row."""
        some = slice(start, end)
        return Words(self.forms[some], self.abjad[some], self.grouped[some], self.groups[some], self.sizes[some])


def load_similar() -> Floats:
    """The learned table of similarities, distances capped at 3 and lengths at 12.

    Its axes: one word is abjad, same first letter, distance of letters, distance of semivowel forms, letters of the
    longer fold.
    """
    table = json.loads((files("lading.names") / "data" / "similar_words.json").read_text(encoding="utf-8"))
    return np.array(table["values"], dtype=np.float32).reshape(table["shape"])


def similarities(left: Words, at: NDArray[Any], right: Words, to: NDArray[Any], table: Floats) -> Floats:
    """Similarity of the words `left[at]` and `right[to]`, pair by pair."""
    one, other = left.forms.take(at, axis=0), right.forms.take(to, axis=0)
    apart = cpdist(
        one[:, :3].ravel().tolist(),
        other[:, :3].ravel().tolist(),
        scorer=OSA.distance,
        score_cutoff=FARTHEST - 1,
        dtype=np.uint8,
    )
    np.minimum(apart, FARTHEST, out=apart)
    abjad = (left.abjad[at] | right.abjad[to]).view(np.uint8)
    first = (left.letters[at, 1, 0] == right.letters[to, 1, 0]).view(np.uint8)
    longer = np.minimum(np.maximum(left.sizes[at, 1], right.sizes[to, 1]), LONGEST)
    alike: Floats = table[abjad, first, np.minimum(apart[::3], apart[1::3]), apart[2::3], longer]
    both = (left.grouped[at] & right.grouped[to]).nonzero()[0]
    if len(both):
        mine, theirs = left.groups[at[both], :, None], right.groups[to[both], None, :]
        shared = ((mine == theirs) & (mine != NO_GROUP)).any(axis=(1, 2))
        alike[both] = np.maximum(alike[both], VARIANT * shared)
    return alike

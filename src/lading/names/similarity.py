"""How alike two romanised words are, 0 to 1, from edit distances of their forms."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from lading.names.tokens import WIDTH, Spelling

FARTHEST = 3
LONGEST = 12
VARIANT = 0.9
"""Similarity of names of one group of variants."""
GROUPS, NO_GROUP = 4, -(2**31)
NO_GROUPS = (NO_GROUP,) * GROUPS
FEW = 12
"""Pairs up to which a loop costs less than arrays."""
Floats = NDArray[np.float32]
Ints = NDArray[np.integer]


class Words(NamedTuple):
    """Spelled words in columns."""

    forms: NDArray[Any]
    """A row of bytes of at most 24 letters for each word: its fold and its semivowel form."""
    marks: NDArray[np.uint8]
    """For each word: 1 if it is written without vowels, first letter of the fold, letters of the fold."""
    groups: NDArray[np.int32]
    """At most 4 groups of personal names of each word, `NO_GROUP` where there are fewer."""

    @classmethod
    def of(cls, spellings: Sequence[Spelling]) -> "Words":
        """From spelled words."""
        groups = [(*s.groups, *NO_GROUPS)[:GROUPS] if s.groups else NO_GROUPS for s in spellings]
        return cls(
            np.array([s.forms for s in spellings], dtype=f"S{WIDTH}").reshape(-1, 2),
            np.array([s.marks for s in spellings], dtype=np.uint8).reshape(-1, 3),
            np.array(groups, dtype=np.int32).reshape(-1, GROUPS),
        )


def load_similar() -> Floats:
    """The learned table of similarities, distances capped at 3 and lengths at 12.

    Its axes: one word is abjad, same first letter, distance of folds, distance of semivowel forms, letters of the
    longer fold.
    """
    table = json.loads((files("lading.names") / "data" / "similar_words.json").read_text(encoding="utf-8"))
    return np.array(table["values"], dtype=np.float32).reshape(table["shape"])


def similarities(left: Sequence[Spelling], at: Ints, right: Words, to: Ints, table: Floats) -> Floats:
    """Similarity of the words `left[at]` and `right[to]`, pair by pair."""
    if len(at) <= FEW:
        return _few_similarities([left[i] for i in at.tolist()], right, to, table)
    forms = [word.forms for word in left]
    apart = cpdist(
        [form for i in at.tolist() for form in forms[i]],
        right.forms.take(to, axis=0).ravel().tolist(),
        scorer=OSA.distance,
        score_cutoff=FARTHEST - 1,
        dtype=np.uint8,
    )
    mine = np.array([word.marks for word in left], dtype=np.uint8).take(at, axis=0)
    theirs = right.marks.take(to, axis=0)
    longer = np.minimum(np.maximum(mine[:, 2], theirs[:, 2]), LONGEST)
    first = (mine[:, 1] == theirs[:, 1]).view(np.uint8)
    alike: Floats = table[mine[:, 0] | theirs[:, 0], first, apart[::2], apart[1::2], longer]
    if any(word.groups for word in left):
        _join_groups(left, at, right, to, alike)
    return alike


def _few_similarities(left: Sequence[Spelling], right: Words, to: Ints, table: Floats) -> Floats:
    """The same, one pair after another."""
    found = []
    listed = zip(right.forms[to].tolist(), right.marks[to].tolist(), strict=True)
    for word, (forms, (abjad, first, size)) in zip(left, listed, strict=True):
        letters = OSA.distance(word.forms[0], forms[0], score_cutoff=FARTHEST - 1)
        semi = OSA.distance(word.forms[1], forms[1], score_cutoff=FARTHEST - 1)
        longer = min(max(size, word.marks[2]), LONGEST)
        found.append(table.item(abjad | word.marks[0], int(first == word.marks[1]), letters, semi, longer))
    alike = np.array(found, dtype=np.float32)
    if any(word.groups for word in left):
        _join_groups(left, np.arange(len(left)), right, to, alike)
    return alike


def _join_groups(left: Sequence[Spelling], at: Ints, right: Words, to: Ints, alike: Floats) -> None:
    """Raises the similarity of names of one group."""
    grouped = np.array([bool(word.groups) for word in left])
    both = grouped[at].nonzero()[0]
    groups = np.array([(*word.groups, *NO_GROUPS)[:GROUPS] for word in left], dtype=np.int32)
    mine, theirs = groups[at[both], :, None], right.groups[to[both], None, :]
    shared = ((mine == theirs) & (mine != NO_GROUP)).any(axis=(1, 2))
    alike[both] = np.maximum(alike[both], VARIANT * shared)

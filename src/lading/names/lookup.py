"""Words of the index that may be spellings of a word asked for, by hashed keys in a table of buckets.

The keys of a word are its forms, its fold and its semivowel form short of one letter, and the first and last letters of
a long one. A bucket may hold words of several keys: what is found is compared letter by letter anyway.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lading.names.pack import Ragged
from lading.names.similarity import NO_GROUP, WIDTH, Words

SHORTEST_DELETION, SHORTEST_SOUND, SHORTEST_SKELETON = 4, 4, 3
LONGEST_DELETION = 14
SHORTEST_EDGED, EDGE = 6, 4
FOLDED, SEMI, BARE = 1, 2, 3
"""Columns of the forms of a word."""
CHUNK = 10_000
"""Words hashed at a time, to bound memory."""
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.intp]
PLACE = (np.arange(1, WIDTH + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)) ** np.uint64(3) | np.uint64(1)
"""What a letter counts at each place of a word."""
BEFORE = np.concatenate([np.zeros(1, dtype=np.uint64), PLACE[:-1]])
SALTS = np.array([0, 0x1F, 0x2E35, 0x3D4C5B], dtype=np.uint64) * np.uint64(0xD6E8FEB86659FD93)
FIRST, LAST, GROUP = np.uint64(0xA0761D6478BD642F), np.uint64(0xE7037ED1A0B428DB), np.uint64(0x8EBC6AF09C88C6E3)
MIX = np.uint64(0xFF51AFD7ED558CCD)
AT = np.arange(WIDTH)


@dataclass(frozen=True, slots=True)
class Lookup:
    """An inverted index from keys of a word to words."""

    buckets: Ragged
    """Words of each bucket; the number of buckets is a power of two."""

    @classmethod
    def build(cls, words: Words) -> "Lookup":
        """Over the words of an index."""
        owner, hashed = [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.uint64)]
        for start in range(0, len(words.forms), CHUNK):
            some = words.part(start, start + CHUNK)
            every = np.ones(len(some.forms), dtype=np.bool_)
            for at, hashes in (hash_words(some, deletions=every, sounds=every), hash_edges(some, every)):
                owner.append((at + start).astype(np.int32))
                hashed.append(hashes)
        total = np.concatenate(hashed)
        del hashed
        buckets = 1 << max(4, len(total).bit_length())
        return cls(Ragged.group(_bucket(total, buckets), np.concatenate(owner), buckets))

    def find(self, hashes: Hashes) -> tuple[Ints, NDArray[np.int32]]:
        """Words that may share a key, with the position of that key in `hashes`."""
        return self.buckets.gather(_bucket(hashes, len(self.buckets.offsets) - 1))


def hash_words(words: Words, *, deletions: Flags, sounds: Flags) -> tuple[Ints, Hashes]:
    """Hashed keys of words, and the word of each.

    Args:
        words: the words.
        deletions: for which of them the fold short of one letter counts too.
        sounds: for which of them the semivowel form short of one letter counts too.
    """
    summed, short = _sums(words)
    whole = summed[:, :, -1]
    sizes = words.sizes
    vocal = ~words.abjad
    slips = deletions & vocal & (sizes[:, FOLDED] >= SHORTEST_DELETION)
    sounds = sounds & (sizes[:, SEMI] >= SHORTEST_SOUND)
    limit = np.minimum(sizes, LONGEST_DELETION)
    folds, fold_at = (slips[:, None] & (limit[:, FOLDED, None] > AT)).nonzero()
    semis, semi_at = (sounds[:, None] & (limit[:, SEMI, None] > AT) & (AT > 0)).nonzero()
    parts = [
        (vocal.nonzero()[0], whole[vocal, FOLDED]),
        (np.arange(len(sizes)), whole[:, SEMI]),
        ((kept := (sizes[:, BARE] >= SHORTEST_SKELETON).nonzero()[0]), whole[kept, BARE]),
        (folds, short[folds, FOLDED, fold_at]),
        (semis, short[semis, SEMI, semi_at]),
    ]
    if words.grouped.any():
        rows = words.grouped.nonzero()[0]
        at, column = (words.groups[rows] != NO_GROUP).nonzero()
        parts.append((rows[at], words.groups[rows[at], column].astype(np.uint64) * GROUP))
    return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])


def hash_edges(words: Words, asked: Flags) -> tuple[Ints, Hashes]:
    """Hashes of the first and last letters of long words: what two slips of the pen leave alone."""
    rows = (asked & ~words.abjad & (words.sizes[:, FOLDED] >= SHORTEST_EDGED)).nonzero()[0]
    letters = words.letters[rows, FOLDED].astype(np.uint64)
    last = words.sizes[rows, FOLDED, None] - EDGE + AT[:EDGE]
    first = (letters[:, :EDGE] * PLACE[:EDGE]).sum(axis=1) + FIRST
    ending = (np.take_along_axis(letters, last, axis=1) * PLACE[:EDGE]).sum(axis=1) + LAST
    return np.concatenate([rows, rows]), np.concatenate([first, ending])


def _sums(words: Words) -> tuple[Hashes, Hashes]:
    """The hash of each form up to each letter, and of each form without that letter."""
    letters = words.letters.astype(np.uint64)
    each = letters * PLACE
    summed = each.cumsum(axis=2)
    summed += SALTS[:, None]
    moved = (letters * BEFORE).cumsum(axis=2)
    return summed, summed - each + moved[:, :, -1:] - moved


def _bucket(hashes: Hashes, buckets: int) -> NDArray[np.int32]:
    mixed = (hashes ^ (hashes >> np.uint64(29))) * MIX
    return (mixed >> np.uint64(65 - buckets.bit_length())).astype(np.int32)

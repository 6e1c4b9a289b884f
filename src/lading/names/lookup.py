"""Words of the index that may be spellings of a word asked for, by hashed keys in a table of buckets.

The keys of a word are its forms, and its fold and its semivowel form short of one letter. A bucket may hold words of several keys: what is found is compared letter by letter anyway.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from lading.names.fold import skeleton
from lading.names.pack import Ragged
from lading.names.tokens import Spelling

SHORTEST_DELETION, SHORTEST_SOUND, SHORTEST_SKELETON = 4, 4, 3
LONGEST_DELETION = 14
FOLDED, SEMI, BARE, GROUP = (crc32(name) for name in (b"fold", b"semi", b"bare", b"of"))
"""What each sort of key begins its hash with."""
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Lookup:
    """An inverted index from keys of a word to words."""

    buckets: Ragged
    """Words of each bucket; the number of buckets is a power of two."""

    @classmethod
    def build(cls, words: Iterable[Spelling]) -> "Lookup":
        """Over the words of an index, in order."""
        owner, hashed = array("i"), array("I")
        for number, word in enumerate(words):
            keys = {*hash_word(word, slips=True, sounds=True)}
            hashed.extend(keys)
            owner.extend([number] * len(keys))
        buckets = 1 << max(4, len(hashed).bit_length())
        bucket = np.frombuffer(hashed, dtype=np.uint32) & np.uint32(buckets - 1)
        return cls(Ragged.group(bucket.astype(np.int32), np.frombuffer(owner, dtype=np.int32), buckets))

    def find(self, hashes: Sequence[int]) -> tuple[Ints, NDArray[np.int32]]:
        """Words that may share a key, with the position of that key in `hashes`."""
        return self.buckets.gather(np.array(hashes, dtype=np.int64) & (len(self.buckets.offsets) - 2))


def hash_word(word: Spelling, *, slips: bool, sounds: bool) -> list[int]:
    """Hashed keys of a word.

    Args:
        word: the word.
        slips: its fold short of one letter counts too.
        sounds: its semivowel form short of one letter counts too.
    """
    folded, semi = word.forms
    bare = skeleton(semi)
    found = [crc32(semi, SEMI)]
    if len(bare) >= SHORTEST_SKELETON:
        found.append(crc32(bare, BARE))
    if not word.abjad:
        found.append(crc32(folded, FOLDED))
        if slips and len(folded) >= SHORTEST_DELETION:
            found += _short_of_one(folded, FOLDED, 0)
    if sounds and len(semi) >= SHORTEST_SOUND:
        found += _short_of_one(semi, SEMI, 1)
    return found + [crc32(group.to_bytes(4, "little", signed=True), GROUP) for group in word.groups]


def _short_of_one(form: bytes, salt: int, first: int) -> list[int]:
    """The hash of a form without each of its letters in turn, from the first given."""
    return [crc32(form[:i] + form[i + 1 :], salt) for i in range(first, min(len(form), LONGEST_DELETION))]

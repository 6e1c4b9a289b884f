"""Names that differ from a name in two letters at most, wherever they differ: a blank lost, a word broken in two.

The letters of every name are cut into three runs. Two slips leave one run whole, so that a name is found by the runs
that a text of nearly the same length has about the same place (PassJoin; Li, Deng, Wang, Feng 2011).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from rapidfuzz.distance import OSA

from lading.names.pack import Ragged, Texts

SLIPS = 2
RUNS = SLIPS + 1
SHORTEST, LONGEST = 6, 120
"""Letters of a name that is found so: two slips make anything of a shorter one."""
MOST = 400
"""Names compared letter by letter."""


@dataclass(frozen=True, slots=True)
class Wholes:
    """An inverted index from runs of letters to names."""

    buckets: Ragged
    """Names of each bucket; the number of buckets is a power of two."""

    @classmethod
    def build(cls, names: Sequence[bytes]) -> "Wholes":
        """Over the letters of each name of an index, in order."""
        hashed = np.array([key for name in names for key in _runs(name)], dtype=np.uint32)
        sizes = [RUNS if SHORTEST <= len(name) <= LONGEST else 0 for name in names]
        owner = np.arange(len(names), dtype=np.int32).repeat(sizes)
        buckets = 1 << max(4, len(hashed).bit_length())
        return cls(Ragged.group((hashed & np.uint32(buckets - 1)).astype(np.int32), owner, buckets))

    def find(self, asked: bytes, texts: Texts, *, slips: int = SLIPS) -> list[int]:
        """Names of which `texts` holds the letters (the last of five texts of each) within so many slips of those asked for."""
        if not SHORTEST <= len(asked) <= LONGEST:
            return []
        keys = np.array([*(_near_runs if slips else _runs)(asked)], dtype=np.int64)
        _, found = self.buckets.gather(keys & (len(self.buckets.offsets) - 2))
        if slips and len(found) > MOST:
            return []
        some = sorted(set(found.tolist()))
        if not slips:
            return [name for name in some if texts.read(5 * name + 4) == asked]
        return [name for name in some if OSA.distance(asked, texts.read(5 * name + 4), score_cutoff=slips) <= slips]


def _cuts(size: int) -> list[tuple[int, int]]:
    """Where each run of a text of so many letters begins and ends."""
    least, longer = divmod(size, RUNS)
    ends = [least * (i + 1) + max(0, i + 1 - (RUNS - longer)) for i in range(RUNS)]
    return list(zip([0, *ends], ends, strict=False))


def _runs(name: bytes) -> Iterator[int]:
    size = len(name)
    if SHORTEST <= size <= LONGEST:
        for i, (start, end) in enumerate(_cuts(size)):
            yield crc32(name[start:end], RUNS * size + i)


def _near_runs(asked: bytes) -> Iterator[int]:
    """The runs that a name within two slips may share, each where it may stand."""
    for size in range(max(SHORTEST, len(asked) - SLIPS), min(LONGEST, len(asked) + SLIPS) + 1):
        more = len(asked) - size
        for i, (start, end) in enumerate(_cuts(size)):
            first = max(0, start - i, start + more - (SLIPS - i))
            last = min(len(asked) - (end - start), start + i, start + more + (SLIPS - i))
            for at in range(first, last + 1):
                yield crc32(asked[at : at + end - start], RUNS * size + i)

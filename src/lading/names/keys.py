"""The keys of an index: from a key to its number and back, and how rare each is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from lading.names.pack import Ragged, Texts


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys by number, found again through a table of buckets."""

    texts: Texts
    buckets: Ragged

    @classmethod
    def build(cls, keys: Iterable[str]) -> "Keys":
        """Numbered in the order given; no key may come twice."""
        texts = Texts.pack(keys)
        size = 1 << max(4, (2 * len(texts)).bit_length())
        numbers = np.arange(len(texts), dtype=np.int32)
        hashed = np.fromiter((crc32(text) for text in texts.read_many(numbers)), dtype=np.int64, count=len(texts))
        return cls(texts, Ragged.group(hashed & (size - 1), numbers, size))

    def __len__(self) -> int:
        return len(self.texts)

    def find(self, key: str) -> int:
        """The number of a key, -1 where there is none."""
        text = key.encode("utf-8", "replace")
        offsets = self.buckets.offsets
        bucket = crc32(text) & (len(offsets) - 2)
        for at in range(offsets.item(bucket), offsets.item(bucket + 1)):
            number = self.buckets.values.item(at)
            if self.texts.read(number) == text:
                return number
        return -1


@dataclass(frozen=True, slots=True)
class KeyBits(Mapping[str, float]):
    """Bits of the keys of an index, and of names that only ordinary persons bear."""

    numbered: Keys
    bits: NDArray[np.float32]
    """NaN where a key was not counted."""
    ordinary: Mapping[str, float]

    def get(self, key: str, default: Any = None) -> Any:
        """Bits of one key."""
        return self.at(self.numbered.find(key), key, default)

    def at(self, number: int, key: str, default: Any = None) -> Any:
        """Bits of a key whose number is known, -1 where it has none."""
        if number >= 0 and not isnan(bits := self.bits.item(number)):
            return bits
        return self.ordinary.get(key, default)

    def __getitem__(self, key: str) -> float:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return float(found)

    def __iter__(self) -> Any:
        return iter({*self.numbered.texts, *self.ordinary})

    def __len__(self) -> int:
        return sum(1 for _ in self)

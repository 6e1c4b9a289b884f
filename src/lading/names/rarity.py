"""How rare a word is: bits, by its share of the names it was counted in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2

MOST_BITS = 14.0
LEAST_BITS = 1.0
SMALLEST_LIST = 20_000
"""A list is never taken for fewer parties, so that a word seen once in a short list is still rare."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """Bits of keys. A word that was never counted is as rare as can be."""

    bits_of: Mapping[str, float] = field(default_factory=dict)
    unknown: float = MOST_BITS

    def bits(self, key: str) -> float:
        """Bits of one key."""
        return self.bits_of.get(key, self.unknown)


def bits_of_share(share: float) -> float:
    """Bits of a word that this share of names holds."""
    return max(LEAST_BITS, min(MOST_BITS, -log2(share)))

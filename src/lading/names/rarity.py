"""How rare a word is: bits, by its share of the names it was counted in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2

MOST_BITS = 14.0
LEAST_BITS = 1.0
SMALLEST_LIST = 20_000
"""A list is never taken for fewer parties, so that a word seen once in a short list is still rare."""

SYLLABLE = re.compile(
    r"(?:zh|ch|sh|kk|ss|ts|hs|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeo][eiou]|[iuyw][aeo][eou]?|ui|iu|[aeiou])(?:ng|[nmkltp](?![aeiou]))?"
)
"""As Chinese and Korean names have them."""
BITS_OF_SYLLABLES = (14.0, 6.0, 11.0)


@dataclass(frozen=True, slots=True)
class Rarity:
    """Bits of keys. A word that was never counted is as rare as can be."""

    bits_of: Mapping[str, float] = field(default_factory=dict)
    unknown: float = MOST_BITS

    def bits(self, key: str) -> float:
        """Bits of one key."""
        return self.bits_of.get(key, self.unknown)


def most_bits(key: str) -> float:
    """The most that a word of a person's name tells: few sounds make a short Chinese or Korean name, so that many bear it."""
    at = 0
    for count in range(3):
        if at == len(key):
            return BITS_OF_SYLLABLES[count]
        found = SYLLABLE.match(key, at)
        if found is None:
            return MOST_BITS
        at = found.end()
    return MOST_BITS


def bits_of_share(share: float) -> float:
    """Bits of a word that this share of names holds."""
    return max(LEAST_BITS, min(MOST_BITS, -log2(share)))

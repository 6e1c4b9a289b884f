"""Addresses compared by their words and house numbers: order, postcodes and regions differ where the place is one."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

COMMON = frozenset(
    [
        "ul",
        "ulitsa",
        "str",
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "pr",
        "prospekt",
        "pereulok",
        "per",
        "shosse",
        "sh",
        "dom",
        "d",
        "kv",
        "office",
        "of",
        "bldg",
        "building",
        "block",
        "floor",
        "room",
        "rm",
        "no",
        "unit",
        "flat",
        "apt",
        "city",
        "town",
        "region",
        "oblast",
        "republic",
        "province",
        "district",
        "raion",
        "the",
        "and",
        "ул",
        "улица",
        "д",
        "дом",
        "пр",
        "кв",
        "г",
        "оф",
    ]
)
"""Words that tell nothing of a place."""
WORD = 4
"""Letters from which a word finds candidates."""
HOUSE = 4
"""Digits and letters of a house number at most: longer ones are postcodes."""
WORDS, ENOUGH = 2, 4
"""Words in common that are needed beside a house number; with so many in all, one word may be missing."""
BUSY = 2_000
"""Addresses under one word from which it is too common to find any by."""


@dataclass(slots=True)
class AddressIndex:
    """Listed addresses by their words."""

    held: list[tuple[frozenset[str], str]] = field(default_factory=list)
    """The words of each and its party."""
    by_word: dict[str, list[int]] = field(default_factory=dict)

    def add(self, text: str, party: str) -> None:
        """Take an address in, where it has a house number and words."""
        words = split_address(text)
        if not _is_place(words):
            return
        for word in words:
            if word.isalpha() and len(word) >= WORD:
                self.by_word.setdefault(word, []).append(len(self.held))
        self.held.append((words, party))

    def find(self, text: str) -> str | None:
        """The party at an address, or None: the words of one are those of the other, house number included."""
        words = split_address(text)
        if not _is_place(words):
            return None
        near = dict.fromkeys(
            place
            for word in sorted(words)
            if len(self.by_word.get(word, ())) <= BUSY
            for place in self.by_word.get(word, ())
        )
        return next((self.held[place][1] for place in near if _is_same(words, self.held[place][0])), None)


def split_address(text: str) -> frozenset[str]:
    """The words and numbers of an address that tell of it."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return frozenset(re.findall(r"[^\W\d_]+|\d+[^\W\d_]?(?!\w)|\d+", plain)) - COMMON


def _is_place(words: Iterable[str]) -> bool:
    held = list(words)
    return any(_is_house(word) for word in held) and sum(not word[0].isdigit() for word in held) >= WORDS


def _is_house(word: str) -> bool:
    return word[0].isdigit() and len(word) <= HOUSE


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    common = one & other
    if not _is_place(common):
        return False
    missing = min((one - other, other - one), key=len)
    return not missing or (
        len(missing) == 1 and len(common) >= ENOUGH and not any(word[0].isdigit() for word in missing)
    )

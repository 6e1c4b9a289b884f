"""What two names are compared by: each word, and neighbouring words written as one, with weights in bits.

A name is its words; "al Qaida" is also "alqaida" and «Хао Тянь И» also "haotianyi". A token covers one word or several;
its mask has a bit for each word it covers, so that no word is used twice.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from lading.names.fold import fold, semivowels
from lading.names.words import Name, Role, Script, Word

ROLE_WEIGHT = {
    Role.CORE: 1.0,
    Role.LEGAL_FORM: 0.12,
    Role.GENERIC: 0.6,
    Role.PLACE: 0.6,
    Role.NUMBER: 1.0,
    Role.INITIAL: 0.3,
    Role.PATRONYMIC: 0.6,
    Role.PARTICLE: 0.2,
    Role.TITLE: 0.1,
}
ASIDE_WEIGHT = 0.4
JOINABLE = {Role.CORE, Role.PARTICLE, Role.INITIAL, Role.PATRONYMIC}
LONGEST_JOINED = 16
TOO_LONG = LONGEST_JOINED + 1
SHORT_PIECE = 6
WIDTH = 24
"""Letters of a form that are compared."""
PATRONYMIC = re.compile(r"(.{3,}?)[iy]?[oea]v(?:[iy]t?[cs]h?|n[ay])$")
STEM_ENDINGS = ("", "i", "y", "ey", "iy")


class Spelling(NamedTuple):
    """A romanised word in the forms in which it is compared."""

    latin: str
    folded: str
    semi: str
    abjad: bool
    forms: tuple[bytes, bytes]
    """The letters of the fold and of the semivowel form that are compared."""
    marks: tuple[int, int, int]
    """1 if abjad, first letter of the fold, letters of the fold."""
    groups: tuple[int, ...] = ()
    """Groups of personal names that stand for one another."""


class Token(NamedTuple):
    """A word, or neighbouring words written as one."""

    key: str
    latin: str
    role: Role
    abjad: bool
    weight: float
    """Bits: how much a match of it tells, by rarity and role."""
    mask: int


class Speller:
    """Gives the forms of romanised words and remembers them for as long as it is held."""

    def __init__(self, variants: Mapping[str, tuple[int, ...]]) -> None:
        self.variants = variants
        """Groups of personal names by name; empty for what is not a person."""
        self._known: dict[tuple[str, bool], Spelling] = {}
        self._folds: dict[str, str] = {}

    def fold(self, latin: str) -> str:
        """The word with romanisations collapsed."""
        found = self._folds.get(latin)
        if found is None:
            found = self._folds[latin] = fold(latin)
        return found

    def spell(self, latin: str, *, abjad: bool) -> Spelling:
        """The forms of one word."""
        found = self._known.get((latin, abjad))
        if found is None:
            folded = self.fold(latin)
            semi = semivowels(latin, folded)
            forms = folded.encode()[:WIDTH], semi.encode()[:WIDTH]
            marks = int(abjad), ord(folded[:1] or " "), len(forms[0])
            found = Spelling(latin, folded, semi, abjad, forms, marks, self._groups(latin, folded))
            self._known[latin, abjad] = found
        return found

    def forget(self, *, above: int) -> None:
        """Empties the memory where it holds more than so many words."""
        if len(self._folds) > above:
            self._known.clear()
            self._folds.clear()

    def _groups(self, latin: str, folded: str) -> tuple[int, ...]:
        if not self.variants:
            return ()
        groups = self.variants.get(folded if len(latin) > 5 else latin, ())
        if groups or len(latin) < 8 or not (found := PATRONYMIC.match(latin)):
            return groups
        stems = (found.group(1) + ending for ending in STEM_ENDINGS)
        of_father = (self.variants.get(fold(stem) if len(stem) > 5 else stem) for stem in stems)
        return tuple(-1 - group for group in next((g for g in of_father if g), ()))


def tokens_of(name: Name, bits: Callable[[str], float]) -> list[Token]:
    """Single words first, in order, then the joined ones. `bits` gives the rarity of a key."""
    words = name.words
    found = [
        Token(w.key, w.latin, w.role, w.script is Script.ABJAD, weight_of(w, bits(w.key)), 1 << i)
        for i, w in enumerate(words)
    ]
    sizes = [len(w.latin) if w.role in JOINABLE else TOO_LONG for w in words]
    for i in range(len(words) - 1):
        two = sizes[i] + sizes[i + 1]
        if 3 < two <= LONGEST_JOINED and min(sizes[i], sizes[i + 1]) <= SHORT_PIECE:
            found.append(_joined(words, found, i, 2, bits))
        three = two + sizes[i + 2] if i + 2 < len(words) else TOO_LONG
        if 3 < three <= LONGEST_JOINED and max(sizes[i : i + 3]) <= SHORT_PIECE:
            found.append(_joined(words, found, i, 3, bits))
    return found


def _joined(words: tuple[Word, ...], singles: list[Token], at: int, size: int, bits: Callable[[str], float]) -> Token:
    """Neighbouring words as one."""
    latin = "".join([w.latin for w in words[at : at + size]])
    abjad = singles[at].abjad
    key = f"~{latin}" if abjad else latin
    weight = min(bits(key), sum([t.weight for t in singles[at : at + size]]))
    return Token(key, latin, Role.CORE, abjad, weight, ((1 << size) - 1) << at)


def weight_of(word: Word, bits: float) -> float:
    """Bits that a match of this word tells."""
    return bits * ROLE_WEIGHT[word.role] * (ASIDE_WEIGHT if word.aside else 1.0)

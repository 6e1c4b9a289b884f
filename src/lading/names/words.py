"""The parts of a name: words, what each does in it, and the forms by which it is found again."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lading.names.kinds import NameKind


class Role(StrEnum):
    """What a word does in a name."""

    CORE = "core"
    """Tells this party from others."""
    LEGAL_FORM = "legal form"
    GENERIC = "generic word"
    """A business word with known translations: plant, technology, trading."""
    PLACE = "place"
    NUMBER = "number"
    INITIAL = "initial"
    PATRONYMIC = "patronymic"
    PARTICLE = "particle"
    """Comes and goes with the romanisation: al, bin, de."""
    TITLE = "title"


class Script(StrEnum):
    """The writing a word came in, as far as comparison differs."""

    LATIN = "Latin"
    CYRILLIC = "Cyrillic"
    HAN = "Han"
    ABJAD = "Arabic or Hebrew"
    """Written without short vowels."""
    OTHER = "other"


class Word(NamedTuple):
    """One word of a name."""

    text: str
    """As written."""
    latin: str
    """Lower-case ASCII romanisation; of an abjad word the consonants only."""
    key: str
    """What equal words share: the romanisation, or `=plant` for every spelling and translation of one known word."""
    role: Role
    script: Script
    aside: bool = False
    """Stands in brackets."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. `words` keep the order of the text and may be empty, where there was no letter or digit."""

    original: str
    kind: NameKind
    words: tuple[Word, ...]

    def having(self, role: Role) -> tuple[Word, ...]:
        """The words that do one thing."""
        return tuple(word for word in self.words if word.role is role)

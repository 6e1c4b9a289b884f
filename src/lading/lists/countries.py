"""Country names, as lists write them, to codes."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lading.lists.publication import load_knowledge

NOT_TELLING = re.compile(r"[.'’]")
FOLDED = re.compile(r"[.'&]|^\s|^st\b|\s$|\s\s|[^\S ]")
"""What folding changes in a text of lower-case ASCII; most have none of it."""
SAINT = re.compile(r"^st\b")


@dataclass(frozen=True, slots=True)
class Countries:
    """A table of spellings. Strict: a spelling it does not have is None, never the nearest one."""

    by_name: Mapping[str, str]
    by_code: frozenset[str]
    none: frozenset[str]

    def code(self, text: str) -> str | None:
        """The code of a country or territory named, or already coded, in a list; None where it is unknown."""
        plain = text.casefold()
        if found := self.by_name.get(plain):
            return found
        if plain in self.by_code:
            return plain
        key = _fold(text)
        return self.by_name.get(key) or (key if key in self.by_code else None)

    def names_none(self, text: str) -> bool:
        """Whether a text stands where a country belongs and is known to name none ("None Identified")."""
        return _fold(text) in self.none


def load_countries() -> Countries:
    """Read the spellings that ship with Lading."""
    raw = load_knowledge("countries")
    by_name = {_fold(name): code for code, names in raw["countries"].items() for name in names}
    return Countries(MappingProxyType(by_name), frozenset(raw["countries"]), frozenset(map(_fold, raw["none"])))


def load_country_names() -> Mapping[str, str]:
    """What to call a country or territory, by its code."""
    return MappingProxyType({code: names[0] for code, names in load_knowledge("countries")["countries"].items()})


def _fold(text: str) -> str:
    """Spelling differences that never tell two countries apart: case, accents, dots, apostrophes, `&`, `St.`."""
    plain = text.casefold()
    if plain.isascii() and not FOLDED.search(plain):
        return plain
    plain = text
    if not text.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = NOT_TELLING.sub("", plain.casefold()).replace("&", "and")
    return " ".join(SAINT.sub("saint", plain).split())

"""What the words of a Russian text may be: part of speech, basic form, case, number and gender."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lading.claims.tokens import Token

CASES = {
    "nomn": "nom", "gent": "gen", "gen2": "gen", "gen1": "gen", "datv": "dat", "accs": "acc", "acc2": "acc",
    "ablt": "ins", "loct": "loc", "loc1": "loc", "loc2": "loc", "voct": "nom",
}  # fmt: skip
ALL_CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})
MIN_SCORE = 0.02
GUESSED = "guessed"
"""Tag of the forms of a word that the dictionary has not: what it may be is guessed from its ending."""


class Form(NamedTuple):
    """One thing that a word may be. `case`, `number` and `gender` are empty where the word has none."""

    lemma: str
    pos: str
    case: str
    number: str
    gender: str
    tags: frozenset[str]
    score: float


class Word(NamedTuple):
    """A token with what it may be, likeliest first."""

    token: Token
    forms: tuple[Form, ...]

    @property
    def lower(self) -> str:
        """Small letters, without typography, `е` for `ё`."""
        return self.token.lower.replace("ё", "е")

    @property
    def lemma(self) -> str:
        """The likeliest basic form."""
        return self.forms[0].lemma if self.forms else self.lower

    @property
    def lemmas(self) -> frozenset[str]:
        """Every basic form the word may have."""
        return frozenset(f.lemma for f in self.forms) | {self.lower}

    def of(self, *parts: str) -> tuple[Form, ...]:
        """The forms of some parts of speech."""
        return tuple(f for f in self.forms if f.pos in parts)

    def is_(self, *parts: str) -> bool:
        """Whether its likeliest form is of one of these parts of speech."""
        return bool(self.forms) and self.forms[0].pos in parts

    def tagged(self, *tags: str) -> bool:
        """Whether one of its forms bears one of these tags: `Geox`, `Surn`, `Name`."""
        return any(set(tags) & f.tags for f in self.forms)

    @property
    def guessed(self) -> bool:
        """Whether the dictionary does not know the word."""
        return bool(self.forms) and GUESSED in self.forms[0].tags

    @property
    def cyrillic(self) -> bool:
        """Whether it is written in Cyrillic letters."""
        return any("\u0400" <= c <= "\u04ff" for c in self.token.text)


@dataclass(slots=True)
class Morphology:
    """Looks words up in the dictionary of pymorphy3; remembers those it has met."""

    analyzer: Any
    known: dict[str, tuple[Form, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Morphology":
        """The dictionary of Russian that comes with pymorphy3; takes an eighth of a second."""
        from pymorphy3 import MorphAnalyzer

        return cls(MorphAnalyzer())

    def word(self, token: Token) -> Word:
        """A token with what it may be."""
        return Word(token, () if token.mark else self.forms(token.lower))

    def forms(self, lower: str) -> tuple[Form, ...]:
        """What a word in small letters may be, likeliest first; nothing for one without Cyrillic letters."""
        found = self.known.get(lower)
        if found is None:
            found = tuple(self._parse(lower)) if any("\u0400" <= c <= "\u04ff" for c in lower) else ()
            self.known[lower] = found
        return found

    def _parse(self, lower: str) -> list[Form]:
        rows: list[Form] = []
        guessed = frozenset() if self.analyzer.word_is_known(lower) else frozenset({GUESSED})
        for parse in self.analyzer.parse(lower):
            tag = parse.tag
            if parse.score < MIN_SCORE and rows:
                continue
            rows.append(
                Form(
                    parse.normal_form.replace("ё", "е"),
                    str(tag.POS or ""),
                    CASES.get(str(tag.case or ""), ""),
                    str(tag.number or ""),
                    str(tag.gender or ""),
                    frozenset(map(str, tag.grammemes)) | guessed,
                    parse.score,
                )
            )
        return rows

    def nominative(self, words: list[str], *, gender: str = "") -> list[str]:
        """Some words of one name in the nominative, each keeping its capitals; a word that cannot be put so stays."""
        cases = [{CASES.get(str(p.tag.case or "")) for p in self.analyzer.parse(w)} for w in words]
        common = set(ALL_CASES).intersection(*cases) if cases else set()
        if "nom" in common or not common:
            return words
        return [self._inflect(word, common, gender) for word in words]

    def _inflect(self, word: str, cases: set[str], gender: str) -> str:
        rows = [p for p in self.analyzer.parse(word) if CASES.get(str(p.tag.case or "")) in cases]
        rows.sort(key=lambda p: (gender and gender not in p.tag, "plur" in p.tag, -p.score))
        form = rows[0].inflect({"nomn"}) if rows else None
        if form is None:
            return word
        text = str(form.word)
        return "-".join(part[:1].upper() + part[1:] for part in text.split("-")) if word[:1].isupper() else text

"""Phrases of Russian and what stands between them, as values."""

from dataclasses import dataclass, field

from lading.claims.ru.morph import Word
from lading.claims.shallow.values import Found, Phrase

MONTHS = frozenset(
    {
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
        "год", "месяц", "день", "неделя", "квартал", "полугодие", "весна", "осень", "лето", "зима",
    }
)  # fmt: skip
"""Nouns of time, which are no arguments."""


@dataclass(eq=False, slots=True)
class Noun(Phrase):
    """A noun phrase of Russian: its cases are those it may stand in."""

    cases: frozenset[str] = frozenset()
    number: str = ""
    gender: str = ""
    prep: str = ""
    possessor: str = ""
    """`его`, `ее`, `их`, `свой` before the head."""
    pronoun_word: str = ""
    apposed: Found | None = None
    """A name of another kind that follows: the person after `директор банка`."""
    genitives: "list[Noun]" = field(default_factory=list)
    counted: bool = False
    """Whether it opens with a number, which leaves its noun in the genitive."""
    demonyms: tuple[Found, ...] = ()
    """The countries that its adjectives are made from: `американские санкции`."""
    aside: "Noun | None" = None
    """A place in brackets after it."""
    may_locate: bool = False
    """Whether its form may be a prepositional, which goes on with a list: `в Швейцарии, Литве и Гонконге`."""
    apposes: bool = False
    """Whether it only says what the phrase before it is: `X, предприниматель из Киева`."""
    listed: "list[Noun]" = field(default_factory=list)
    """The names that follow a group in full: `трёх директоров: A, B и C`."""

    @property
    def members(self) -> "list[Phrase]":
        """The phrase and those it is coordinated with; a group that is then listed is its list."""
        return [*self.listed] if self.listed else [self, *(m for other in self.also for m in other.members)]


@dataclass(eq=False, slots=True)
class Piece:
    """Anything else of a sentence that the clauses are read from: a verb, a conjunction, a mark, another word."""

    start: int
    end: int
    word: Word
    kind: str
    """`verb`, `short`, `infinitive`, `participle`, `gerund`, `mark`, `other`."""


Part = Noun | Piece

"""What a Russian phrase refers back to: `компания`, `ведомство`, `он`, `их`; only where one candidate agrees."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.phrases import Noun
from lading.claims.shallow.values import Found, Phrase
from lading.model.claim import MentionKind

K = MentionKind
FAR = 4
"""Sentences after which a name is no longer what a pronoun means."""
PERSON_WORDS = frozenset(
    {"предприниматель", "бизнесмен", "обвиняемый", "подсудимый", "подозреваемый", "министр", "чиновник"}
)


@dataclass(slots=True)
class Seen:
    """A name as it was met: where, and what would agree with it."""

    name: Found
    sentence: int
    gender: str
    noun: str
    subject: bool


def _any(_seen: Seen) -> bool:
    return True


@dataclass(slots=True)
class Memory:
    """The names of a document up to here."""

    knowledge: Knowledge
    sentence: int = 0
    seen: list[Seen] = field(default_factory=list)

    def note(self, noun: Noun, *, subject: bool) -> None:
        """Remember the name of a phrase."""
        name = noun.apposed or noun.name
        if name is not None and name.kind is not K.ITEM:
            self.seen.append(Seen(name, self.sentence, noun.gender, noun.head, subject))

    def resolve(self, noun: Noun) -> Found | None:
        """The name that a phrase without one stands for, or nothing."""
        lists = self.knowledge.words
        if noun.pronoun:
            return self._pronoun(noun)
        if noun.name is not None or noun.number == "plur" or noun.genitives or len(noun.adjectives) > 1:
            return None
        if any(a in self.knowledge.adjectives or a in self.knowledge.town_adjectives for a in noun.adjectives):
            return None
        if noun.head in lists["organisations.plain_authority"]:
            return self._last({K.AUTHORITY}, _any)
        if noun.head in lists["organisations.plain_org"]:
            same = self._last({K.ORG}, lambda s: s.noun == noun.head or noun.head in s.name.key.split(), far=30)
            return same or (self._last({K.ORG}, _any) if noun.head in {"компания", "фирма", "предприятие"} else None)
        if noun.head in PERSON_WORDS:
            return self._last({K.PERSON}, _any)
        return None

    def owner(self, noun: Noun) -> Found | None:
        """Whose `ее директор` or `его компания` is."""
        if noun.possessor not in {"его", "ее", "их"}:
            return None
        gender = {"его": "masc", "ее": "femn"}.get(noun.possessor, "")
        return self._last({K.ORG, K.PERSON, K.AUTHORITY}, lambda s: not gender or s.gender in {gender, ""}, far=1)

    def _pronoun(self, noun: Noun) -> Found | None:
        if (
            noun.pronoun_word not in {"он", "она", "его", "ее", "ему", "ей", "им", "ней", "нее", "нем", "ним"}
            or noun.number == "plur"
        ):
            return None
        gender = "femn" if noun.pronoun_word in {"она", "ее", "ей", "ней", "нее"} else "masc"
        people = self._last({K.PERSON}, lambda s: s.subject and s.gender in {gender, ""}, far=1)
        return people or self._last({K.ORG, K.AUTHORITY}, lambda s: s.subject and s.gender == gender, far=1)

    def _last(self, kinds: set[MentionKind], test: Callable[[Seen], bool], *, far: int = FAR) -> Found | None:
        rows = [
            s for s in reversed(self.seen) if s.name.kind in kinds and self.sentence - s.sentence <= far and test(s)
        ]
        return rows[0].name if rows else None


def refer(noun: Noun, name: Found, text: str) -> Found:
    """A name at the place, and in the words, of a phrase that refers back to it."""
    span = noun.span
    return Found(
        noun.start,
        noun.end,
        span,
        span.cut(text),
        name.kind,
        name.party or name.text,
        name.country,
        name.authority,
        name.key,
    )


def own_phrase(noun: Noun, name: Found) -> Phrase:
    """The owner that a possessive pronoun means, as a phrase at the noun's place."""
    return Phrase(noun.start, noun.start + 1, noun.span, name.key, name=name, inherited=True)

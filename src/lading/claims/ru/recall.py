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
    {
        "предприниматель",
        "бизнесмен",
        "мужчина",
        "россиянин",
        "обвиняемый",
        "подсудимый",
        "подозреваемый",
        "министр",
        "чиновник",
    }
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
        vessel = noun.head in self.knowledge.words["goods.vessels"]
        if name is not None and (name.kind is not K.ITEM or vessel):
            self.seen.append(Seen(name, self.sentence, noun.gender, noun.head, subject))

    def resolve(self, noun: Noun) -> Found | None:
        """The name that a phrase without one stands for, or nothing."""
        if noun.head == "тот":
            return self._last({K.ORG, K.PERSON, K.AUTHORITY}, _any, far=1)
        if noun.pronoun:
            return self._pronoun(noun)
        if noun.name is not None or noun.number == "plur" or noun.genitives or len(noun.adjectives) > 1:
            return None
        if any(a in self.knowledge.adjectives or a in self.knowledge.town_adjectives for a in noun.adjectives):
            return None
        return self._by_noun(noun.head)

    def _by_noun(self, head: str) -> Found | None:
        """What `ведомство`, `компания`, `судно`, `предприниматель` stand for."""
        lists = self.knowledge.words
        if head in lists["organisations.plain_authority"]:
            sort = head in {"суд", "прокуратура", "комиссия", "совет", "бюро", "казначейство"}
            return self._last({K.AUTHORITY}, lambda s: not sort or s.noun == head or head in s.name.key.split())
        if head in lists["goods.vessels"]:
            return self._last({K.ITEM}, _any)
        if head in PERSON_WORDS:
            return self._last({K.PERSON}, _any)
        return self._company(head) if head in lists["organisations.plain_org"] else None

    def _company(self, head: str) -> Found | None:
        same = self._last({K.ORG}, lambda s: s.noun == head or head in s.name.key.split(), far=30)
        if same is not None or head not in {"компания", "фирма", "предприятие"}:
            return same
        return self._last({K.ORG}, lambda s: s.subject, far=2) or self._last({K.ORG}, _any)

    def owner(self, noun: Noun) -> Found | None:
        """Whose `ее директор` or `его компания` is."""
        if noun.possessor not in {"его", "ее", "их"}:
            return None
        gender = {"его": "masc", "ее": "femn"}.get(noun.possessor, "")
        kinds = {K.ORG, K.PERSON, K.AUTHORITY}
        fits = self._last(kinds, lambda s: s.subject and s.gender in {gender, ""}, far=1) if gender else None
        return fits or self._last(kinds, lambda s: not gender or s.gender in {gender, ""}, far=1)

    def _pronoun(self, noun: Noun) -> Found | None:
        if (
            noun.pronoun_word not in {"он", "она", "его", "ее", "ему", "ей", "им", "ней", "нее", "нем", "ним"}
            or noun.number == "plur"
        ):
            return None
        gender = "femn" if noun.pronoun_word in {"она", "ее", "ей", "ней", "нее"} else "masc"
        people = self._last({K.PERSON}, lambda s: s.subject and s.gender in {gender, ""}, far=1)
        bodies = self._last({K.ORG, K.AUTHORITY}, lambda s: s.subject and s.gender == gender, far=1)
        oblique = noun.pronoun_word not in {"он", "она"}
        return people or bodies or (self._only_person(gender) if oblique else None)

    def _only_person(self, gender: str) -> Found | None:
        """The one person of the last sentences, where there is but one."""
        rows = [
            s
            for s in self.seen
            if s.name.kind is K.PERSON and self.sentence - s.sentence <= FAR - 1 and s.gender in {gender, ""}
        ]
        return rows[-1].name if len({s.name.party for s in rows}) == 1 else None

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
    return Phrase(noun.start, noun.start + 1, noun.span, name.key, name=name)

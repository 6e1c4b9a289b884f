"""In whose words a Russian clause speaks: reporting verbs above and beside it, `по данным`, and what came before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lading.claims.ru.clauses import ACCORDING, Clause
from lading.claims.ru.events import verb_arguments
from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.phrases import Noun
from lading.claims.ru.verbs import VerbGroup, read_groups
from lading.claims.shallow.values import Found, Phrase, Voice
from lading.model.claim import AuthorityKind, MentionKind, Stance

K = MentionKind
SPEAKERS = frozenset({K.ORG, K.PERSON, K.AUTHORITY, K.MEDIA, K.GROUP, K.PLACE})
PARTIES = frozenset({K.ORG, K.PLACE})
"""Speakers for themselves: the next sentence is not theirs any more."""
IMPERSONAL = frozenset(
    {"говориться", "сообщаться", "утверждаться", "указываться", "отмечаться", "следовать", "содержаться", "сказать"}
)
ORDER = (
    ("reporting.deny", Stance.DENIED), ("reporting.admit", Stance.ADMITTED), ("reporting.allege", Stance.ALLEGED),
    ("reporting.promise", Stance.PLANNED), ("reporting.opinion", Stance.OPINION), ("reporting.say", Stance.REPORTED),
    ("reporting.say_weak", Stance.REPORTED),
)  # fmt: skip


@dataclass(slots=True)
class Voices:
    """The voices of one sentence. `outer` is the one that its paragraph goes on in, where it names none itself."""

    knowledge: Knowledge
    clauses: Sequence[Clause]
    outer: Voice = field(default_factory=Voice)
    own: Voice = field(default_factory=Voice)
    """What the sentence itself says of its authority beside its reporting verbs."""

    def __post_init__(self) -> None:
        self.own = self._aside()

    def of(self, clause: Clause) -> Voice:
        """The voice of a clause."""
        voice, node, steps = Voice(), clause, 0
        while node.parent is not None and steps < 6:
            if node.kind == "content":
                voice = voice.within(self._reported(node.parent))
            node, steps = node.parent, steps + 1
        voice = voice.within(self.own)
        return voice if voice.stance is not None else self.outer

    @property
    def lasting(self) -> Voice:
        """What the sentences after this one go on in: `по версии следствия` and the like, and a speaker's report."""
        if self.own.stance is not None:
            return self.own
        reports = [self._reported(c.parent) for c in self.clauses if c.kind == "content" and c.parent is not None]
        lasting = (v for v in reports if v.stance in {Stance.REPORTED, Stance.ALLEGED} and v.speakers)
        return next((v for v in lasting if v.speakers[0].kind not in PARTIES), Voice())

    def _reported(self, clause: Clause) -> Voice:
        groups = read_groups(clause, self.knowledge)
        return next((v for g in groups for v in [self._by_verb(clause, g)] if v.stance is not None), Voice())

    def _by_verb(self, clause: Clause, group: VerbGroup) -> Voice:
        stance = next((s for key, s in ORDER if group.lemma in self.knowledge.words[key]), None)
        if stance is None and group.lemma not in IMPERSONAL:
            return Voice()
        stance = stance or Stance.REPORTED
        arguments = verb_arguments(clause, group)
        speakers = self._named(arguments.get("subj", []))
        if group.lemma in IMPERSONAL or not speakers:
            speakers = (
                self._named([p for key in ("в:loc", "из:gen", "на:loc") for p in arguments.get(key, [])]) or speakers
            )
        if group.negated and stance is Stance.DENIED:
            stance = Stance.REPORTED
        if group.negated and stance is Stance.REPORTED and group.lemma in {"исключать", "исключить"}:
            stance = Stance.HEDGED
        return self._settle(
            speakers, stance, group.lemma, weak=group.lemma in self.knowledge.words["reporting.say_weak"]
        )

    def _settle(self, speakers: Sequence[Found], stance: Stance, cue: str, *, weak: bool = False) -> Voice:
        first = speakers[0] if speakers else None
        if first is not None and first.authority is AuthorityKind.COURT and stance is Stance.REPORTED:
            stance = Stance.ALLEGED
        if weak and first is not None and first.authority is AuthorityKind.EXPERTS and stance is Stance.REPORTED:
            stance = Stance.OPINION
        return Voice(tuple(speakers), stance, "", cue)

    def _aside(self) -> Voice:
        """The voice of `по данным X`, of `как считает X`, and of `утверждает X` between commas."""
        voice = Voice()
        for clause in self.clauses:
            if clause.kind == "aside":
                found = next(
                    (v for g in read_groups(clause, self.knowledge) for v in [self._by_verb(clause, g)] if v.stance),
                    Voice(),
                )
                voice = voice.within(found)
            for noun in clause.nouns:
                voice = voice.within(self._according(noun, clause))
        return voice

    def _according(self, noun: Noun, clause: Clause) -> Voice:
        if noun.prep not in {"по", "согласно", "со", "с", "на"}:
            return Voice()
        lists = self.knowledge.words
        if noun.prep in {"с", "со"} and noun.head == "ссылка":
            sources = [n for n in clause.nouns if n.prep == "на" and n.start >= noun.end]
            media = [n.name for n in clause.nouns if n.name is not None and n.name.kind is K.MEDIA and n not in sources]
            speakers = self._named(m for n in sources[:1] for m in n.members)
            return replace(
                self._settle(speakers, Stance.REPORTED, "со ссылкой на"), relayed_by=media[0].text if media else ""
            )
        if noun.prep not in {"по", "согласно"} or not (
            noun.head in ACCORDING or (noun.prep == "согласно" and noun.name is not None)
        ):
            return Voice()
        speakers = self._named(m for g in noun.genitives for m in _deep(g)) or self._named([noun])
        if noun.owner is not None:
            speakers = self._named([noun.owner]) or speakers
        if not speakers and not noun.adjectives:
            return Voice()
        charge = noun.head in {"версия", "подозрение"} and (
            not speakers or speakers[0].authority is AuthorityKind.COURT
        )
        stance = Stance.ALLEGED if charge else Stance.REPORTED
        return self._settle(
            speakers,
            stance,
            f"{noun.prep} {noun.head}",
            weak=noun.head in {"мнение", "убеждение"} or noun.head in lists["reporting.say_weak"],
        )

    def _named(self, phrases: Iterable[Phrase]) -> list[Found]:
        found: list[Found] = []
        for phrase in phrases:
            if isinstance(phrase, Noun) and phrase.apposed is not None:
                found.append(phrase.apposed)
            elif phrase.name is not None and phrase.name.kind in SPEAKERS:
                found.append(phrase.name)
            elif isinstance(phrase, Noun):
                inner = [g.name for g in phrase.genitives if g.name is not None and g.name.kind in SPEAKERS]
                found.extend(inner[:1])
        return found


def _deep(noun: Noun) -> list[Phrase]:
    rows: list[Phrase] = list(noun.members)
    if noun.name is None and noun.apposed is None:
        rows += [m for g in noun.genitives for m in _deep(g)]
    return rows

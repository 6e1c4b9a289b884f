"""Who does it to whom: a claim's parties held against the frames of the rules and the place of each name in its sentence.

Each language says where a name stands as seen from the word that says the relation: as its subject, its object, behind
`to` or 向, in the dative. The frames of the rules say which of these places is the supplier's and which the recipient's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from lading.claims.tokens import Token
from lading.model.claim import Mention, MentionKind, Predicate
from lading.model.span import Span

SYMMETRIC = frozenset({Predicate.CONTRACTS_WITH, Predicate.LINKED_TO, Predicate.COMMENTS})
"""Predicates whose parties may stand either way round, or have no second one."""

K = MentionKind
ACTORS = frozenset({K.ORG, K.PERSON, K.AUTHORITY, K.MEDIA, K.GROUP})
TURNED: Mapping[Predicate, tuple[frozenset[MentionKind], frozenset[MentionKind]]] = {
    Predicate.LOCATED_IN: (frozenset({K.PLACE}), ACTORS | {K.ITEM}),
    Predicate.VISITS: (frozenset({K.PLACE}), ACTORS),
    Predicate.DIRECTS: (ACTORS - {K.PERSON, K.GROUP}, frozenset({K.PERSON})),
    Predicate.WORKS_FOR: (ACTORS - {K.PERSON, K.GROUP}, frozenset({K.PERSON})),
    Predicate.DESIGNATED_BY: (frozenset({K.AUTHORITY}), frozenset({K.ORG, K.PERSON, K.ITEM, K.GROUP})),
    Predicate.PROSECUTED_BY: (frozenset({K.AUTHORITY}), frozenset({K.ORG, K.PERSON, K.ITEM, K.GROUP})),
    Predicate.OWNS: (frozenset({K.ITEM, K.PLACE}), ACTORS),
    Predicate.CONTROLS: (frozenset({K.ITEM, K.PLACE}), ACTORS),
    Predicate.SUBSIDIARY_OF: (frozenset({K.ITEM, K.PERSON}), ACTORS - {K.PERSON}),
    Predicate.MANUFACTURES: (frozenset({K.ITEM}), ACTORS),
    Predicate.ASSEMBLES: (frozenset({K.ITEM}), ACTORS),
    Predicate.DEVELOPS: (frozenset({K.ITEM}), ACTORS),
    Predicate.DEPLOYS: (frozenset({K.ITEM}), ACTORS),
    Predicate.TESTS: (frozenset({K.ITEM}), ACTORS),
}
"""Kinds of subject and object that can stand only the other way round: no place is located in a company."""


def is_turned(predicate: Predicate, subject: Mention | None, target: Mention | None) -> bool:
    """Whether what the parties are shows that a claim has them the wrong way round."""
    if subject is None or target is None or predicate not in TURNED:
        return False
    subjects, targets = TURNED[predicate]
    return subject.kind in subjects and target.kind in targets


class Way(StrEnum):
    """What the words say of a claim's direction."""

    CONFIRMED = "confirmed"
    REVERSED = "reversed"
    UNCLEAR = "unclear"


class SlotLike(Protocol):
    """A role of a frame and where it is filled from; the frames of all languages have these."""

    @property
    def role(self) -> str:
        """`subject`, `object`, `item` …."""
        ...

    @property
    def sources(self) -> tuple[str, ...]:
        """Places that may fill it."""
        ...


class FrameLike(Protocol):
    """A way of putting a relation; the frames of all languages have these."""

    @property
    def name(self) -> str:
        """What a person calls it."""
        ...

    @property
    def predicate(self) -> Predicate:
        """The relation."""
        ...

    @property
    def verbs(self) -> frozenset[str]:
        """Basic forms."""
        ...

    @property
    def nouns(self) -> frozenset[str]:
        """Basic forms."""
        ...

    @property
    def slots(self) -> Sequence[SlotLike]:
        """Its roles."""
        ...


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of the text that says a relation, and the frames that it may stand for."""

    span: Span
    noun: bool
    passive: bool
    frames: tuple[FrameLike, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with the names in it."""

    text: str
    span: Span
    names: tuple[Span, ...]


class Tongue(Protocol):
    """What a language knows of relations and places."""

    def find_triggers(self, scene: Scene, within: Span, predicate: Predicate) -> list[Trigger]:
        """The words of a stretch that say a relation."""
        ...

    def place(self, scene: Scene, trigger: Trigger, name: Span) -> frozenset[str]:
        """Where a name may stand as seen from a trigger, in the words of the frames; nothing where it is not clear."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """What the words say of a direction, and by which frame."""

    way: Way
    because: str = ""


def find_tokens(tokens: Sequence[Token], name: Span) -> tuple[int, int] | None:
    """The words that make up a name, first and end; None where it is only part of a word."""
    first = next((i for i, t in enumerate(tokens) if t.start == name.start), None)
    last = next((i for i, t in enumerate(tokens) if t.end == name.end), None)
    return None if first is None or last is None else (first, last + 1)


def by_predicate(frames: Iterable[FrameLike]) -> Mapping[Predicate, tuple[FrameLike, ...]]:
    """Frames in the order of their predicates."""
    found: dict[Predicate, list[FrameLike]] = {}
    for frame in frames:
        found.setdefault(frame.predicate, []).append(frame)
    return {predicate: tuple(rows) for predicate, rows in found.items()}


def judge_direction(
    tongue: Tongue, scene: Scene, triggers: Iterable[Trigger], *, subject: Mention | None, target: Mention | None
) -> Finding:
    """Whether the words put the parties of a claim the way the claim does.

    It is reversed where a frame fits with both sides exchanged, or where one side stands in the other's place and no
    frame has either side where the claim has it.
    """
    given = {role: m.span for role, m in (("subject", subject), ("object", target)) if m is not None}
    turned, reversed_by, halfway = "", "", False
    for trigger in triggers:
        places = {role: tongue.place(scene, trigger, span) for role, span in given.items()}
        for frame in trigger.frames:
            right, wrong = _fit(frame, places)
            if right == set(places) and right:
                return Finding(Way.CONFIRMED, frame.name)
            if wrong == {"subject", "object"}:
                turned = turned or frame.name
            reversed_by = reversed_by or (frame.name if wrong and not right else "")
            halfway = halfway or bool(right)
    if turned:
        return Finding(Way.REVERSED, turned)
    return Finding(Way.REVERSED, reversed_by) if reversed_by and not halfway else Finding(Way.UNCLEAR)


def _fit(frame: FrameLike, places: Mapping[str, frozenset[str]]) -> tuple[set[str], set[str]]:
    """The roles of a claim that stand where a frame has them, and those that stand where it has the other side."""
    sources = {slot.role: frozenset(slot.sources) for slot in frame.slots}
    if not set(places) <= set(sources):
        return set(), set()
    other = {"subject": "object", "object": "subject"}
    right = {role for role, found in places.items() if found & sources[role]}
    wrong = {role for role, found in places.items() if found & sources.get(other[role], frozenset())} - right
    return right, wrong

"""Frames filled from the arguments of an event: which phrase may take which role."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lading.claims.frames import Frame, Slot
from lading.claims.shallow.values import Event, Found, Phrase
from lading.model.claim import AuthorityKind, MentionKind, Predicate, Tier

K = MentionKind
Roles = dict[str, list[Phrase]]
NOT_PARTIES = frozenset({AuthorityKind.RECORDS})


@dataclass(frozen=True, slots=True)
class Nouns:
    """The nouns of a language, in their basic form, that say what a phrase without a name is: `stake`, `weapon`, …."""

    heads: Mapping[str, frozenset[str]]
    suffixes: bool = False
    """Whether a head is known by how it ends, as in Chinese compounds."""

    def has(self, kind: str, phrase: Phrase) -> bool:
        """Whether a phrase is headed by one of the nouns of a kind."""
        heads = self.heads.get(kind, frozenset())
        if phrase.head in heads:
            return True
        if self.suffixes:
            return any(phrase.head.endswith(head) for head in heads)
        return False


Test = Callable[[Phrase, Nouns], bool]


@dataclass(frozen=True, slots=True)
class Draft:
    """A frame that an event fills."""

    frame: Frame
    event: Event
    roles: Mapping[str, tuple[Phrase, ...]]


def _is(*kinds: MentionKind) -> Test:
    return lambda phrase, _nouns: phrase.name is not None and phrase.name.kind in kinds


def _is_group(name: Found) -> bool:
    return name.kind is K.GROUP and name.authority not in NOT_PARTIES


def _is_party(phrase: Phrase, _nouns: Nouns) -> bool:
    name = phrase.name
    if name is None:
        return False
    return (
        _is_group(name) or name.kind in {K.ORG, K.PERSON, K.AUTHORITY} or (name.kind is K.PLACE and bool(name.country))
    )


def _is_people(phrase: Phrase, _nouns: Nouns) -> bool:
    name = phrase.name
    return name is not None and (name.kind in {K.PERSON, K.AUTHORITY} or _is_group(name))


def _is_goods(phrase: Phrase, nouns: Nouns) -> bool:
    if phrase.name is not None:
        return phrase.name.kind is K.ITEM
    return not phrase.pronoun and nouns.has("goods", phrase)


def _is_thing(phrase: Phrase, nouns: Nouns) -> bool:
    if phrase.name is not None:
        return phrase.name.kind is K.ITEM
    return not phrase.pronoun and bool(phrase.head) and not nouns.has("abstract", phrase)


def _is_sanctioner(phrase: Phrase, _nouns: Nouns) -> bool:
    name = phrase.name
    if name is None:
        return False
    officials = name.kind is K.GROUP and name.authority is AuthorityKind.OFFICIALS
    return officials or name.kind is K.AUTHORITY or (name.kind is K.PLACE and bool(name.country))


def _is_target(phrase: Phrase, nouns: Nouns) -> bool:
    name = phrase.name
    if name is None:
        return False
    unnamed = _is_group(name) and name.authority is AuthorityKind.OTHER
    return name.kind in {K.ORG, K.PERSON} or unnamed or _is_vessel(phrase, nouns)


def _is_vessel(phrase: Phrase, nouns: Nouns) -> bool:
    name = phrase.name
    return name is not None and name.kind is K.ITEM and nouns.has("vessels", phrase)


def _is_prosecutor(phrase: Phrase, _nouns: Nouns) -> bool:
    name = phrase.name
    return name is not None and (
        name.kind is K.AUTHORITY
        or (name.kind is K.PLACE and bool(name.country))
        or (name.kind is K.GROUP and name.authority in {AuthorityKind.COURT, AuthorityKind.OFFICIALS})
    )


def _head(kind: str, *, item: bool = False) -> Test:
    return lambda phrase, nouns: (
        nouns.has(kind, phrase) or (item and phrase.name is not None and phrase.name.kind is K.ITEM)
    )


TESTS: Mapping[str, Test] = {
    "any": lambda _phrase, _nouns: True,
    "authority": _is(K.AUTHORITY),
    "asset": lambda p, n: _is(K.ORG, K.AUTHORITY, K.MEDIA)(p, n) or _is_vessel(p, n),
    "body": _is(K.ORG, K.AUTHORITY, K.MEDIA),
    "carrier": lambda p, n: _is_party(p, n) or _is_vessel(p, n),
    "case": _head("case"),
    "contract": _head("contract"),
    "defendant": lambda p, n: _is(K.ORG, K.PERSON)(p, n) or (p.name is not None and _is_group(p.name)),
    "device": _head("weapon", item=True),
    "goods": _is_goods,
    "list": _head("list"),
    "model": _is(K.ITEM),
    "money": _head("money"),
    "named": _is(K.ORG, K.PERSON, K.AUTHORITY),
    "org": _is(K.ORG),
    "party": _is_party,
    "people": _is_people,
    "person": _is(K.PERSON),
    "place": _is(K.PLACE),
    "prosecutor": _is_prosecutor,
    "sanctioner": _is_sanctioner,
    "sanctions": _head("sanctions"),
    "stake": _head("stake"),
    "target": _is_target,
    "test": _head("test"),
    "thing": _is_thing,
    "visited": _is(K.ORG, K.PLACE, K.AUTHORITY),
    "weapon": _head("weapon", item=True),
}


@dataclass(frozen=True, slots=True)
class FrameTable:
    """Frames by the words that evoke them."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]

    @classmethod
    def build(cls, frames: Iterable[Frame]) -> "FrameTable":
        """An index of some frames."""
        verbs: dict[str, list[Frame]] = {}
        nouns: dict[str, list[Frame]] = {}
        for frame in frames:
            for word in sorted(frame.verbs):
                verbs.setdefault(word, []).append(frame)
            for word in sorted(frame.nouns):
                nouns.setdefault(word, []).append(frame)
        return cls({k: tuple(v) for k, v in verbs.items()}, {k: tuple(v) for k, v in nouns.items()})

    def of(self, event: Event) -> tuple[Frame, ...]:
        """The frames that an event's word may evoke."""
        return (self.nouns if event.noun else self.verbs).get(event.word, ())


def fill_frames(event: Event, table: FrameTable, nouns: Nouns) -> Iterator[Draft]:
    """The frames that an event fills: of each predicate only the one that fills most roles."""
    best: dict[str, Draft] = {}
    for frame in table.of(event):
        if frame.voice != "any" and (frame.voice == "passive") != event.passive:
            continue
        roles = _fill(frame, event, nouns)
        if roles is None:
            continue
        have = best.get(frame.predicate.value)
        if have is None or len(roles) > len(have.roles):
            best[frame.predicate.value] = Draft(frame, event, {k: tuple(v) for k, v in roles.items()})
    yield from best.values()


def _fill(frame: Frame, event: Event, nouns: Nouns) -> Roles | None:
    roles: Roles = {}
    used: set[int] = set()
    for slot in frame.slots:
        rows = _fill_slot(slot, event, nouns, used)
        if rows:
            roles[slot.role] = rows
            used.update(id(row) for row in rows)
        elif not slot.optional:
            return None
    if not {"subject", "object"} & set(roles) or _circular(roles):
        return None
    return roles


def _fill_slot(slot: Slot, event: Event, nouns: Nouns, used: set[int]) -> list[Phrase]:
    test = TESTS[slot.kind]
    for source in slot.sources:
        rows = [p for p in event.arguments.get(source, ()) if id(p) not in used and test(p, nouns)]
        if rows:
            return rows
    return []


def _circular(roles: Roles) -> bool:
    """Whether a party would stand in a relation to itself."""
    subjects = {p.name.party or p.name.text for p in roles.get("subject", ()) if p.name is not None}
    objects = {p.name.party or p.name.text for p in roles.get("object", ()) if p.name is not None}
    return bool(subjects & objects)


def lower_tier(draft: Draft) -> Tier:
    """The frame's tier, or `needs_review` where a party was not named in the clause itself, or a supply has but one side."""
    if draft.frame.predicate is Predicate.SUPPLIES and not {"subject", "object"} <= draft.roles.keys():
        return Tier.NEEDS_REVIEW
    referred = any(p.inherited for role in ("subject", "object") for p in draft.roles.get(role, ()))
    return Tier.NEEDS_REVIEW if referred else draft.frame.tier

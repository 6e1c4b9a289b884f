"""Nouns of a Russian clause that may evoke a frame, with their arguments: `поставки`, `владелец`, `производитель`."""

from collections.abc import Iterator, Sequence

from lading.claims.ru.clauses import Clause
from lading.claims.ru.events import Arguments, verb_arguments
from lading.claims.ru.joining import VERBS, is_apposition
from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.phrases import MONTHS, Noun
from lading.claims.ru.verbs import VerbGroup
from lading.claims.shallow.values import Event, Found, Phrase
from lading.model.claim import MentionKind, Stance

ACCUSING = frozenset(
    {
        "обвинить",
        "обвинять",
        "подозревать",
        "заподозрить",
        "уличить",
        "упрекнуть",
        "судить",
        "осудить",
        "арестовать",
        "задержать",
        "приговорить",
        "вменить",
        "вменять",
    }
)
"""Verbs whose object, not whose subject, does what `в поставках` says."""
BANS = frozenset({"запретить", "запрещать", "ограничить", "ограничивать"})
"""A ban on deliveries says of nobody that he delivered."""
K = MentionKind
COPULAS = frozenset(
    {
        "быть",
        "стать",
        "являться",
        "оставаться",
        "оказаться",
        "считаться",
        "выступать",
        "выступить",
        "значиться",
        "служить",
        "назвать",
        "называть",
        "представлять",
        "признать",
        "работать",
    }
)


def noun_events(clause: Clause, groups: Sequence[VerbGroup], knowledge: Knowledge) -> Iterator[tuple[Noun, Arguments]]:
    """The nouns of a clause that may evoke a frame, with their arguments."""
    nouns = clause.nouns
    for at, noun in enumerate(nouns):
        for member in [noun, *noun.listed] if noun.listed else noun.members:
            for inner in _with_genitives(member):
                if "дочерний" in inner.adjectives:
                    yield replace_head(inner), _noun_arguments(inner, nouns[at + 1 :], clause, groups, knowledge)
                elif inner.head in knowledge.frames.nouns:
                    yield inner, _noun_arguments(inner, nouns[at + 1 :], clause, groups, knowledge)


def replace_head(noun: Noun) -> Noun:
    """A phrase of a daughter company, whatever its noun, under one head."""
    return Noun(
        noun.start,
        noun.end,
        noun.span,
        "дочерний",
        noun.words,
        name=noun.name,
        owner=noun.owner,
        cases=noun.cases,
        number=noun.number,
    )


def _with_genitives(noun: Phrase) -> list[Noun]:
    if not isinstance(noun, Noun):
        return []
    return [noun, *(n for g in noun.genitives for m in g.members for n in _with_genitives(m))]


def _noun_arguments(
    noun: Noun, later: Sequence[Noun], clause: Clause, groups: Sequence[VerbGroup], knowledge: Knowledge
) -> Arguments:
    found: Arguments = {}
    _add_genitives(found, noun)
    end = noun.end
    for other in later:
        if other.start > end + 1 or any(p.start in range(end, other.start) and p.kind in VERBS for p in clause.pieces):
            break
        if other.prep:
            for case in sorted(other.cases):
                found.setdefault(f"{other.prep}:{case}", []).extend(other.members)
            found.setdefault(other.prep, []).extend(other.members)
        elif "ins" in other.cases and other.cases <= {"ins", "dat", "loc", "gen"}:
            found.setdefault("ins", []).extend(other.members)
        elif "dat" in other.cases:
            found.setdefault("dat", []).extend(other.members)
        end = max(m.end for m in other.members if isinstance(m, Noun))
    if noun.name is not None and noun.name.kind in {K.ORG, K.PERSON}:
        found["self"] = [noun]
    if noun.apposed is not None:
        found["self"] = [_as_noun(noun, noun.apposed)]
    _add_predicate(found, noun, clause, groups, knowledge)
    return found


def _add_genitives(found: Arguments, noun: Noun) -> None:
    """What hangs on a noun, and on that in turn, which a country may do as the one who receives it."""
    for genitive in noun.genitives:
        inner = [m for g in genitive.genitives for m in g.members]
        found.setdefault("gen", []).extend([*genitive.members, *inner])
        receivers = [m for m in inner if genitive.name is None and _may_receive(m)]
        if receivers:
            found.setdefault("dat", []).extend(receivers)


def _may_receive(phrase: Phrase) -> bool:
    """Whether a phrase read as a genitive may be a dative: `поставки ракет России`."""
    name = phrase.name
    return name is not None and name.kind is K.PLACE and bool(name.country) and isinstance(phrase, Noun)


def _as_noun(noun: Noun, name: Found) -> Noun:
    return Noun(name.start, name.end, name.span, name.key, (name.key,), name=name, cases=noun.cases)


def _add_predicate(
    found: Arguments, noun: Noun, clause: Clause, groups: Sequence[VerbGroup], knowledge: Knowledge
) -> None:
    """Whom a noun describes, and who does what it names: `X — поставщик`, `X занимается поставками`."""
    before = [n for n in clause.nouns if n.end <= noun.start and not n.prep]
    near = before[-1] if before else None
    if near is not None and is_apposition(near, noun, knowledge) and noun.cases & near.cases:
        found.setdefault("self", [near])
    if not groups:
        _add_verbless(found, noun, clause)
        return
    group = groups[-1]
    arguments = verb_arguments(clause, group)
    subjects = [s for s in arguments.get("subj", []) if s is not noun]
    if (
        group.lemma in COPULAS
        and ("ins" in noun.cases or group.lemma in {"быть", "представлять"})
        and noun not in subjects
        and not noun.prep
    ):
        found.setdefault("self", subjects)
    light = knowledge.words["stance.light"]
    if {group.lemma, group.finite} & ACCUSING:
        found["agent"] = [*arguments.get("obj", []), *arguments.get("dat", [])]
    elif {group.lemma, group.finite} & knowledge.words["reporting.deny"]:
        found["agent"] = subjects or [n for n in clause.nouns if n.prep == "в" and n.name is not None]
    elif group.lemma in light or any(p.word.lemma in light for p in clause.pieces):
        found["agent"] = subjects


def _add_verbless(found: Arguments, noun: Noun, clause: Clause) -> None:
    """`X — поставщик`, `Разработчик дрона — X`: one phrase in the nominative says what the other is."""
    if noun.prep or "nom" not in noun.cases:
        return
    if noun.listed:
        found.setdefault("self", list(noun.listed))
        return
    bare = [n for n in clause.nouns if not n.prep and "nom" in n.cases]
    if len(bare) == 2 and noun in bare:
        other = bare[1 - bare.index(noun)]
        if other.name is not None and other.head not in MONTHS:
            found.setdefault("self", list(other.members))


def bend_noun(event: Event, group: VerbGroup | None, knowledge: Knowledge) -> Event:
    """What the verb above a noun makes of it: `прекратила поставки`, `планирует закупку`."""
    if group is None:
        return event
    if {group.lemma, group.finite} & knowledge.words["reporting.deny"] and not event.negated:
        event.negated, event.mood, event.mood_cue = True, Stance.DENIED, group.lemma
        return event
    if {group.lemma, group.finite} & ACCUSING and event.mood is None:
        event.mood, event.mood_cue = Stance.ALLEGED, group.lemma
    if {group.lemma, group.finite} & BANS:
        event.arguments.clear()
    elif {group.lemma, group.finite} & knowledge.words["stance.stop"]:
        event.negated, event.stopped, event.mood_cue = True, True, group.lemma
    elif {group.lemma, group.finite} & knowledge.words["stance.plan"] and event.mood is None:
        event.mood, event.mood_cue = Stance.PLANNED, group.lemma
    return event

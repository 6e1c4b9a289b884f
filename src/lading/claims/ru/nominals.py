"""Nouns of a Russian clause that may evoke a frame, with their arguments: `поставки`, `владелец`, `производитель`."""

from collections.abc import Iterator, Sequence

from lading.claims.ru.clauses import Clause
from lading.claims.ru.events import Arguments, VerbGroup, verb_arguments
from lading.claims.ru.joining import VERBS, is_apposition
from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.phrases import Noun
from lading.claims.shallow.values import Event, Found, Phrase
from lading.model.claim import MentionKind, Stance

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
        "работать",
    }
)


def noun_events(clause: Clause, groups: Sequence[VerbGroup], knowledge: Knowledge) -> Iterator[tuple[Noun, Arguments]]:
    """The nouns of a clause that may evoke a frame, with their arguments."""
    nouns = clause.nouns
    for at, noun in enumerate(nouns):
        for member in noun.members:
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
    for genitive in noun.genitives:
        found.setdefault("gen", []).extend(genitive.members)
        found.setdefault("gen", []).extend(m for g in genitive.genitives for m in g.members)
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
        return
    group = groups[-1]
    arguments = verb_arguments(clause, group)
    subjects = [s for s in arguments.get("subj", []) if s is not noun]
    if (
        group.lemma in COPULAS
        and ("ins" in noun.cases or group.lemma == "быть")
        and noun not in subjects
        and not noun.prep
    ):
        found.setdefault("self", subjects)
    if (
        not noun.prep
        and not any(p.kind in VERBS for p in clause.pieces)
        and "nom" in noun.cases
        and before
        and before[0] is not noun
    ):
        found.setdefault("self", list(before[0].members))
    light = knowledge.words["stance.light"]
    if group.lemma in light or any(p.word.lemma in light for p in clause.pieces):
        found["agent"] = subjects


def bend_noun(event: Event, group: VerbGroup | None, knowledge: Knowledge) -> Event:
    """What the verb above a noun makes of it: `прекратила поставки`, `планирует закупку`."""
    if group is None:
        return event
    if {group.lemma, group.finite} & BANS:
        event.arguments.clear()
    elif {group.lemma, group.finite} & knowledge.words["stance.stop"]:
        event.negated, event.stopped, event.mood_cue = True, True, group.lemma
    elif {group.lemma, group.finite} & knowledge.words["stance.plan"] and event.mood is None:
        event.mood, event.mood_cue = Stance.PLANNED, group.lemma
    return event

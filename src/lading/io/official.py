"""The lists' own statements on their entries, read into a case as documents whose subject is known."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lading.claims.en.extractor import RulesExtractor
from lading.claims.extractor import Extractor
from lading.claims.gazetteer import SCHEMA_KINDS, Gazetteer, is_specific
from lading.claims.guards import GuardRules
from lading.claims.learned.beside import Beside
from lading.claims.official.reader import OfficialReader
from lading.claims.official.subject import BY, Known, fold, judge_subject
from lading.claims.read import read_claims
from lading.claims.statements import party_id
from lading.errors import ConfigurationError
from lading.lists.reasons import Reasons, find_reasons
from lading.model.case import Case, Listed, Read
from lading.model.claim import Mention, MentionKind, Reading
from lading.model.document import Document
from lading.model.judgement import Decision, Judgement, Match, Reason
from lading.model.period import first_day

RARE, LONG = 15, 5
"""A word of a name tells whom a statement speaks of where it has so many letters and at most so many statements have it
with a capital."""
SHORT = 4
"""Letters of the shortest word that alone stands for an entry in another statement of its authority."""
NAME_WORD = re.compile(r"\b[^\W\d_][\w’'-]*")
PARTIES = frozenset({MentionKind.ORG, MentionKind.PERSON})


@dataclass(frozen=True, slots=True)
class Statements:
    """What some statements gave: each with its reading, and which entry its subject is."""

    pairs: tuple[tuple[Document, Reading], ...] = ()
    subjects: tuple[Judgement, ...] = ()


def read_statements(
    found: Iterable[Reasons], *, extractors: Sequence[Extractor], guards: GuardRules, gazetteer: Gazetteer
) -> Statements:
    """Read the claims in some statements.

    Raises:
        ConfigurationError: where the English reader is not among the extractors.
    """
    rules = (one.rules if isinstance(one, Beside) else one for one in extractors)
    english = next((one for one in rules if isinstance(one, RulesExtractor)), None)
    if english is None:
        raise ConfigurationError("statements of lists are read by the English rules, which are not among the readers")
    reader = OfficialReader.of(english)
    read = []
    for one in found:
        reading = read_claims(one.document, extractors=(reader.on(one.subject),), gazetteer=gazetteer, guards=guards)
        read.append((one, Known.of(one.subject), reading))
    subjects = tuple(judge_subject(one.document.id, known) for one, known, _ in read)
    pairs = tuple((one.document, reading) for one, _, reading in read)
    return Statements(pairs, (*subjects, *_judge_short_names(read, reader.lexicon.generic)))


def _judge_short_names(read: Sequence[tuple[Reasons, Known, Reading]], generic: frozenset[str]) -> Iterator[Judgement]:
    """That a name in one statement is the entry that another by the same authority is on.

    So it is where that statement calls its subject so, and where the name is one telling word that of all these entries
    only one is called by. A name that two entries bear is left to resolving.
    """
    called: dict[tuple[str, str, MentionKind], set[str]] = {}
    for one, known, reading in read:
        names = [m.text for m in reading.mentions if m.party == known.party and is_specific(m.text)]
        every = (*known.words, *(word for name in names for word in fold(name)))
        words = [word for word in every if len(word) >= SHORT and word not in generic]
        for name in (*(" ".join(fold(name)) for name in names), *words):
            called.setdefault((one.document.publisher, name, known.kind), set()).add(known.entity_id)
    for one, known, reading in read:
        for mention in {m.party: m for m in reading.mentions if m.party != known.party}.values():
            names = [" ".join(fold(mention.party)), " ".join(fold(mention.text))]
            meant = {entry for name in names for entry in called.get((one.document.publisher, name, mention.kind), ())}
            if len(meant) == 1 and mention.kind in PARTIES:
                reason = Reason("name", 1.0, f"of the entries that these statements are on, {mention.text} is this one")
                pair = Match(party_id(one.document.id, mention), meant.pop(), 1.0, (reason,), mention.party)
                yield Judgement(pair, Decision.POSITIVE, BY)


def list_statements(listed: Listed, *, as_of: dt.date) -> tuple[Reasons, ...]:
    """The statements of some lists that had been published by a day; one of no known day counts, as documents do."""
    editions = {dataset.name: dataset.updated for dataset in listed.datasets if dataset.updated}
    found = find_reasons(listed.entities, editions=editions)
    return tuple(
        one
        for one in found
        if one.subject.schema in SCHEMA_KINDS
        and (one.document.published is None or first_day(one.document.published) <= as_of)
    )


def choose_statements(found: Sequence[Reasons], readings: Iterable[Reading]) -> tuple[Reasons, ...]:
    """The statements that speak of a party that the claims of some documents are about.

    A statement speaks of a party where it, or a name of its entry, has a telling word of the party's name: one that few
    statements have. Which party is meant is then for resolving to judge; this only keeps what cannot matter out.
    """
    words = [_name_words(one) for one in found]
    counts: dict[str, int] = {}
    for row in words:
        for word in row:
            counts[word] = counts.get(word, 0) + 1
    telling = {
        word
        for reading in readings
        for mention in _parties(reading)
        for word in fold(f"{mention.party} {mention.text}")
        if len(word) >= LONG and not word.isdigit() and counts.get(word, 0) <= RARE
    }
    return tuple(one for one, row in zip(found, words, strict=True) if row & telling)


def add_statements(case: Case, *, extractors: Sequence[Extractor], guards: GuardRules, as_of: dt.date) -> Case:
    """The case with the statements of its lists that speak of its parties; all of them where it has no documents."""
    every = list_statements(case.listed, as_of=as_of)
    pairs = case.read.pairs
    chosen = choose_statements(every, (reading for _, reading in pairs)) if pairs else every
    gazetteer = Gazetteer.build(case.listed.entities)
    made = read_statements(chosen, extractors=extractors, guards=guards, gazetteer=gazetteer)
    read = Read((*pairs, *made.pairs), case.read.issues)
    return Case(case.listed, read, case.decisions, (*case.matches, *made.subjects))


def _name_words(one: Reasons) -> frozenset[str]:
    """The words of a statement that begin with a capital, and those of its entry's names, folded."""
    capitals = (word for word in NAME_WORD.findall(one.document.text) if word[0].isupper())
    return frozenset(fold(" ".join((*capitals, *one.subject.names))))


def _parties(reading: Reading) -> Iterable[Mention]:
    """Organisations and persons at an end of a claim."""
    for claim in reading.claims:
        yield from (m for m in (claim.subject, claim.object) if m is not None and m.kind in PARTIES)

"""A case with its lists' own statements: whom they are on, which are chosen, what a day hides."""

import datetime as dt
import re

import pytest

from lading.claims.extractors import load_extractors
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import load_guard_rules
from lading.errors import ConfigurationError
from lading.io.official import Statements, choose_statements, list_statements, read_statements
from lading.io.unpack import find_lists
from lading.lists.read import read_list
from lading.lists.reasons import Reasons
from lading.lists.recognise import recognise
from lading.model.case import Listed
from lading.model.claim import Predicate, Reading, Tier
from lading.model.entity import Entity, gather_entities
from lading.model.schema import load_schemata
from lading.model.statement import Statement
from tests.shared_data import shared

TRADE = {Predicate.SUPPLIES, Predicate.PROCURES_FOR, Predicate.MANUFACTURES, Predicate.DEVELOPS}
LATER, BEFORE = dt.date(2026, 5, 1), dt.date(2025, 1, 1)
EXTRACTORS = load_extractors()


def entity(entity_id: str, schema: str, **values: str) -> Entity:
    return Entity.gather(entity_id, [Statement(entity_id, schema, prop, value, "eu") for prop, value in values.items()])


def listed() -> Listed:
    rows = (
        ("p1", "OOO TSK VEKTOR", "OOO TSK Vektor has acted as an intermediary for IEMZ Kupol.", "2024-12-16"),
        (
            "p2",
            "JSC PLANT ‘KUPOL’",
            "JSC Plant ‘Kupol’ (JSC IEMZ ‘Kupol’) is a Russian company producing missiles.",
            "2022-12-16",
        ),
        ("p3", "XICHAO TRADE", "Xichao Trade is a company that has supplied engines to Kupol.", "2026-04-23"),
        (
            "p4",
            "OTHER WATERWORKS",
            "Other Waterworks is a company which pumps water in the region of Minsk.",
            "2023-01-01",
        ),
    )
    made: list[Entity] = []
    for number, name, reason, day in rows:
        made.append(entity(number, "Company", name=name))
        made.append(entity(f"s{number}", "Sanction", entity=number, reason=reason, authority="Council", startDate=day))
    return Listed(entities=tuple(made))


def read(found: tuple[Reasons, ...]) -> Statements:
    return read_statements(found, extractors=EXTRACTORS, guards=load_guard_rules(), gazetteer=Gazetteer.empty())


def test_a_statement_published_after_the_day_is_not_there() -> None:
    names = [one.subject.id for one in list_statements(listed(), as_of=BEFORE)]
    assert names == ["p1", "p2", "p4"]


def test_the_subject_of_each_statement_is_its_entry() -> None:
    made = read(list_statements(listed(), as_of=LATER))
    assert [judgement.match.candidate for judgement in made.subjects[:4]] == ["p1", "p2", "p3", "p4"]


def test_a_short_name_in_one_statement_is_the_entry_that_another_is_on() -> None:
    made = read(list_statements(listed(), as_of=LATER))
    names = {reading.document_id: reading for _, reading in made.pairs}
    xichao = next(one for one in list_statements(listed(), as_of=LATER) if one.subject.id == "p3")
    assert any(c.object and c.object.text == "Kupol" for c in names[xichao.document.id].claims)
    assert {judgement.match.candidate for judgement in made.subjects[4:]} >= {"p2"}


def test_statements_are_chosen_by_the_telling_words_of_the_parties() -> None:
    every = list_statements(listed(), as_of=LATER)
    reading: Reading = read(tuple(one for one in every if one.subject.id == "p1")).pairs[0][1]
    assert {one.subject.id for one in choose_statements(every, [reading])} == {"p1", "p2", "p3"}


def test_every_supplier_that_names_kupol_in_its_statement_is_found() -> None:
    files, _ = find_lists([shared("data/lists/eu_journal/32014R0269.csv")])
    schemata = load_schemata()
    (source,) = recognise(files).sources
    everything = Listed(entities=gather_entities(read_list(source, schemata).statements))
    asked = re.compile("kupol|garpiya", re.IGNORECASE)
    found = tuple(one for one in list_statements(everything, as_of=LATER) if asked.search(one.document.text))
    assert len(found) == 13
    made = read_statements(
        found, extractors=EXTRACTORS, guards=load_guard_rules(), gazetteer=Gazetteer.build(everything.entities)
    )
    told = {
        one.subject.caption
        for one, (_, reading) in zip(found, made.pairs, strict=True)
        for claim in reading.claims
        if claim.tier is Tier.VERIFIED and claim.predicate in TRADE
        if claim.subject and claim.subject.party == one.subject.caption
    }
    companies = {one.subject.caption for one in found if one.subject.schema != "Person"}
    assert companies == told
    assert len(companies) == 10


def test_without_the_english_rules_nothing_can_be_read() -> None:
    with pytest.raises(ConfigurationError):
        read_statements((), extractors=(), guards=load_guard_rules(), gazetteer=Gazetteer.empty())

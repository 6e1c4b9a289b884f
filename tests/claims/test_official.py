"""Official statements: offices, trade and the known subject. The sentences are our own, in the style of such acts."""

import pytest

from lading.claims.en.extractor import RulesExtractor
from lading.claims.en.lexicons import load_lexicons
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import load_guard_rules
from lading.claims.official.lexicon import load_official
from lading.claims.official.names import BodyReader
from lading.claims.official.reader import OfficialReader
from lading.claims.official.subject import Known, judge_subject
from lading.claims.read import read_claims
from lading.claims.statements import party_id
from lading.documents.segment import find_blocks
from lading.model.claim import Claim, MentionKind, Predicate, Reading, Tier
from lading.model.document import Document
from lading.model.entity import Entity
from lading.model.judgement import Decision
from lading.model.span import Span
from lading.model.statement import Statement


@pytest.fixture(scope="module")
def reader() -> OfficialReader:
    return OfficialReader.of(RulesExtractor.of(load_lexicons()))


def entry(name: str, schema: str = "Person") -> Entity:
    return Entity.gather("e1", [Statement("e1", schema, "name", name, "test")])


def read(reader: OfficialReader, subject: Entity, text: str) -> Reading:
    document = Document(text, "statement", "0" * 64, language="en", blocks=find_blocks(text))
    return read_claims(
        document, extractors=[reader.on(subject)], gazetteer=Gazetteer.empty(), guards=load_guard_rules()
    )


def told(reading: Reading, *predicates: Predicate) -> set[tuple[str, str, str]]:
    """Predicate, subject, object or goods of the verified claims."""

    def end(claim: Claim) -> str:
        mention = claim.object or claim.item
        return mention.text if mention else ""

    rows = (c for c in reading.claims if c.tier is Tier.VERIFIED and (not predicates or c.predicate in predicates))
    return {(c.predicate.value, c.subject.party if c.subject else "", end(c)) for c in rows}


PERSON = entry("Ivan Petrovich BELOV")
OFFICES = (Predicate.DIRECTS, Predicate.WORKS_FOR, Predicate.OWNS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivan Belov is the General Director of OOO Delta Motor.", {("directs", "OOO Delta Motor")}),
        (
            "Ivan Belov is the owner and General Director of JSC ‘Delta Motor’, a company in Izhevsk.",
            {("owns", "JSC ‘Delta Motor’"), ("directs", "JSC ‘Delta Motor’")},
        ),
        (
            "In his position as Deputy Head of the Minsk City Court, he sentenced protesters.",
            {("directs", "Minsk City Court")},
        ),
        (
            "As a judge at the Supreme Court of Belarus, Belov sentenced protesters.",
            {("works_for", "Supreme Court of Belarus")},
        ),
        ("Former commander of the 45th Regiment.", {("directs", "45th Regiment")}),
        ("He has been, since May 2020, a member of the Security Council.", {("works_for", "Security Council")}),
        ("He owns and heads Delta Motor Holding.", {("directs", "Delta Motor Holding")}),
        (
            "Ivan Belov is Deputy Minister of Industry and Trade of the Russian Federation.",
            {("works_for", "Russian Federation")},
        ),
    ],
)
def test_offices_of_the_known_person(reader: OfficialReader, text: str, expected: set[tuple[str, str]]) -> None:
    found = {(predicate, body) for predicate, subject, body in told(read(reader, PERSON, text), *OFFICES)}
    assert expected <= found
    assert all(subject == PERSON.caption for _, subject, _ in told(read(reader, PERSON, text), *OFFICES))


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Belov was appointed by the President of the Russian Federation.",
        "His father is the chairman of Delta Motor Holding.",
        "Ivan Belov is associated with Anna Orlova, who is the director of Delta Motor Holding.",
        "Ivan Belov is no longer the director of Delta Motor Holding.",
    ],
)
def test_offices_of_others_and_ended_ones_are_not_his(reader: OfficialReader, text: str) -> None:
    found = told(read(reader, PERSON, text), *OFFICES)
    assert not [row for row in found if row[1] == PERSON.caption]


COMPANY = entry("LIMITED LIABILITY COMPANY DELTA MOTOR", "Company")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Delta Motor is a Russian company. It supplies engines to the Russian Armed Forces.",
            ("supplies", "Russian Armed Forces"),
        ),
        (
            "Delta Motor provides the Ministry of Defence of Russia with engines.",
            ("supplies", "Ministry of Defence of Russia"),
        ),
        (
            "Delta Motor is a supplier of pumps to major firms such as Lukoil and Rosneft.",
            ("supplies", "Rosneft"),
        ),
        ("Delta Motor is a front company for IEMZ Kupol.", ("procures_for", "IEMZ Kupol")),
        ("It has acted as an intermediary between IEMZ Kupol and Chinese suppliers.", ("procures_for", "IEMZ Kupol")),
        ("Delta Motor is specialised in the development and production of gyroscopes.", ("manufactures", "gyroscopes")),
        ("Delta Motor is a Chinese company manufacturing drone engines.", ("manufactures", "drone engines")),
    ],
)
def test_trade_of_the_known_company(reader: OfficialReader, text: str, expected: tuple[str, str]) -> None:
    predicate, end = expected
    assert (predicate, COMPANY.caption, end) in told(read(reader, COMPANY, text))


def test_goods_that_another_supplies_are_its_supply(reader: OfficialReader) -> None:
    text = "Delta Motor has manufactured attack drones supplied to JSC PLANT “KUPOL” by OOO Vektor."
    assert ("supplies", "OOO Vektor", "JSC PLANT “KUPOL”") in told(read(reader, COMPANY, text), Predicate.SUPPLIES)


@pytest.mark.parametrize(
    "text",
    [
        "Therefore, Delta Motor is responsible for supporting the supply of weapons to the Russian Armed Forces.",
        "Delta Motor provides financial support to the Government of Iran.",
        "Delta Motor holds a licence to produce weapons for the Russian Armed Forces.",
        "Delta Motor was founded by Gamma Ltd, which supplies engines to the Russian Armed Forces.",
    ],
)
def test_conclusions_services_and_others_give_no_supply(reader: OfficialReader, text: str) -> None:
    found = told(read(reader, COMPANY, text), Predicate.SUPPLIES)
    assert not [row for row in found if row[1] == COMPANY.caption]


def test_the_subject_is_the_entry_even_where_the_act_spells_it_otherwise(reader: OfficialReader) -> None:
    listed = entry("LIBSS LLC", "Company")
    found = told(read(reader, listed, "LIBBS LLC is a front company for JSC IEMZ Kupol."))
    assert ("procures_for", "LIBSS LLC", "JSC IEMZ Kupol") in found


def test_the_judgement_names_the_party_of_the_document_and_the_entry(reader: OfficialReader) -> None:
    reading = read(reader, PERSON, "Ivan Belov is the General Director of OOO Delta Motor.")
    judgement = judge_subject(reading.document_id, Known.of(PERSON))
    subjects = {party_id(reading.document_id, c.subject) for c in reading.claims if c.subject}
    assert judgement.match.query in subjects
    assert (judgement.match.candidate, judgement.decision) == ("e1", Decision.POSITIVE)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the EU-listed Aerospace Industries Organisation (AIO)", "Aerospace Industries Organisation"),
        ("Russian arms company Almaz-Antey, which", "Almaz-Antey"),
        (
            "JSC ‘Scientific Production Enterprise ‘Temp-Avia’’. It",
            "JSC ‘Scientific Production Enterprise ‘Temp-Avia’’",
        ),
        ("the Ministry of Industry and Trade and Rosoboronexport", "Ministry of Industry and Trade"),
        ("Xiamen Limbach Aviation Engine Co., Ltd and others", "Xiamen Limbach Aviation Engine Co., Ltd"),
        ("Joint Stock Company (JSC) NPO PRZ. JSC", "Joint Stock Company (JSC) NPO PRZ"),
        ("the Russian armed forces during", "Russian armed forces"),
        ("the court of the Bobruisk district", "court of the Bobruisk district"),
    ],
)
def test_names_of_bodies_end_where_they_end(reader: OfficialReader, text: str, name: str) -> None:
    body = reader.bodies.read(text, Span(0, len(text)))
    assert body is not None
    assert body.span.cut(text) == name


@pytest.mark.parametrize("text", ["a company that trades in oil", "April 2018", "financial support", "President Putin"])
def test_what_is_described_only_has_no_name(reader: OfficialReader, text: str) -> None:
    assert reader.bodies.read(text, Span(0, len(text))) is None


def test_ministries_are_authorities() -> None:
    bodies = BodyReader(load_official(), frozenset({"russian"}))
    found = bodies.read("the Russian Ministry of Defence", Span(0, 31))
    assert found is not None
    assert found.kind is MentionKind.AUTHORITY

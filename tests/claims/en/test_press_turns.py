"""Turns of reports and press that say who does what, and who only tells of it."""

import pytest

from lading.claims.en.extractor import RulesExtractor
from lading.claims.en.lexicons import load_lexicons
from lading.claims.gazetteer import Gazetteer
from lading.documents.read import Reader
from lading.model.claim import Claim, Reading, Stance

RULES = RulesExtractor.of(load_lexicons())


def read(text: str) -> Reading:
    return RULES.extract(Reader().read(text.encode(), name="t.txt").document, Gazetteer.empty())


def tell(claim: Claim) -> tuple[str, str, str]:
    subject, other = (m.text if m else "" for m in (claim.subject, claim.object))
    return subject, claim.predicate.value, other


@pytest.mark.parametrize(
    "text",
    [
        "Vostok Kabel was previously identified by Hexa Institute as shipping microelectronics to Russia.",
        "Hexa Institute named Vostok Kabel as shipping microelectronics to Russia.",
    ],
)
def test_who_identifies_a_supplier_is_its_source_and_supplies_nothing(text: str) -> None:
    (claim,) = (c for c in read(text).claims if c.predicate.value == "supplies")
    assert claim.subject is not None
    assert claim.subject.text == "Vostok Kabel"
    assert [a.text for a in claim.attribution] == ["Hexa Institute"]


def test_a_company_ships_and_not_the_man_after_whom_its_owner_is_named() -> None:
    claims = [
        tell(c)
        for c in read(
            "A firm owned by a man with a Russian passport named Igor Belov shipped chips to Ural Works."
        ).claims
    ]
    assert ("Igor Belov", "supplies", "Ural Works") not in claims


def test_who_lists_a_company_is_not_where_it_is() -> None:
    claims = [
        tell(c) for c in read("Sinno Trading Co Ltd, a US-designated company, sold engines to Ural Works.").claims
    ]
    assert ("Sinno Trading Co Ltd", "supplies", "Ural Works") in claims
    assert not [c for c in claims if c[1] == "located_in"]


@pytest.mark.parametrize("word", ["headquartered", "based", "registered"])
def test_a_name_does_not_begin_with_where_it_is(word: str) -> None:
    reading = read(f"The Perm-{word} Ural Works makes engines.")
    assert "Ural Works" in [m.text for m in reading.mentions]
    assert not [m.text for m in reading.mentions if m.text.endswith(word) and " " in m.text]


def test_a_department_and_a_rank_are_no_parties() -> None:
    reading = read(
        "Anna Berg is the Director of Open-Source Intelligence at Hexa Institute. Paul Roth is a Senior Research Fellow at Hexa Institute."
    )
    names = {m.text for m in reading.mentions if m.kind.value == "org"}
    assert names == {"Hexa Institute"}
    assert {"directs", "works_for"} <= {c.predicate.value for c in reading.claims}


def test_doubt_of_what_a_sentence_says_is_no_doubt_of_what_it_says_in_passing() -> None:
    reading = read(
        "Invoices suggest that the lathes were likely bought by a Perm-based company named Vostok Kabel on behalf of Ural Works."
    )
    stances = {c.predicate.value: c.stance for c in reading.claims}
    assert stances["located_in"] is Stance.REPORTED
    assert stances["procures_for"] is Stance.HEDGED


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Belov, head of Kupol, was arrested at Sheremetyevo.",
        "Ivan Belov, director of Kupol, said at the forum that orders had grown.",
        "Ivan Belov, head of Kupol, met Sergei Orlov at Norvik.",
    ],
)
def test_who_is_headed_is_a_party_wherever_something_happened(text: str) -> None:
    reading = read(text)
    assert "Kupol" in {m.text for m in reading.mentions}
    assert ("Ivan Belov", "directs", "Kupol") in [tell(c) for c in reading.claims]


@pytest.mark.parametrize(
    "text",
    [
        "Norvik Trading found a partner in Turkey to ship chips to Kupol.",
        "Norvik Trading found buyers to supply chips to Kupol.",
        "Norvik Trading found a way to ship chips to Kupol.",
    ],
)
def test_what_somebody_finds_does_not_do_what_he_wants(text: str) -> None:
    assert {c.subject.text for c in read(text).claims if c.subject and c.predicate.value == "supplies"} <= {
        "Norvik Trading"
    }


def test_a_second_part_of_an_arabic_name_may_be_small() -> None:
    reading = read("Mohammed Al-sayed owns Vostok Kabel. Al-sayed Trading sold chips to Kupol.")
    assert {"Mohammed Al-sayed", "Al-sayed Trading"} <= {m.text for m in reading.mentions}

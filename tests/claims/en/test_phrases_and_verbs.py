"""Words that English leaves open: apostrophes, participles without a list, months that are verbs, names in a row."""

import pytest

from lading.model.claim import Predicate
from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    ("text", "predicate", "subject", "target"),
    [
        ("Delta Electronics’ deliveries of sensors to Kupol rose.", "supplies", "Delta Electronics", "Kupol"),
        ("Promtech is majority-owned by Anton Belov.", "owns", "Anton Belov", "Promtech"),
        ("From May 2022 to August 2023 Delta Ltd sold chips to Kupol.", "supplies", "Delta Ltd", "Kupol"),
        ("In its reply Delta Ltd admitted that it had sold chips to Kupol.", "supplies", "Delta Ltd", "Kupol"),
        ("The Promtech plant in Kazan makes radars.", "located_in", "Promtech", "Kazan"),
        ("Delta Ltd of Izhevsk sold chips to Kupol Co., Ltd., a maker of missiles.", "supplies", "Delta Ltd", "Kupol Co., Ltd"),
        ("Rosneft sold oil to Delta Ltd, which owns a refinery in Vadinar, India, last year.", "supplies", "Rosneft", "Delta Ltd"),
        ("Anton Belov, Latvia’s High Representative, visited Kupol.", "visits", "Anton Belov", "Kupol"),
        ("As the indictment sets out, Delta Ltd sold chips to Kupol.", "supplies", "Delta Ltd", "Kupol"),
        ("Delta Ltd admitted to the court that it had sold chips to Kupol.", "supplies", "Delta Ltd", "Kupol"),
    ],
)  # fmt: skip
def test_a_relation_is_read_through_it(read: Reader, text: str, predicate: str, subject: str, target: str) -> None:
    found = {
        (c.subject.party if c.subject else "", c.object.party if c.object else "")
        for c in read(text).claims
        if c.predicate is Predicate(predicate)
    }
    assert (subject, target) in found


def test_a_quotation_mark_after_an_s_owns_nothing(read: Reader) -> None:
    assert not [
        c for c in read("He called them ‘suppliers’ deliveries and left.").claims if c.predicate is Predicate.SUPPLIES
    ]


def test_what_somebody_may_not_do_is_not_read_as_done(read: Reader) -> None:
    claims = read("Delta Ltd is barred from doing business with Kupol.").keep_verified().claims
    assert not [c for c in claims if c.predicate is Predicate.CONTRACTS_WITH]

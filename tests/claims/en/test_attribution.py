"""Whom a text names as its authority."""

import pytest

from lading.model.claim import AuthorityKind, Predicate, Stance
from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Officials said Kupol produces drones.", ["Officials"]),
        ("Kupol produces drones, officials said.", ["officials"]),
        ("Kupol, officials say, produces drones.", ["officials"]),
        ("“Kupol produces drones,” said Ivan Petrov.", ["Ivan Petrov"]),
        (
            "According to customs records and two European officials, Kupol produces drones.",
            ["customs records", "two European officials"],
        ),
        ("Kupol produces drones, according to the ministry.", ["ministry"]),
        ("Invoices show that Kupol produces drones.", ["Invoices"]),
        ("Petrov told Reuters that Kupol produces drones.", ["Petrov"]),
        ("Kupol produces drones.", []),
    ],
)
def test_the_authority_is_the_one_the_text_names(text: str, speakers: list[str], read: Reader) -> None:
    (claim,) = [c for c in read(text).claims if c.predicate is Predicate.MANUFACTURES]
    assert [a.text for a in claim.attribution] == speakers


def test_the_publisher_that_relays_papers_is_kept_apart(read: Reader) -> None:
    (claim,) = read("Kupol records reviewed by Reuters show that Kupol produces drones.").claims
    assert [(a.text, a.kind) for a in claim.attribution] == [("Kupol records", AuthorityKind.RECORDS)]
    assert claim.relayed_by == "Reuters"


def test_a_list_has_the_voice_of_its_lead_in(read: Reader) -> None:
    text = "Officials said Kupol received drones.\nAmong the drones shipped were:\n- Acme Aviation’s HX40 drone\n- B70 and B90 drones\n"
    supplies = [
        c
        for c in read(text).claims
        if c.predicate is Predicate.SUPPLIES and c.item and c.item.text in {"HX40", "B70", "B90"}
    ]
    assert [(c.subject.text if c.subject else "", c.item.text) for c in supplies if c.item] == [
        ("Acme Aviation", "HX40"),
        ("", "B70"),
        ("", "B90"),
    ]
    assert all(c.object and c.object.party == "Kupol" and c.attribution[0].text == "Officials" for c in supplies)
    assert all(any("received" in e.exact for e in c.also) for c in supplies), (
        "the words that name the recipient are kept"
    )


@pytest.mark.parametrize("told", ["said", "said in a statement", "told Example Wire by telephone"])
def test_a_company_that_says_we_denies_of_itself(told: str, read: Reader) -> None:
    claims = read(f'"We have never sold engines to Kupol," Marmara Aviyonik {told}.').claims
    (denied,) = (c for c in claims if c.predicate is Predicate.SUPPLIES)
    assert denied.subject is not None
    assert (denied.subject.party, denied.stance) == ("Marmara Aviyonik", Stance.DENIED)


def test_whose_we_a_person_says_is_not_guessed(read: Reader) -> None:
    claims = read('"We have never sold engines to Kupol," said Cem Aksoylu, director of Marmara Aviyonik.').claims
    (denied,) = (c for c in claims if c.predicate is Predicate.SUPPLIES)
    assert (denied.subject, [a.text for a in denied.attribution]) == (None, ["Cem Aksoylu"])

"""Public bodies: one party under several names, courts and offices with their place, and who speaks as `it`."""

import pytest

from lading.model.claim import Predicate, Stance
from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    "text",
    [
        "China's foreign ministry was asked. The Foreign Ministry of China spoke. Later the ministry denied it.",
        "China's foreign ministry spoke. The Foreign Ministry was asked. The Foreign Ministry of China denied it.",
        "The Foreign Ministry of China spoke on Monday. China's foreign ministry and the ministry denied it.",
    ],
)
def test_a_ministry_is_one_party_under_its_names(text: str, read: Reader) -> None:
    parties = {m.party for m in read(text).mentions if m.kind.value == "authority"}
    assert len(parties) == 1


def test_ministries_of_two_countries_are_two_parties(read: Reader) -> None:
    text = "China's foreign ministry spoke. Russia's foreign ministry agreed. Then the ministry denied it."
    ministries = [m.party for m in read(text).mentions if m.kind.value == "authority"]
    assert ministries == ["China's foreign ministry", "Russia's foreign ministry", "Russia's foreign ministry"]


def test_a_denial_by_the_ministry_names_the_ministry(read: Reader) -> None:
    text = "The Foreign Ministry of China answered questions. China has not provided lethal weapons to Russia, the ministry said."
    (claim,) = [c for c in read(text).claims if c.predicate is Predicate.SUPPLIES]
    assert claim.stance is Stance.DENIED
    assert [(a.text, a.party) for a in claim.attribution] == [
        ("Foreign Ministry of China", "Foreign Ministry of China")
    ]


def test_who_spoke_goes_on_as_it(read: Reader) -> None:
    text = "The U.S. Treasury said Delta Ltd shipped chips to Kupol. It added that Delta Ltd shipped lathes to Kupol."
    claims = [c for c in read(text).claims if c.predicate is Predicate.SUPPLIES]
    assert [a.text for c in claims for a in c.attribution] == ["U.S. Treasury"] * 2


def test_what_a_firm_says_of_itself_is_about_the_firm(read: Reader) -> None:
    (claim,) = [c for c in read("Norvik Trading said it does not sell chips to Russia.").claims if c.object]
    assert claim.subject is not None
    assert (claim.subject.party, claim.stance) == ("Norvik Trading", Stance.DENIED)


def test_a_report_goes_on_over_the_sentences_that_take_it_up(read: Reader) -> None:
    text = (
        "According to the indictment, Anton Belov and Delta Ltd exported chips to Iran. They also shipped engines to Kupol.\n\n"
        "They also shipped lathes to Kupol."
    )
    claims = {c.item.text: c for c in read(text).claims if c.predicate is Predicate.SUPPLIES and c.item}
    assert [a.text for a in claims["engines"].attribution] == ["indictment"]
    assert claims["engines"].stance is Stance.ALLEGED


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He pleaded guilty in a federal court in Brooklyn.", "federal court in Brooklyn"),
        ("The Rotterdam court fined him.", "Rotterdam court"),
        (
            "The U.S. Attorney’s Office for the Southern District of New York charged him.",
            "U.S. Attorney’s Office for the Southern District of New York",
        ),
    ],
)
def test_a_court_or_office_is_named_with_its_place(text: str, name: str, read: Reader) -> None:
    assert name in {m.text for m in read(text).mentions if m.kind.value == "authority"}

"""Descriptions: whom "the firm", "the zone", "both" and the first sentence's "a Hong Kong trader" mean."""

from lading.model.claim import Predicate
from tests.claims.conftest import Reader


def said(read: Reader, text: str, predicate: Predicate) -> set[tuple[str, str]]:
    return {
        (c.subject.party if c.subject else "", c.object.party if c.object else "")
        for c in read(text).claims
        if c.predicate is predicate
    }


def test_a_party_that_the_first_sentence_only_describes_has_the_name_of_the_next(read: Reader) -> None:
    text = (
        "A small trading firm in Dubai was sanctioned by the United States on Monday.\n\n"
        "Delta Ltd sold engines to Kupol."
    )
    assert ("Delta Ltd", "United States") in said(read, text, Predicate.DESIGNATED_BY)


def test_a_description_of_nobody_named_later_stays_a_description(read: Reader) -> None:
    text = "A small trading firm in Dubai was sanctioned by the United States.\n\nA bank in Cyprus closed its doors."
    assert all(subject != "Delta Ltd" for subject, _ in said(read, text, Predicate.DESIGNATED_BY))


def test_the_firm_is_no_institute_though_one_was_named_last(read: Reader) -> None:
    text = (
        "Delta Ltd makes engines. The Harbor Institute wrote about Delta Ltd in May. "
        "The United States sanctioned the firm in June."
    )
    assert said(read, text, Predicate.DESIGNATED_BY) == {("Delta Ltd", "United States")}


def test_a_nationality_that_speaks_against_a_party_is_heard(read: Reader) -> None:
    text = "The German company Delta GmbH sold lathes to the Turkish company Alfa Ltd. The German company was fined in May."
    assert said(read, text, Predicate.PROSECUTED_BY) == {("Delta GmbH", "")}


def test_both_means_the_two_companies_named_last(read: Reader) -> None:
    text = "Delta Ltd bought chips. Alfa Ltd held the licences. The European Union listed both in May."
    assert said(read, text, Predicate.DESIGNATED_BY) == {
        ("Delta Ltd", "European Union"),
        ("Alfa Ltd", "European Union"),
    }


def test_names_after_a_colon_are_those_of_the_parties_counted(read: Reader) -> None:
    text = "Anton Belov ran a network through three firms he controlled: Alfa Ltd, Delta Ltd and Norvik Trading."
    found = said(read, text, Predicate.CONTROLS)
    assert {target for _, target in found} == {"Alfa Ltd", "Delta Ltd", "Norvik Trading"}

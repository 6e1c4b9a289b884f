"""What stands beside an edge against it."""

from typing import Any

import pytest

from lading.model.claim import AuthorityKind, MentionKind, Polarity, Predicate, Stance
from lading.model.exposure import Edge
from tests.graph.case import Page, build, page

TEXT = (
    "Zarya Plant sold engines to Example Works, and Polyana Plant sold glass to it. "
    "Zarya Plant denied that it ever sold anything. China's commerce ministry knew of nothing. No comment."
)


def marked(**country: Any) -> Page:
    one = page(TEXT)
    one.named("Zarya Plant", **country)
    one.named("Polyana Plant", country="by")
    one.named("Example Works", country="ru")
    seller, other, buyer = one.mentions
    one.says(Predicate.SUPPLIES, seller, buyer, quote="Zarya Plant sold engines to Example Works")
    one.says(Predicate.SUPPLIES, other, buyer, quote="Polyana Plant sold glass to it")
    return one


def denying(one: Page, **more: Any) -> dict[str, Edge]:
    values = {"stance": Stance.DENIED, "polarity": Polarity.NEGATED, "quote": "denied that it ever sold"} | more
    subject, object_ = values.pop("subject", None), values.pop("object", None)
    one.says(values.pop("predicate", Predicate.SUPPLIES), subject, object_, **values)
    graph = build([one], [], {})
    return {graph.caption(edge.source): edge for edge in graph.edges}


def test_a_denial_stands_beside_the_claim_it_names() -> None:
    one = marked()
    speaker = one.named("Example Works")
    found = denying(one, predicate=Predicate.COMMENTS, subject=speaker, object=speaker, denies=(one.claims[0].id,))
    assert len(found["Zarya Plant"].denials) == 1
    assert found["Polyana Plant"].denials == ()


def test_the_same_relation_denied_between_the_same_parties() -> None:
    one = marked()
    found = denying(one, subject=one.mentions[0], object=one.mentions[2])
    assert len(found["Zarya Plant"].denials) == 1
    assert found["Polyana Plant"].denials == ()


def test_another_relation_denied_is_another_matter() -> None:
    one = marked()
    found = denying(one, predicate=Predicate.OWNS, subject=one.mentions[0], object=one.mentions[2])
    assert found["Zarya Plant"].denials == ()


def test_a_partys_own_denial_stands_beside_all_its_dealings() -> None:
    one = marked()
    found = denying(one, subject=one.mentions[0])
    assert len(found["Zarya Plant"].denials) == 1
    assert found["Polyana Plant"].denials == ()


@pytest.mark.parametrize(("country", "beside"), [("cn", 1), (None, 1), ("kz", 0)])
def test_a_government_speaks_for_suppliers_of_its_country_and_of_unknown_ones_on_the_page(
    country: str | None, beside: int
) -> None:
    one = marked(country=country)
    ministry = one.named("China's commerce ministry", MentionKind.AUTHORITY, country="cn")
    found = denying(
        one, predicate=Predicate.COMMENTS, subject=ministry, stance=Stance.NO_KNOWLEDGE, quote="knew of nothing"
    )
    assert len(found["Zarya Plant"].general_denials) == beside
    assert found["Zarya Plant"].denials == ()
    assert found["Polyana Plant"].general_denials == ()


def test_a_country_spoken_for_by_its_government_is_a_general_denial_too() -> None:
    one = marked(country="cn")
    china = one.named("China", MentionKind.PLACE, country="cn")
    said = (one.authority("China's commerce ministry", AuthorityKind.GOVERNMENT),)
    found = denying(one, subject=china, attribution=said)
    assert len(found["Zarya Plant"].general_denials) == 1


def test_no_comment_contradicts_nothing() -> None:
    one = marked()
    found = denying(
        one,
        predicate=Predicate.COMMENTS,
        subject=one.mentions[0],
        stance=Stance.NO_COMMENT,
        polarity=Polarity.AFFIRMED,
        quote="No comment",
    )
    assert found["Zarya Plant"].denials == ()
    assert found["Zarya Plant"].general_denials == ()


def test_a_government_that_answers_a_claim_without_naming_its_parties_speaks_in_general() -> None:
    one = marked(country="kz")
    ministry = one.named("China's commerce ministry", MentionKind.AUTHORITY, country="cn")
    answered = (one.claims[0].id,)
    found = denying(one, predicate=Predicate.COMMENTS, subject=ministry, stance=Stance.NO_KNOWLEDGE, denies=answered)
    assert len(found["Zarya Plant"].general_denials) == 1
    assert found["Zarya Plant"].denials == found["Polyana Plant"].denials == ()


def test_a_government_that_names_the_party_denies_that_relation() -> None:
    one = marked()
    ministry = one.named("China's commerce ministry", MentionKind.AUTHORITY, country="cn")
    assert ministry.kind is MentionKind.AUTHORITY
    said = (one.authority("China's commerce ministry", AuthorityKind.GOVERNMENT),)
    found = denying(one, subject=one.mentions[0], object=one.mentions[2], attribution=said)
    assert len(found["Zarya Plant"].denials) == 1
    assert found["Zarya Plant"].general_denials == ()


def test_who_denies_the_charges_answers_those_against_itself_where_the_text_holds_others() -> None:
    one = marked()
    answered = tuple(claim.id for claim in one.claims)
    found = denying(one, predicate=Predicate.COMMENTS, subject=one.mentions[0], denies=answered)
    assert len(found["Zarya Plant"].denials) == 1
    assert found["Polyana Plant"].denials == ()


def test_a_stranger_who_denies_the_charges_answers_all_of_them() -> None:
    one = marked()
    answered = tuple(claim.id for claim in one.claims)
    stranger = one.named("China's commerce ministry")
    found = denying(one, predicate=Predicate.COMMENTS, subject=stranger, denies=answered)
    assert [len(found[name].denials) for name in ("Zarya Plant", "Polyana Plant")] == [1, 1]

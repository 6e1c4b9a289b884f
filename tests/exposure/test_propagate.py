"""Who is exposed by which relation, and who is not."""

from itertools import pairwise

import pytest

from lading.model.claim import Stance, Tier
from tests.exposure.network import changed, exposed, told
from tests.graph.case import stated


def rules_of(*lines: str) -> dict[str, str]:
    """The rule that exposes each party."""
    return {name: rows[0].rule for name, rows in exposed(told(*lines)).items()}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Zarya Plant | supplies | Arms Works | A140", "supplies"),
        ("Zarya Plant | procures_for | Arms Works |", "procures"),
        ("Zarya Plant | transports | Arms Works |", "transports"),
        ("Zarya Plant | finances | Arms Works |", "pays"),
        ("Zarya Plant | tests | Arms Works | A140", "works_with"),
        ("Zarya Plant | trains | Arms Works |", "works_with"),
        ("Zarya Plant | contracts_with | Arms Works |", "contracts_from"),
        ("Arms Works | contracts_with | Zarya Plant |", "contracts_to"),
        ("Arms Works | owns | Zarya Plant |", "held_by_listed"),
        ("Zarya Plant | subsidiary_of | Arms Works |", "held_by_listed"),
        ("person Ivan Sidorov | directs | Arms Works |", "directs_listed"),
    ],
)
def test_direct_relations(line: str, rule: str) -> None:
    assert list(rules_of(line).values()) == [rule]


@pytest.mark.parametrize(
    "line",
    [
        "Arms Works | supplies | Zarya Plant | potatoes",
        "Arms Works | procures_for | Zarya Plant |",
        "Arms Works | finances | Zarya Plant |",
        "Zarya Plant | visits | Arms Works |",
        "person Ivan Sidorov | works_for | Arms Works |",
        "Zarya Plant | linked_to | Arms Works |",
        "Zarya Plant | owns | Arms Works |",
        "Arms Works | designated_by | Zarya Plant |",
        "group of experts | supplies | Arms Works | A140",
        "media outlet | supplies | Arms Works |",
        "Zarya Plant | manufactures | | A140",
        "Zarya Plant | supplies | Other Works | A140",
    ],
)
def test_what_is_no_exposure(line: str) -> None:
    assert rules_of(line) == {}


def test_nothing_passes_through_an_unnamed_group() -> None:
    assert (
        rules_of("Zarya Plant | supplies | group of experts | A140", "group of experts | supplies | Arms Works | A140")
        == {}
    )


def test_nothing_passes_through_a_party_that_is_merely_named() -> None:
    assert rules_of("Zarya Plant | supplies | Other Works | A140", "Other Works | visits | Arms Works |") == {}


@pytest.mark.parametrize("stance", [Stance.HEDGED])
def test_hedged_support_carries_nothing_alone(stance: Stance) -> None:
    line = "Zarya Plant | supplies | Arms Works | A140"
    assert exposed(told(line, stance=stance)) == {}
    both = exposed(told(line, stance=stance, name="a"), told(line, name="b"))
    assert list(both) == ["Zarya Plant"]


def test_unverified_support_carries_nothing() -> None:
    one = told("Zarya Plant | supplies | Arms Works | A140")
    one.claims[0] = changed(one.claims[0], tier=Tier.NEEDS_REVIEW)
    assert exposed(one) == {}


def test_an_allegation_is_labelled_and_weighs_less() -> None:
    line = "Zarya Plant | supplies | Arms Works | A140"
    [alleged] = exposed(told(line, stance=Stance.ALLEGED))["Zarya Plant"]
    [documented] = exposed(told(line))["Zarya Plant"]
    assert alleged.label == "supplier_of_listed (alleged)"
    assert documented.label == "supplier_of_listed (documented)"
    assert alleged.weight < documented.weight


def test_a_named_model_weighs_more_than_goods_in_general() -> None:
    found = exposed(told("Zarya Plant | supplies | Arms Works | A140", "Polyana Plant | supplies | Arms Works | food"))
    assert found["Zarya Plant"][0].weight > found["Polyana Plant"][0].weight


def test_a_supplier_of_an_intermediary_is_two_hops_away() -> None:
    [found] = exposed(
        told("Zarya Plant | supplies | Buying House | glass", "Buying House | procures_for | Arms Works |")
    )["Zarya Plant"]
    assert found.rule == "supplies_intermediary"
    assert len(found.path.edges) == 2
    assert found.weight == pytest.approx(0.5 * 0.9 * 0.9)


def test_a_supplier_of_a_supplier_only_with_the_same_model_or_as_the_only_one() -> None:
    onward = "Polyana Plant | supplies | Arms Works | A140"
    assert "Zarya Plant" not in rules_of("Zarya Plant | supplies | Polyana Plant | paper", onward)
    assert "Zarya Plant" in rules_of("Zarya Plant | supplies | Polyana Plant | A140", onward)
    assert "Zarya Plant" in rules_of("Zarya Plant | supplies | Polyana Plant | glass | sole supplier", onward)


def test_beyond_three_hops_nothing_is_claimed() -> None:
    names = ["Alpha House", "Beta House", "Gamma House", "Delta House"]
    lines = [f"{left} | procures_for | {right} |" for left, right in pairwise(names)]
    found = rules_of(*lines, "Delta House | procures_for | Arms Works |")
    assert sorted(found) == ["Beta House", "Delta House", "Gamma House"]


def test_whoever_makes_the_model_that_reached_the_listed_is_linked_but_no_supplier() -> None:
    found = exposed(told("Zarya Plant | manufactures | | A140", "Buying House | supplies | Arms Works | A140"))
    assert found["Buying House"][0].label == "supplier_of_listed (documented)"
    assert found["Zarya Plant"][0].label == "linked_to_listed (documented)"
    assert found["Zarya Plant"][0].rule == "makes_goods"
    assert len(found["Zarya Plant"][0].path.parties) == 3


def test_makers_of_goods_in_general_are_not_reached_through_them() -> None:
    assert "Zarya Plant" not in rules_of(
        "Zarya Plant | manufactures | | drones", "Buying House | supplies | Arms Works | drones"
    )


def test_the_maker_of_an_engine_in_a_model_that_the_listed_makes() -> None:
    found = exposed(
        told("Zarya Plant | manufactures | | L550", "L550 | component_of | G-3 |", "Arms Works | manufactures | | G-3")
    )
    assert [(name, rows[0].rule, len(rows[0].path.edges)) for name, rows in found.items()] == [
        ("Zarya Plant", "makes_goods", 3)
    ]


def test_another_maker_of_the_model_that_the_listed_makes_is_not_reached() -> None:
    assert rules_of("Zarya Plant | manufactures | | G-3", "Arms Works | manufactures | | G-3") == {}


def test_a_company_that_an_exposed_party_owns_is_one_hop_more() -> None:
    found = rules_of("Zarya Plant | supplies | Arms Works | A140", "Zarya Plant | owns | Zarya Trade |")
    assert found["Zarya Trade"] == "held_by_exposed"


def test_the_listed_are_never_called_exposed_and_may_be_risk_sources_of_their_own() -> None:
    other = stated("other", "Company", name="Other Arms", topics="sanction")
    listed = stated("other-s", "Sanction", entity="other", authority="X")
    link = stated("l", "UnknownLink", subject="other", object="arms", role="Linked To", summary="Linked To: Arms Works")
    assert exposed(listed=[other, listed, link]) == {}


def test_what_a_list_links_to_a_listed_party_is_linked() -> None:
    freed = stated("freed", "Company", name="Freed Plant")
    link = stated("l", "UnknownLink", subject="freed", object="arms", role="Linked To", summary="Linked To: Arms Works")
    found = exposed(listed=[freed, link])
    assert found["Freed Plant"][0].label == "linked_to_listed (documented)"


def test_a_debarment_is_a_listing_but_no_risk_source() -> None:
    other = stated("other", "Company", name="Other Works", topics="debarment")
    listed = stated("other-s", "Sanction", entity="other", authority="World Bank")
    link = stated("l", "UnknownLink", subject="x", object="other", role="supplies", summary="supplies")
    supplier = stated("x", "Company", name="Zarya Plant")
    assert exposed(listed=[other, listed, supplier, link]) == {}


def test_other_ways_to_the_same_source_are_alternatives() -> None:
    lines = ("Zarya Plant | supplies | Arms Works | A140", "Zarya Plant | trains | Arms Works |")
    [found] = exposed(told(*lines))["Zarya Plant"]
    assert found.rule == "supplies"
    assert [path.edges[0].kind for path in found.alternatives] == ["trains"]

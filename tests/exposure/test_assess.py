"""First said, lead, time and contradiction."""

import datetime as dt

import pytest

from lading.exposure.assess import lead_days
from lading.model.claim import Polarity, Predicate, Qualifiers, Stance
from lading.model.entity import Entity
from lading.model.exposure import Designation, Exposure
from lading.model.period import Period
from tests.exposure.network import changed, exposed, told
from tests.graph.case import Page, stated

LINE = "Zarya Plant | supplies | Arms Works | A140"


def designated(entity: str, **dates: str) -> list[Entity]:
    """An entry of another list, with its designation."""
    entry = stated(entity, "Company", "eu_fsf", name="Zarya Plant", topics="sanction")
    return [entry, stated(f"{entity}-s", "Sanction", "eu_fsf", entity=entity, authority="European Union", **dates)]


def first(*pages: Page, day: str = "2025-10-01") -> Exposure:
    return exposed(*pages, day=dt.date.fromisoformat(day))["Zarya Plant"][0]


def test_first_said_is_the_first_document_that_bears_it() -> None:
    early = told(LINE, name="a", published="2025-03-01", stance=Stance.HEDGED)
    middle = told(LINE, name="b", published="2025-06-01")
    late = told(LINE, name="c", published="2025-09-01")
    assert first(late, middle, early).first_said == "2025-06-01"
    assert first(late, middle, early, day="2025-07-01").first_said == "2025-06-01"


def test_a_way_of_two_edges_is_said_when_its_last_edge_is() -> None:
    one = told("Zarya Plant | supplies | Buying House | glass", name="a", published="2025-01-01")
    two = told("Buying House | procures_for | Arms Works |", name="b", published="2025-05-01")
    assert first(one, two).first_said == "2025-05-01"
    assert "Zarya Plant" not in exposed(one, two, day=dt.date(2025, 4, 1))


def test_before_the_source_was_listed_there_is_no_exposure() -> None:
    one = told(LINE, published="2022-01-01")
    assert exposed(one, day=dt.date(2022, 12, 15)) == {}
    assert list(exposed(one, day=dt.date(2022, 12, 16))) == ["Zarya Plant"]


def test_a_source_listed_some_day_of_the_month_is_said_to_be_possible() -> None:
    maybe = [
        stated("maybe", "Company", name="Maybe Works", topics="sanction"),
        stated("maybe-s", "Sanction", entity="maybe", authority="X", startDate="2025-10"),
    ]
    link = stated("l", "UnknownLink", subject="z", object="maybe", role="supplies", summary="supplies it")
    seller = stated("z", "Company", name="Zarya Plant")
    found = exposed(listed=[*maybe, link, seller], day=dt.date(2025, 10, 15))["Zarya Plant"][0]
    assert found.reasons[-1] == "the risk source was possibly listed on that day: its list does not give the day"


@pytest.mark.parametrize(
    ("said", "start", "expected"),
    [
        ("2025-09-25", "2026-04-23", 210),
        ("2025-09", "2026-04-23", None),
        ("2025-09-25", "2026-04", None),
        (None, "2026-04-23", None),
        ("2025-09-25", None, None),
    ],
)
def test_lead_only_between_days(said: str | None, start: str | None, expected: int | None) -> None:
    listed = Designation("p", "e", "European Union", "", Period(start), "eu_fsf")
    assert lead_days(said, listed) == expected


def test_without_a_later_listing_there_is_no_lead() -> None:
    found = first(told(LINE))
    assert found.later_designation is None
    assert found.lead_days is None


def test_a_denial_published_later_does_not_stand_beside_it_yet() -> None:
    report = told(LINE, name="a", published="2025-06-01")
    answer = told("Zarya Plant | trains | Other Works |", name="b", published="2025-08-01")
    seller, buyer = answer.mentions[0], answer.named("Other Works", party="Arms Works")
    quote = "Zarya Plant | trains"
    answer.says(Predicate.SUPPLIES, seller, buyer, quote=quote, stance=Stance.DENIED, polarity=Polarity.NEGATED)
    assert first(report, answer, day="2025-07-01").contradicted_by == ()
    assert len(first(report, answer, day="2025-08-01").contradicted_by) == 1


def test_reasons_name_rule_weight_and_factor() -> None:
    assert first(told(LINE)).reasons == (
        "supplies a listed party (rule supplies, weight 0.9)",
        "the goods are a named equipment model (times 1)",
    )


def test_designated_entries_of_the_same_name_are_not_enough_to_be_listed() -> None:
    found = exposed(told(LINE), listed=designated("namesake", startDate="2020-01-01"))
    assert list(found) == ["Zarya Plant"]


def test_a_stake_that_was_left_out_exposes_nobody() -> None:
    yard = stated("yard", "Company", "own_table", name="Yard")
    good = stated("s", "Ownership", "own_table", owner="arms", asset="yard", percentage="20", summary="row 2")
    bad = stated("s", "Ownership", "own_table", owner="arms", asset="yard", percentage="120", summary="row 2")
    assert "Yard" in exposed(listed=[yard, good])
    assert exposed(listed=[yard, bad]) == {}


def test_a_delivery_that_was_over_before_the_recipient_was_listed_is_told_as_such() -> None:
    def told_of(start: str | None, end: str | None) -> Exposure:
        one = told(LINE)
        one.claims[0] = changed(one.claims[0], qualifiers=Qualifiers(time=Period(start, end)))
        return first(one)

    early = told_of("2021", "2021")
    assert early.before == "2021"
    assert "The relation to it is told of 2021, before it was listed." in early.explanation
    for start, end in (("2022", "2022"), ("2024", "2024"), ("2021", None), (None, None)):
        assert told_of(start, end).before == ""

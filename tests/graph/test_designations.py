"""Who lists whom, read from list entities."""

from lading.graph.designations import read_designations
from lading.model.entity import Entity
from lading.model.exposure import Designation
from lading.model.issue import Issue
from lading.model.period import Period
from tests.graph.case import AUTHORITIES, EU_KUPOL, EU_KUPOL_LISTED, KUPOL, KUPOL_LISTED, RELATIONS, stated


def read(
    *entities: Entity, canonical: dict[str, str] | None = None
) -> tuple[dict[str, tuple[Designation, ...]], tuple[Issue, ...]]:
    rows = {entity.id: entity for entity in entities}
    return read_designations(rows, canonical or {}, relations=RELATIONS, authorities=AUTHORITIES)


def test_a_legacy_row_has_no_date_and_is_still_a_designation() -> None:
    found, issues = read(KUPOL, KUPOL_LISTED)
    [row] = found["ofac-46431"]
    assert row.period == Period()
    assert (row.authority, row.program, row.entity_id) == ("US Treasury (OFAC)", "RUSSIA-EO14024", "ofac-46431")
    assert issues == ()


def test_designations_of_one_party_come_together_undated_first() -> None:
    found, _ = read(EU_KUPOL, EU_KUPOL_LISTED, KUPOL, KUPOL_LISTED, canonical={"eu-kupol": "ofac-46431"})
    assert [row.authority for row in found["ofac-46431"]] == ["US Treasury (OFAC)", "European Union"]
    assert found["ofac-46431"][1].period.start == "2022-12-16"


def test_a_date_from_another_file_of_the_same_authority_replaces_the_missing_one() -> None:
    same = stated("us-kupol", "Company", "us_dates", name="KUPOL", topics="sanction")
    dated = stated(
        "us-s", "Sanction", "us_dates", entity="us-kupol", authority="US Treasury (OFAC)", startDate="2023-12-12"
    )
    found, _ = read(KUPOL, KUPOL_LISTED, same, dated, canonical={"us-kupol": "ofac-46431"})
    assert [row.period for row in found["ofac-46431"]] == [Period("2023-12-12")]


def test_another_program_of_the_same_authority_is_another_act() -> None:
    earlier = stated("s2", "Sanction", entity="ofac-46431", authority="US Treasury (OFAC)", program="UKRAINE-EO13662")
    dated = stated(
        "s3",
        "Sanction",
        entity="ofac-46431",
        authority="US Treasury (OFAC)",
        program="RUSSIA-EO14024",
        startDate="2023-12-12",
    )
    assert len(read(KUPOL, earlier, dated)[0]["ofac-46431"]) == 2


def test_topics_designate_where_no_sanction_entity_speaks() -> None:
    found, _ = read(EU_KUPOL)
    assert [(row.authority, row.period) for row in found["eu-kupol"]] == [("European Union", Period())]


def test_topics_of_risk_alone_do_not_designate() -> None:
    linked = stated("x", "Company", name="Zarya", topics=["sanction.linked", "export.risk", "poi"])
    assert read(linked)[0] == {}


def test_the_day_of_listing_comes_before_the_day_of_effect() -> None:
    sanction = stated(
        "s",
        "Sanction",
        entity="ofac-46431",
        listingDate="2023-12-12",
        startDate="2024-01-01",
        endDate="2025-06-30T00:00:00",
    )
    [row] = read(KUPOL, sanction)[0]["ofac-46431"]
    assert row.period == Period("2023-12-12", "2025-06-30")


def test_what_is_no_date_and_dates_the_wrong_way_round_are_reported() -> None:
    odd = stated("s", "Sanction", entity="ofac-46431", authority="Japan", startDate="12.12.2023")
    turned = stated("t", "Sanction", entity="ofac-46431", startDate="2024-01-01", endDate="2023-01-01")
    found, issues = read(KUPOL, odd, turned)
    assert [row.period for row in found["ofac-46431"]] == [Period(), Period("2024-01-01")]
    assert [issue.what for issue in issues] == [
        "startDate is no ISO date: '12.12.2023'",
        "the designation ends 2023-01-01 before it starts 2024-01-01",
    ]


def test_a_sanction_about_nobody_is_reported() -> None:
    found, issues = read(KUPOL_LISTED)
    assert found == {}
    assert "ofac-46431, which the list does not have" in issues[0].what

from typing import Any

from lading.lists.countries import load_countries
from lading.model.issue import Issue, Severity
from lading.resolve.profile import Sort
from lading.screen.columns import load_columns
from lading.screen.query import Query
from lading.screen.rows import RowReader

READER = RowReader(load_columns(), load_countries())


def read(**values: Any) -> tuple[Query | None, tuple[Issue, ...]]:
    return READER.read(values, where="customers.csv", number=7)


def test_a_row_becomes_a_query() -> None:
    query, issues = read(
        name="Yamshchikov Artem", type="individual", nationality="Russia", dob="11.10.1979", inn="381000781179", id="A7"
    )
    assert issues == ()
    assert query == Query(
        "A7", ("Yamshchikov Artem",), Sort.PERSON, ("ru",), ("1979-10-11",), (("innCode", "381000781179"),)
    )


def test_parts_of_a_name_stand_in_for_a_whole_one() -> None:
    query, _ = read(first_name="Artem", last_name="Yamshchikov")
    assert query is not None
    assert query.names == ("Artem Yamshchikov",)
    assert query.id == "7"
    whole, _ = read(full_name="A. M. Yamshchikov", first_name="Artem", last_name="Yamshchikov")
    assert whole is not None
    assert whole.names == ("A. M. Yamshchikov",)


def test_a_followthemoney_entity_is_a_row() -> None:
    query, issues = read(
        id="x", schema="Company", properties={"name": ["JSC IEMZ Kupol"], "country": ["ru"], "innCode": ["1831083343"]}
    )
    assert issues == ()
    assert query == Query("x", ("JSC IEMZ Kupol",), Sort.ORGANISATION, ("ru",), (), (("innCode", "1831083343"),))


def test_a_number_of_no_kind_is_tried_as_those_of_its_country() -> None:
    query, _ = read(name="Kupol", country="RU", registration_number="1021801143374")
    assert query is not None
    assert ("ogrnCode", "1021801143374") in query.identifiers
    elsewhere, _ = read(name="Kupol", country="US", registration_number="1021801143374")
    assert elsewhere is not None
    assert elsewhere.identifiers == (("registrationNumber", "1021801143374"),)


def test_what_names_nobody_is_an_error_with_row_and_remedy() -> None:
    for values in ({}, {"name": "  "}, {"name": "---"}, {"first_name": ""}):
        query, issues = read(**values)
        assert query is None
        assert [(issue.severity, issue.place) for issue in issues] == [(Severity.ERROR, "row 7")]
        assert issues[0].remedy


def test_a_value_that_cannot_be_read_costs_only_itself() -> None:
    query, issues = read(name="Kupol", country="Narnia", dob="31.02.1980", type="spaceship", inn="123")
    assert query == Query("7", ("Kupol",))
    assert {issue.severity for issue in issues} == {Severity.WARNING}
    assert len(issues) == 4

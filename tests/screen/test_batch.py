import json

from lading.lists.countries import load_countries
from lading.model.issue import Issue, Severity
from lading.screen.batch import Desk
from lading.screen.columns import load_columns
from lading.screen.record import FLAT, flatten
from lading.screen.rows import Row, RowReader
from tests.screen.listed import LISTING, TERMS

DESK = Desk(LISTING, TERMS, RowReader(load_columns(), load_countries()), "customers.csv")


def test_rows_are_answered_each_on_its_own() -> None:
    broken = Issue(Severity.ERROR, "customers.csv", "row 3", "2 cells where the header has 3")
    rows = [
        Row(2, {"name": "JSC IEMZ Kupol", "country": "RU"}),
        Row(3, {}, broken),
        Row(4, {"name": ""}),
        Row(5, {"name": "Siemens AG"}),
    ]
    made = DESK(rows)
    assert (made.rows, made.customers, made.lapsed) == (4, 1, 0)
    assert made.issues[0] == broken
    assert made.issues[1].place == "row 4"
    (record,) = map(json.loads, made.hits)
    assert (record["row"], record["name"], record["decision"]) == (2, "JSC IEMZ Kupol", "match")


def test_a_flat_record_has_the_oldest_date_and_every_listing() -> None:
    (line,) = DESK([Row(2, {"name": "Sichuan AEE", "country": "cn"}), Row(3, {"name": "Nobody"})]).hits
    flat = flatten(json.loads(line))
    assert tuple(flat) == FLAT
    assert (flat["tier"], flat["listed_since"], flat["authority"]) == ("listed", "2026-04-23", "European Union")
    assert "since 2026-04-23" in flat["listings"]
    assert "both are of cn" in flat["reasons"]

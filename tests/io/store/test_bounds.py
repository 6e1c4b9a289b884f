from lading.io.store.bounds import check_bounds
from lading.io.store.version import Counts, Version
from lading.lists.files import ListSource
from lading.lists.recognise import publication
from tests.io.store.build import MONDAY, SCHEMATA

SDN = publication(ListSource("us_ofac", "us_ofac_sdn", ()))


def words(counts: Counts, previous: Counts | None = None) -> list[str]:
    before = Version(1, "us_ofac_sdn", "d" * 40, "us_ofac", "2026-08-01", "2026-08-01", MONDAY, previous or Counts())
    found = check_bounds("us_ofac_sdn", counts, previous=before if previous else None, known=SDN, schemata=SCHEMATA)
    return [issue.what for issue in found]


def fill(countries: int) -> Counts:
    return Counts(entities=20_000, fill={("Company", ""): 100, ("Company", "country"): countries, ("Address", ""): 9})


def test_a_believable_version_raises_no_doubt() -> None:
    assert words(Counts(entities=18_000), Counts(entities=19_000)) == []


def test_too_few_too_many_and_none_are_doubted() -> None:
    assert words(Counts()) == ["not one party"]
    assert "at least 15,000" in words(Counts(entities=14_999))[0]
    assert "never had more than" in words(Counts(entities=10**6))[0]


def test_a_shrinking_list_and_a_missing_column_are_doubted() -> None:
    assert words(Counts(entities=17_000), Counts(entities=19_000))[0].startswith("2,000 of 19,000 parties are gone")
    assert words(fill(81), fill(90)) == []
    assert words(fill(70), fill(90)) == ["country of Company: filled in for 70% where it was for 90%"]


def test_a_schema_that_vanished_is_left_to_the_count_of_parties() -> None:
    assert words(Counts(entities=20_000, fill={("Person", ""): 20_000}), fill(90)) == []

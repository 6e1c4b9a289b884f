import pytest

from lading.lists.dates import impossible_date, parse_dates


@pytest.mark.parametrize(
    ("printed", "dates"),
    [
        ("15 Jan 1955", ("1955-01-15",)),
        ("26 Feb. 2011", ("2011-02-26",)),
        ("28.2.2011", ("2011-02-28",)),
        ("30/01/1972", ("1972-01-30",)),
        ("Jul 1960", ("1960-07",)),
        ("1962", ("1962",)),
        ("2015-04-07-04:00", ("2015-04-07",)),
        ("2025-01-10T00:00:00", ("2025-01-10",)),
        ("circa 1951", ("1951",)),
        ("Approximately 1967", ("1967",)),
        ("Between 1960 and 1962 (Approximately)", ("1960", "1962")),
        ("1951 to 1953", ("1951", "1953")),
        ("Jul 1960 to Sep 1960", ("1960-07", "1960-09")),
        ("10.8. 1960", ("1960-08-10",)),
        ("8 Oct.1967", ("1967-10-08",)),
    ],
)
def test_dates_as_lists_print_them(printed: str, dates: tuple[str, ...]) -> None:
    assert parse_dates(printed) == dates


@pytest.mark.parametrize(
    "printed", ["Qom, Iran", "1960s", "10 October (year unknown)", "31 Feb 1999", "13/13/1999", "", "28 September"]
)
def test_what_is_no_date_is_none_rather_than_the_nearest_one(printed: str) -> None:
    assert parse_dates(printed) == ()


def test_a_day_no_calendar_has_is_told_from_words() -> None:
    assert impossible_date("31 Feb 1999")
    assert impossible_date("2022-13-01")
    assert not impossible_date("28 Feb 1999")
    assert not impossible_date("Apt 31 1999")
    assert not impossible_date("somewhere in 1999")

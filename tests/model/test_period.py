import datetime as dt

import pytest

from lading.model.period import Period, first_day, last_day


@pytest.mark.parametrize(
    ("prefix", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2026-04-23", "2026-04-23", "2026-04-23"),
    ],
)
def test_a_prefix_means_its_first_to_its_last_day(prefix: str, first: str, last: str) -> None:
    assert first_day(prefix) == dt.date.fromisoformat(first)
    assert last_day(prefix) == dt.date.fromisoformat(last)


@pytest.mark.parametrize("wrong", ["24", "2024-13", "2024-02-30", "12.12.2023", "2024-1", ""])
def test_what_no_calendar_has_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Period(start=wrong)


def test_a_listing_is_in_force_from_its_day_to_its_last_day() -> None:
    listing = Period("2022-12-16", "2024-03-01")
    assert not listing.possibly_begun(dt.date(2022, 12, 15))
    assert listing.surely_begun(dt.date(2022, 12, 16))
    assert not listing.surely_over(dt.date(2024, 3, 1))
    assert listing.surely_over(dt.date(2024, 3, 2))


def test_a_month_leaves_its_days_open() -> None:
    listing = Period("2022-12")
    assert listing.possibly_begun(dt.date(2022, 12, 1))
    assert not listing.surely_begun(dt.date(2022, 12, 30))
    assert listing.surely_begun(dt.date(2022, 12, 31))


def test_an_open_start_has_begun() -> None:
    assert Period().surely_begun(dt.date(1999, 1, 1))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period("2024"), "since 2024"),
        (Period("2024", circa=True), "since about 2024"),
        (Period("2024-05", "2024-05"), "2024-05"),
        (Period("2024", "2025"), "2024 to 2025"),
        (Period(None, "2025-01-01"), "until 2025-01-01"),
        (Period(), "undated"),
    ],
)
def test_a_period_reads_in_words(period: Period, words: str) -> None:
    assert str(period) == words

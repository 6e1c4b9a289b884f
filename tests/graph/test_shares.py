"""Shares as they are printed, to whole parts per million."""

import pytest

from lading.graph.shares import parse_share
from lading.model.ownership import UNKNOWN, Share, percent


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("50", 500_000, 500_000),
        ("50.00 %", 500_000, 500_000),
        ("0", 0, 0),
        ("33,3333", 333_333, 333_333),
        ("33.33333", 333_333, 333_334),
        ("16.6666667%", 166_666, 166_667),
        ("25-50", 250_000, 500_000),
        ("25 % – 50 %", 250_000, 500_000),
        ("25.0001-49.9999", 250_001, 499_999),
        ("more than 25%", 250_001, 1_000_000),
        ("at least 75", 750_000, 1_000_000),
        (">= 50", 500_000, 1_000_000),
        ("< 10", 0, 99_999),
        ("100", 1_000_000, 1_000_000),
        ("majority", 500_001, 1_000_000),
        ("", 0, 1_000_000),
    ],
)
def test_printed_shares(text: str, low: int, high: int) -> None:
    assert parse_share(text) == Share(low, high)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("120", "above 100 %"),
        ("100.00001", "above 100 %"),
        ("-5", "negative"),
        ("75-50", "ends before it starts"),
        ("half", "no share"),
        ("nan", "no share"),
    ],
)
def test_what_is_no_share_says_why(text: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        parse_share(text)


def test_shares_in_words() -> None:
    assert str(UNKNOWN) == "a share not known"
    assert str(Share(333_333, 333_334)) == "33.3333–33.3334 %"
    assert percent(500_000) == "50"

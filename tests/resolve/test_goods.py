"""Goods and places that are the same by their very words."""

import pytest

from lading.resolve.goods import is_model, same_words
from tests.resolve.entries import party


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("A140", "A-140 drone", True),
        ("HW52V VTOL drone", "hw52v", True),
        ("A140", "A900", False),
        ("drones", "drones", False),
        ("A140 and A900", "A140", False),
        ("Garpiya-A1", "Garpiya-3", False),
    ],
)
def test_models(left: str, right: str, *, same: bool) -> None:
    one, other = party(left, "Asset"), party(right, "Asset", page="2")
    assert bool(list(same_words([one, other]))) is same


def test_places_of_one_name_and_nothing_else() -> None:
    places = [party("Izhevsk", "Address"), party("IZHEVSK", "Address", page="2"), party("Izhevsk", "Organization")]
    assert list(same_words(places)) == [(places[0].id, places[1].id)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A140", True),
        ("HW52V VTOL drone", True),
        ("GA-21", True),
        ("L550E", True),
        ("drones", False),
        ("24 drones", False),
    ],
)
def test_equipment_models(name: str, *, expected: bool) -> None:
    assert is_model(name) is expected

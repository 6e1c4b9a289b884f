import random

import pytest
from rapidfuzz.distance import Levenshtein

from lading.names.pack import Texts
from lading.names.whole import LONGEST, SHORTEST, SLIPS, Wholes

NAMES = ("banksepah", "transadrialtd", "dmitriyyuryevichpuchkov", "finnacieracimexsa", "bitriverrus", "kupola", "tako")


def find(asked: str, names: tuple[str, ...] = NAMES) -> list[str]:
    letters = [name.encode() for name in names]
    texts = Texts.join([part for name in letters for part in (b"", b"", b"", b"", name)])
    return [names[i] for i in Wholes.build(letters).find(asked.encode(), texts)]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("banhksepah", "banksepah"),
        ("transadrijltd", "transadrialtd"),
        ("dmitriyyuryevihpuchkov", "dmitriyyuryevichpuchkov"),
        ("bitiverrius", "bitriverrus"),
        ("kupol", "kupola"),
    ],
)
def test_two_slips_leave_a_name_found(asked: str, wanted: str) -> None:
    found = find(asked) if len(asked) >= SHORTEST else []
    assert found == ([wanted] if len(asked) >= SHORTEST else [])


def test_any_two_slips_at_any_place_leave_a_long_name_found() -> None:
    chance = random.Random(7)  # noqa: S311 - seeded
    for _ in range(500):
        name = "".join(chance.choices("abcdefgh", k=chance.randint(SHORTEST + SLIPS, 30)))
        asked = name
        for _ in range(SLIPS):
            at = chance.randrange(len(asked))
            asked = asked[:at] + chance.choice(("", "x", "x" + asked[at])) + asked[at + 1 :]
        assert Levenshtein.distance(name, asked) <= SLIPS
        assert find(asked, (*NAMES, name)) == [name], (name, asked)


def test_three_slips_are_too_many() -> None:
    assert find("trxnsadxialtx") == []


def test_very_short_and_very_long_names_are_not_looked_up_as_a_whole() -> None:
    assert find("tako") == []
    assert find("a" * (LONGEST + 1), ("a" * (LONGEST + 1),)) == []

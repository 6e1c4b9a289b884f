from dataclasses import dataclass
from enum import StrEnum

import pytest

from lading.io.plain import make_reader, to_plain
from lading.io.records import HELD, Records, pack_records
from lading.model.issue import Issue, Severity
from lading.model.period import Period
from lading.resolve.profile import Profile, Sort


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Thing:
    colour: Colour
    pairs: frozenset[tuple[str, str]]
    periods: tuple[Period, ...]
    maybe: str | None = None


THING = Thing(Colour.RED, frozenset({("b", "2"), ("a", "1")}), (Period("2024", None), Period()))
PROFILE = Profile(
    "ofac-1", "Company", Sort.ORGANISATION, "us_ofac_sdn", ("KUPOL",), (), frozenset(), frozenset({"KUPOL"}),
    frozenset({("innCode", "1831083343")}), frozenset({"ru"}), (("incorporationDate", "1994"),),
)  # fmt: skip


@pytest.mark.parametrize("value", [THING, PROFILE, Issue(Severity.NOTE, "a", "", "b")])
def test_a_value_comes_back_as_it_was(value: object) -> None:
    assert make_reader(type(value))(to_plain(value)) == value


def test_a_type_that_cannot_come_back_is_refused() -> None:
    with pytest.raises(TypeError, match="can come back"):
        make_reader(dict[str, str])


def test_records_are_a_mapping() -> None:
    given = {f"id-{n}": (str(n),) for n in range(100)} | {"Купол": ("ё", "\ud800")}
    records: Records[str, tuple[str, ...]] = Records(pack_records(given), tuple[str, ...])
    assert dict(records) == given
    assert list(records) == list(given)
    assert "id-100" not in records
    assert records.get("nobody", ()) == ()


def test_keys_may_be_pairs_and_nothing_at_all_may_be_held() -> None:
    pairs: Records[tuple[str, str], str] = Records(pack_records({("innCode", "1"): "a"}), str)
    assert dict(pairs) == {("innCode", "1"): "a"}
    empty: Records[str, str] = Records(pack_records({}), str)
    assert len(empty) == 0
    assert "a" not in empty


def test_no_more_values_are_held_than_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lading.io.records.HELD", 3)
    records: Records[str, str] = Records(pack_records({str(n): str(n) for n in range(10)}), str)
    assert [records[str(n)] for n in range(10)] == [str(n) for n in range(10)]
    assert len(records._held) <= 3 < HELD

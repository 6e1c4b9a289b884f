from pathlib import Path

import pytest

from lading.errors import StoreError
from lading.io.store.backup import back_up, unpack
from tests.io.store.build import MONDAY
from tests.io.store.damaged import PAGE, change_bytes, find_damage, make_full


def test_every_page_that_is_lost_is_found(tmp_path: Path) -> None:
    path = make_full(tmp_path)
    whole = path.read_bytes()
    assert find_damage(path) == []
    for page in range(0, len(whole) // PAGE, 9):
        damaged = tmp_path / "damaged.db"
        damaged.write_bytes(whole[: page * PAGE] + b"\x5a" * PAGE + whole[(page + 1) * PAGE :])
        assert find_damage(damaged), f"page {page + 1}"


def test_a_schema_whose_bytes_are_no_text_any_more_is_called_damaged(tmp_path: Path) -> None:
    path = make_full(tmp_path)
    whole = path.read_bytes()
    at = whole.index(b"CREATE TABLE string")
    path.write_bytes(whole[:at] + b"\xd4" + whole[at + 1 :])
    (told,) = find_damage(path)
    assert "damaged" in told


def test_a_store_with_a_lost_page_is_not_backed_up(tmp_path: Path) -> None:
    path = make_full(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: 20 * PAGE] + b"\x5a" * PAGE + whole[21 * PAGE :])
    with pytest.raises(StoreError, match="damaged"):
        back_up(path, tmp_path / "bad.backup", made=MONDAY)
    assert {file.name.partition("-")[0] for file in tmp_path.iterdir()} == {"lading.db"}


def test_one_bit_in_the_copied_store_is_always_found(tmp_path: Path) -> None:
    back_up(make_full(tmp_path), tmp_path / "good.backup", made=MONDAY)
    good = (tmp_path / "good.backup").read_bytes()
    unpack(tmp_path / "good.backup", tmp_path / "first.db")
    for number, (at, content) in enumerate(change_bytes(good, 200, 20261201)):
        (tmp_path / "bad.backup").write_bytes(content)
        try:
            unpack(tmp_path / "bad.backup", tmp_path / f"{number}.db")
        except StoreError:
            continue
        # Some bytes of a ZIP archive say nothing of what is in it: a time, a system, a version.
        assert (tmp_path / f"{number}.db").read_bytes() == (tmp_path / "first.db").read_bytes(), at

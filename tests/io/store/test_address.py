from pathlib import Path

import pytest

from lading.io.store import Address, beside, find_place, may_exist


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("postgresql://vera:secret@db.example/cases", "postgresql://vera@db.example/cases"),
        ("postgres://vera:secret@db.example:5433/cases", "postgresql://vera@db.example:5433/cases"),
        ("postgresql://db.example/cases?user=vera&password=secret", "postgresql://db.example/cases?user=vera"),
        ("postgresql:///cases?host=/run/pg&sslpassword=secret", "postgresql:///cases?host=/run/pg"),
        ("postgresql://vera:a@secret@db.example/cases", "postgresql://vera@db.example/cases"),
        ("postgresql://vera:a/secret@db.example/cases", "postgresql://vera@db.example/cases"),
        ("postgresql://vera:a?secret@db.example/cases", "postgresql://vera@db.example/cases"),
        ("postgresql://vera:secret/cases", "postgresql://vera:…/cases"),
        ("postgresql://a:5432,b:5433/cases", "postgresql://a:5432,b:5433/cases"),
        ("postgresql://a:secret,b:5433/cases", "postgresql://a:…,b:5433/cases"),
    ],
)
def test_no_address_is_shown_with_its_password(words: str, shown: str) -> None:
    place = find_place(words)
    assert str(place) == shown
    assert "secret" not in repr(place)
    assert "secret" not in f"{place} {beside(place, '.keys')}"


@pytest.mark.parametrize("words", ["vera:a@b@db/cases", "vera:a/b@db/cases", "vera:a?b@db/cases", "vera:b/cases"])
def test_an_address_whose_password_could_be_taken_for_a_host_is_not_clear(words: str) -> None:
    assert not Address(f"postgresql://{words}").clear


@pytest.mark.parametrize(
    "words", ["vera:a%40b@db:5432/cases", "db/cases", "/cases?host=/run/pg&port=5433", "[::1]:5432/x"]
)
def test_an_address_with_its_parts_told_apart_is_clear(words: str) -> None:
    assert Address(f"postgresql://{words}").clear


def test_what_is_no_address_is_a_file_and_its_files_stand_beside_it(tmp_path: Path) -> None:
    place = find_place(str(tmp_path / "lading.db"))
    assert place == tmp_path / "lading.db"
    assert not may_exist(place)
    assert beside(place, ".index") == tmp_path / "lading.db.index"


def test_files_of_a_store_on_a_server_are_named_after_it_in_the_working_folder() -> None:
    place = find_place("postgresql://vera:secret@db.example:5433/cases")
    assert may_exist(place)
    assert beside(place, ".keys") == Path("db.example-5433-cases.keys")
    other = find_place("postgresql://paul@db.example:5433/cases")
    assert beside(other, ".keys") == beside(place, ".keys")

from pathlib import Path

import pytest

from lading.io.store.sqlite_database import SqliteDatabase
from lading.io.store.staging import BATCH, Draft, Stage, split_origin
from tests.io.store.build import SCHEMATA, many_statements


@pytest.mark.parametrize(
    "origin", [None, "", "sdn.csv row 17", "list.xml entry 007", "a 0", "12", "row 9" * 30, "99999999999999999999"]
)
def test_an_origin_taken_apart_gives_itself_again(origin: str | None) -> None:
    words, number = split_origin(origin)
    assert (words if number is None else f"{words}{number}") == origin


def test_what_is_staged_is_counted_once_over_all_batches(tmp_path: Path) -> None:
    database = SqliteDatabase.open(tmp_path / "lading.db")
    stage = Stage.begin(database, Draft("house_list", "test"))
    parties = BATCH // 2
    for _ in range(2):
        stage.fill(many_statements(parties))
    counts = stage.count(SCHEMATA)
    assert (counts.statements, counts.entities, counts.names, counts.identifiers) == (
        4 * parties,
        parties,
        parties,
        parties,
    )
    assert counts.fill is not None
    assert counts.fill["Company", "country"] == parties
    database.close()


def test_the_digest_is_of_what_was_read_and_in_which_order(tmp_path: Path) -> None:
    database = SqliteDatabase.open(tmp_path / "lading.db")

    def digest(*waves: str) -> str:
        stage = Stage.begin(database, Draft("house_list", "test"))
        for wave in waves:
            stage.fill(many_statements(2, wave=wave))
        return stage.digest

    assert digest("a", "b") == digest("a", "b")
    assert len({digest("a", "b"), digest("b", "a"), digest("a"), digest()}) == 4
    database.close()

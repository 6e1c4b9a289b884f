import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lading.errors import ConfigurationError, StoreError
from lading.io.store import SqliteStore
from lading.io.store import schema as module
from lading.io.store.database import split_statements
from lading.io.store.sqlite_database import SqliteDatabase
from tests.io.store.build import kupol_statements, let_in, many_statements


def test_a_new_store_is_made_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "lading.db"
    for _ in range(2):
        with SqliteStore.open(path) as store:
            assert store.check() == ()
            assert store.database.row("PRAGMA journal_mode") == ("wal",)
            assert store.database.row("PRAGMA synchronous") == (2,)


def test_a_store_in_no_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such folder"):
        SqliteStore.open(tmp_path / "nowhere" / "lading.db")


@pytest.mark.parametrize(
    "content", [b"this is a letter and no database at all " * 50, b"SQLite format 3\x00" + b"x" * 5000]
)
def test_what_is_no_store_is_named_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"letter\.db: .*backup"):
        SqliteStore.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="not one of Lading's"):
        SqliteStore.open(path)


def test_a_damaged_store_is_named_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "lading.db"
    with SqliteStore.open(path) as store:
        let_in(store, kupol_statements(), dataset="us_ofac_sdn")
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 60] = b"\xa5" * (4096 * 57)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged.*backup"):
        raise_what_is_wrong(path)


def raise_what_is_wrong(path: Path) -> None:
    """Damage shows when the store is opened, or when it is checked: as an error or as issues."""
    with SqliteStore.open(path) as store:
        raise StoreError("; ".join(str(issue) for issue in store.check()))


def test_a_store_of_a_later_lading_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lading.db"
    with SqliteStore.open(path) as store:
        store.database.run("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="later Lading"):
        SqliteStore.open(path)


def test_an_older_store_is_brought_to_the_present_schema_with_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lading.db"
    with SqliteStore.open(path) as store:
        version = let_in(store, kupol_statements(), dataset="us_ofac_sdn")
    monkeypatch.setattr(module, "SCHEMA", module.SCHEMA + 1)
    with pytest.raises(StoreError, match="cannot be brought"):
        SqliteStore.open(path)
    step = "CREATE TABLE later (x);\nINSERT INTO later SELECT count(*) FROM statement;\n"
    monkeypatch.setattr(module, "MIGRATIONS", {module.SCHEMA - 1: step})
    with SqliteStore.open(path) as store:
        assert store.database.count("SELECT x FROM later") == version.counts.statements
        assert store.database.count("PRAGMA user_version") == module.SCHEMA


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lading.db"
    SqliteStore.open(path).close()
    monkeypatch.setattr(module, "SCHEMA", module.SCHEMA + 1)
    monkeypatch.setattr(module, "MIGRATIONS", {module.SCHEMA - 1: "CREATE TABLE later (x);\nSELECT nonsense;\n"})
    with pytest.raises(StoreError):
        SqliteStore.open(path)
    monkeypatch.undo()
    with SqliteStore.open(path) as store:
        assert store.database.count("SELECT count(*) FROM sqlite_master WHERE name = 'later'") == 0


def test_a_second_process_reads_while_one_writes_and_is_told_when_it_may_not_write(tmp_path: Path) -> None:
    path = tmp_path / "lading.db"
    with SqliteStore.open(path) as first, SqliteStore.open(path, patience=0.05) as second:
        version = let_in(first, many_statements(3))
        with first.database.writing():
            first.database.run("DELETE FROM statement")
            assert len(list(second.lists.statements(version))) == 12
            with pytest.raises(StoreError, match="another process is writing"):
                let_in(second, many_statements(4))
            first.database.run("INSERT INTO string (text) VALUES ('undone with the rest')")
            first.database.run("ROLLBACK")
            first.database.run("BEGIN")
        assert first.check() == ()
        let_in(second, many_statements(4))
        assert len(first.lists.versions()) == 2


def test_two_loads_of_one_list_at_once_come_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "lading.db"
    with SqliteStore.open(path) as first, SqliteStore.open(path) as second:
        from lading.io.store import Draft
        from tests.io.store.build import MONDAY, SCHEMATA

        with first.lists.stage(Draft("house_list", "test")) as a, second.lists.stage(Draft("house_list", "test")) as b:
            a.fill(many_statements(3))
            b.fill(many_statements(5, wave=" II"))
            a.accept(a.count(SCHEMATA), loaded=lambda: MONDAY)
            later, _ = b.accept(b.count(SCHEMATA), loaded=lambda: MONDAY)
        assert len(list(first.lists.statements(later))) == 20
        assert first.check() == ()


def test_ctrl_c_inside_a_long_query_stays_ctrl_c_and_undoes_the_transaction(tmp_path: Path) -> None:
    database = SqliteDatabase.open(tmp_path / "lading.db")
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) SELECT max(i) FROM n"
    sql = f"INSERT INTO string (text) SELECT ? UNION ALL SELECT * FROM ({numbers})"  # noqa: S608  # the constant above
    begin = time.monotonic()
    timer = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT))

    def rows() -> Iterator[tuple[str]]:
        timer.start()
        yield ("half",)

    with pytest.raises(KeyboardInterrupt), database.writing():
        database.run_many(sql, rows())
    timer.join()
    assert time.monotonic() - begin < 5
    assert database.count("SELECT count(*) FROM string") == 0
    database.close()


def test_a_script_is_split_where_statements_end_and_nowhere_else() -> None:
    script = "CREATE TABLE a (x);\nCREATE TRIGGER t BEFORE DELETE ON a\n BEGIN SELECT 1; END;\n-- done; really\n"
    assert len(list(split_statements(script))) == 2

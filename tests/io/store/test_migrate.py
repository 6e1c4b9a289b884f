import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lading.errors import ConfigurationError, StoreError
from lading.io.store import SqliteStore
from lading.io.store.backup import schema_of, unpack
from lading.io.store.migrate import migrate
from lading.io.store.schema import SCHEMA
from tests.io.store.build import MONDAY
from tests.io.store.crash_scenes import OLD, make_old


def tables_of(path: Path) -> dict[str, str]:
    """Every table, index and trigger, with its words less comments and white space."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    bare = {
        name: " ".join(" ".join(line.partition("--")[0] for line in sql.splitlines()).split()) for name, sql in rows
    }
    return {name: sql.replace(" ,", ",").replace("( ", "(").replace(" )", ")") for name, sql in bare.items()}


@pytest.mark.parametrize("schema", sorted(int(path.stem) for path in OLD.glob("*.sql")))
def test_every_earlier_schema_becomes_the_present_one_with_what_it_held(tmp_path: Path, schema: int) -> None:
    path = tmp_path / "lading.db"
    make_old(path, schema)
    done = migrate(path, made=MONDAY)
    assert (done.before, done.after, done.issues) == (schema, SCHEMA, ())
    SqliteStore.open(tmp_path / "fresh.db").close()
    assert tables_of(path) == tables_of(tmp_path / "fresh.db")
    with SqliteStore.open(path) as store:
        (version,) = store.lists.versions()
        assert len(list(store.lists.statements(version))) == 200
    assert done.backup is not None
    unpack(done.backup, tmp_path / "copy.db")
    assert schema_of(tmp_path / "copy.db") == schema


def test_a_present_store_is_left_alone_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "lading.db"
    SqliteStore.open(path).close()
    done = migrate(path, made=MONDAY)
    assert (done.backup, done.issues) == (None, ())


def test_a_later_store_and_no_store_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "lading.db"
    with SqliteStore.open(path) as store:
        store.database.run("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="later Lading"):
        migrate(path, made=MONDAY)
    with pytest.raises(ConfigurationError, match="no such store"):
        migrate(tmp_path / "gone.db", made=MONDAY)
    assert {file.name for file in tmp_path.iterdir()} == {"lading.db"}

from pathlib import Path

import pytest

from lading.errors import ConfigurationError, StoreError
from lading.io.store import SqliteStore
from lading.io.store.backup import back_up
from lading.io.store.restore import restore
from tests.io.store.build import MONDAY, TUESDAY, let_in, many_statements
from tests.io.store.crash_scenes import make_old


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Of a store with one version; the store has two by now."""
    path = tmp_path / "lading.db"
    with SqliteStore.open(path) as store:
        let_in(store, many_statements(3))
        back_up(path, tmp_path / "one.backup", made=MONDAY)
        let_in(store, many_statements(4))
    return tmp_path / "one.backup"


def count_versions(path: Path) -> int:
    with SqliteStore.open(path) as store:
        assert store.check() == ()
        return len(store.lists.versions())


def test_a_backup_becomes_a_new_store(backup: Path, tmp_path: Path) -> None:
    done = restore(backup, tmp_path / "new.db", made=TUESDAY)
    assert (count_versions(tmp_path / "new.db"), done.aside, done.issues) == (1, None, ())
    assert count_versions(tmp_path / "lading.db") == 2


def test_a_store_is_replaced_only_where_that_is_said_and_is_kept(backup: Path, tmp_path: Path) -> None:
    store = tmp_path / "lading.db"
    with pytest.raises(ConfigurationError, match="there is a store already"):
        restore(backup, store, made=TUESDAY)
    done = restore(backup, store, made=TUESDAY, replace=True)
    assert done.aside == tmp_path / "lading.db.replaced-2026-11-24T070500Z"
    assert (count_versions(store), count_versions(done.aside)) == (1, 2)


def test_a_store_that_another_has_open_is_not_replaced(backup: Path, tmp_path: Path) -> None:
    store = tmp_path / "lading.db"
    with SqliteStore.open(store) as opened:
        assert opened.lists.versions()
        with pytest.raises(StoreError, match="another process"):
            restore(backup, store, made=TUESDAY, replace=True)
    assert count_versions(store) == 2
    assert not list(tmp_path.glob("*.replaced-*"))


def test_a_store_that_is_beyond_opening_is_replaced_and_kept_with_its_journal(backup: Path, tmp_path: Path) -> None:
    store = tmp_path / "lading.db"
    store.write_bytes(b"no store any more" * 999)
    (tmp_path / "lading.db-wal").write_bytes(b"its journal")
    done = restore(backup, store, made=TUESDAY, replace=True)
    assert count_versions(store) == 1
    assert isinstance(done.aside, Path)
    assert done.aside.read_bytes().startswith(b"no store")
    assert done.aside.with_name(f"{done.aside.name}-wal").read_bytes() == b"its journal"


def test_a_damaged_backup_leaves_the_store_as_it_was(backup: Path, tmp_path: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        restore(backup, tmp_path / "lading.db", made=TUESDAY, replace=True)
    assert count_versions(tmp_path / "lading.db") == 2
    assert {path.name for path in tmp_path.iterdir()} == {"lading.db", "lading.db-loading", "one.backup"}


def test_a_store_that_was_damaged_when_it_was_copied_is_not_put_in_place(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "bad.db") as store:
        let_in(store, many_statements(3))
        store.database.run("DELETE FROM statement WHERE id = 2")
    back_up(tmp_path / "bad.db", tmp_path / "bad.backup", made=MONDAY)
    with pytest.raises(StoreError, match="was let in with 12 statements"):
        restore(tmp_path / "bad.backup", tmp_path / "new.db", made=TUESDAY)
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize("schema", [1, 3])
def test_a_backup_of_an_earlier_schema_is_brought_to_the_present(tmp_path: Path, schema: int) -> None:
    make_old(tmp_path / "old.db", schema)
    assert back_up(tmp_path / "old.db", tmp_path / "old.backup", made=MONDAY).schema == schema
    restore(tmp_path / "old.backup", tmp_path / "new.db", made=TUESDAY)
    assert count_versions(tmp_path / "new.db") == 1

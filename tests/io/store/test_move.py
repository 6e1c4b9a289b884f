"""A workspace moved from a file to a server and back, by one backup."""

from pathlib import Path

import pytest

from lading.errors import ConfigurationError, StoreError
from lading.io.store import Address, PostgresStore, SqliteStore, SqlStore, copy_store
from lading.io.store.backup import back_up
from lading.io.store.copy_store import table_names
from lading.io.store.migrate import migrate
from lading.io.store.restore import restore
from lading.io.store.schema import SCHEMA
from tests.conformance.test_judgements import judge
from tests.io.store.build import MONDAY, TUESDAY, let_in, many_statements
from tests.io.store.damaged import make_full
from tests.postgres_server import Server


@pytest.fixture
def address(postgres: Server) -> Address:
    return Address(postgres.make("moved"))


def rows_of(store: SqlStore) -> dict[str, list[str]]:
    """Every row of every table."""
    rows = store.database.rows
    return {name: sorted(map(repr, rows(f"SELECT * FROM {name}"))) for name in table_names()}  # noqa: S608


def test_a_store_goes_to_a_server_and_comes_back_row_by_row(tmp_path: Path, address: Address) -> None:
    path = make_full(tmp_path)
    with SqliteStore.open(path) as store:
        before = rows_of(store)
    back_up(path, tmp_path / "1.backup", made=MONDAY)
    assert restore(tmp_path / "1.backup", address, made=MONDAY).issues == ()
    with PostgresStore.open(address) as moved:
        assert rows_of(moved) == before
        assert all(before[name] for name in ("statement", "claim", "judgement", "act", "archive"))
    manifest = back_up(address, tmp_path / "2.backup", made=TUESDAY)
    assert manifest.rows["statement"] == len(before["statement"])
    restore(tmp_path / "2.backup", tmp_path / "back.db", made=TUESDAY)
    with SqliteStore.open(tmp_path / "back.db") as back:
        assert rows_of(back) == before


def test_what_is_written_after_a_move_follows_on_what_came(tmp_path: Path, address: Address) -> None:
    from lading.model.judgement import Decision

    path = make_full(tmp_path)
    back_up(path, tmp_path / "1.backup", made=MONDAY)
    restore(tmp_path / "1.backup", address, made=MONDAY)
    with PostgresStore.open(address) as moved, SqliteStore.open(path) as stayed:
        for store in (moved, stayed):
            let_in(store, many_statements(3, wave=" later"), loaded=TUESDAY)
            store.judgements.record(judge(Decision.UNSURE, "B. Analyst"), recorded=TUESDAY)
            assert store.check() == ()
        assert list(moved.judgements.standing()) == list(stayed.judgements.standing())
        assert moved.lists.versions() == stayed.lists.versions()


def test_a_store_that_is_there_is_kept_under_another_name_or_not_touched(tmp_path: Path, address: Address) -> None:
    back_up(make_full(tmp_path), tmp_path / "1.backup", made=MONDAY)
    PostgresStore.open(address).close()
    assert restore(tmp_path / "1.backup", address, made=MONDAY).aside is None  # an empty one is filled
    with PostgresStore.open(address) as store:
        let_in(store, many_statements(2), dataset="mine")
    with pytest.raises(ConfigurationError, match="there is a store already"):
        restore(tmp_path / "1.backup", address, made=TUESDAY)
    done = restore(tmp_path / "1.backup", address, made=TUESDAY, replace=True)
    assert done.aside == "lading_replaced_20261124t070500z"
    with PostgresStore.open(address) as store:
        assert "mine" not in {version.dataset for version in store.lists.versions()}
        kept = store.database.count(f"SELECT count(*) FROM {done.aside}.version WHERE dataset = 'mine'")  # noqa: S608
        assert kept == 1


def test_what_does_not_arrive_whole_is_not_put_in_place(
    tmp_path: Path, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(make_full(tmp_path), tmp_path / "1.backup", made=MONDAY)
    with PostgresStore.open(address) as store:
        before = let_in(store, many_statements(2), dataset="mine")
    monkeypatch.setattr(copy_store, "_packed", lambda rows: list(rows)[1:])
    with pytest.raises(StoreError, match="did not keep what was sent to it: claim"):
        restore(tmp_path / "1.backup", address, made=TUESDAY, replace=True)
    with PostgresStore.open(address) as store:
        assert store.lists.versions() == (before,)
        assert store.check() == ()


def test_a_database_without_a_store_has_nothing_to_back_up_or_migrate(tmp_path: Path, address: Address) -> None:
    with pytest.raises(ConfigurationError, match="no store in this database"):
        back_up(address, tmp_path / "1.backup", made=MONDAY)
    with pytest.raises(ConfigurationError, match="no store in this database"):
        migrate(address, made=MONDAY)
    assert list(tmp_path.iterdir()) == []
    PostgresStore.open(address).close()
    done = migrate(address, made=MONDAY)
    assert (done.before, done.after, done.issues) == (SCHEMA, SCHEMA, ())

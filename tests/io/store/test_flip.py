import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lading.errors import StoreError
from lading.io.store import Snapshot, SqliteStore, arrival, choose_versions, flip
from lading.io.store.sqlite_database import SqliteDatabase
from lading.model.judgement import Decision, Judgement, Match, Reason
from tests.io.store.build import MONDAY, TUESDAY, let_in, many_statements

JUDGEMENT = Judgement(Match("a", "b", 0.9, (Reason("name", 0.9, "alike"),), "B"), Decision.POSITIVE, "auto 1")


class Power(BaseException):
    """It went out."""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqliteStore]:
    monkeypatch.setattr(flip, "CHUNK", 50)
    monkeypatch.setattr(arrival, "CHUNK", 50)
    with SqliteStore.open(tmp_path / "lading.db") as opened:
        yield opened


def fail_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """The power goes out before the transaction of that number, and nothing is taken back."""
    count, writing = itertools.count(1), SqliteDatabase.writing

    @contextmanager
    def dying(self: SqliteDatabase) -> Iterator[None]:
        if next(count) >= number:
            raise Power
        with writing(self):
            yield

    monkeypatch.setattr(SqliteDatabase, "writing", dying)


def test_look_ups_and_other_writers_go_on_while_a_list_is_let_in(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = let_in(store, many_statements(30))
    seen: list[int] = []
    writing = SqliteDatabase.writing
    with SqliteStore.open(Path(store.name), patience=0) as other:

        @contextmanager
        def watched(self: SqliteDatabase) -> Iterator[None]:
            if self is store.database:
                snapshot = choose_versions(other.lists.versions())
                assert snapshot.versions == (before,)
                assert len(list(other.lists.statements(before))) == 120
                assert other.lists.entity("house-7", snapshot) is not None
                assert other.lists.entity("house-35", snapshot) is None
                assert other.lists.stating("Company 31 II", snapshot) == ()
                assert other.check() == ()
                other.judgements.record(JUDGEMENT, recorded=MONDAY)
                seen.append(1)
            with writing(self):
                yield

        monkeypatch.setattr(SqliteDatabase, "writing", watched)
        after = let_in(store, many_statements(40, wave=" II"), loaded=TUESDAY)
        assert len(seen) > 5
        assert choose_versions(other.lists.versions()).versions == (after,)
        assert len(list(other.lists.statements(before))) == 120
        assert len(list(other.lists.statements(after))) == 160


def test_wherever_a_load_dies_nothing_of_it_is_seen_and_the_next_one_takes_its_rows_back(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = let_in(store, many_statements(30))
    deaths = list(die_everywhere(store, monkeypatch))
    assert len(deaths) > 8
    assert {snapshot.versions for snapshot in deaths[:-1]} == {(before,)}
    (after,) = deaths[-1].versions
    assert store.database.count("SELECT count(*) FROM arrival") == 0
    assert store.check() == ()
    assert len(list(store.lists.statements(before))) == 120
    assert len(list(store.lists.statements(after))) == 160
    # 120 of the first; 40 new names and three more statements of each of ten new parties.
    assert store.database.count("SELECT count(*) FROM statement") == 120 + 40 + 30


def die_everywhere(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[Snapshot]:
    """Loads that die one transaction later each time, until one does not; what stood after each."""
    for number in itertools.count(1):
        with monkeypatch.context() as patch:
            fail_at(patch, number)
            try:
                let_in(store, many_statements(40, wave=" II"), loaded=TUESDAY)
            except Power:
                pass
            else:
                yield choose_versions(store.lists.versions())
                return
        snapshot = choose_versions(store.lists.versions())
        entity = store.lists.entity("house-7", snapshot)
        assert entity is not None
        assert entity.names == ("Company 7",)
        assert store.check() == ()
        yield snapshot


def test_a_load_that_fails_takes_its_own_rows_back(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise Power

    let_in(store, many_statements(30))
    monkeypatch.setattr(flip, "_record", fail)
    with pytest.raises(Power):
        let_in(store, many_statements(40, wave=" II"))
    assert store.database.count("SELECT count(*) FROM statement") == 120
    assert store.database.count("SELECT count(*) FROM statement WHERE until IS NOT NULL") == 0
    assert store.database.count("SELECT count(*) FROM arrival") == 0
    assert store.check() == ()


def test_one_load_at_a_time(store: SqliteStore) -> None:
    with (
        SqliteStore.open(Path(store.name), patience=0.05) as other,
        store.database.loading(),
        pytest.raises(StoreError, match="another process is writing"),
    ):
        let_in(other, many_statements(3))
    let_in(store, many_statements(3))


def test_what_is_recorded_meanwhile_has_rows_and_a_number_of_its_own(store: SqliteStore) -> None:
    version = let_in(store, many_statements(30))
    pending = arrival.reserve(store.database, "house_list", previous=version.number, rows=1_000, loaded=lambda: MONDAY)
    other = arrival.reserve(store.database, "document/1", previous=0, rows=10, loaded=lambda: MONDAY)
    assert (pending.first, pending.last) == (121, 1_120)
    assert (other.first, other.number) == (1_121, version.number + 2)


CAME = {
    1: ("arrival",),
    2: ("withdrawal", "claim_judgement", "intake_document", "intake_issue", "intake"),
    3: ("investigation", "act"),
}
"""Tables that the schema after each brought."""


def tables(store: SqliteStore) -> set[str]:
    """What the store is made of, comments and spaces aside."""
    made = (sql for (sql,) in store.database.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {" ".join(re.sub("--[^\n]*", "", sql).split()) for sql in made}


@pytest.mark.parametrize("schema", CAME)
def test_a_store_of_an_older_schema_is_brought_to_the_present_one(tmp_path: Path, schema: int) -> None:
    path = tmp_path / "old.db"
    with SqliteStore.open(path) as store:
        version = let_in(store, many_statements(3))
        present = tables(store)
        for table in (table for number, new in CAME.items() if number >= schema for table in new):
            store.database.run(f"DROP TABLE {table}")
        store.database.run(f"PRAGMA user_version = {schema}")
    with SqliteStore.open(path) as store:
        assert tables(store) == present
        assert len(list(store.lists.statements(version))) == 12
        let_in(store, many_statements(4), loaded=TUESDAY)
        assert store.check() == ()

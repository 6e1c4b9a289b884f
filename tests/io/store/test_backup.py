import json
import stat
import zipfile
from pathlib import Path

import pytest

from lading.errors import ConfigurationError, StoreError
from lading.io.store import SqliteStore
from lading.io.store.backup import MANIFEST, STORE, back_up, read_manifest, unpack
from lading.io.store.schema import SCHEMA
from lading.model.investigation import Act
from tests.io.store.build import MONDAY, TUESDAY, kupol_statements, let_in


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "lading.db"
    with SqliteStore.open(path) as opened:
        let_in(opened, kupol_statements(), dataset="us_ofac_sdn")
        opened.acts.record(Act("A. Analyst", "exported", "the dossier"), recorded=MONDAY)
    return path


def test_a_backup_is_the_store_of_one_moment_while_others_write(store: Path, tmp_path: Path) -> None:
    with SqliteStore.open(store) as writer, writer.database.writing():
        writer.acts.record(Act("A. Analyst", "exported", "half"), recorded=TUESDAY)
        manifest = back_up(store, tmp_path / "one.backup", made=TUESDAY)
    assert (manifest.rows["act"], manifest.made, manifest.schema) == (1, TUESDAY, SCHEMA)
    assert unpack(tmp_path / "one.backup", tmp_path / "copy.db") == manifest
    with SqliteStore.open(tmp_path / "copy.db") as copy:
        assert copy.check() == ()
        assert [entry.act.about for entry in copy.acts.last(9)] == ["the dossier"]
    with SqliteStore.open(store) as again:
        assert len(again.acts.last(9)) == 2


def test_a_backup_is_never_written_over_and_never_of_nothing(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "one.backup", made=MONDAY)
    before = (tmp_path / "one.backup").read_bytes()
    with pytest.raises(ConfigurationError, match="never written over"):
        back_up(store, tmp_path / "one.backup", made=TUESDAY)
    assert (tmp_path / "one.backup").read_bytes() == before
    with pytest.raises(ConfigurationError, match="no such store"):
        back_up(tmp_path / "gone.db", tmp_path / "two.backup", made=MONDAY)
    assert not (tmp_path / "gone.db").exists()


def test_who_may_not_read_the_store_may_not_read_its_backup(store: Path, tmp_path: Path) -> None:
    store.chmod(0o600)
    back_up(store, tmp_path / "one.backup", made=MONDAY)
    assert stat.S_IMODE((tmp_path / "one.backup").stat().st_mode) == 0o600


@pytest.mark.parametrize(("field", "value"), [("format", 2), ("schema", 99)])
def test_a_backup_of_a_later_lading_is_refused(store: Path, tmp_path: Path, field: str, value: int) -> None:
    back_up(store, tmp_path / "one.backup", made=MONDAY)
    with zipfile.ZipFile(tmp_path / "one.backup") as archive:
        told, data = json.loads(archive.read(MANIFEST)), archive.read(STORE)
    with zipfile.ZipFile(tmp_path / "later.backup", "w") as archive:
        archive.writestr(MANIFEST, json.dumps({**told, field: value, "unheard of": 1}))
        archive.writestr(STORE, data)
    with pytest.raises(StoreError, match="later Lading"):
        read_manifest(tmp_path / "later.backup")


@pytest.mark.parametrize("content", [b"", b"a letter", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_backup_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter.backup").write_bytes(content)
    with pytest.raises(StoreError, match=r"letter\.backup: no backup"):
        read_manifest(tmp_path / "letter.backup")


def test_a_member_that_unpacks_to_more_than_it_says_is_refused(store: Path, tmp_path: Path) -> None:
    back_up(store, tmp_path / "one.backup", made=MONDAY)
    with zipfile.ZipFile(tmp_path / "one.backup") as archive:
        told, data = archive.read(MANIFEST), archive.read(STORE)
    with zipfile.ZipFile(tmp_path / "more.backup", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, told)
        archive.writestr(STORE, data + bytes(50_000_000))
    with pytest.raises(StoreError, match="digest differs"):
        unpack(tmp_path / "more.backup", tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_size <= len(data)

"""`lading verify`, `backup`, `restore` and `migrate` on a store with a list, documents and decisions."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from lading.cli import backup, migrate, restore, verify
from lading.errors import ConfigurationError, StoreError
from lading.io.store import SqliteStore
from tests.io.store.crash_scenes import make_old
from tests.io.store.damaged import make_full


def run(command: click.Command, *args: object) -> Result:
    result = CliRunner().invoke(command, [str(arg) for arg in args], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result


def test_a_sound_store_is_said_to_be_sound_and_a_missing_one_is_not_made(tmp_path: Path) -> None:
    store = make_full(tmp_path)
    result = run(verify.command, "--store", store)
    assert (result.return_value, result.stdout) == (0, "")
    assert result.stderr.endswith("lading.db: sound\n")
    with pytest.raises(ConfigurationError, match="no such store"):
        run(verify.command, "--store", tmp_path / "gone.db")
    assert not (tmp_path / "gone.db").exists()


def test_a_quote_that_is_no_longer_in_its_document_is_told(tmp_path: Path) -> None:
    store = make_full(tmp_path)
    with SqliteStore.open(store) as opened:
        opened.database.run(
            "UPDATE claim SET version = (SELECT max(version) FROM reading), number = number + 9 WHERE version = (SELECT min(version) FROM reading)"
        )
    result = run(verify.command, "--store", store)
    assert result.return_value == 2
    assert "the quote is from another document" in result.stdout


def test_a_backup_goes_into_a_folder_is_checked_and_comes_back(tmp_path: Path) -> None:
    store, shelf = make_full(tmp_path), tmp_path / "shelf"
    shelf.mkdir()
    assert "12 documents, 4 decisions" in run(backup.command, shelf, "--store", store).stderr
    (made,) = shelf.iterdir()
    assert run(verify.command, "--backup", made).return_value == 0
    with pytest.raises(ConfigurationError, match="--replace"):
        run(restore.command, made, "--store", store)
    told = run(restore.command, made, "--replace", "--store", store).stderr
    assert "12 documents, 4 decisions" in told
    assert "what was there is kept as" in told


def test_a_damaged_backup_is_told_by_the_check(tmp_path: Path) -> None:
    run(backup.command, tmp_path / "one.backup", "--store", make_full(tmp_path))
    content = (tmp_path / "one.backup").read_bytes()
    (tmp_path / "one.backup").write_bytes(content[:5000] + b"!" + content[5001:])
    with pytest.raises(StoreError, match="damaged"):
        run(verify.command, "--backup", tmp_path / "one.backup")


def test_an_earlier_store_is_migrated_with_a_copy_beside_it(tmp_path: Path) -> None:
    make_old(tmp_path / "lading.db", 1)
    result = run(migrate.command, "--store", tmp_path / "lading.db")
    assert result.return_value == 0
    assert "schema 1 is now" in result.stderr
    assert len(list(tmp_path.glob("lading.db.schema-1-*.backup"))) == 1
    assert "has the present schema" in run(migrate.command, "--store", tmp_path / "lading.db").stderr


def test_an_empty_file_is_no_sound_store(tmp_path: Path) -> None:
    empty = tmp_path / "lading.db"
    empty.touch()
    with pytest.raises(ConfigurationError, match="an empty file"):
        run(verify.command, "--store", empty)
    with pytest.raises(ConfigurationError, match="an empty file"):
        run(backup.command, tmp_path / "a.backup", "--store", empty)
    assert empty.stat().st_size == 0


def test_a_place_that_ends_in_a_slash_is_a_folder(tmp_path: Path) -> None:
    store = make_full(tmp_path)
    run(backup.command, f"{tmp_path}/backups/", "--store", store)
    (found,) = (tmp_path / "backups").iterdir()
    assert found.suffix == ".backup"

"""A full disk and a read-only one: real ones, mounted for the test; skipped where that is not allowed."""

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from lading.errors import LadingError, StoreError
from lading.io.store import SqliteStore
from lading.io.store.backup import back_up
from lading.io.store.restore import restore
from lading.model.investigation import Act
from tests.io.store.build import MONDAY, TUESDAY, let_in, many_statements


def mount(*args: object) -> bool:
    """Whether something could be mounted."""
    try:
        done = subprocess.run(["mount", *map(str, args)], capture_output=True, check=False)  # noqa: S603, S607  # the system's own
    except OSError:
        return False
    return done.returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", place):
        pytest.skip("no disk can be mounted here: it takes root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)  # noqa: S603, S607  # as above


def fill(disk: Path) -> Path:
    """Leave no room."""
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        for _ in range(1000):
            file.write(bytes(4096))
    assert ballast.stat().st_size < 1_000_000
    return ballast


def act(number: int) -> Act:
    return Act("A. Analyst", "exported", f"dossier {number} " + "x" * 2000)


def test_a_full_disk_is_named_loses_nothing_and_is_written_to_again_once_there_is_room(disk: Path) -> None:
    with SqliteStore.open(disk / "lading.db") as store:
        let_in(store, many_statements(20))
        store.acts.record(act(0), recorded=MONDAY)
        ballast, kept = fill(disk), 1
        with suppress(StoreError):
            for number in range(1, 999):
                store.acts.record(act(number), recorded=MONDAY)
                kept += 1
        with pytest.raises(StoreError, match="disk"):
            store.acts.record(act(kept), recorded=MONDAY)
        with pytest.raises(StoreError, match="disk"):
            let_in(store, many_statements(900, wave=" more"))
        assert (len(store.acts.last(999)), store.check()) == (kept, ())
        ballast.unlink()
        store.acts.record(act(999), recorded=TUESDAY)
    with SqliteStore.open(disk / "lading.db") as store:
        assert (len(store.acts.last(999)), len(store.lists.versions()), store.check()) == (kept + 1, 1, ())


def test_neither_backup_nor_restore_leaves_anything_on_a_full_disk(disk: Path, tmp_path: Path) -> None:
    with SqliteStore.open(disk / "lading.db") as store:
        let_in(store, many_statements(20))
    back_up(disk / "lading.db", tmp_path / "good.backup", made=MONDAY)
    fill(disk)
    with pytest.raises(LadingError, match=r"cannot be written|disk"):
        back_up(disk / "lading.db", disk / "bad.backup", made=MONDAY)
    with pytest.raises(LadingError, match=r"room|disk"):
        restore(tmp_path / "good.backup", disk / "lading.db", made=TUESDAY, replace=True)
    assert {path.name.partition("-")[0] for path in disk.iterdir()} == {"ballast", "lading.db"}
    (disk / "ballast").unlink()
    with SqliteStore.open(disk / "lading.db") as store:
        assert (len(store.lists.versions()), store.check()) == (1, ())


def test_a_store_on_a_read_only_disk_is_read_checked_and_backed_up_and_says_why_it_is_not_written_to(
    disk: Path, tmp_path: Path
) -> None:
    path = disk / "lading.db"
    with SqliteStore.open(path) as store:
        let_in(store, many_statements(20))
    assert mount("-o", "remount,ro", disk)
    with SqliteStore.open(path) as store:
        assert (len(store.lists.versions()), store.check()) == (1, ())
        with pytest.raises(StoreError, match="cannot be written to"):
            store.acts.record(act(0), recorded=MONDAY)
        with pytest.raises(StoreError, match="cannot be"):
            let_in(store, many_statements(3))
    assert back_up(path, tmp_path / "good.backup", made=MONDAY).rows["statement"] == 80
    with pytest.raises(LadingError, match="cannot be written"):
        back_up(path, disk / "bad.backup", made=MONDAY)
    with pytest.raises(LadingError, match="cannot be put in place"):
        restore(tmp_path / "good.backup", path, made=TUESDAY, replace=True)


def test_a_read_only_store_with_a_journal_left_over_says_what_to_do(disk: Path) -> None:
    path = disk / "lading.db"
    with SqliteStore.open(path) as store:
        store.acts.record(act(0), recorded=MONDAY)
        base, journal = path.read_bytes(), (disk / "lading.db-wal").read_bytes()
    path.write_bytes(base)
    (disk / "lading.db-wal").write_bytes(journal)
    assert mount("-o", "remount,ro", disk)
    with pytest.raises(StoreError, match=r"copy it and lading\.db-wal together"):
        SqliteStore.open(path)

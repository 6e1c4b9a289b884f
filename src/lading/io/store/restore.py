"""A workspace from its backup: nothing is put in place before all of it has been looked at, and nothing is deleted."""

import os
import re
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lading.errors import ConfigurationError, StoreError
from lading.io.store.address import Address, StorePlace
from lading.io.store.backup import DAMAGED, STORE, Manifest, sync_folder, unpack
from lading.io.store.check import check_store
from lading.io.store.copy_store import send_store
from lading.io.store.sqlite_database import SqliteDatabase, explained
from lading.model.issue import Issue, Severity

JOURNALS = ("-wal", "-shm")
"""Files that SQLite keeps beside a store that is in use, or was when its process died."""
ASIDE = "lading_replaced"
"""How the schema of a store on a server is called that was replaced; the time follows."""
BUSY = 2.0
"""Seconds to wait for others to let go of a store that is to be replaced."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a restoring."""

    manifest: Manifest
    aside: Path | str | None
    """Where the store is now that was there before: a file, or a schema of the same database."""
    issues: tuple[Issue, ...]
    """What is less than an error about what was restored."""


def restore(backup: Path, store: StorePlace, *, made: str, replace: bool = False) -> Restored:
    """Put the store of a backup in place, in the present schema. `made` is the recorded time, which names what is put aside.

    The store that is there is kept beside it, whole. At every moment there is the one or the other in its place.

    Raises:
        ConfigurationError: where there is a store and it is not to be replaced.
        StoreError: for a backup that is damaged or of a later Lading, or a store that another process has open.
    """
    if isinstance(store, Address):
        return _restore_to_server(backup, store, made=made, replace=replace)
    if store.exists() and not replace:
        remedy = "name a new file with --store, or say --replace: the store that is there is then kept beside it"
        raise ConfigurationError("there is a store already", where=str(store), remedy=remedy)
    if not store.parent.is_dir():
        raise ConfigurationError("no such folder for the store", where=str(store), remedy="make the folder first")
    try:
        with tempfile.TemporaryDirectory(dir=store.parent, prefix=f".{store.name}.") as folder:
            fresh = Path(folder) / STORE
            manifest = unpack(backup, fresh)
            issues = verify_unpacked(fresh, backup)
            shutil.copymode(store if store.exists() else backup, fresh)
            aside = _put_aside(store, made) if store.exists() else None
            fresh.replace(store)
            sync_folder(store.parent)
    except OSError as error:
        what = f"the store cannot be put in place: {error.strerror or error}"
        raise StoreError(what, where=str(store), remedy="check the permissions of its folder and try again") from error
    return Restored(manifest, aside, issues)


def _restore_to_server(backup: Path, store: Address, *, made: str, replace: bool) -> Restored:
    """As `restore`, in one transaction of the server's."""
    aside = f"{ASIDE}_{re.sub('[^0-9a-z]', '', made.lower())}"
    try:
        with tempfile.TemporaryDirectory(prefix="lading-") as folder:
            fresh = Path(folder) / STORE
            manifest = unpack(backup, fresh)
            found = verify_unpacked(fresh, backup)
            replaced, issues = send_store(fresh, store, aside=aside, replace=replace)
    except OSError as error:
        what = f"the backup cannot be unpacked: {error.strerror or error}"
        raise StoreError(what, where=str(backup), remedy="free some room for temporary files and try again") from error
    return Restored(manifest, aside if replaced else None, tuple(dict.fromkeys((*found, *issues))))


def verify_unpacked(fresh: Path, backup: Path) -> tuple[Issue, ...]:
    """Bring an unpacked store to the present schema and check it. Returns what is less than an error.

    Raises:
        StoreError: where something is wrong with it although its digest is right: it was so when it was copied.
    """
    with closing(SqliteDatabase.open(fresh)) as database:
        issues = tuple(check_store(database))
    bad = [issue for issue in issues if issue.severity is Severity.ERROR]
    if bad:
        more = f"; and {len(bad) - 1} more" if len(bad) > 1 else ""
        raise StoreError(f"the store in it is damaged: {bad[0].what}{more}", where=str(backup), remedy=DAMAGED)
    return issues


def _put_aside(store: Path, made: str) -> Path:
    """A second name for the store that is about to be replaced, after nobody uses it any more. Returns that name."""
    aside = store.with_name(f"{store.name}.replaced-{made.replace(':', '')}")
    if aside.exists():
        raise StoreError("a store has been put aside under this name", where=str(aside), remedy="try again in a second")
    journal, kept = (path.with_name(f"{path.name}-wal") for path in (store, aside))
    if journal.exists():
        shutil.copyfile(journal, kept)  # SQLite throws away the journal of a store that it cannot read
    try:
        sound = _let_go(store)
    except StoreError:
        kept.unlink(missing_ok=True)
        raise
    if sound:
        kept.unlink(missing_ok=True)
    for ending in JOURNALS:
        store.with_name(store.name + ending).unlink(missing_ok=True)  # what is put in place must not be given another's
    try:
        os.link(store, aside)
    except OSError:  # a disk that knows one name a file
        store.rename(aside)
    return aside


def _let_go(store: Path) -> bool:
    """Work the journal into a store and close it. False for one that is too damaged for that."""
    with explained(store), closing(sqlite3.connect(store, timeout=BUSY, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")  # refused while any other process has it open
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                remedy = "stop the server and whatever else uses it, and try again"
                raise StoreError("another process has the store open", where=str(store), remedy=remedy) from error
            return False
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return False
    return True

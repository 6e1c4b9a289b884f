"""A workspace copied whole while others use it, into one file that tells whether it still is what was copied.

A backup is a ZIP archive of two members: `manifest.json`, and `lading.db`, the store as one SQLite file, also of a store on
a server. The copy is made inside one reading transaction, of a file by SQLite's own online backup, so that it is the store
as it was at one moment, whoever writes meanwhile. Keys of a server are not in it: a key that was revoked must not come back with an old backup.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from lading import __version__
from lading.errors import ConfigurationError, StoreError
from lading.io.store.address import Address, StorePlace
from lading.io.store.copy_store import fetch_store
from lading.io.store.schema import SCHEMA
from lading.io.store.sqlite_database import APPLICATION, connect, explained

FORMAT = 1
"""Version of the archive's own layout."""
STORE, MANIFEST = "lading.db", "manifest.json"
BLOCK = 1 << 20
DAMAGED = "use another backup; nothing was written"
COUNTED = ("version", "statement", "document", "claim", "judgement", "claim_judgement", "investigation", "act")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    schema: int
    program: str
    """Version of the Lading that made it."""
    made: str
    """When, UTC, as `stamp` writes it."""
    sha256: str
    """Of the store in it."""
    size: int
    """Bytes of the store in it."""
    rows: Mapping[str, int]
    """How many rows the tables have that a person would ask for."""


def back_up(store: StorePlace, to: Path, *, made: str) -> Manifest:
    """Copy a store into a new file, whole or not at all; the store itself is only read, and not brought to a later schema.

    Raises:
        ConfigurationError: where there is no store, or something is in the place of the backup.
        StoreError: for a store that is damaged: a bad copy must not take the place of a good one.
    """
    if isinstance(store, Path) and not store.is_file():
        raise ConfigurationError("no such store", where=str(store), remedy="name the workspace with --store")
    if to.exists() or not to.parent.is_dir():
        what = "there is a file of that name" if to.exists() else "no such folder for the backup"
        raise ConfigurationError(what, where=str(to), remedy="choose another place: a backup is never written over")
    try:
        with tempfile.TemporaryDirectory(dir=to.parent, prefix=f".{to.name}.") as folder:
            copy, packed = Path(folder) / STORE, Path(folder) / to.name
            schema, rows = _copy(store, copy) if isinstance(store, Path) else _fetch(store, copy)
            with copy.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            manifest = Manifest(FORMAT, schema, __version__, made, digest, copy.stat().st_size, rows)
            _pack(copy, packed, manifest)
            if isinstance(store, Path):
                shutil.copymode(store, packed)  # whoever may not read the store may not read its copy
            else:
                packed.chmod(0o600)
            packed.rename(to)
            sync_folder(to.parent)
    except OSError as error:
        what = f"the backup cannot be written: {error.strerror or error}"
        raise StoreError(what, where=str(to), remedy="choose a place with room; the store is as it was") from error
    return manifest


def read_manifest(backup: Path) -> Manifest:
    """What a backup says of itself.

    Raises:
        StoreError: for what is no backup, is damaged, or was made by a later Lading.
    """
    try:
        with zipfile.ZipFile(backup) as archive:
            told = json.loads(archive.read(MANIFEST))
            names = archive.namelist()
        newer = told["format"] > FORMAT or told["schema"] > SCHEMA
        manifest = None if newer else Manifest(**told)
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}", where=str(backup), remedy="check the path") from error
    except (zipfile.BadZipFile, zlib.error, ValueError, KeyError, TypeError, EOFError, NotImplementedError) as error:
        raise StoreError("no backup of Lading, or a damaged one", where=str(backup), remedy=DAMAGED) from error
    if manifest is None:
        what = f"made by a later Lading (format {told['format']}, schema {told['schema']})"
        raise StoreError(what, where=str(backup), remedy="update Lading")
    if sorted(names) != [STORE, MANIFEST]:
        raise StoreError("no backup of Lading: it holds other files", where=str(backup), remedy=DAMAGED)
    return manifest


def unpack(backup: Path, to: Path) -> Manifest:
    """The store in a backup as a file, byte for byte what was copied.

    Raises:
        StoreError: for a backup that is not what was made, however little it differs, or where there is no room.
    """
    manifest, state, size = read_manifest(backup), hashlib.sha256(), 0
    try:
        with zipfile.ZipFile(backup) as archive, archive.open(STORE) as packed, to.open("xb") as file:
            while block := packed.read(BLOCK):
                size += len(block)
                if size > manifest.size:
                    break
                state.update(block)
                file.write(block)
            sync(file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise StoreError(f"the backup is damaged: {error}", where=str(backup), remedy=DAMAGED) from error
    except OSError as error:
        what = f"cannot be unpacked: {error.strerror or error}"
        raise StoreError(
            what, where=str(to.parent), remedy="free some room and try again; nothing was changed"
        ) from error
    if size != manifest.size or state.hexdigest() != manifest.sha256:
        raise StoreError("the backup is damaged: its digest differs", where=str(backup), remedy=DAMAGED)
    return manifest


def schema_of(store: Path) -> int:
    """The schema a store has now. Raises StoreError for a file that is no store of Lading's."""
    with explained(store), closing(connect(store)) as connection:
        return _schema(connection, store)


def sync(file: BinaryIO) -> None:
    """Wait until what was written to a file is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can say so."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _schema(connection: sqlite3.Connection, store: Path) -> int:
    mark, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if mark != APPLICATION:
        raise StoreError("not a store of Lading's", where=str(store), remedy="choose another --store")
    if version > SCHEMA:
        raise StoreError(f"written by a later Lading (schema {version})", where=str(store), remedy="update Lading")
    return int(version)


def _copy(store: Path, copy: Path) -> tuple[int, dict[str, int]]:
    """One file as sound as the store. Returns its schema, and how many rows it has of each sort."""
    with explained(store), closing(connect(store)) as source, closing(connect(copy)) as made:
        schema = _schema(source, store)
        source.backup(made)
        made.execute("PRAGMA journal_mode = DELETE")  # one file, without a journal beside it
        answers = [row[0] for row in made.execute("PRAGMA integrity_check(3)")]
        if answers != ["ok"]:
            remedy = "look at it with `lading verify`; restore the backup made before"
            raise StoreError(f"the store is damaged: {'; '.join(answers)}", where=str(store), remedy=remedy)
        there = {row[0] for row in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        count = "SELECT count(*) FROM {}"
        return schema, {name: made.execute(count.format(name)).fetchone()[0] for name in COUNTED if name in there}


def _fetch(store: Address, copy: Path) -> tuple[int, dict[str, int]]:
    """As `_copy`, from a server."""
    schema = fetch_store(store, copy)
    with explained(copy), closing(connect(copy)) as made:
        made.execute("PRAGMA journal_mode = DELETE")
        count = "SELECT count(*) FROM {}"
        return schema, {name: made.execute(count.format(name)).fetchone()[0] for name in COUNTED}


def _pack(copy: Path, packed: Path, manifest: Manifest) -> None:
    with packed.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
            with copy.open("rb") as stream, archive.open(STORE, "w", force_zip64=True) as member:
                shutil.copyfileobj(stream, member, BLOCK)
        sync(file)

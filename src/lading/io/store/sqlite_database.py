"""The SQLite file itself: opened, brought to the present schema, and every trouble with it put into words.

Write-ahead logging lets many processes read while one writes; `synchronous=FULL` makes what was acknowledged survive a
power cut. One transaction is one fact: a process that is killed leaves what was committed, and nothing else. What is
staged lives in SQLite's temporary database, whose file disappears with the process.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from lading.errors import ConfigurationError, StoreError
from lading.io.store.database import PATIENCE, Database, Values
from lading.io.store.schema import bring_up, make_tables
from lading.io.store.word_index import FTS5, WordIndex

APPLICATION = 0x4C414447
"""Marks the file as Lading's (`LADG`), so that another program's database is not taken for it."""
HEARTBEAT = 200_000
"""SQLite steps between two looks at whether the person has pressed Ctrl-C."""


class SqliteDatabase:
    """An open store file. See `Database` for what each method promises; opening is cheap."""

    def __init__(self, path: Path, connection: sqlite3.Connection, patience: float) -> None:
        self.path, self._connection, self._patience = path, connection, patience

    @classmethod
    def open(cls, path: Path, *, patience: float = PATIENCE) -> "SqliteDatabase":
        """Open a store, make it where there is none, and bring an older one to the present schema.

        Raises:
            StoreError: for a file that is damaged, of a later Lading, or no store at all.
            ConfigurationError: where its folder does not exist.
        """
        if not path.parent.is_dir():
            raise ConfigurationError(
                "no such folder for the store", where=str(path), remedy="make the folder, or choose another --store"
            )
        with explained(path):
            connection = connect(path, patience=patience)
            database = cls(path, connection, patience)
            try:
                database._prepare()
            except BaseException:
                connection.close()
                raise
        return database

    @property
    def name(self) -> str:
        """See Database."""
        return str(self.path)

    @property
    def word_index(self) -> WordIndex:
        """See Database."""
        return FTS5

    def has_table(self, name: str) -> bool:
        """See Database."""
        return self.count("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)) > 0

    def close(self) -> None:
        """See Database."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """See Database."""
        if self._busy():
            yield
            return
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._busy():
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def writing_aside(self) -> Iterator[None]:
        """See Database."""
        if self._busy():
            yield
            return
        with explained(self.path):
            self._connection.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                if self._busy():
                    self._connection.execute("COMMIT")

    def _busy(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.in_transaction

    @contextmanager
    def loading(self) -> Iterator[None]:
        """See Database.

        The lock is that of an empty database beside the store, which the system releases when the process dies.
        """
        path = self.path.with_name(f"{self.path.name}-loading")
        with explained(path), closing(sqlite3.connect(path, timeout=self._patience, isolation_level=None)) as lock:
            lock.execute("PRAGMA journal_mode = MEMORY")  # nothing is ever written to it, not even a journal
            lock.execute("BEGIN EXCLUSIVE")
            yield

    def run(self, sql: str, values: Values = ()) -> int:
        """See Database."""
        with explained(self.path):
            return self._connection.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """See Database."""
        with explained(self.path):
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        """See Database."""
        with explained(self.path):
            yield from self._connection.execute(sql, values)

    def stream(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        """See Database: all rows are."""
        return self.rows(sql, values)

    def row(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """See Database."""
        with explained(self.path):
            found: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
            return found

    def count(self, sql: str, values: Values = ()) -> int:
        """See Database."""
        found = self.row(sql, values)
        return int(found[0] or 0) if found else 0

    def empty(self, table: str) -> None:
        """See Database."""
        self.run(f"DELETE FROM temp.{table}")  # noqa: S608  # our own words

    def aside(self) -> Database:
        """See Database: the temporary tables of this connection, whose file disappears with it."""
        return self

    def dismiss(self, aside: Database) -> None:
        """See Database."""

    def receive(self, aside: Database, script: str) -> None:
        """See Database: they are at hand."""

    def find_damage(self) -> Iterator[str]:
        """See Database."""
        for (answer,) in self.rows("PRAGMA integrity_check(20)"):
            if answer != "ok":
                yield answer

    def prepare(self) -> None:
        """See Versioned: a file needs nothing more."""

    def schema(self) -> int | None:
        """The version of the tables; None for an empty file. Raises StoreError for another program's database."""
        mark, version = self.count("PRAGMA application_id"), self.count("PRAGMA user_version")
        if mark == APPLICATION:
            return version
        if mark or version or self.count("SELECT count(*) FROM sqlite_master"):
            raise StoreError("a database, but not one of Lading's", where=self.name, remedy="choose another --store")
        return None

    def set_schema(self, version: int) -> None:
        """Write the version of the tables down, and that they are Lading's."""
        self.run(f"PRAGMA application_id = {APPLICATION}")
        self.run(f"PRAGMA user_version = {version}")

    def _prepare(self) -> None:
        """Pragmas, then the schema."""
        run = self._connection.execute
        run("PRAGMA foreign_keys = OFF")  # set by construction; checked by verify, not again for every row
        run("PRAGMA cache_size = -65536")
        run("PRAGMA temp.cache_size = -65536")  # a stage of many millions is otherwise written and read over and over
        run("PRAGMA temp_store = FILE")
        if self.schema() is None:
            run("PRAGMA page_size = 4096")
            make_tables(self)
        if not on_read_only_disk(self.path):
            run("PRAGMA journal_mode = WAL")
            run("PRAGMA synchronous = FULL")
            run("PRAGMA journal_size_limit = 67108864")
        bring_up(self)
        # A long query runs no Python, and so would not see Ctrl-C; this does, and the transaction is rolled back.
        self._connection.set_progress_handler(lambda: 0, HEARTBEAT)


def connect(path: Path, *, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to a store file, made where there is none.

    On a disk that is mounted read-only nobody can be writing, so that the file is read without the lock files that SQLite
    could not make there.

    Raises:
        StoreError: for a file on such a disk whose journal still has to be worked into it.
    """
    if not (path.exists() and on_read_only_disk(path)):
        return sqlite3.connect(path, timeout=patience, isolation_level=None)
    journal = path.with_name(f"{path.name}-wal")
    if journal.exists() and journal.stat().st_size:
        message, remedy = (
            "on a read-only disk, with a journal still to be worked into it",
            f"copy it and {journal.name} together",
        )
        raise StoreError(
            message, where=str(path), remedy=f"{remedy} to a disk that can be written to, and use it there"
        )
    return sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, timeout=patience, isolation_level=None)


def on_read_only_disk(path: Path) -> bool:
    """Whether a file is on a disk that is mounted read-only: whoever asks, nothing can be written there."""
    statvfs = getattr(os, "statvfs", None)  # not on Windows, where such a disk is told by the error
    return statvfs is not None and path.exists() and bool(statvfs(path).f_flag & os.ST_RDONLY)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns whatever SQLite has to say into a StoreError with a remedy. Ctrl-C inside a query stays Ctrl-C."""
    try:
        yield
    except sqlite3.Error as error:
        if "interrupted" in str(error):
            raise KeyboardInterrupt from error
        message, remedy = next((words for cause, words in TROUBLES.items() if cause in str(error).lower()), UNKNOWN)
        raise StoreError(f"{message}: {error}", where=str(path), remedy=remedy) from error
    except UnicodeDecodeError as error:  # SQLite quotes damaged bytes in its message, and Python cannot read that
        message, remedy = TROUBLES["malformed"]
        raise StoreError(message, where=str(path), remedy=remedy) from error


TROUBLES = {
    "locked": ("another process is writing", "wait until it is done and try again"),
    "not a database": (
        "not a store, or a damaged one",
        "restore it from a backup, or move it away and load the lists anew",
    ),
    "malformed": ("the store is damaged", "restore it from a backup, or move it away and load the lists anew"),
    "disk i/o": ("the disk cannot be read or written", "check the disk; copy the store elsewhere before anything else"),
    "full": ("no room left on the disk", "free some room and try again; what was in force still is"),
    "readonly": ("the store cannot be written to", "check its permissions and those of its folder"),
    "unable to open": ("the store cannot be opened", "check the path and its permissions"),
    "constraint": ("the store refuses what was to be recorded", "run `lading verify`"),
}
UNKNOWN = ("the store cannot do that", "run `lading verify`")

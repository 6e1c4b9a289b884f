"""A PostgreSQL database as the shelves use it.

The store is the schema `lading` of the database. One process writes at a time: a transaction begins by taking an advisory
lock, which the server lets go when the transaction or the process ends. Transactions are short, whoever reads waits for
nobody, and what is numbered, chained or marked is so in the order of writing, as in SQLite.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from lading.errors import ConfigurationError
from lading.io.store.address import Address
from lading.io.store.database import PATIENCE, Database, Values, split_statements
from lading.io.store.postgres_text import keep_every_text
from lading.io.store.postgres_trouble import explain_refusal, explained
from lading.io.store.postgres_words import REFUSE, translate
from lading.io.store.schema import SCHEMA, bring_up, make_tables
from lading.io.store.sqlite_database import SqliteDatabase
from lading.io.store.word_index import GIN, WordIndex

HOME = "lading"
"""The schema of the database that is the store."""
WRITING, LOADING = 0x4C414447, 0x4C41444C
"""Numbers of the advisory locks."""
SETTINGS = {
    "search_path": f"{HOME},pg_temp",
    "work_mem": "65536",
    "temp_buffers": "8192",
    "join_collapse_limit": "1",  # joins are made in the order written, as SQLite's CROSS JOIN are
    "jit": "off",
    "client_min_messages": "warning",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}
BLOCK = 5_000
"""Rows fetched at once."""
ANSWER = 10
"""Seconds to wait for a server to answer."""
OLDEST = 140_000
"""The oldest server that a store is known to work on."""


class PostgresDatabase:
    """An open database. See `Database` for what each method promises."""

    def __init__(self, address: Address, connection: "psycopg.Connection[tuple[Any, ...]]") -> None:
        self.address, self._connection = address, connection
        self._told: dict[str, str] = {}
        self._asked = count()

    @classmethod
    def open(cls, address: Address, *, patience: float = PATIENCE) -> "PostgresDatabase":
        """Connect to a database, make the store's tables where there are none, and bring older ones to the present schema.

        Raises:
            StoreError: where no server answers or it lets nobody in, or for a store of a later Lading.
            ConfigurationError: for an address that is none, or where the driver is not installed.
        """
        database = cls.connected(address, patience=patience)
        try:
            with explained(address):
                version = database.schema()
                if version is None:
                    make_tables(database)
                elif version != SCHEMA:
                    bring_up(database)
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def connected(cls, address: Address, *, patience: float = PATIENCE) -> "PostgresDatabase":
        """Connect to a database as it is. Raises as `connect` does."""
        return cls(address, connect(address, patience=patience))

    @property
    def name(self) -> str:
        """See Database."""
        return str(self.address)

    @property
    def word_index(self) -> WordIndex:
        """See Database."""
        return GIN

    def has_table(self, name: str) -> bool:
        """See Database."""
        found = self.row("SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = ?", (HOME, name))
        return found is not None

    def close(self) -> None:
        """See Database."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """See Database."""
        with self._transaction(f"SELECT pg_advisory_xact_lock({WRITING})"):
            yield

    @contextmanager
    def writing_aside(self) -> Iterator[None]:
        """See Database."""
        with self._transaction():
            yield

    @contextmanager
    def _transaction(self, *first: str) -> Iterator[None]:
        if self._busy():
            yield
            return
        with explained(self.address):
            self._connection.execute("BEGIN")
            try:
                for sql in first:
                    self._connection.execute(sql)
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if not self._connection.closed and self._busy():
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def still(self) -> Iterator[None]:
        """Whatever is read inside is as it was at one moment, whoever writes meanwhile."""
        with self._transaction("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"):
            yield

    def _busy(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.info.transaction_status != TransactionStatus.IDLE

    @contextmanager
    def loading(self) -> Iterator[None]:
        """See Database."""
        with explained(self.address):
            with suppress(psycopg.Error):  # not on every system: who dies in a long query lets go before its end
                self._connection.execute("SET client_connection_check_interval = '10s'")
            self._connection.execute(f"SELECT pg_advisory_lock({LOADING})")
            try:
                yield
            finally:
                if not self._connection.closed:
                    self._connection.execute(f"SELECT pg_advisory_unlock({LOADING})")

    def run(self, sql: str, values: Values = ()) -> int:
        """See Database."""
        with explained(self.address):
            return self._connection.execute(self._say(sql), values).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """See Database."""
        with explained(self.address), self._connection.cursor() as cursor:
            cursor.executemany(self._say(sql), rows)

    def rows(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        """See Database."""
        with explained(self.address):
            yield from self._connection.execute(self._say(sql), values).fetchall()

    def stream(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        """See Database. The server keeps the answer until it is read, so that others may be asked for meanwhile."""
        with (
            explained(self.address),
            self._connection.cursor(f"answer_{next(self._asked)}", withhold=not self._busy()) as cursor,
        ):
            cursor.itersize = BLOCK
            yield from cursor.execute(self._say(sql), values)

    def row(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """See Database."""
        with explained(self.address):
            return self._connection.execute(self._say(sql), values).fetchone()

    def count(self, sql: str, values: Values = ()) -> int:
        """See Database."""
        found = self.row(sql, values)
        return int(found[0] or 0) if found else 0

    def empty(self, table: str) -> None:
        """See Database."""
        self.run(f"TRUNCATE pg_temp.{table} RESTART IDENTITY")

    def aside(self) -> Database:
        """See Database: a temporary SQLite database of this process."""
        return SqliteDatabase(Path("the stage"), sqlite3.connect("", isolation_level=None), PATIENCE)

    def dismiss(self, aside: Database) -> None:
        """See Database."""
        aside.close()

    def receive(self, aside: Database, script: str) -> None:
        """See Database: they are sent whole, into temporary tables of the same names."""
        with self.writing_aside():
            for sql in split_statements(script):
                table = sql.partition("(")[0].split()[-1]
                made = sql.replace(" TABLE ", " TABLE IF NOT EXISTS ").replace("TEXT NOT NULL UNIQUE", "TEXT NOT NULL")
                self.run(made)
                self.empty(table)
                self.copy_in(table, aside.rows(f"SELECT * FROM {table}"))  # noqa: S608  # our own words
                self.run(f"ANALYZE {table}")

    def copy_in(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Add whole rows to a table, as fast as the server takes them."""
        with (
            explained(self.address),
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY {table} FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)

    def find_damage(self) -> Iterator[str]:
        """See Database: the server checks its own pages as they are read, by their checksums where it was made with them."""
        yield from ()

    def schema(self) -> int | None:
        """The version of the tables; None where there are none."""
        return self.count("SELECT schema FROM about") if self.has_table("about") else None

    def set_schema(self, version: int) -> None:
        """Write the version of the tables down."""
        if not self.run("UPDATE about SET schema = ?", (version,)):
            self.run("INSERT INTO about VALUES (?)", (version,))

    def prepare(self) -> None:
        """See Versioned: the schema of the database, and a place for the version of the tables."""
        if not self.count("SELECT count(*) FROM pg_namespace WHERE nspname = ?", (HOME,)):
            self.run(f"CREATE SCHEMA {HOME}")
        self.run("CREATE TABLE about (schema INTEGER NOT NULL)")
        self.run(REFUSE)

    def put_aside(self, name: str) -> None:
        """Keep the store under another name, as a schema of the same database."""
        self.run(f"ALTER SCHEMA {HOME} RENAME TO {name}")

    def number_on(self, table: str) -> None:
        """Number the next row of a table after the last one that was copied into it."""
        self.run(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table} HAVING max(id) > 0")  # noqa: S608

    def _say(self, sql: str) -> str:
        """A statement in PostgreSQL's words, translated once."""
        told = self._told.get(sql)
        if told is None:
            told = self._told[sql] = translate(sql)
        return told


def connect(address: Address, *, patience: float = PATIENCE) -> "psycopg.Connection[tuple[Any, ...]]":
    """A connection to the database of an address, with the store's settings.

    Raises:
        ConfigurationError: for an address that is none, or a server that cannot keep a store.
        StoreError: where no server answers, or it lets nobody in.
    """
    try:
        told = psycopg.conninfo.conninfo_to_dict(address.url) if address.clear else None
    except psycopg.Error:  # its words would show the address
        told = None
    if told is None:
        remedy = (
            "postgresql://USER@HOST:PORT/DATABASE; write / @ : ? # and % in a part of it as %2F %40 %3A %3F %23 %25"
        )
        raise ConfigurationError("no address of a database", where=str(address), remedy=remedy)
    settings = {**SETTINGS, "lock_timeout": f"{max(1, int(patience * 1000))}"}
    options = " ".join((str(told.get("options") or ""), *(f"-c {name}={value}" for name, value in settings.items())))
    given = {
        "connect_timeout": ANSWER,
        "application_name": "lading",
        **told,
        "client_encoding": "utf8",
        "options": options,
    }
    try:
        connection = psycopg.connect(psycopg.conninfo.make_conninfo("", **given), autocommit=True)
    except psycopg.Error as error:
        raise explain_refusal(error, address) from None
    encoding, version = connection.info.parameter_status("server_encoding"), connection.info.server_version
    if encoding != "UTF8" or version < OLDEST:
        connection.close()
        what = (
            f"the database keeps {encoding}, not UTF8"
            if encoding != "UTF8"
            else f"PostgreSQL {version // 10_000} is too old"
        )
        remedy = "make one with `createdb --encoding UTF8 --template template0 NAME` on PostgreSQL 14 or later"
        raise ConfigurationError(what, where=str(address), remedy=remedy)
    keep_every_text(connection)
    return connection

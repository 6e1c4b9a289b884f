"""A store's tables copied from a server into a file, or from a file to a server, row by row and whole.

Both have the same tables, so that a backup is the same file whichever store it was made of: it also moves a workspace
from one to the other.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lading.errors import ConfigurationError, StoreError
from lading.io.store.address import Address
from lading.io.store.check import check_store
from lading.io.store.postgres import load_driver
from lading.io.store.schema import SCHEMA, make_tables
from lading.io.store.sqlite_database import SqliteDatabase
from lading.model.issue import Issue, Severity

if TYPE_CHECKING:
    from lading.io.store.postgres_database import PostgresDatabase

TABLE = re.compile(r"^CREATE TABLE (\w+)", re.MULTILINE)
COLUMNS = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
NUMBERED = "SELECT 1 FROM pragma_table_info(?) WHERE name = 'id' AND type = 'INTEGER'"
FILLED = ("version", "refusal", "document", "judgement", "claim_judgement", "intake", "investigation", "act")
"""Tables of which one at least has a row in a store that anything was put into."""
CHANGED = "the server did not keep what was sent to it"


def table_names() -> tuple[str, ...]:
    """The tables of the present schema."""
    return tuple(TABLE.findall(files("lading.io.store").joinpath("schema.sql").read_text(encoding="utf-8")))


def fetch_store(address: Address, to: Path) -> int:
    """The store on a server, as it is at one moment, as a new file. Returns its schema.

    Raises:
        ConfigurationError: where there is no store.
        StoreError: for a store that cannot be read, or is of another schema than this Lading's.
    """
    source = load_driver(address).connected(address)
    with closing(source), closing(SqliteDatabase.open(to)) as made, source.still():
        version = source.schema()
        if version is None:
            raise ConfigurationError("no store in this database", where=source.name, remedy="check the address")
        if version != SCHEMA:
            remedy = "update Lading" if version > SCHEMA else "run `pg_dump` first, then `lading migrate`"
            raise StoreError(f"has schema {version}, not {SCHEMA}", where=source.name, remedy=remedy)
        with made.writing():
            for table, columns in _columns(made):
                marks, names = ", ".join("?" * len(columns)), ", ".join(columns)
                made.run_many(
                    f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  # our own words
                    source.stream(f"SELECT {names} FROM {table}"),  # noqa: S608  # as above
                )
    return version


def send_store(file: Path, address: Address, *, aside: str, replace: bool) -> tuple[bool, tuple[Issue, ...]]:
    """Put the store of a file onto a server, in one transaction. `aside` names the schema of what is there by now.

    Returns whether something was put aside, and what is less than an error about what was put in place.

    Raises:
        ConfigurationError: where there is a store with something in it, and it is not to be replaced.
        StoreError: where what arrived is not what was sent.
    """
    target = load_driver(address).connected(address)
    with closing(target), closing(SqliteDatabase.open(file)) as source, target.loading(), target.writing():
        filled = target.schema() is not None and any(target.row(f"SELECT 1 FROM {name} LIMIT 1") for name in FILLED)  # noqa: S608
        if filled and not replace:
            remedy = (
                "name another database with --store, or say --replace: the store that is there is then kept beside it"
            )
            raise ConfigurationError("there is a store already", where=target.name, remedy=remedy)
        if filled:
            target.put_aside(aside)
        make_tables(target)
        for table, columns in _columns(source):
            rows = source.rows(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608  # our own words
            target.copy_in(f"{table} ({', '.join(columns)})", _packed(rows) if table == "claim" else rows)
            if source.row(NUMBERED, (table,)):
                target.number_on(table)
        issues = _compare(source, target)
    return filled, issues


def _compare(source: SqliteDatabase, target: "PostgresDatabase") -> tuple[Issue, ...]:
    for table in table_names():
        count = f"SELECT count(*) FROM {table}"  # noqa: S608  # our own words
        if source.count(count) != target.count(count):
            raise StoreError(f"{CHANGED}: {table}", where=target.name, remedy="look at the server's log and try again")
    issues = tuple(check_store(target))
    bad = [issue for issue in issues if issue.severity is Severity.ERROR]
    if bad:
        raise StoreError(
            f"{CHANGED}: {bad[0].what}", where=target.name, remedy="look at the server's log and try again"
        )
    return issues


def _columns(file: SqliteDatabase) -> Iterator[tuple[str, list[str]]]:
    """Each table of a file with its columns."""
    for table in table_names():
        yield table, [row[0] for row in file.rows(COLUMNS, (table,))]


def _packed(rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """Claims as they are packed now; the first stores kept them as they are."""
    for *head, data in rows:
        yield (*head, zlib.compress(data.encode()) if isinstance(data, str) else data)

"""The tables of a store: made where there are none, and brought to the present schema where they are older."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Protocol

from lading.errors import StoreError
from lading.io.store.database import Database, split_statements
from lading.io.store.migrations import MIGRATIONS

SCHEMA = 4
"""Version of `schema.sql`. A later one adds its step to MIGRATIONS and raises this number."""


class Versioned(Database, Protocol):
    """A database that remembers which schema its tables have."""

    def schema(self) -> int | None:
        """The version of its tables; None where there are none."""
        ...

    def prepare(self) -> None:
        """Make what the tables stand on. Called in the transaction that makes them."""
        ...

    def set_schema(self, version: int) -> None:
        """Write the version down. Call it in the transaction that makes the tables so."""
        ...


def make_tables(database: Versioned) -> None:
    """Make the tables. Another process may do so at the same moment: the second finds them there."""
    with database.writing():
        if database.schema() is not None:
            return
        database.prepare()
        for statement in script():
            database.run(statement)
        database.set_schema(SCHEMA)


def script() -> Iterator[str]:
    """The statements that make the tables of the present schema."""
    yield from split_statements(files("lading.io.store").joinpath("schema.sql").read_text(encoding="utf-8"))


def bring_up(database: Versioned) -> None:
    """Bring older tables to the present schema, each step in one transaction.

    Raises:
        StoreError: for tables of a later Lading, or of a schema that nothing leads on from.
    """
    version = database.schema() or 0
    if version > SCHEMA:
        message = f"written by a later Lading (schema {version}; this one knows {SCHEMA})"
        raise StoreError(message, where=database.name, remedy="update Lading")
    while version < SCHEMA:
        if version not in MIGRATIONS:
            message = f"schema {version} cannot be brought to {SCHEMA}"
            raise StoreError(message, where=database.name, remedy="load the lists into a new store")
        with database.writing():
            version = database.schema() or 0  # another process may have been quicker
            for statement in split_statements(MIGRATIONS.get(version, "")):
                database.run(statement)
            version += version in MIGRATIONS
            database.set_schema(version)

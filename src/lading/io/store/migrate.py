"""A store of an earlier Lading brought to the present schema, with a copy of what it was."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lading.errors import ConfigurationError
from lading.io.store.address import Address, StorePlace
from lading.io.store.backup import back_up, schema_of
from lading.io.store.check import check_store
from lading.io.store.postgres import load_driver
from lading.io.store.schema import SCHEMA
from lading.io.store.sqlite_database import SqliteDatabase
from lading.model.issue import Issue


@dataclass(frozen=True, slots=True)
class Migrated:
    """What became of a migration."""

    before: int
    """The schema it had."""
    after: int
    backup: Path | None
    """The copy of it as it was; None where there was nothing to do."""
    issues: tuple[Issue, ...]
    """What is wrong with it now."""


def migrate(store: StorePlace, *, made: str) -> Migrated:
    """Back up a store of an earlier schema beside it (not one on a server), bring it to the present one, and check it.

    Every step is one transaction, so that a process that dies leaves a store of one schema or the next.

    Raises:
        ConfigurationError: where there is no store.
        StoreError: for a store that is damaged or of a later Lading; it stays as it was.
    """
    if isinstance(store, Address):
        return _migrate_on_server(store)
    if not store.is_file():
        raise ConfigurationError("no such store", where=str(store), remedy="name the workspace with --store")
    before, backup = schema_of(store), None
    if before < SCHEMA:
        backup = store.with_name(f"{store.name}.schema-{before}-{made.replace(':', '')}.backup")
        back_up(store, backup, made=made)
    database = SqliteDatabase.open(store)
    try:
        return Migrated(before, SCHEMA, backup, tuple(check_store(database)))
    finally:
        database.close()


def _migrate_on_server(store: Address) -> Migrated:
    """As `migrate`; the copy of what it was is the server's own matter, by `pg_dump`."""
    driver = load_driver(store)
    with closing(driver.connected(store)) as bare:
        before = bare.schema()
    if before is None:
        raise ConfigurationError("no store in this database", where=str(store), remedy="check the address")
    with closing(driver.open(store)) as database:
        return Migrated(before, SCHEMA, None, tuple(check_store(database)))

"""The store as a schema of a PostgreSQL database, for a team or for more than one machine."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lading.errors import ConfigurationError
from lading.io.store.address import Address
from lading.io.store.database import PATIENCE
from lading.io.store.sql_store import SqlStore

if TYPE_CHECKING:
    from lading.io.store.postgres_database import PostgresDatabase


@dataclass(frozen=True, slots=True)
class PostgresStore(SqlStore):
    """A workspace on a server. See `Store`."""

    @classmethod
    def open(cls, address: Address, *, patience: float = PATIENCE) -> "PostgresStore":
        """Open a store, or make it. Raises StoreError and ConfigurationError as `PostgresDatabase.open` and `load_driver` do."""
        return cls.over(load_driver(address).open(address, patience=patience))


def load_driver(address: Address) -> "type[PostgresDatabase]":
    """What opens databases on a server. Raises ConfigurationError where the driver, an extra, is not installed."""
    try:
        from lading.io.store.postgres_database import PostgresDatabase
    except ImportError as error:
        what, remedy = f"the PostgreSQL driver is not installed: {error}", "pip install 'lading[postgres]'"
        raise ConfigurationError(what, where=str(address), remedy=remedy) from error
    return PostgresDatabase

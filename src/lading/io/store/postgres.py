"""The store as a schema of a PostgreSQL database, for a team or for more than one machine."""

from dataclasses import dataclass

from lading.errors import ConfigurationError
from lading.io.store.address import Address
from lading.io.store.database import PATIENCE
from lading.io.store.sql_store import SqlStore


@dataclass(frozen=True, slots=True)
class PostgresStore(SqlStore):
    """A workspace on a server. See `Store`."""

    @classmethod
    def open(cls, address: Address, *, patience: float = PATIENCE) -> "PostgresStore":
        """Open a store, or make it.

        Raises:
            ConfigurationError: where the driver is not installed; besides, as StoreError, as `PostgresDatabase.open` does.
        """
        try:
            from lading.io.store.postgres_database import PostgresDatabase
        except ImportError as error:
            what, remedy = f"the PostgreSQL driver is not installed: {error}", "pip install 'lading[postgres]'"
            raise ConfigurationError(what, where=str(address), remedy=remedy) from error
        return cls.over(PostgresDatabase.open(address, patience=patience))

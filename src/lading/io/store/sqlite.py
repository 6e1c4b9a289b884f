"""The store as one SQLite file."""

from dataclasses import dataclass
from pathlib import Path

from lading.io.store.database import PATIENCE
from lading.io.store.sql_store import SqlStore
from lading.io.store.sqlite_database import SqliteDatabase


@dataclass(frozen=True, slots=True)
class SqliteStore(SqlStore):
    """A workspace in one file. See `Store`."""

    @classmethod
    def open(cls, path: Path, *, patience: float = PATIENCE) -> "SqliteStore":
        """Open a store, or make it. Raises StoreError and ConfigurationError as `SqliteDatabase.open` does."""
        return cls.over(SqliteDatabase.open(path, patience=patience))

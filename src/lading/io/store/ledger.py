"""An append-only table whose entries carry the digest of the one before, and what people took back of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lading.errors import StoreError
from lading.io.store.codec import write_json
from lading.io.store.database import Database
from lading.model.ids import digest
from lading.model.issue import Issue, Severity

BEGINNING = ""
"""What the first entry has for the digest of the one before."""
STANDS = "digest NOT IN (SELECT entry FROM withdrawal WHERE CAST(:known AS TEXT) IS NULL OR substr(recorded, 1, 10) <= :known)"
"""SQL: the entry had not been taken back, as known on an ISO day; on any, where `:known` is NULL."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a person takes an entry of a ledger back. The entry stays and no longer stands."""

    entry: str
    """Its digest."""
    by: str


@dataclass(frozen=True, slots=True)
class Chain:
    """One such table of a SQLite store."""

    database: Database
    table: str
    what: str
    """What its entries are called in messages."""

    def append(self, data: str, *, recorded: str, columns: Mapping[str, object]) -> tuple[str, str]:
        """Add an entry. Returns its digest and that of the one before it."""
        with self.database.writing():
            row = self.database.row(f"SELECT digest FROM {self.table} ORDER BY id DESC LIMIT 1")  # noqa: S608  # our own words
            previous = row[0] if row else BEGINNING
            own = digest(self.table, previous, recorded, data)
            values = {"digest": own, "previous": previous, "recorded": recorded, **columns, "data": data}
            names, marks = ", ".join(values), ", ".join("?" * len(values))
            self.database.run(f"INSERT INTO {self.table} ({names}) VALUES ({marks})", tuple(values.values()))  # noqa: S608  # our own words
        return own, previous

    def check(self) -> Iterator[Issue]:
        """An issue for the first entry that does not follow from the one before it."""
        previous = BEGINNING
        for number, own, before, recorded, data in self.database.stream(
            f"SELECT id, digest, previous, recorded, data FROM {self.table} ORDER BY id"  # noqa: S608  # our own words
        ):
            if before != previous or own != digest(self.table, previous, recorded, data):
                said = f"a {self.what} was changed, removed or put in after it was recorded; later ones cannot be relied on"
                place, remedy = f"{self.what} {number}", "restore the store from a backup"
                yield Issue(Severity.ERROR, self.database.name, place, said, remedy)
                return
            previous = own

    def withdraw(self, entry: str, *, by: str, recorded: str) -> None:
        """Take an entry back.

        Raises:
            StoreError: where there is no such entry, or it has been taken back already.
        """
        with self.database.writing():
            there = self.database.row(f"SELECT 1 FROM {self.table} WHERE digest = ?", (entry,))  # noqa: S608  # our own words
            gone = self.database.row("SELECT 1 FROM withdrawal WHERE entry = ?", (entry,))
            if there is None or gone is not None:
                what = "has been taken back already" if there else "is not in the store"
                message, remedy = f"the {self.what} {entry[:8]} {what}", "look at the decisions that stand"
                raise StoreError(message, where=self.database.name, remedy=remedy)
            data = write_json(Withdrawal(entry, by))
            withdrawals(self.database).append(data, recorded=recorded, columns={"entry": entry})


def withdrawals(database: Database) -> Chain:
    """What was taken back."""
    return Chain(database, "withdrawal", "withdrawal")

"""Investigations and the log of who did what: append-only, each entry with the digest of the one before."""

from collections.abc import Iterator
from dataclasses import dataclass

from lading.io.store.codec import read_json, write_json
from lading.io.store.database import Database
from lading.io.store.ledger import Chain
from lading.model.investigation import Act, Investigation
from lading.model.issue import Issue

LAST = (
    "SELECT data FROM investigation WHERE id IN (SELECT max(id) FROM investigation GROUP BY investigation) ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class Investigations:
    """The investigations in a SQLite store. See `InvestigationShelf` for what each method promises."""

    database: Database

    @property
    def _chain(self) -> Chain:
        return Chain(self.database, "investigation", "change of an investigation")

    def keep(self, investigation: Investigation, *, recorded: str) -> None:
        """See InvestigationShelf."""
        columns = {"investigation": investigation.id}
        self._chain.append(write_json(investigation), recorded=recorded, columns=columns)

    def all(self) -> tuple[Investigation, ...]:
        """See InvestigationShelf."""
        where = self.database.name
        return tuple(read_json(Investigation, data, where=where) for (data,) in self.database.rows(LAST))

    def find(self, investigation_id: str) -> Investigation | None:
        """See InvestigationShelf."""
        row = self.database.row(
            "SELECT data FROM investigation WHERE investigation = ? ORDER BY id DESC LIMIT 1", (investigation_id,)
        )
        return read_json(Investigation, row[0], where=self.database.name) if row else None

    def check_chain(self) -> Iterator[Issue]:
        """An issue for the first entry that does not follow from the one before it."""
        yield from self._chain.check()


@dataclass(frozen=True, slots=True)
class ActEntry:
    """An act as it was recorded."""

    act: Act
    recorded: str
    digest: str
    previous: str


@dataclass(frozen=True, slots=True)
class Acts:
    """The log in a SQLite store. See `ActLog` for what each method promises."""

    database: Database

    @property
    def _chain(self) -> Chain:
        return Chain(self.database, "act", "line of the log")

    def record(self, act: Act, *, recorded: str) -> ActEntry:
        """See ActLog."""
        own, previous = self._chain.append(write_json(act), recorded=recorded, columns={"who": act.who})
        return ActEntry(act, recorded, own, previous)

    def last(self, most: int, *, before: int = 0) -> tuple[ActEntry, ...]:
        """See ActLog."""
        rows = self.database.rows(
            "SELECT data, recorded, digest, previous FROM act ORDER BY id DESC LIMIT ? OFFSET ?", (most, before)
        )
        where = self.database.name
        return tuple(ActEntry(read_json(Act, data, where=where), *rest) for data, *rest in rows)

    def check_chain(self) -> Iterator[Issue]:
        """An issue for the first entry that does not follow from the one before it."""
        yield from self._chain.check()

"""Decisions on matches: append-only, each with the digest of the one before, a person's above any machine's."""

from collections.abc import Iterator
from dataclasses import dataclass

from lading.errors import StoreError
from lading.io.store.codec import read_json, write_json
from lading.io.store.database import Database
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
from lading.model.judgement import Judgement

MACHINE = "auto"
"""`Judgement.by` of a machine begins with this."""
BEGINNING = ""
"""What the first entry has for the digest of the one before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement as it was recorded."""

    judgement: Judgement
    recorded: str
    digest: str
    previous: str

    @property
    def by_person(self) -> bool:
        """Whether a person decided."""
        return not self.judgement.by.startswith(MACHINE)


@dataclass(frozen=True, slots=True)
class Judgements:
    """The ledger in a SQLite store. See `JudgementLedger` for what each method promises."""

    database: Database

    def record(self, judgement: Judgement, *, recorded: str) -> Entry:
        """See JudgementLedger."""
        data = write_json(judgement)
        with self.database.writing():
            row = self.database.row("SELECT digest FROM judgement ORDER BY id DESC LIMIT 1")
            previous = row[0] if row else BEGINNING
            entry = Entry(judgement, recorded, digest("judgement", previous, recorded, data), previous)
            self.database.run(
                "INSERT INTO judgement (digest, previous, recorded, query, candidate, person, data) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    entry.digest,
                    previous,
                    recorded,
                    judgement.match.query,
                    judgement.match.candidate,
                    int(entry.by_person),
                    data,
                ),
            )
        return entry

    def history(self, query: str, candidate: str) -> tuple[Entry, ...]:
        """See JudgementLedger."""
        rows = self.database.rows(
            "SELECT data, recorded, digest, previous FROM judgement WHERE query = ? AND candidate = ? ORDER BY id",
            (query, candidate),
        )
        return tuple(self._entry(row) for row in rows)

    def standing(self, *, known: str | None = None) -> Iterator[Entry]:
        """See JudgementLedger."""
        rows = self.database.rows(
            "SELECT data, recorded, digest, previous FROM (SELECT *, row_number() OVER "
            "(PARTITION BY query, candidate ORDER BY person DESC, id DESC) AS rank FROM judgement "
            "WHERE :known IS NULL OR substr(recorded, 1, 10) <= :known) WHERE rank = 1 ORDER BY id",
            {"known": known},
        )
        yield from (self._entry(row) for row in rows)

    def check_chain(self) -> Iterator[Issue]:
        """An issue for the first entry that does not follow from the one before it."""
        previous, where = BEGINNING, str(self.database.path)
        for number, own, before, recorded, data in self.database.rows(
            "SELECT id, digest, previous, recorded, data FROM judgement ORDER BY id"
        ):
            if before != previous or own != digest("judgement", previous, recorded, data):
                what = (
                    "a judgement was changed, removed or put in after it was recorded; later ones cannot be relied on"
                )
                yield Issue(Severity.ERROR, where, f"judgement {number}", what, "restore the store from a backup")
                return
            previous = own

    def _entry(self, row: tuple[str, str, str, str]) -> Entry:
        data, *rest = row
        try:
            return Entry(read_json(Judgement, data, where=str(self.database.path)), *rest)
        except StoreError as error:
            error.place = rest[1][:8]
            raise

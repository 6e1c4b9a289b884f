"""Decisions on matches and on claims: append-only, each with the digest of the one before, a person's above any machine's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from lading.errors import StoreError
from lading.io.store.codec import read_json, write_json
from lading.io.store.database import Database
from lading.io.store.ledger import STANDS, Chain
from lading.model.issue import Issue
from lading.model.judgement import ClaimJudgement, Judgement, is_machine

Noun = TypeVar("Noun")

MATCHES = f"""
SELECT data, recorded, digest, previous FROM (
  SELECT *, row_number() OVER (PARTITION BY query, candidate ORDER BY person DESC, id DESC) AS rank FROM judgement
  WHERE (CAST(:known AS TEXT) IS NULL OR substr(recorded, 1, 10) <= :known) AND {STANDS}
) ranked WHERE rank = 1 ORDER BY id
"""  # noqa: S608  # our own words
CLAIMS = f"""
SELECT data, recorded, digest, previous FROM (
  SELECT *, row_number() OVER (PARTITION BY claim ORDER BY id DESC) AS rank FROM claim_judgement
  WHERE (CAST(:known AS TEXT) IS NULL OR substr(recorded, 1, 10) <= :known) AND {STANDS}
) ranked WHERE rank = 1 ORDER BY id
"""  # noqa: S608  # as above


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
        return not is_machine(self.judgement.by)


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A judgement on a claim as it was recorded."""

    judgement: ClaimJudgement
    recorded: str
    digest: str
    previous: str


@dataclass(frozen=True, slots=True)
class Judgements:
    """The ledger of matches in a SQLite store. See `JudgementLedger` for what each method promises."""

    database: Database

    @property
    def _chain(self) -> Chain:
        return Chain(self.database, "judgement", "judgement")

    def record(self, judgement: Judgement, *, recorded: str) -> Entry:
        """See JudgementLedger."""
        match, person = judgement.match, int(not is_machine(judgement.by))
        columns = {"query": match.query, "candidate": match.candidate, "person": person}
        return Entry(
            judgement, recorded, *self._chain.append(write_json(judgement), recorded=recorded, columns=columns)
        )

    def withdraw(self, digest: str, *, by: str, recorded: str) -> None:
        """See JudgementLedger."""
        self._chain.withdraw(digest, by=by, recorded=recorded)

    def history(self, query: str, candidate: str) -> tuple[Entry, ...]:
        """See JudgementLedger."""
        rows = self.database.rows(
            "SELECT data, recorded, digest, previous FROM judgement WHERE query = ? AND candidate = ? ORDER BY id",
            (query, candidate),
        )
        return tuple(self._entry(row) for row in rows)

    def standing(self, *, known: str | None = None) -> Iterator[Entry]:
        """See JudgementLedger."""
        rows = self.database.stream(MATCHES, {"known": known})
        yield from (self._entry(row) for row in rows)

    def check_chain(self) -> Iterator[Issue]:
        """An issue for the first entry that does not follow from the one before it."""
        yield from self._chain.check()

    def _entry(self, row: tuple[Any, ...]) -> Entry:
        data, *rest = row
        return Entry(_read(Judgement, data, self.database, rest[1]), *rest)


@dataclass(frozen=True, slots=True)
class ClaimJudgements:
    """The ledger of claims in a SQLite store. See `ClaimLedger` for what each method promises."""

    database: Database

    @property
    def _chain(self) -> Chain:
        return Chain(self.database, "claim_judgement", "judgement on a claim")

    def record(self, judgement: ClaimJudgement, *, recorded: str) -> ClaimEntry:
        """See ClaimLedger."""
        columns = {"claim": judgement.claim.id}
        made = self._chain.append(write_json(judgement), recorded=recorded, columns=columns)
        return ClaimEntry(judgement, recorded, *made)

    def withdraw(self, digest: str, *, by: str, recorded: str) -> None:
        """See ClaimLedger."""
        self._chain.withdraw(digest, by=by, recorded=recorded)

    def history(self, claim_id: str) -> tuple[ClaimEntry, ...]:
        """See ClaimLedger."""
        rows = self.database.rows(
            "SELECT data, recorded, digest, previous FROM claim_judgement WHERE claim = ? ORDER BY id", (claim_id,)
        )
        return tuple(self._entry(row) for row in rows)

    def standing(self, *, known: str | None = None) -> Iterator[ClaimEntry]:
        """See ClaimLedger."""
        rows = self.database.stream(CLAIMS, {"known": known})
        yield from (self._entry(row) for row in rows)

    def check_chain(self) -> Iterator[Issue]:
        """An issue for the first entry that does not follow from the one before it."""
        yield from self._chain.check()

    def _entry(self, row: tuple[Any, ...]) -> ClaimEntry:
        data, *rest = row
        return ClaimEntry(_read(ClaimJudgement, data, self.database, rest[1]), *rest)


def _read(kind: type[Noun], data: str, database: Database, own: str) -> Noun:
    """A stored value; what is wrong with it names the entry."""
    try:
        return read_json(kind, data, where=database.name)
    except StoreError as error:
        error.place = own[:8]
        raise

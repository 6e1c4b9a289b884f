"""Many rows at once: what a process does with the rows handed to it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from lading.errors import LadingError
from lading.model.issue import Issue, Severity
from lading.screen.ask import Answer, Terms, screen_query
from lading.screen.listing import Listing
from lading.screen.reached import ReachedListing
from lading.screen.record import record_all
from lading.screen.rows import Row, RowReader

EVERYTHING_ELSE = "please report it with the row, if you may share it"


@dataclass(frozen=True, slots=True)
class Screened:
    """What became of some rows, in their order."""

    rows: int
    customers: int
    """Rows with at least one hit."""
    lapsed: int
    """Rows that name a party designated on other days only."""
    hits: tuple[str, ...]
    """Each hit as a line of JSON."""
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that is needed to answer rows; calling it answers some."""

    listing: Listing
    terms: Terms
    reader: RowReader
    where: str
    """What the table is called in issues."""
    reached: ReachedListing | None = None
    """Who is on no list and yet reached; None where that is not asked."""

    def __call__(self, rows: Sequence[Row]) -> Screened:
        """Answer rows, each on its own: one that cannot be read costs only itself."""
        hits: list[str] = []
        issues: list[Issue] = []
        customers = lapsed = 0
        for row in rows:
            answer = self._answer(row, issues)
            if answer is None:
                continue
            customers += bool(answer.alerts)
            lapsed += bool(answer.lapsed and not answer.alerts)
            records = record_all(answer, self.listing.datasets, row=row.number)
            hits += (json.dumps(record, ensure_ascii=False) for record in records)
        return Screened(len(rows), customers, lapsed, tuple(hits), tuple(issues))

    def _answer(self, row: Row, issues: list[Issue]) -> Answer | None:
        if row.issue is not None:
            issues.append(row.issue)
            return None
        place = f"row {row.number}"
        try:
            query, noted = self.reader.read(row.values, where=self.where, number=row.number)
            issues += noted
            return None if query is None else screen_query(query, self.listing, self.terms, self.reached)
        except LadingError as error:
            issues.append(Issue.from_error(error, where=self.where))
        except Exception as error:  # noqa: BLE001  # a defect costs one row, not the night
            what = f"Lading failed on this row: {type(error).__name__}: {error}"
            issues.append(Issue(Severity.ERROR, self.where, place, what, EVERYTHING_ELSE))
        return None

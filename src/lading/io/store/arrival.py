"""A version on its way in: the number and the rows it will have, and what became of one whose process died.

Rows are written in many short transactions, so that look-ups and other writers go on, and are seen by nobody: every
question goes through `version`, where the number is not yet. `statement.until` may name it already, which for every
version that is there still means "not ended".
"""

from collections.abc import Callable
from dataclasses import dataclass

from lading.io.store.database import Database

CHUNK = 50_000
"""Rows written in one transaction: some tenths of a second in which other writers wait."""
LAST_NUMBER = "SELECT max(n) FROM (SELECT max(id) n FROM version UNION ALL SELECT max(version) FROM arrival) numbers"
LAST_ROW = "SELECT max(n) FROM (SELECT max(id) n FROM statement UNION ALL SELECT max(last_row) FROM arrival) numbers"
OF_DATASET = "SELECT max(id) FROM version WHERE dataset = ?"
REOPEN = """
UPDATE statement SET until = NULL WHERE until = :number AND id IN (
  SELECT o.id FROM version r CROSS JOIN statement o ON o.id BETWEEN r.first_row AND r.last_row
  WHERE r.dataset = :dataset AND o.until = :number LIMIT :chunk)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a version goes."""

    number: int
    dataset: str
    previous: int
    """The version of the same list that it follows; 0 for none."""
    first: int
    last: int
    """Rows that it may write: `first` to `last`."""
    loaded: str = ""
    """The recorded time: when it was given its number."""


def reserve(database: Database, dataset: str, *, previous: int, rows: int, loaded: Callable[[], str]) -> Place:
    """A number and so many rows for a version of a dataset. In a short transaction of its own."""
    with database.writing():
        number, first = 1 + database.count(LAST_NUMBER), 1 + database.count(LAST_ROW)
        place = Place(number, dataset, previous, first, first + rows - 1, loaded())
        database.run("INSERT INTO arrival VALUES (?, ?, ?, ?, ?)", (number, dataset, previous, place.first, place.last))
    return place


def settle(database: Database, place: Place) -> None:
    """The version has arrived. Call it in the transaction that writes it down."""
    database.run("DELETE FROM arrival WHERE version = ?", (place.number,))


def last_of(database: Database, dataset: str) -> int:
    """Number of the version of a dataset that was loaded last; 0 for none."""
    return database.count(OF_DATASET, (dataset,))


def clear(database: Database) -> None:
    """Take back what loads that never ended have written. Call it inside `loading`: nothing of it is in work then."""
    for row in tuple(database.rows("SELECT version, dataset, previous, first_row, last_row FROM arrival")):
        take_back(database, Place(*row))


def take_back(database: Database, place: Place) -> None:
    """Take back what has been written of a version, in short transactions; it may be interrupted and begun again."""
    for low in range(place.first, place.last + 1, CHUNK):
        with database.writing():
            database.run(
                "DELETE FROM statement WHERE id BETWEEN ? AND ? AND since = ?",
                (low, min(low + CHUNK - 1, place.last), place.number),
            )
    key = {"number": place.number, "dataset": place.dataset, "chunk": CHUNK}
    changed = 1
    while changed:
        with database.writing():
            changed = database.run(REOPEN, key)
    with database.writing():
        settle(database, place)

"""Recorded times that go back: the clock of a machine was set wrong when something was recorded, or is now."""

from collections.abc import Iterator

from lading.io.store.database import Database
from lading.model.issue import Issue, Severity

CLOCKS = {
    "version": "loaded",
    "refusal": "at",
    "intake": "recorded",
    "judgement": "recorded",
    "claim_judgement": "recorded",
    "withdrawal": "recorded",
    "investigation": "recorded",
    "act": "recorded",
}
"""By table, the column with the recorded time; ids grow in the order of recording."""
REMEDY = "set the clock; nothing is lost, but questions of what was known on a day go by these times"


def check_clock(database: Database) -> Iterator[Issue]:
    """A warning for each table in which a later row has an earlier recorded time.

    The order of recording is that of the rows, never that of the clock: what was recorded last stands all the same.
    """
    for table, column in CLOCKS.items():
        sql = f"SELECT id, {column}, lag({column}) OVER (ORDER BY id) AS before FROM {table}"  # noqa: S608  # our own words
        back = database.row(f"SELECT count(*), min(id) FROM ({sql}) told WHERE {column} < before")  # noqa: S608  # as above
        if back and back[0]:
            what = f"the clock went back {back[0]} times while this was recorded"
            yield Issue(Severity.WARNING, database.name, f"{table} {back[1]}", what, REMEDY)

"""A version of a list as the store remembers it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from lading.model.ids import ID_LENGTH
from lading.model.issue import Issue
from lading.model.period import first_day

LIST, DOCUMENT = "list", "document"


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file that a version was read from."""

    role: str
    name: str
    sha256: str
    size: int
    """Bytes, decompressed."""
    rows: int = 0
    """Places in it that at least one statement was read from: rows, lines or entries."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a version holds. Two versions of one list are compared by these before the later one is let in."""

    statements: int = 0
    entities: int = 0
    """Parties: relations, addresses and papers are not counted."""
    names: int = 0
    identifiers: int = 0
    fill: Mapping[tuple[str, str], int] | None = None
    """Entities by (schema, property) that have the property; by (schema, "") all of the schema."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one list, or one reading of one document."""

    number: int
    """Its place in the order of loading, over all datasets."""
    dataset: str
    digest: str
    """Of the files' bytes and of what was read in them: the same everywhere."""
    parser: str
    published: str | None
    """ISO prefix, where the publisher or a person says so."""
    day: str
    """From when it counts: the day of publication, else that of loading."""
    loaded: str
    """Recorded time, UTC: `2026-11-23T07:05:00Z`."""
    counts: Counts
    files: tuple[LoadedFile, ...] = ()
    unread: int = 0
    """Issues that are more than notes: things in it that could not be read, or only in part."""
    kind: str = LIST

    @property
    def short(self) -> str:
        """Enough of the digest for a person to name the version by."""
        return self.digest[:8]

    def age(self, day: dt.date) -> int:
        """Days from the version's own day to another."""
        return (day - first_day(self.day)).days if self.day else 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A version that was not let in, and why."""

    dataset: str
    at: str
    issue: Issue


SHORTEST, LONGEST = 4, ID_LENGTH
"""Digits of a digest that a person may name a version by."""


def stamp(moment: dt.datetime) -> str:
    """A moment as the store writes it: UTC, to the second.

    Raises:
        ValueError: for a moment without a time zone, which is no moment.
    """
    if moment.tzinfo is None:
        raise ValueError("a recorded time needs its time zone")
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

"""Dates as documents and lists give them: to the day, the month, the year, or not at all."""

import datetime as dt
import re
from dataclasses import dataclass

ISO_PREFIX = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time whose ends are ISO 8601 prefixes (`2024`, `2024-05`, `2024-05-17`) or open.

    The length of an end is its precision: `2024` as a start is some day of 2024. `circa` marks an end that the
    text itself calls approximate.

    Raises:
        ValueError: for an end that is no ISO prefix or a day that no calendar has.
    """

    start: str | None = None
    end: str | None = None
    circa: bool = False

    def __post_init__(self) -> None:
        for value in (self.start, self.end):
            if value is not None:
                first_day(value)

    def __str__(self) -> str:
        about = "about " if self.circa else ""
        if self.start == self.end:
            return f"{about}{self.start}" if self.start else "undated"
        if self.end is None:
            return f"since {about}{self.start}"
        return f"until {about}{self.end}" if self.start is None else f"{about}{self.start} to {self.end}"

    def surely_begun(self, day: dt.date) -> bool:
        """Whether the period had certainly begun on that day; an open start has."""
        return self.start is None or last_day(self.start) <= day

    def possibly_begun(self, day: dt.date) -> bool:
        """Whether the period may have begun by that day, given the precision of its start."""
        return self.start is None or first_day(self.start) <= day

    def surely_over(self, day: dt.date) -> bool:
        """Whether the period had certainly ended before that day. Its last day still belongs to it."""
        return self.end is not None and last_day(self.end) < day


def first_day(prefix: str) -> dt.date:
    """The earliest day an ISO prefix can mean.

    Raises:
        ValueError: where it is no ISO prefix, or no calendar has the day.
    """
    if not ISO_PREFIX.fullmatch(prefix):
        raise ValueError(f"not an ISO date, month or year: {prefix!r}")
    return dt.date.fromisoformat(f"{prefix}-01-01"[:10])


def last_day(prefix: str) -> dt.date:
    """The latest day an ISO prefix can mean. Raises ValueError as `first_day` does."""
    day = first_day(prefix)
    if len(prefix) == 10:
        return day
    if len(prefix) == 4:
        return dt.date(day.year, 12, 31)
    following = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - dt.timedelta(days=1)

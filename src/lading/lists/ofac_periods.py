"""Periods of OFAC's XML formats, four days each, in the words its legacy files have for them.

A date of which only the month or year is known is a period: from the first to the last day of it.
"""

import calendar
import re
from typing import NamedTuple

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")


class Period(NamedTuple):
    """When something began, between two days, and when it ended; ISO days, months or years, empty where not said."""

    from_begin: str
    from_end: str
    to_begin: str
    to_end: str
    approximate: bool = False


def say_period(period: Period) -> str:
    """A period in words: `11 Oct 1979`, `Mar 1960`, `1951 to 1953`, `circa 1960`; empty where no day is given."""
    given = [day for day in period[:4] if day]
    if not given:
        return ""
    first = say_days(period.from_begin or given[0], period.from_end or period.from_begin or given[0])
    whole = say_days(given[0], given[-1])
    if whole:
        words = whole
    else:
        last = say_days(period.to_begin or given[-1], period.to_end or period.to_begin or given[-1])
        words = f"{first or _say(given[0])} to {last or _say(given[-1])}"
    return f"circa {words}" if period.approximate else words


def first_day(words: str) -> str:
    """The plain beginning of a period in words, for places that hold one date only."""
    return words.removeprefix("circa ").split(" to ")[0]


def say_days(first: str, last: str) -> str:
    """The one day, month, year or row of years that two days enclose; empty where they enclose none of these."""
    if first == last:
        return _say(first)
    one, two = DAY.fullmatch(first), DAY.fullmatch(last)
    if one is None or two is None or not (one[3] and two[3]):
        return ""
    starts, ends = (int(one[2]), int(one[3])), (int(two[2]), int(two[3]))
    if starts == (1, 1) and ends == (12, 31):
        return one[1] if one[1] == two[1] else f"{one[1]} to {two[1]}"
    of_month = one[1] == two[1] and starts[0] == ends[0] and starts[1] == 1
    if of_month and ends[1] == calendar.monthrange(int(two[1]), ends[0])[1]:
        return f"{MONTHS[starts[0] - 1]} {one[1]}"
    return ""


def _say(day: str) -> str:
    """An ISO day in words; one that no calendar has as it stands, for the reader to refuse."""
    found = DAY.fullmatch(day)
    if found is None or not 1 <= int(found[2] or 1) <= 12:
        return day
    month = f"{MONTHS[int(found[2]) - 1]} " if found[2] else ""
    return f"{int(found[3])} {month}{found[1]}" if found[3] else f"{month}{found[1]}"

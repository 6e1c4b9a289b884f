"""Dates and stretches of time as English texts give them, resolved against the publication date where they are relative.

`12.03.2024` is left alone: no text says which number is the month.
"""

import datetime as dt
import re
from collections.abc import Callable

from lading.model.period import Period, first_day

MONTHS = {
    name: i
    for i, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
MONTHS |= {name[:3]: i for name, i in MONTHS.items()} | {"sept": 9}
_M = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_Y = r"(?P<year>(?:19|20)\d\d)"
_ORD = r"(?P<quarter>first|second|third|fourth|Q[1-4])"
POINT = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_M},?\s+{_Y}|{_M.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_Y.replace('year', 'year2')}"
    rf"|{_M.replace('month', 'month3')},?\s+(?:of\s+)?(?:{_Y.replace('year', 'year3')}|(?P<rel3>last year|this year))"
    rf"|{_ORD}\s+quarter\s+of\s+(?:{_Y.replace('year', 'year4')}|(?P<rel4>last year|this year))"
    rf"|{_ORD.replace('quarter', 'half')}\s+half\s+of\s+(?:{_Y.replace('year', 'year5')}|(?P<rel5>last year|this year))"
    rf"|(?P<rel>last year|this year|last month|this month|the year before last)"
    rf"|(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|{_M.replace('month', 'month6')}\s+(?P<day6>\d{{1,2}})\b"
    rf"|(?<![\d$€£,.-]){_Y.replace('year', 'year7')}(?![\d-])(?!\s*(?:units|pieces|drones|people|dollars|chips|tons)))"
)
RANGE = re.compile(r"\s*(?:and|to|until|through|–|-|—)\s*")
LEAD = re.compile(
    r"\b(since|from|between|until|till|by|before|after|in|on|during|early|late|mid|around|about|circa|as early as|starting|beginning|the end of|end of|of)[\s-]+(?:the\s+|early\s+|late\s+|mid-?|at least\s+|around\s+|about\s+|beginning of\s+|end of\s+|start of\s+|middle of\s+|summer of\s+|spring of\s+|autumn of\s+|fall of\s+|winter of\s+)*$",
    re.IGNORECASE,
)


def find_time(text: str, published: str | None) -> Period | None:
    """The first stretch of time that some words give, or nothing. Relative words need the publication date.

    The precision of each end is the text's: `since the second quarter of last year`, published in 2025, is from 2024-04 on.
    """
    match = POINT.search(text)
    while match is not None:
        point = _resolve(match, published)
        if point is not None:
            return _frame(text, match, point, published)
        match = POINT.search(text, match.end())
    return None


def _frame(text: str, match: re.Match[str], point: Period, published: str | None) -> Period:
    before = LEAD.search(text, max(0, match.start() - 40), match.start())
    lead = before.group(1).lower() if before else ""
    circa = bool(before and re.search(r"around|about|circa|early|late|mid", before.group().lower()))
    link = RANGE.match(text, match.end())
    if lead in {"from", "between"} and link is not None:
        end = POINT.match(text, link.end())
        other = _resolve(end, published) if end is not None else None
        if other is not None:
            return Period(point.start, other.end, circa)
    if lead in {"since", "from", "after", "starting", "beginning", "as early as"}:
        return Period(point.start, None, circa)
    if lead in {"until", "till", "by", "before"}:
        return Period(None, point.end, circa)
    return Period(point.start, point.end, circa)


def _resolve(match: re.Match[str], published: str | None) -> Period | None:
    g = match.groupdict()
    if g["iso"]:
        return _valid(g["iso"])
    for day, month, year in (("day", "month", "year"), ("day2", "month2", "year2")):
        if g[year]:
            return _valid(f"{g[year]}-{MONTHS[g[month].lower()]:02d}-{int(g[day]):02d}")
    anchor = first_day(published) if published else None
    if g["month3"]:
        base = g["year3"] or _relative_year(g["rel3"], anchor)
        return _valid(f"{base}-{MONTHS[g['month3'].lower()]:02d}") if base else None
    if g["quarter"]:
        base = g["year4"] or _relative_year(g["rel4"], anchor)
        return _part(base, g["quarter"], 3) if base else None
    if g["half"]:
        base = g["year5"] or _relative_year(g["rel5"], anchor)
        return _part(base, g["half"], 6) if base else None
    if g["year7"]:
        return Period(g["year7"], g["year7"])
    if g["month6"]:
        return _day_without_year(g["month6"], g["day6"], anchor)
    return _relative(g["rel"], anchor)


def _valid(iso: str) -> Period | None:
    try:
        return Period(iso, iso)
    except ValueError:
        return None


def _part(year: str, word: str, months: int) -> Period | None:
    order = {"first": 0, "second": 1, "third": 2, "fourth": 3, "q1": 0, "q2": 1, "q3": 2, "q4": 3}[word.lower()]
    start = order * months + 1
    return Period(f"{year}-{start:02d}", f"{year}-{start + months - 1:02d}") if start + months - 1 <= 12 else None


def _relative_year(word: str | None, anchor: dt.date | None) -> str:
    if anchor is None or word is None:
        return ""
    return str(anchor.year - (1 if word == "last year" else 0))


def _day_without_year(month: str, day: str, anchor: dt.date | None) -> Period | None:
    """A day without a year is the latest such day before publication."""
    if anchor is None:
        return None
    number = MONTHS[month.lower()]
    for year in (anchor.year, anchor.year - 1):
        found = _valid(f"{year}-{number:02d}-{int(day):02d}")
        if found is not None and found.start is not None and first_day(found.start) <= anchor:
            return found
    return None


def _relative(word: str, anchor: dt.date | None) -> Period | None:
    if anchor is None:
        return None
    previous = dt.date(anchor.year - (anchor.month == 1), (anchor.month - 2) % 12 + 1, 1)
    table: dict[str, Callable[[], str]] = {
        "last year": lambda: str(anchor.year - 1),
        "this year": lambda: str(anchor.year),
        "the year before last": lambda: str(anchor.year - 2),
        "last month": lambda: previous.isoformat()[:7],
        "this month": lambda: anchor.isoformat()[:7],
    }
    value = table[word.lower()]() if word.lower() in table else None
    return Period(value, value) if value else None

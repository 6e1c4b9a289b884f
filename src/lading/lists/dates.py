"""Dates, as lists write them, to ISO 8601 prefixes."""

import datetime as dt
import re

MONTH_NAMES = (
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun", "june"), ("jul", "july"),
    ("aug", "august"), ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"), ("dec", "december"),
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, start=1) for name in names}
CIRCA = re.compile(
    r"\b(circa|ca?\.|probably|possibly|presumably|established|born|on or|approximately|approx\.?|around|about|early|mid|late|before|after)\)?\s*-?\s*",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s+(?:to|and|or)\s+|\s*[-–]\s*(?=\d{4}\b)|\s*/\s*(?=\d{4}\b)", re.IGNORECASE)
SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?P<y>\d{4})",
        r"(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?(?:T[\d:.Z+-]*|[+-]\d\d:\d\d|Z)?",
        r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<n>[a-z]+)\.?,?\s+(?P<y>\d{4})",
        r"(?P<n>[a-z]+)\.?\s+(?P<d>\d{1,2}),?\s+(?P<y>\d{4})",
        r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})",
        r"(?P<m>\d{1,2})[./](?P<y>\d{4})",
    )
)
PLAIN = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})")
"""The shape that most dates have: it is tried first, and read as the third of the shapes reads it."""


def parse_dates(text: str) -> tuple[str, ...]:
    """The ISO prefixes in a date, an approximate date or a range ("1951 to 1953": both ends).

    Numbers alone are read day first, as every list here writes them that uses numbers alone. Empty where any part of
    the text is no date, so that the caller can say so; callers keep the text beside the value, for `circa` is in it.
    """
    if (plain := parse_date(text)) is not None:
        return (plain,)
    spaced = re.sub(r"(?<=\d)\.\s+(?=\d)", ".", re.sub(r"(?<=[a-z])\.(?=\d)", ". ", text))
    bare = CIRCA.sub("", spaced.strip().strip(".;,()")).strip(" ()")
    bare = re.sub(r"^(?:between|from)\s+", "", bare, flags=re.IGNORECASE)
    if (whole := parse_date(bare)) is not None:
        return (whole,)
    ends = [parse_date(part) for part in BETWEEN.split(bare)]
    known = tuple(dict.fromkeys(end for end in ends if end is not None))
    return known if len(ends) > 1 and None not in ends else ()


def parse_date(text: str) -> str | None:
    """One date, month or year as an ISO prefix; None where the text is not one, or no calendar has it."""
    bare = text.strip()
    if (plain := PLAIN.fullmatch(bare)) and (month := MONTHS.get(plain[2].lower())):
        return _prefix(int(plain[3]), month, int(plain[1]))
    for shape in SHAPES:
        if found := shape.fullmatch(bare):
            parts = found.groupdict()
            named = parts.get("n")
            month = MONTHS.get(named.lower()) if named else int(parts["m"]) if parts.get("m") else None
            if named and month is None:
                continue
            return _prefix(int(parts["y"]), month, int(parts["d"]) if parts.get("d") else None)
    return None


def _prefix(year: int, month: int | None, day: int | None) -> str | None:
    """The prefix of a date whose finer parts may be missing; None where there is no such day."""
    try:
        whole = dt.date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7] if month else whole[:4]


def impossible_date(text: str) -> bool:
    """Whether a text has the shape of a date that no calendar has: 31 February, month 13."""
    for shape in SHAPES:
        found = shape.fullmatch(text.strip())
        named = found.groupdict().get("n") if found else None
        if found and (named is None or named.lower() in MONTHS):
            return parse_date(text) is None
    return False

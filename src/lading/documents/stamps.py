"""When a file says that it was made: told, and never taken for the day it was published."""

import re

from lading.model.issue import Issue, Severity
from lading.model.period import first_day

DAY = re.compile(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})")


def note_created(stamp: str, *, name: str) -> tuple[Issue, ...]:
    """A note of the day on which a file says that it was made; nothing where it names no day."""
    found = DAY.match(stamp)
    if not found:
        return ()
    day = "-".join(found.groups())
    try:
        first_day(day)
    except ValueError:
        return ()
    what = f"says that it was made on {day}; when it was published it does not say"
    return (Issue(Severity.NOTE, name, "", what, "if you know, say so: `published:` in its .meta.yml"),)

"""When a version of a list was published: by a person's word, its own, its server's, or its file's name."""

import re
from collections.abc import Iterable
from pathlib import Path

from lading.io.fetched import read_record
from lading.io.files import DocumentFile, load_about
from lading.lists.dates import parse_date
from lading.lists.files import ListSource, look
from lading.model.issue import Issue, Severity

STATED = tuple(
    re.compile(shape)
    for shape in (
        r'<CONSOLIDATED_LIST[^>]*\bdateGenerated="(\d{4}-\d\d-\d\d)',  # United Nations
        r"<dataAsOf>(\d{4}-\d\d-\d\d)",  # OFAC ENHANCED
        r"<Publish_Date>(\d\d/\d\d/\d{4})<",  # OFAC SDN.XML, month first
        r'<export\b[^>]*\bgenerationDate="(\d{4}-\d\d-\d\d)',  # European Union
        r'<swiss-sanctions-list\b[^>]*\bdate="(\d{4}-\d\d-\d\d)',  # Switzerland
        r"^(?:Report Date:|Last Updated,|Last Updated:)\s*\"?([^\",\r\n]+)",  # United Kingdom
        r"<DateGenerated>([^<]+)<",  # United Kingdom, XML
        r"<DateOfIssue[^>]*>\s*<Year>(\d{4})</Year>\s*<Month>(\d\d?)</Month>\s*<Day>(\d\d?)</Day>",  # OFAC ADVANCED
        r"<(?:\w+:)?ContentDate>(\d{4}-\d\d-\d\d)",  # GLEIF
    )
)
"""How lists state their own date at the beginning of the file."""
IN_A_NAME = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)(?![0-9A-Za-z-])")


def find_published(source: ListSource, *, today: str) -> tuple[str | None, tuple[Issue, ...]]:
    """The date of a version as an ISO prefix, and what a reader should know about it.

    A sidecar (`sdn.csv.meta.yml`, `published: 2026-08-02`) wins, then what the file says itself, then when its server
    last changed it, then a date in its name. `today` is the ISO day that no version can be later than.

    Raises:
        ConfigurationError: for a sidecar that cannot be read.
    """
    ways = (
        ("", (load_about(DocumentFile(Path(file.name))).published for _, file in source.files)),
        ("", (_stated(look(file).text) for _, file in source.files)),
        ("when its server last changed it", (_changed(Path(file.name)) for _, file in source.files)),
        ("the date in its file's name", (_named(Path(file.name).name, today) for _, file in source.files)),
    )
    for doubt, dates in ways:
        found = sorted({date for date in dates if date})
        if found:
            return found[-1], tuple(_notes(source, found, doubt))
    what = "nothing says when it was published: it counts from the day it is loaded"
    remedy = "give --published, or write `published:` into a sidecar beside it"
    return None, (Issue(Severity.WARNING, source.dataset, "", what, remedy),)


def _notes(source: ListSource, dates: list[str], doubt: str) -> Iterable[Issue]:
    """What a reader should know of a date that nobody states outright, or of files that differ in theirs."""
    remedy = "give --published where that is wrong"
    if doubt:
        yield Issue(Severity.NOTE, source.dataset, "", f"published {dates[-1]}: {doubt}", remedy)
    if len(dates) > 1:
        what = f"its files are of different days ({', '.join(dates)}); the last one counts"
        yield Issue(Severity.WARNING, source.dataset, "", what, "give the files of one day together")


def _stated(text: str) -> str | None:
    for shape in STATED:
        if found := shape.search(text):
            parts = (part.zfill(2) for part in found.groups()) if len(found.groups()) > 1 else [found[1]]
            printed = "-".join(parts).split("T")[0].strip()
            if american := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", printed) if "Publish_Date" in shape.pattern else None:
                printed = f"{american[3]}-{american[1]}-{american[2]}"
            return parse_date(printed) or parse_date(printed.replace("-", " "))
    return None


def _changed(path: Path) -> str | None:
    # A gzipped file is called by its name without `.gz` once it is read.
    record = read_record(path) or read_record(path.with_name(path.name + ".gz"))
    return record.changed_day if record else None


def _named(name: str, today: str) -> str | None:
    """A date in a file's name: `un_2026-08-01.xml`, `ofac_alt_2021.csv`."""
    dates = (parse_date(found) for found in IN_A_NAME.findall(name))
    return next((date for date in dates if date and date <= today), None)

"""The UK's lists as tables: rows that share an id are gathered into the elements that the XML has for one entry.

A row is a name, an address and a birth date of its party, so that most cells repeat; an element is made once. Which
column becomes which element is in the YAML of each list.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from lading.errors import SourceError
from lading.lists.files import FETCH_AGAIN, Head, ListFile, Row, look, read_rows
from lading.lists.xml_stream import Node
from lading.model.issue import Issue, Severity

NUMBERED = re.compile(r"\(?\d{1,2}\)(?:\s*-\s*\(?\d{1,2}\))?\s*")
FIRST = re.compile(r"\(?1\)\s*(?:[^\W\d]|\S.*\(?2\))", re.DOTALL)
"""How an enumeration begins: `(1) German`, or `(1) 4512` with a second number, for `(1) 212 5550100` is a telephone's."""
BANNER_ROWS = 5
"""How far down the header may stand: under a line with the report's date, and what a spreadsheet left around it."""


def find_header(head: Head, *columns: str) -> int:
    """The row, from 1, that holds some columns among the first ones; 0 where none does."""
    try:
        rows = list(csv.reader(head.text.splitlines()[:BANNER_ROWS]))
    except csv.Error:
        return 0
    found = (number for number, row in enumerate(rows, start=1) if set(columns) <= {cell.strip() for cell in row})
    return next(found, 0)


def read_entries(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[tuple[str, Node] | Issue]:
    """The entries of a table with their ids, in the order in which they first appear; first what the header lacks.

    Entries may lie scattered over the file, so it is held in memory.

    Raises:
        SourceError: for a column nobody knows, one that no entry can do without, a row without an id, two rows of one
            id that contradict each other about what or on which list the party is.
    """
    entries: dict[str, list[Row]] = {}
    for row in _rows(file, knowledge):
        if isinstance(row, Issue):
            yield row
            continue
        own = row.fields[knowledge["id"]]
        if not own:
            raise SourceError(f"{knowledge['id']!r} is missing", where=file.name, place=row.place, remedy=FETCH_AGAIN)
        entries.setdefault(own, []).append(row)
        for column in knowledge["one_of_each"]:
            if row.fields[column].casefold() != entries[own][0].fields[column].casefold():
                first = entries[own][0]
                what = f"id {own!r} is given twice: its {column} is another one in {first.place}"
                raise SourceError(what, where=file.name, place=row.place, remedy=FETCH_AGAIN)
    if not entries:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)
    for own, rows in entries.items():
        yield own, _build(rows, knowledge)


def _rows(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[Row | Issue]:
    """The rows under the header, fields under the names that the YAML gives the columns; a missing column is empty."""
    banner = max(find_header(look(file), knowledge["id"], "Name 6") - 1, 0)
    columns: list[str] = []
    missing: list[str] = []
    for number, cells in read_rows(file, banner=banner):
        if number <= banner or not any(cells):
            continue
        if columns:
            row = Row.build(file.name, number, columns, cells)
            yield row._replace(fields={**row.fields, **dict.fromkeys(missing, "")})
            continue
        columns, missing = _read_header(cells, knowledge, file, f"row {number}")
        for name in missing:
            what = f"the file has no column {name!r}"
            yield Issue(Severity.NOTE, file.name, f"row {number}", what, "compare it with the published file's header")


def _read_header(
    cells: list[str], knowledge: Mapping[str, Any], file: ListFile, place: str
) -> tuple[list[str], list[str]]:
    """The columns as the YAML calls them, and those it knows that are not there."""
    same = {_fold(old): new for old, new in knowledge["same_column"].items()}
    known = {_fold(name): name for group in knowledge["elements"].values() for name in group}
    columns = [known.get(_fold(name), name) for name in (same.get(_fold(cell), cell.strip()) for cell in cells)]
    missing = [name for name in known.values() if name not in columns]
    problem = next((f"unknown column {name!r}" for name in columns if name not in known.values()), "")
    problem = problem or next((f"repeated column {name!r}" for name in columns if columns.count(name) > 1), "")
    problem = problem or next((f"missing column {name!r}" for name in knowledge["needed"] if name in missing), "")
    if problem:
        raise SourceError(problem, where=file.name, place=place, remedy=FETCH_AGAIN)
    return columns, missing


def _fold(name: str) -> str:
    """What never tells two columns apart: case and blanks."""
    return "".join(name.casefold().split())


def _build(rows: list[Row], knowledge: Mapping[str, Any]) -> Node:
    """The element of one entry; its line is the number of its first row."""
    entry = Node("Designation", rows[0].number, {})
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        for tag, columns in knowledge["elements"].items():
            for values in _numbered([row.fields[column] for column in columns], split=tag in knowledge["numbered"]):
                if any(values) and (tag, *values) not in seen:
                    seen.add((tag, *values))
                    entry.children.append(_element(tag, columns, values, row.number))
    return entry


def _element(tag: str, columns: Mapping[str, str | None], values: tuple[str, ...], line: int) -> Node:
    """One element: its text, or a child for each column that has a name of its own."""
    element = Node(tag, line, {})
    for name, value in zip(columns.values(), values, strict=True):
        if name is None:
            element.content = value
        else:
            child = Node(name, line, {})
            child.content = value
            element.children.append(child)
    return element


def split_numbered(cell: str) -> list[str]:
    """The values of a cell that numbers them from 1, `(1) German (2) Moroccan`; the cell itself where it does not."""
    if not (FIRST.match(cell) and NUMBERED.match(cell)):
        return [cell]
    return [part.strip() for part in NUMBERED.split(cell)[1:]]


def _numbered(cells: list[str], *, split: bool) -> Iterator[tuple[str, ...]]:
    """The values of cells that number them, side by side: the second number with the second remark."""
    if not split:
        yield tuple(cells)
        return
    yield from zip_longest(*map(split_numbered, cells), fillvalue="")

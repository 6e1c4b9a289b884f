"""The UK's lists as tables: rows that share an id are gathered into the elements that the XML has for one entry.

A row is a name, an address and a birth date of its party, so that most cells repeat; an element is made once. Which
column becomes which element is in the YAML of each list.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from lading.errors import SourceError
from lading.lists.files import FETCH_AGAIN, ListFile, Row, look, read_rows
from lading.lists.xml_stream import Node

NUMBERED = re.compile(r"\(?\d{1,2}\)(?:\s*-\s*\(?\d{1,2}\))?\s*")


def read_entries(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[tuple[str, Node]]:
    """The entries of a table with their ids, in the order in which they first appear.

    Entries may lie scattered over the file, so it is held in memory.

    Raises:
        SourceError: for another header than the published ones, a row without an id, two rows of one id that
            contradict each other about what or on which list the party is.
    """
    entries: dict[str, list[Row]] = {}
    for row in _rows(file, knowledge):
        own = row.fields[knowledge["id"]]
        if not own:
            raise SourceError(f"{knowledge['id']!r} is missing", where=file.name, place=row.place, remedy=FETCH_AGAIN)
        entries.setdefault(own, []).append(row)
        for column in knowledge["one_of_each"]:
            if row.fields[column] != entries[own][0].fields[column]:
                first = entries[own][0]
                what = f"id {own!r} is given twice: its {column} is another one in {first.place}"
                raise SourceError(what, where=file.name, place=row.place, remedy=FETCH_AGAIN)
    if not entries:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)
    for own, rows in entries.items():
        yield own, _build(rows, knowledge)


def _rows(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[Row]:
    """The rows under the header, fields under the names that the YAML gives the columns."""
    same: Mapping[str, str] = knowledge["same_column"]
    known = [column for group in knowledge["elements"].values() for column in group]
    banner = 0 if knowledge["id"] in look(file).row else 1
    columns: list[str] = []
    for number, cells in read_rows(file, banner=banner):
        if number <= banner:
            continue
        if columns:
            yield Row.build(file.name, number, columns, cells)
            continue
        columns = [same.get(cell.strip(), cell.strip()) for cell in cells]
        strange = [cell for cell in columns if cell not in known] or sorted(set(known) - set(columns))
        if strange or len(set(columns)) < len(columns):
            kind = "unknown" if strange and strange[0] in columns else "missing" if strange else "repeated"
            name = strange[0] if strange else next(cell for cell in columns if columns.count(cell) > 1)
            raise SourceError(f"{kind} column {name!r}", where=file.name, place=f"row {banner + 1}", remedy=FETCH_AGAIN)


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
    """The values of a cell that numbers them, `(1) German (2) Moroccan`; the cell itself where it does not."""
    if not NUMBERED.match(cell):
        return [cell]
    return [part.strip() for part in NUMBERED.split(cell)[1:]]


def _numbered(cells: list[str], *, split: bool) -> Iterator[tuple[str, ...]]:
    """The values of cells that number them, side by side: the second number with the second remark."""
    if not split:
        yield tuple(cells)
        return
    yield from zip_longest(*map(split_numbered, cells), fillvalue="")

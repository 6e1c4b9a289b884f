"""GLEIF's records as XML, JSON and CSV, all read into the shape that its JSON has."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lading.errors import SourceError
from lading.lists.files import FETCH_AGAIN, Head, ListFile, read_rows
from lading.lists.json_stream import read_array
from lading.lists.xml_stream import Node, read_records

Record = Mapping[str, Any]
COLUMN = re.compile(r"^Relationship\.Period\.(\d+)\.(startDate|endDate|periodType)$")
NAMES = re.compile(r"^Entity\.(OtherEntityNames|TransliteratedOtherEntityNames)\.\w+?\.(\d+)(\.type)?$")
REASON = re.compile(r"^Exception\.(Reason|Reference)\.\d+$")
PERIODS = {"startDate": "StartDate", "endDate": "EndDate", "periodType": "PeriodType"}


def tell_kind(head: Head, kinds: Mapping[str, Mapping[str, Any]]) -> str:
    """Which of GLEIF's files a file is: `lei`, `rr`, `repex`, or empty for none of them."""
    text = head.text.lstrip()
    for kind, row in kinds.items():
        if text.startswith("<"):
            if re.search(rf"gleif\.org/data/schema/{'leidata' if kind == 'lei' else kind}/", text[:2000]):
                return kind
        elif text[:1] in {"[", "{"}:
            keys = all(f'"{key}"' in text for key in row["json"])
            if keys and (kind != "rr" or '"StartNode"' in text):
                return kind
        elif set(row["csv"]) <= set(head.row):
            return kind
    return ""


def read_all(
    file: ListFile, head: Head, row: Mapping[str, Any], around: list[str], several: list[str]
) -> Iterator[tuple[str, Record]]:
    """Every record with its place in the file.

    Raises:
        SourceError: for a file that is broken or not of the published shape.
    """
    text = head.text.lstrip()
    if text.startswith("<"):
        for node in read_records(file, [row["record"]], around=around):
            yield f"line {node.line}", as_record(node, frozenset(several))
    elif text[:1] in {"[", "{"}:
        for number, raw in read_array(file, next((key for key in row["arrays"] if f'"{key}"' in text), "")):
            inner = raw.get(row["record"])
            yield f"object {number}", unwrap(inner if isinstance(inner, dict) else raw, frozenset(several))
    else:
        columns: list[str] = []
        for number, cells in read_rows(file):
            if columns:
                yield f"row {number}", from_cells(dict(zip(columns, cells, strict=True)))
            else:
                columns = cells
        if not columns:
            raise SourceError("the file holds no row", where=file.name, remedy=FETCH_AGAIN)


def as_record(node: Node, several: frozenset[str]) -> dict[str, Any]:
    """An XML element as GLEIF's JSON has it: text for leaves, lists for what may come several times."""
    found: dict[str, Any] = {}
    for child in node.children:
        if child.tag in several:
            found[child.tag] = [_item(item, several) for item in child.children]
            continue
        value: Any = as_record(child, several) if child.children else child.text
        if child.tag in found:
            before = found[child.tag]
            value = [*(before if isinstance(before, list) else [before]), value]
        found[child.tag] = value
    return found


def unwrap(raw: Mapping[str, Any], several: frozenset[str]) -> dict[str, Any]:
    """A record of the golden copy's JSON, which writes XML out: text under `$`, attributes under `@`."""
    found: dict[str, Any] = {}
    for key, value in raw.items():
        if key in several and isinstance(value, dict):
            items = [(tag, each) for tag, group in value.items() if not tag.startswith("@") for each in _list(group)]
            found[key] = [_written_item(tag, each, several) for tag, each in items]
        elif not key.startswith("@"):
            found[key] = _unwrap_value(value, several)
    return found


def _written_item(tag: str, value: Any, several: frozenset[str]) -> dict[str, Any]:
    attributes = (
        {key[1:]: text for key, text in value.items() if key.startswith("@")} if isinstance(value, dict) else {}
    )
    inner = _unwrap_value(value, several)
    return {**attributes, **(inner if isinstance(inner, dict) else {tag: inner})}


def _unwrap_value(value: Any, several: frozenset[str]) -> Any:
    if isinstance(value, list):
        return [unwrap(each, several) if _is_plain(each) else _unwrap_value(each, several) for each in value]
    if not isinstance(value, dict):
        return value
    return value["$"] if "$" in value else unwrap(value, several)


def _is_plain(value: Any) -> bool:
    """Whether an item of a list already has the shape that all records are read in."""
    return isinstance(value, dict) and "$" not in value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _item(node: Node, several: frozenset[str]) -> dict[str, Any]:
    inner = as_record(node, several) if node.children else {node.tag: node.text}
    return {**node.attributes, **inner}


def from_cells(cells: Mapping[str, str]) -> dict[str, Any]:
    """A row of the golden copy's CSV, whose columns are paths with dots, in the same shape."""
    found: dict[str, Any] = {}
    periods: dict[str, dict[str, str]] = {}
    names: dict[tuple[str, str], dict[str, str]] = {}
    for column, value in cells.items():
        if not value:
            continue
        if period := COLUMN.match(column):
            periods.setdefault(period[1], {})[PERIODS[period[2]]] = value
        elif name := NAMES.match(column):
            names.setdefault((name[1], name[2]), {})["type" if name[3] else name[1][:-1]] = value
        elif reason := REASON.match(column):
            found.setdefault(f"Exception{reason[1]}", []).append(value)
        elif column == "Exception.Category":
            found["ExceptionCategory"] = value
        else:
            _put(found, column.split("."), value)
    if periods:
        found.setdefault("Relationship", {})["RelationshipPeriods"] = list(periods.values())
    for (group, _), row in names.items():
        found.setdefault("Entity", {}).setdefault(group, []).append(row)
    return found


def _put(found: dict[str, Any], path: list[str], value: str) -> None:
    """A value under its path; what stands below a value already there (`LegalName.xmllang`) is left out."""
    for step in path[:-1]:
        inner = found.setdefault(step, {})
        if not isinstance(inner, dict):
            return
        found = inner
    found.setdefault(path[-1], value)

"""OFSI's consolidated list of asset-freeze targets (ConList.csv), which was updated until January 2026.

Old decisions rest on it, so it stays readable. What has no column of its own stands behind labels in `Other
Information`: `(UK Sanctions List Ref):RUS0296. (Gender):Male`. Columns and labels are in `uk_ofsi.yml`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lading.lists.countries import load_countries
from lading.lists.files import Head, ListFile, ListSource
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.uk_entry import EntryReader
from lading.lists.uk_relations import name_ids
from lading.lists.uk_table import find_header, read_entries, split_numbered
from lading.lists.xml_stream import Node
from lading.model.issue import Issue, Severity
from lading.model.schema import load_schemata
from lading.model.statement import Statement

NAME = "uk_ofsi"
DATASET = "gb_hmt_sanctions"
PREFIX = "gb-hmt"
LABEL = re.compile(r"\s*\(([A-Z][A-Za-z /]{2,80}(?: \([A-Z]+\))?)\)\s*:\s*")


def describe() -> Mapping[str, Publication]:
    """The publication this parser reads."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files with the list's header in their first line or under a line with the date."""
    found = (head for head in heads if find_header(head, "Group ID", "Group Type", "Name 6"))
    return [ListSource(NAME, DATASET, (("csv", head.file),)) for head in found], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, group by group.

    Raises:
        SourceError: for an unknown column, group or alias type, a row without a group id, a group of two types, a date
            that is none.
    """
    file, knowledge = source.files[0][1], load_knowledge(NAME)
    entries: list[tuple[str, Node]] = []
    for entry in read_entries(file, knowledge["table"]):
        if isinstance(entry, Issue):
            yield entry
        else:
            yield from _take_apart(entry[1], knowledge, file)
            entries.append(entry)
    ids = name_ids((f"{PREFIX}-{own.lower()}", node) for own, node in entries)
    reader = EntryReader(
        load_knowledge("uk_fcdo"), describe()[DATASET], PREFIX, load_schemata(), load_countries(), file, "row", ids
    )
    for own, node in entries:
        yield from reader.read(own, node)


def _take_apart(entry: Node, knowledge: Mapping[str, Any], file: ListFile) -> Iterator[Issue]:
    """Turn the labelled parts of the remarks into elements; a label nobody knows stays in the remark, and is reported.

    Prose that follows a number or a code without a label of its own goes back to the remark.
    """
    for node in entry.all("OtherInformation"):
        rest, *parts = LABEL.split(node.text)
        for label, value in zip(parts[::2], parts[1::2], strict=True):
            tag = knowledge["labels"].get(" ".join(label.lower().split()))
            if tag is None:
                rest += f" ({label}): {value}"
                what = f"label {label!r} in Other Information is not known; kept as a note"
                yield Issue(
                    Severity.WARNING, file.name, f"row {node.line}", what, "tell the maintainers, with the label"
                )
                continue
            bare, prose = _cut_code(value, knowledge["codes"].get(tag))
            rest += f" {prose}"
            entry.children += _elements(tag, bare, node.line)
        node.content = rest


def _cut_code(value: str, shape: str | None) -> tuple[str, str]:
    """The code that a value begins with and the prose behind it; the whole value where no code is expected."""
    if shape is None:
        return value, ""
    code = re.match(shape, value)
    return (code.group(), value[code.end() :].lstrip(". ")) if code else ("", value)


def _elements(tag: str, value: str, line: int) -> list[Node]:
    """The values behind a label, each in an element of its own; prose and measures stay whole."""
    whole = tag in {"UKStatementofReasons", "SanctionsImposed"}
    found = []
    for part in [value] if whole else split_numbered(value):
        element = Node(tag, line, {})
        element.content = part if whole else part.rstrip(". ")
        found.append(element)
    return found

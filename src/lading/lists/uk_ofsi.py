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
from lading.lists.uk_table import read_entries, split_numbered
from lading.lists.xml_stream import Node
from lading.model.issue import Issue, Severity
from lading.model.schema import load_schemata
from lading.model.statement import Statement

NAME = "uk_ofsi"
DATASET = "gb_hmt_sanctions"
LABEL = re.compile(r"\s*\(([A-Z][A-Za-z /]{2,40})\)\s*:\s*")


def describe() -> Mapping[str, Publication]:
    """The publication this parser reads."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files with the list's header in their first line or under a line with the date."""
    found = (
        head for head in heads if any("Group Type" in line and "Name 6" in line for line in head.text.splitlines()[:2])
    )
    return [ListSource(NAME, DATASET, (("csv", head.file),)) for head in found], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, group by group.

    Raises:
        SourceError: for an unknown column, group or alias type, a row without a group id, a group of two types, a date
            that is none.
    """
    file, knowledge = source.files[0][1], load_knowledge(NAME)
    reader = EntryReader(
        load_knowledge("uk_fcdo"), describe()[DATASET], "gb-hmt", load_schemata(), load_countries(), file, "row"
    )
    for own, node in read_entries(file, knowledge["table"]):
        yield from _take_apart(node, knowledge["labels"], file)
        yield from reader.read(own, node)


def _take_apart(entry: Node, labels: Mapping[str, Any], file: ListFile) -> Iterator[Issue]:
    """Turn the labelled parts of the remarks into elements; a label nobody knows stays in the remark, and is reported."""
    for node in entry.all("OtherInformation"):
        rest, *parts = LABEL.split(node.text)
        for label, value in zip(parts[::2], parts[1::2], strict=True):
            tag = labels.get(label.lower())
            if tag is None:
                rest += f" ({label}): {value}"
                what = f"label {label!r} in Other Information is not known; kept as a note"
                yield Issue(
                    Severity.WARNING, file.name, f"row {node.line}", what, "tell the maintainers, with the label"
                )
                continue
            for part in split_numbered(value) if tag != "UKStatementofReasons" else [value]:
                element = Node(tag, node.line, {})
                element.content = part if tag == "UKStatementofReasons" else part.rstrip(". ")
                entry.children.append(element)
        node.content = rest

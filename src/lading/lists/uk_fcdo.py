"""The UK Sanctions List, XML or CSV. Elements, columns and codes are in `uk_fcdo.yml`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import load_countries
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.uk_entry import EntryReader
from lading.lists.uk_relations import name_ids
from lading.lists.uk_table import find_header, read_entries
from lading.lists.xml_stream import Node, read_records, report_attributes, report_shape
from lading.model.issue import Issue
from lading.model.schema import load_schemata
from lading.model.statement import Statement

NAME = "uk_fcdo"
DATASET = "gb_fcdo_sanctions"
PREFIX = "gb-fcdo"


def describe() -> Mapping[str, Publication]:
    """The publication this parser reads."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files that open as the list does: the XML's root, or the CSV's header under a line with the report's date."""
    found = []
    for head in heads:
        if "<Designations" in head.text and "<Designation>" in head.text:
            found.append(ListSource(NAME, DATASET, (("xml", head.file),)))
        elif find_header(head, "Unique ID", "Name 6"):
            found.append(ListSource(NAME, DATASET, (("csv", head.file),)))
    return found, []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, entry by entry.

    Raises:
        SourceError: for an unknown column, party or name type, an entry without an id, an id given twice, a date that
            is none.
    """
    file, knowledge = source.files[0][1], load_knowledge(NAME)
    if source.file("csv"):
        found = list(read_entries(file, knowledge["table"]))
        entries = [entry for entry in found if not isinstance(entry, Issue)]
        yield from (issue for issue in found if isinstance(issue, Issue))
        reader = _reader(file, knowledge, entries, "row")
        for own, node in entries:
            yield from reader.read(own, node)
    else:
        yield from _read_xml(file, knowledge)


def _reader(
    file: ListFile, knowledge: Mapping[str, Any], entries: Iterable[tuple[str, Node]], unit: str
) -> EntryReader:
    """A reader that knows which entry has which name."""
    ids = name_ids((f"{PREFIX}-{own.lower()}", node) for own, node in entries)
    publication = describe()[DATASET]
    return EntryReader(knowledge, publication, PREFIX, load_schemata(), load_countries(), file, unit, ids)


def _read_xml(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[Statement | Issue]:
    """The XML, read twice: first for who has which name, then for what is said of them."""
    entries = ((node.value("UniqueID"), node) for node in _designations(file, knowledge))
    reader = _reader(file, knowledge, entries, "line")
    seen: set[str] = set()
    for node in _designations(file, knowledge):
        own = node.value("UniqueID")
        if not own or own in seen:
            what = f"unique id {own!r} is missing or given twice"
            raise SourceError(what, where=file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        seen.add(own)
        yield from report_shape(node, knowledge["shape"], file)
        yield from report_attributes(node, {}, file)
        yield from reader.read(own, node)
    if not seen:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)


def _designations(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[Node]:
    return read_records(file, {"Designation"}, around=knowledge["around"])

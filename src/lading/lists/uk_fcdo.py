"""The UK Sanctions List, XML or CSV. Elements, columns and codes are in `uk_fcdo.yml`."""

from collections.abc import Iterator, Mapping, Sequence

from lading.errors import SourceError
from lading.lists.countries import load_countries
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.uk_entry import EntryReader
from lading.lists.uk_table import read_entries
from lading.lists.xml_stream import read_records, report_shape
from lading.model.issue import Issue
from lading.model.schema import load_schemata
from lading.model.statement import Statement

NAME = "uk_fcdo"
DATASET = "gb_fcdo_sanctions"


def describe() -> Mapping[str, Publication]:
    """The publication this parser reads."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files that open as the list does: the XML's root, or the CSV's header under a line with the report's date."""
    found = []
    for head in heads:
        if "<Designations" in head.text and "<Designation>" in head.text:
            found.append(ListSource(NAME, DATASET, (("xml", head.file),)))
        elif any("Unique ID" in line and "Name 6" in line for line in head.text.splitlines()[:2]):
            found.append(ListSource(NAME, DATASET, (("csv", head.file),)))
    return found, []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, entry by entry.

    Raises:
        SourceError: for an unknown column, party or name type, an entry without an id, an id given twice, a date that
            is none.
    """
    file, knowledge = source.files[0][1], load_knowledge(NAME)
    publication = describe()[DATASET]
    unit = "row" if source.file("csv") else "line"
    reader = EntryReader(knowledge, publication, "gb-fcdo", load_schemata(), load_countries(), file, unit)
    if source.file("csv"):
        for own, node in read_entries(file, knowledge["table"]):
            yield from reader.read(own, node)
    else:
        yield from _read_xml(file, reader)


def _read_xml(file: ListFile, reader: EntryReader) -> Iterator[Statement | Issue]:
    seen: set[str] = set()
    for node in read_records(file, {"Designation"}, around=reader.knowledge["around"]):
        own = node.value("UniqueID")
        if not own or own in seen:
            what = f"unique id {own!r} is missing or given twice"
            raise SourceError(what, where=file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        seen.add(own)
        yield from report_shape(node, reader.knowledge["shape"], file)
        yield from reader.read(own, node)
    if not seen:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)

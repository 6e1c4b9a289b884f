"""OFAC's lists in the ADVANCED XML format: a small relational database, whose tables are joined here.

Codes, locations and papers come before the parties that refer to them, listings and relations after, so the file is
read twice. Features and papers carry OFAC's labels and are read by the table of remarks. See `ofac_advanced.yml`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import load_countries
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource
from lading.lists.ofac_advanced_party import PartyReader
from lading.lists.ofac_remarks import RemarkRules
from lading.lists.ofac_tables import Papers, Places, Tables
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.xml_stream import Node, read_records, report_attributes, report_shape
from lading.model.issue import Issue
from lading.model.schema import load_schemata
from lading.model.statement import Statement

NAME = "ofac_advanced"


def describe() -> Mapping[str, Publication]:
    """The publications this parser reads: OFAC's two, as in the legacy format."""
    return publications(load_knowledge("us_ofac"))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files that open as an ADVANCED export; the non-SDN list is told by its name, which begins with CONS."""
    found = []
    for head in heads:
        if "<Sanctions" in head.text and "<ReferenceValueSets" in head.text:
            name = head.file.name.replace("\\", "/").rsplit("/", 1)[-1].lower()
            found.append(
                ListSource(NAME, "us_ofac_cons" if name.startswith("cons") else "us_ofac_sdn", (("list", head.file),))
            )
    return found, []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, party by party.

    Raises:
        SourceError: for a code without words, an unknown party or alias type, a profile missing or given twice.
    """
    file = source.files[0][1]
    knowledge = load_knowledge(NAME)
    tables = Tables()
    for node in _records(file, knowledge):
        tables.add(node)
        if node.tag in knowledge["shape"]:
            yield from report_shape(node, knowledge["shape"], file)
            yield from report_attributes(node, knowledge["attributes"], file)
    rules = RemarkRules.build(load_knowledge("ofac_remarks"))
    reader = PartyReader(
        knowledge,
        load_schemata(),
        load_countries(),
        rules,
        tables,
        Places(tables, knowledge["locations"], file.name),
        Papers(tables, knowledge["paper_dates"], file.name),
        file,
        source.dataset,
    )
    seen: set[str] = set()
    for node in _records(file, knowledge):
        profile = node.find("Profile") if node.tag == "DistinctParty" else None
        if profile is None:
            continue
        own = profile.attributes.get("ID", "")
        if not own or own in seen:
            what = f"profile {own!r} is missing or given twice"
            raise SourceError(what, where=file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        seen.add(own)
        yield from reader.read(own, node, profile)
    if not seen:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)


def _records(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[Node]:
    """Every record of every table, code tables included."""
    for node in read_records(file, {*knowledge["records"], "ReferenceValueSets"}, around=knowledge["around"]):
        yield from node.children if node.tag == "ReferenceValueSets" else [node]

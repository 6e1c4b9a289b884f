"""Switzerland's consolidated list in XML. Elements and codes are in `ch_seco.yml`.

The file keeps everyone who was ever listed: a target whose latest modification delists it gets an end date and no
topic. Places stand at the end of the file and are referred to by number, so the file is read twice.
"""

from collections.abc import Iterator, Mapping, Sequence

from lading.errors import SourceError
from lading.lists.ch_seco_target import TargetReader
from lading.lists.countries import load_countries
from lading.lists.files import FETCH_AGAIN, Head, ListSource
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.xml_stream import Node, read_records, report_attributes, report_shape
from lading.model.issue import Issue, Severity
from lading.model.schema import load_schemata
from lading.model.statement import Statement

NAME = "ch_seco"
DATASET = "ch_seco_sanctions"
RECORDS = ("target", "sanctions-program", "place")


def describe() -> Mapping[str, Publication]:
    """The publication this parser reads."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files that open as the list does."""
    return [
        ListSource(NAME, DATASET, (("list", head.file),)) for head in heads if "<swiss-sanctions-list" in head.text
    ], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, target by target.

    Raises:
        SourceError: for an unknown target or name type, a number missing or given twice, a date that is none.
    """
    file = source.files[0][1]
    knowledge = load_knowledge(NAME)
    programs: dict[str, str] = {}
    places: dict[str, Node] = {}
    for node in read_records(file, RECORDS, around=knowledge["around"]):
        if node.tag == "place":
            places[node.attributes.get("ssid", "")] = node
            yield from report_shape(node, knowledge["shape"], file)
        elif node.tag == "sanctions-program":
            programs |= dict.fromkeys(
                (each.attributes.get("ssid", "") for each in node.all("sanctions-set")), _program(node)
            )
    reader = TargetReader(knowledge, load_schemata(), load_countries(), file, describe()[DATASET], programs, places)
    seen: set[str] = set()
    copies = 0
    for node in read_records(file, RECORDS, around=knowledge["around"]):
        if node.tag != "target":
            continue
        own = node.attributes.get("ssid", "")
        if not own or own in seen:
            what = f"target number {own!r} is missing or given twice"
            raise SourceError(what, where=file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        seen.add(own)
        for change in node.all("modification"):
            kept = [child for child in change.children if child.tag not in knowledge["history"]]
            copies += len(change.children) - len(kept)
            change.children = kept
        yield from report_shape(node, knowledge["shape"], file)
        yield from report_attributes(node, knowledge["attributes"], file)
        yield from reader.read(own, node)
    if not seen:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)
    if copies:
        what = f"{copies} copies of earlier versions of targets (in modification) are left out"
        yield Issue(Severity.NOTE, file.name, "", what, "the versions loaded before keep what was said then")


def _program(node: Node) -> str:
    """What a programme is called: its key in English, its name in English, or either in any language."""
    titles = [*node.all("program-key"), *node.all("program-name")]
    english = [title.text for title in titles if title.attributes.get("lang") == "eng"]
    return next(iter(english or [title.text for title in titles]), "")

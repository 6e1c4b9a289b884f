"""The US Consolidated Screening List, CSV or JSON: Entity List, MEU, UVL, DPL, SDN, SSI, CMIC and the rest.

Treasury's entries keep OFAC's ids, so that they are the same parties as in OFAC's own files; their identifiers and
remarks are OFAC's and read by OFAC's table. Lists, columns and codes are in `us_csl.yml`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import load_countries
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource, Row, read_rows, repeated_column
from lading.lists.json_stream import read_array
from lading.lists.ofac_facts import FactReader
from lading.lists.ofac_remarks import RemarkRules
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.us_csl_entry import SEGMENT_END, EntryReader
from lading.lists.us_csl_ids import Labels, say_id
from lading.model.issue import Issue
from lading.model.schema import load_schemata
from lading.model.statement import Statement

NAME = "us_csl"
DATASET = "us_trade_csl"


def describe() -> Mapping[str, Publication]:
    """The publication this parser reads."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files that start like the list's CSV or JSON."""
    found = []
    for head in heads:
        if {"_id", "source", "federal_register_notice"} <= set(head.row):
            found.append(ListSource(NAME, DATASET, (("csv", head.file),)))
        elif re.match(r"\s*\{", head.text) and '"results"' in head.text and '"source_information_url"' in head.text:
            found.append(ListSource(NAME, DATASET, (("json", head.file),)))
    return found, []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, entry by entry.

    Raises:
        SourceError: for an unknown column, source or party type, a start or end date that is none, an id that two
            parties share.
    """
    return chain.from_iterable(_read_entries(source))


def _read_entries(source: ListSource) -> Iterator[list[Statement | Issue]]:
    knowledge, file = load_knowledge(NAME), source.files[0][1]
    rules = RemarkRules.build(load_knowledge("ofac_remarks"))
    entries = Entries({}, {})
    facts = FactReader(load_schemata(), load_countries(), rules, entries.numbers)
    reader = EntryReader(knowledge, facts, DATASET, Labels.build(rules))
    columns: tuple[str, ...] = ()
    later: list[tuple[int, tuple[str, ...]]] = []
    for row in (_json_rows if source.file("json") else _csv_rows)(file, knowledge):
        entries.note(row)
        if rules.names_another(row.fields["remarks"]) or rules.names_another(row.fields["ids"]):
            columns = columns or tuple(row.fields)
            later.append((row.number, tuple(row.fields.values())))  # a third of what the row itself would take
        else:
            yield reader.read(row)
    if not entries.names:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)
    for number, cells in later:
        yield reader.read(Row(file.name, number, dict(zip(columns, cells, strict=True))))


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries met. Those that name another one are read when all have been: it may stand further down."""

    numbers: dict[str, tuple[str, ...]]
    """Entry numbers by name."""
    names: dict[tuple[str, str], str]
    """Names by id and list."""
    seen: set[int] = field(default_factory=set)
    """A hash of each row: 64 bits stand for it."""

    def note(self, row: Row) -> None:
        """Take down an entry. A list may give one twice, but not in the same words or as two parties: raises SourceError."""
        cells = row.fields
        key, name, number = (cells["_id"], cells["source"]), cells["name"], cells["entity_number"]
        whole = hash(tuple(cells.values()))
        if self.names.setdefault(key, name) != name or whole in self.seen:
            what = f"entry {key[0]} of {key[1]} {'is given twice' if whole in self.seen else 'has two names'}"
            raise SourceError(what, where=row.file, place=row.place, remedy=FETCH_AGAIN)
        self.seen.add(whole)
        known = self.numbers.get(name, ())
        if number and number not in known:
            self.numbers[name] = (*known, number)


def _csv_rows(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[Row]:
    columns: list[str] = []
    for number, row in read_rows(file):
        if not columns:
            columns = row
            if difference := sorted(set(columns) ^ set(knowledge["columns"])):
                what = f"{'unknown' if difference[0] in columns else 'missing'} column {difference[0]!r}"
                raise SourceError(what, where=file.name, place="row 1", remedy=FETCH_AGAIN)
            if twice := repeated_column(columns):
                what = f"repeated column {twice!r}"
                raise SourceError(what, where=file.name, place="row 1", remedy=FETCH_AGAIN)
            continue
        yield Row.build(file.name, number, columns, row)


def _json_rows(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[Row]:
    known = set(knowledge["columns"]) | set(knowledge["json_keys"])
    for number, record in read_array(file, "results"):
        if unknown := sorted(set(record) - known):
            raise SourceError(
                f"unknown key {unknown[0]!r}", where=file.name, place=f"object {number}", remedy=FETCH_AGAIN
            )
        fields = {column: _flat(column, record.get(column)) for column in knowledge["columns"]}
        fields |= {key: str(record.get(key) or "").strip() for key in ("country", "date_of_listing")}
        fields["_id"] = fields["_id"] or str(record.get("id", ""))
        if isinstance(papers := record.get("ids"), list):
            fields["ids"] = ""
            fields["segments"] = SEGMENT_END.join(filter(None, map(say_id, papers)))
        yield Row(file.name, number, fields)


def _flat(column: str, value: Any) -> str:
    """A JSON value as the CSV writes it."""
    if value is None:
        return ""
    if not isinstance(value, list):
        return str(value).strip()
    if column == "addresses":
        keys = ("address", "city", "state", "postal_code", "country")
        return "; ".join(", ".join(str(part[key]) for key in keys if part.get(key)) for part in value)
    return "; ".join(str(part) for part in value)

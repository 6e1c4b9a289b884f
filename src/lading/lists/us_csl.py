"""The US Consolidated Screening List, CSV or JSON: Entity List, MEU, UVL, DPL, SDN, SSI, CMIC and the rest.

Treasury's entries keep OFAC's ids, so that they are the same parties as in OFAC's own files; their identifiers and
remarks are OFAC's and read by OFAC's table. Lists, columns and codes are in `us_csl.yml`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import Countries, load_countries
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource, Row, read_rows
from lading.lists.filler import Filler
from lading.lists.json_stream import read_array
from lading.lists.ofac_facts import FactReader, Finding
from lading.lists.ofac_remarks import RemarkRules
from lading.lists.person_names import add_person_name
from lading.lists.publication import Publication, load_knowledge, publications
from lading.model.issue import Issue
from lading.model.schema import Schemata, load_schemata
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
    knowledge = load_knowledge(NAME)
    rows = _json_rows if source.file("json") else _csv_rows
    file = source.files[0][1]
    numbers = _check_entries(file, rows(file, knowledge))
    reader = EntryReader(
        knowledge, load_schemata(), load_countries(), RemarkRules.build(load_knowledge("ofac_remarks")), numbers
    )
    for row in rows(file, knowledge):
        yield from reader.read(row)


def _check_entries(file: ListFile, rows: Iterator[Row]) -> dict[str, tuple[str, ...]]:
    """Entry numbers by name, once every entry has been seen. A list may give an entry twice, but not as two parties."""
    numbers: dict[str, tuple[str, ...]] = {}
    seen: dict[tuple[str, str], str] = {}
    for row in rows:
        cells = row.fields
        key = (cells["_id"], cells["source"])
        if seen.setdefault(key, cells["name"]) != cells["name"]:
            what = f"entry {key[0]} of {key[1]} has two names"
            raise SourceError(what, where=row.file, place=row.place, remedy=FETCH_AGAIN)
        if number := cells["entity_number"]:
            numbers[cells["name"]] = tuple(dict.fromkeys((*numbers.get(cells["name"], ()), number)))
    if not seen:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)
    return numbers


def _csv_rows(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[Row]:
    columns: list[str] = []
    for number, row in read_rows(file):
        if not columns:
            columns = row
            if difference := sorted(set(columns) ^ set(knowledge["columns"])):
                what = f"{'unknown' if difference[0] in columns else 'missing'} column {difference[0]!r}"
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
        fields["_id"] = fields["_id"] or str(record.get("id", ""))
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
    if column == "ids":
        keys = ("country", "issue_date", "expiration_date", "number", "type")
        return "; ".join(", ".join(str(part[key]) for key in keys if part.get(key)) for part in value)
    return "; ".join(str(part) for part in value)


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries with the knowledge it is given."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    rules: RemarkRules
    numbers: Mapping[str, tuple[str, ...]]

    def read(self, row: Row) -> Iterator[Statement | Issue]:
        """The party of one entry, its designation, and what its identifiers and remarks speak of."""
        cells = row.fields
        title, listing = self._listing(row)
        if cells["type"] not in self.knowledge["types"]:
            raise SourceError(
                f"unknown party type {cells['type']!r}", where=row.file, place=row.place, remedy=FETCH_AGAIN
            )
        facts = [self.rules.read(segment) for segment in self._segments(cells)]
        schema = self.knowledge["types"][cells["type"]]
        if schema == "Organization" and any(fact.rule and fact.rule.company for fact in facts):
            schema = "Company"
        own = f"ofac-{cells['entity_number']}" if cells["entity_number"] else f"us-csl-{cells['_id']}"
        filler = Filler(Draft(own, schema, self.schemata, row.origin), self.countries, row.file, row.place)
        finding = Finding(filler.draft, self._sanction(row, own, title, listing), issues=filler.issues)
        self._add_cells(filler, row)
        reader = FactReader(self.schemata, self.countries, self.rules, self.numbers, row)
        for fact in facts:
            reader.add(finding, fact)
        for topic in listing["topics"]:
            filler.draft.add("topics", topic)
        for draft in finding.drafts:
            yield from draft.statements(DATASET)
        yield from finding.issues

    def _listing(self, row: Row) -> tuple[str, Mapping[str, Any]]:
        """The list an entry is on, with what the table knows of it."""
        title = row.fields["source"].split(" - ")[0].strip()
        listing: Mapping[str, Any] | None = self.knowledge["sources"].get(title)
        if listing is None:
            raise SourceError(
                f"unknown source {row.fields['source']!r}", where=row.file, place=row.place, remedy=FETCH_AGAIN
            )
        return title, listing

    def _sanction(self, row: Row, own: str, title: str, listing: Mapping[str, Any]) -> Draft:
        cells = row.fields
        sanction = Draft(f"{own}-csl-{listing['code']}", "Sanction", self.schemata, row.origin)
        dates = Filler(sanction, self.countries, row.file, row.place)
        sanction.add("entity", own)
        sanction.add("authority", listing["authority"])
        sanction.add("country", "us")
        for program in cells["programs"].split("; ") if cells["programs"] else [title]:
            sanction.add("program", program)
        sanction.add("authorityId", cells["entity_number"])
        dates.exact_date("startDate", cells["start_date"])
        dates.exact_date("endDate", cells["end_date"])
        sanction.add("recordId", cells["federal_register_notice"])
        for label in ("license_requirement", "license_policy", "standard_order"):
            if cells[label]:
                sanction.add(
                    "provisions", f"{label.replace('_', ' ').capitalize()}: {cells[label]}", original=cells[label]
                )
        sanction.add("sourceUrl", cells["source_list_url"])
        sanction.add("programUrl", cells["source_information_url"])
        return sanction

    def _add_cells(self, filler: Filler, row: Row) -> None:
        cells, party = row.fields, filler.draft
        self._add_name(party, "name", cells["name"])
        for printed in _split(cells["alt_names"]):
            self._add_name(party, "alias", printed.removeprefix("and ").lstrip())
        party.add(party.fitting("position", "notes") or "", cells["title"])
        for address in _split(cells["addresses"]):
            filler.address(address)
        for column, prop in (
            ("citizenships", "citizenship"),
            ("nationalities", "nationality"),
            ("vessel_flag", "flag"),
        ):
            for printed in _split(cells[column]):
                filler.country(prop, printed)
        for printed in _split(cells["dates_of_birth"]):
            filler.dates("birthDate", printed)
        for printed in _split(cells["places_of_birth"]):
            filler.text("birthPlace", printed)
        for column, prop in (
            ("call_sign", "callSign"),
            ("vessel_type", "type"),
            ("gross_tonnage", "tonnage"),
            ("gross_registered_tonnage", "grossRegisteredTonnage"),
        ):
            if cells[column]:
                filler.text(prop, cells[column])
        filler.note("Vessel owner", cells["vessel_owner"])

    def _add_name(self, party: Draft, prop: str, printed: str) -> None:
        if party.schema == "Person":
            add_person_name(party, prop, printed)
        else:
            party.add(prop, printed)

    def _segments(self, cells: Mapping[str, str]) -> list[str]:
        """Identifiers and remarks, as OFAC's remarks would write them: `LABEL VALUE (Country)`."""
        found = []
        for printed in _split(cells["ids"]):
            *rest, label = printed.split(", ") if not printed.endswith(":") else printed.rsplit(", ", 1)
            country = rest.pop(0) if len(rest) > 1 and re.fullmatch(r"[A-Z]{2}", rest[0]) else ""
            found.append(f"{label} {', '.join(rest)}" + (f" ({country})" if country else ""))
        for segment in _split(cells["remarks"]):
            bare = segment.removeprefix("(") if segment.startswith("(Linked To") else segment
            found.append(bare.removesuffix(")") if bare.count(")") > bare.count("(") else bare)
        return found


def _split(cell: str) -> list[str]:
    return [bare for part in cell.split("; ") if (bare := part.strip())] if cell else []

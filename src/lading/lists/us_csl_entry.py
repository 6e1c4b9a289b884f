"""One entry of the US Consolidated Screening List, read into the entities it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from lading.errors import SourceError
from lading.lists.draft import Draft, Print, Value
from lading.lists.files import FETCH_AGAIN, Row
from lading.lists.filler import Filler
from lading.lists.ofac_facts import FactReader, Finding
from lading.lists.person_names import add_person_name
from lading.lists.us_csl_ids import Labels, read_id
from lading.model.issue import Issue
from lading.model.statement import Statement

SEGMENT_END = "\n"
"""What parts the ready-made segments of an entry of the JSON."""
TERMS = itemgetter(
    "source", "programs", "start_date", "end_date", "federal_register_notice", "license_requirement", "license_policy",
    "standard_order", "source_list_url", "source_information_url",
)  # fmt: skip
"""The cells that the designations under one rule or notice have in common."""
MOST_TERMS = 4096
"""Designations remembered at a time."""
COUNTRIES = (
    ("citizenships", "citizenship"),
    ("nationalities", "nationality"),
    ("vessel_flag", "flag"),
    ("country", "country"),
)
PLAIN = (
    ("call_sign", "callSign"),
    ("vessel_type", "type"),
    ("gross_tonnage", "tonnage"),
    ("gross_registered_tonnage", "grossRegisteredTonnage"),
)


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries with the knowledge it is given, and the table of OFAC's remarks."""

    knowledge: Mapping[str, Any]
    facts: FactReader
    dataset: str
    labels: Labels
    terms: dict[tuple[str, ...], Mapping[Value, Print]] = field(default_factory=dict)
    """What designations met lately say, by the cells that say it: thousands of entries share theirs."""

    def read(self, row: Row) -> list[Statement | Issue]:
        """The party of one entry, its designation, and what its identifiers and remarks speak of."""
        cells, schemata = row.fields, self.facts.schemata
        title, listing = self._listing(row)
        schema = self.knowledge["types"].get(cells["type"])
        if schema is None:
            what = f"unknown party type {cells['type']!r}"
            raise SourceError(what, where=row.file, place=row.place, remedy=FETCH_AGAIN)
        facts = [self.facts.rules.read(segment) for segment in split_segments(cells, self.labels)]
        if schema == "Organization" and any(fact.rule and fact.rule.company for fact in facts):
            schema = "Company"
        number, origin = cells["entity_number"], row.origin
        party = Draft(f"ofac-{number}" if number else f"us-csl-{cells['_id']}", schema, schemata, origin)
        sanction = Draft(f"{party.id}-csl-{listing['code']}", "Sanction", schemata, origin)
        sanction.put(("entity", party.id), ("authorityId", number))
        sanction.take(self._terms(row, title, listing))
        finding = Finding(row, party, sanction)
        if listed := cells.get("date_of_listing"):
            within = Filler(sanction, self.facts.countries, row.file, row.place, finding.issues)
            within.exact_date("listingDate", listed)
        self._add_cells(finding)
        for fact in facts:
            self.facts.add(finding, fact)
        party.put(*(("topics", topic) for topic in listing["topics"]))
        return finding.give(self.dataset)

    def _listing(self, row: Row) -> tuple[str, Mapping[str, Any]]:
        """The list an entry is on, with what the table knows of it."""
        title = row.fields["source"].split(" - ")[0].strip()
        listing: Mapping[str, Any] | None = self.knowledge["sources"].get(title)
        if listing is None:
            what = f"unknown source {row.fields['source']!r}"
            raise SourceError(what, where=row.file, place=row.place, remedy=FETCH_AGAIN)
        return title, listing

    def _terms(self, row: Row, title: str, listing: Mapping[str, Any]) -> Mapping[Value, Print]:
        """What a designation says apart from whose it is."""
        cells = row.fields
        key = TERMS(cells)
        if (known := self.terms.get(key)) is not None:
            return known
        sanction = Draft("", "Sanction", self.facts.schemata, "")
        filler = Filler(sanction, self.facts.countries, row.file, row.place)
        sanction.put(("authority", listing["authority"]), ("country", "us"))
        for program in cells["programs"].split("; ") if cells["programs"] else [title]:
            sanction.add("program", program)
        filler.exact_date("startDate", cells["start_date"])
        filler.exact_date("endDate", cells["end_date"])
        sanction.put(("recordId", cells["federal_register_notice"]))
        for label in ("license_requirement", "license_policy", "standard_order"):
            if printed := cells[label]:
                words = label.replace("_", " ").capitalize()
                sanction.add("provisions", f"{words}: {printed}", original=printed)
        sanction.put(("sourceUrl", cells["source_list_url"]), ("programUrl", cells["source_information_url"]))
        if len(self.terms) == MOST_TERMS:
            self.terms.clear()
        self.terms[key] = sanction.values
        return sanction.values

    def _add_cells(self, finding: Finding) -> None:
        """What the columns say of the party."""
        row, party = finding.row, finding.party
        cells = row.fields
        filler = Filler(party, self.facts.countries, row.file, row.place, finding.issues)
        names = [("alias", printed.removeprefix("and ").lstrip()) for printed in split_cell(cells["alt_names"])]
        if party.schema == "Person":
            for prop, name in (("name", cells["name"]), *names):
                add_person_name(party, prop, name)
        else:
            party.put(("name", cells["name"]), *names)
        party.put((party.fitting("position", "notes") or "", cells["title"]))
        for address in split_cell(cells["addresses"]):
            filler.address(address)
        for column, prop in COUNTRIES:
            for printed in split_cell(cells.get(column, "")):
                filler.country(prop, printed)
        for printed in split_cell(cells["dates_of_birth"]):
            filler.dates("birthDate", printed)
        for printed in split_cell(cells["places_of_birth"]):
            filler.text("birthPlace", printed)
        for column, prop in PLAIN:
            if cells[column]:
                filler.text(prop, cells[column])
        filler.note("Vessel owner", cells["vessel_owner"])


def split_segments(cells: Mapping[str, str], labels: Labels) -> list[str]:
    """Identifiers and remarks of an entry, as OFAC's remarks would write them: `LABEL VALUE (Country)`."""
    found = cells["segments"].split(SEGMENT_END) if cells.get("segments") else []
    for printed in split_cell(cells["ids"]):
        found += read_id(printed, labels)
    for segment in split_cell(cells["remarks"]):
        bare = segment.removeprefix("(") if segment.startswith("(Linked To") else segment
        found.append(bare.removesuffix(")") if bare.count(")") > bare.count("(") else bare)
    return found


def split_cell(cell: str) -> list[str]:
    """The values of a cell, parted by `; `."""
    return [bare for part in cell.split("; ") if (bare := part.strip())] if cell else []

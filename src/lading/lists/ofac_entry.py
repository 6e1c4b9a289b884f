"""One entry of an OFAC list: its row, aliases, addresses and remark, read into the entities they speak of."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lading.lists.draft import Draft, Print, Value
from lading.lists.files import Row
from lading.lists.ofac_facts import FactReader, Finding
from lading.lists.ofac_remarks import split_remark
from lading.lists.person_names import add_person_name
from lading.model.issue import Issue, Severity
from lading.model.statement import Statement

MOST_TERMS = 4096
"""Designations remembered at a time."""
DIGIT = re.compile(r"\d")
POSTCODE = re.compile(r"(?P<rest>.*?)[ ,]*(?P<code>(?:\S*\d\S*\s*)+)$")


class Alias(NamedTuple):
    """A row of the file of aliases, with its number."""

    place: int
    entry: str
    own: str
    kind: str
    name: str
    remarks: str


class Address(NamedTuple):
    """A row of the file of addresses, with its number."""

    place: int
    entry: str
    own: str
    street: str
    city: str
    country: str
    remarks: str


class Entry(NamedTuple):
    """Everything the files say under one entry number."""

    row: Row
    aliases: Sequence[Alias]
    addresses: Sequence[Address]
    remark: str
    """The whole remark: what the primary file cuts off goes on, mid-word, in the comments file."""


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries with the knowledge it is given."""

    dataset: str
    knowledge: Mapping[str, Any]
    facts: FactReader
    files: Mapping[str, str]
    """The list's files, by the part they play."""
    names: Mapping[str, str]
    """The same without their folders."""
    terms: dict[str, Mapping[Value, Print]] = field(default_factory=dict)
    """What the designations under some programs have in common, by the cell that names the programs."""

    def read(self, entry: Entry) -> list[Statement | Issue]:
        """The statements of one entry, the party first, and an issue for each thing that could not be read."""
        row, origin, schemata = entry.row, entry.row.origin, self.facts.schemata
        facts = [self.facts.rules.read(segment) for segment in split_remark(entry.remark)]
        schema = self.knowledge["types"][row.fields["type"] or "-0-"]
        if schema == "Organization" and any(fact.rule and fact.rule.company for fact in facts):
            schema = "Company"
        party = Draft(f"ofac-{row.fields['ent_num']}", schema, schemata, origin)
        sanction = Draft(f"{party.id}-sanction", "Sanction", schemata, origin)
        number, terms = row.fields["ent_num"], self._terms(row.fields["program"])
        address = self.knowledge["details"].format(number)
        sanction.put(("entity", party.id), ("authorityId", number), ("sourceUrl", address))
        sanction.take(terms)
        finding = Finding(row, party, sanction)
        self._add_columns(finding, terms)
        for alias in entry.aliases:
            stands = f"{self.names['alt']} row {alias.place}"
            self._add_name(party, self.knowledge["aliases"][alias.kind], alias.name, stands)
            party.add("notes", alias.remarks, origin=stands)
        for place in entry.addresses:
            self._add_address(finding, place)
        for fact in facts:
            self.facts.add(finding, fact)
        for topic in self.knowledge["publications"][self.dataset]["topics"]:
            party.add("topics", topic)
        return finding.give(self.dataset)

    def _terms(self, programs: str) -> Mapping[Value, Print]:
        """What a designation says apart from whose it is. The legacy files do not say since when it holds."""
        if (known := self.terms.get(programs)) is not None:
            return known
        publication = self.knowledge["publications"][self.dataset]
        sanction = Draft("", "Sanction", self.facts.schemata, "")
        sanction.put(("authority", publication["authority"]), ("country", publication["country"]))
        sanction.put(*(("program", program.strip()) for program in programs.split("] [")))
        if len(self.terms) == MOST_TERMS:
            self.terms.clear()
        self.terms[programs] = sanction.values
        return sanction.values

    def _add_columns(self, finding: Finding, terms: Mapping[Value, Print]) -> None:
        """The columns of the primary row apart from its remark."""
        party, row, fields = finding.party, finding.row, finding.row.fields
        self._add_name(party, "name", fields["name"], "")
        party.put(*(stated for stated in terms if stated[0] == "program"))
        for column, prop in (("title", "position"), ("call_sign", "callSign"), ("vessel_type", "type")):
            if fields[column]:
                party.add(party.fitting(prop, "notes") or "", fields[column])
        for column, prop in (("tonnage", "tonnage"), ("gross_tonnage", "grossRegisteredTonnage")):
            if printed := fields[column]:
                party.add(party.fitting(prop, "notes") or "", printed.replace(",", ""), original=printed)
        if owner := fields["owner"]:
            owners = self.facts.numbers.get(owner, ())
            if len(owners) == 1 and party.fitting("owner"):
                party.add("owner", f"ofac-{owners[0]}", original=owner)
            else:
                party.add("notes", f"Vessel owner: {owner}", original=owner)
        if fields["flag"]:
            self._add_country(finding, party, party.fitting("flag", "country") or "", printed=fields["flag"], row=row)

    def _add_name(self, party: Draft, prop: str, printed: str, origin: str) -> None:
        """A name as the schema needs it: persons are printed `SURNAME, Given`."""
        if party.schema == "Person":
            add_person_name(party, prop, printed, origin=origin)
        else:
            party.add(prop, printed, origin=origin)

    def _add_address(self, finding: Finding, line: Address) -> None:
        """An address: its own entity, its full text on the party, and the party's country."""
        place, _, number, street, town, country, remarks = line
        if not (street or town or country or remarks):
            return
        party, origin = finding.party, f"{self.names['add']} row {place}"
        address = Draft(f"ofac-addr-{number}", "Address", self.facts.schemata, origin)
        full = ", ".join(filter(None, (street, town, country)))
        address.put(("full", full or remarks.strip()), ("street", street))
        for prop, value in split_city(town):
            address.add(prop, value, original=town)
        address.add("remarks", remarks)
        if country:
            row = Row(self.files["add"], place, {})
            code = self._add_country(finding, address, "country", printed=country, row=row)
            party.add("country", code, original=country, origin=origin)
        party.put(("addressEntity", address.id), ("address", full), shown=(None, None, origin))
        finding.others.append(address)

    def _add_country(self, finding: Finding, draft: Draft, prop: str, *, printed: str, row: Row) -> str | None:
        """A country's code; what names none is kept as text, what nobody knows is an issue besides."""
        code = self.facts.countries.code(printed)
        if code:
            draft.add(prop, code, original=printed, origin=row.origin)
            return code
        draft.add(draft.fitting("region", "notes") or "", printed, origin=row.origin)
        if not self.facts.countries.names_none(printed):
            what = f"unknown country {printed!r}; kept as text"
            finding.issues.append(
                Issue(Severity.WARNING, row.file, row.place, what, "add the spelling to countries.yml")
            )
        return None


def split_city(text: str) -> tuple[tuple[str, str], ...]:
    """City, region and postcode of `Tehran`, `Moscow 115054`, `Miami, FL 33166`: what stands in one column."""
    city, _, region = text.partition(", ")
    if not DIGIT.search(text) or not (tail := POSTCODE.fullmatch(region or city)):
        return (("city", city), ("region", region))
    code = ("postalCode", tail["code"])
    return (code, ("city", city), ("region", tail["rest"])) if region else (code, ("city", tail["rest"]))

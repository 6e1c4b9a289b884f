"""One entry of an OFAC list: its row, aliases, addresses and remark, read into the entities they speak of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lading.lists.countries import Countries
from lading.lists.draft import Draft
from lading.lists.files import Row
from lading.lists.ofac_facts import FactReader, Finding
from lading.lists.ofac_remarks import RemarkRules, split_remark
from lading.lists.person_names import add_person_name
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata
from lading.model.statement import Statement

POSTCODE = re.compile(r"(?P<rest>.*?)[ ,]*(?P<code>(?:\S*\d\S*\s*)+)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything the files say under one entry number."""

    row: Row
    aliases: Sequence[Row]
    addresses: Sequence[Row]
    comments: Sequence[Row]

    @property
    def remark(self) -> str:
        """The whole remark: what the primary file cuts off goes on, mid-word, in the comments file."""
        return self.row.fields["remarks"] + "".join(row.fields["remarks"] for row in self.comments)


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries with the knowledge it is given."""

    dataset: str
    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    rules: RemarkRules
    numbers: Mapping[str, tuple[str, ...]]
    """Entry numbers by name."""

    def read(self, entry: Entry) -> Iterator[Statement | Issue]:
        """The statements of one entry, the party first, and an issue for each thing that could not be read."""
        row = entry.row
        facts = [self.rules.read(segment) for segment in split_remark(entry.remark)]
        schema = self.knowledge["types"][row.fields["type"] or "-0-"]
        if schema == "Organization" and any(fact.rule and fact.rule.company for fact in facts):
            schema = "Company"
        party = Draft(f"ofac-{row.fields['ent_num']}", schema, self.schemata, row.origin)
        finding = Finding(party, self._draft_sanction(party, entry))
        self._add_columns(finding, row)
        for alias in entry.aliases:
            self._add_name(party, self.knowledge["aliases"][alias.fields["type"]], alias.fields["name"], alias.origin)
            party.add("notes", alias.fields["remarks"], origin=alias.origin)
        for address in entry.addresses:
            self._add_address(finding, address)
        reader = FactReader(self.schemata, self.countries, self.rules, self.numbers, row)
        for fact in facts:
            reader.add(finding, fact)
        for topic in self.knowledge["publications"][self.dataset]["topics"]:
            party.add("topics", topic)
        for draft in finding.drafts:
            yield from draft.statements(self.dataset)
        yield from finding.issues

    def _draft_sanction(self, party: Draft, entry: Entry) -> Draft:
        """The designation: who lists the party, under which programs. The legacy files do not say since when."""
        publication = self.knowledge["publications"][self.dataset]
        number = entry.row.fields["ent_num"]
        sanction = Draft(f"{party.id}-sanction", "Sanction", self.schemata, entry.row.origin)
        sanction.add("entity", party.id)
        sanction.add("authority", publication["authority"])
        sanction.add("country", publication["country"])
        sanction.add("authorityId", number)
        sanction.add("sourceUrl", self.knowledge["details"].format(number))
        for program in entry.row.fields["program"].split("] ["):
            sanction.add("program", program)
        return sanction

    def _add_columns(self, finding: Finding, row: Row) -> None:
        """The columns of the primary row apart from its remark."""
        party, fields = finding.party, row.fields
        self._add_name(party, "name", fields["name"], row.origin)
        for prop, value in finding.sanction.values:
            if prop == "program":
                party.add("program", value)
        for column, props in (("title", ("position",)), ("call_sign", ("callSign",)), ("vessel_type", ("type",))):
            party.add(party.fitting(*props, "notes") or "", fields[column])
        for column, prop in (("tonnage", "tonnage"), ("gross_tonnage", "grossRegisteredTonnage")):
            printed = fields[column]
            party.add(party.fitting(prop, "notes") or "", printed.replace(",", ""), original=printed)
        owners = self.numbers.get(fields["owner"], ())
        if len(owners) == 1 and party.fitting("owner"):
            party.add("owner", f"ofac-{owners[0]}", original=fields["owner"])
        elif fields["owner"]:
            party.add("notes", f"Vessel owner: {fields['owner']}", original=fields["owner"])
        if fields["flag"]:
            self._add_country(finding, party, party.fitting("flag", "country") or "", printed=fields["flag"], row=row)

    def _add_name(self, party: Draft, prop: str, printed: str, origin: str) -> None:
        """A name as the schema needs it: persons are printed `SURNAME, Given`."""
        if party.schema == "Person":
            add_person_name(party, prop, printed, origin=origin)
        else:
            party.add(prop, printed, origin=origin)

    def _add_address(self, finding: Finding, row: Row) -> None:
        """An address: its own entity, its full text on the party, and the party's country."""
        fields = row.fields
        if not any(fields[column] for column in ("street", "city", "country", "remarks")):
            return
        address = Draft(f"ofac-addr-{fields['add_num']}", "Address", self.schemata, row.origin)
        full = ", ".join(fields[column] for column in ("street", "city", "country") if fields[column])
        address.add("full", full or fields["remarks"])
        address.add("street", fields["street"])
        city, _, region = fields["city"].partition(", ")
        tail = POSTCODE.fullmatch(region or city)
        if tail:
            address.add("postalCode", tail["code"].strip(), original=fields["city"])
            region, city = (tail["rest"], city) if region else ("", tail["rest"])
        address.add("city", city, original=fields["city"])
        address.add("region", region, original=fields["city"])
        address.add("remarks", fields["remarks"])
        if fields["country"]:
            code = self._add_country(finding, address, "country", printed=fields["country"], row=row)
            finding.party.add("country", code, original=fields["country"], origin=row.origin)
        finding.party.add("addressEntity", address.id, origin=row.origin)
        finding.party.add("address", full, origin=row.origin)
        finding.others.append(address)

    def _add_country(self, finding: Finding, draft: Draft, prop: str, *, printed: str, row: Row) -> str | None:
        """A country's code; what names none is kept as text, what nobody knows is an issue besides."""
        code = self.countries.code(printed)
        if code:
            draft.add(prop, code, original=printed, origin=row.origin)
            return code
        draft.add(draft.fitting("region", "notes") or "", printed, origin=row.origin)
        if not self.countries.names_none(printed):
            what = f"unknown country {printed!r}; kept as text"
            finding.issues.append(
                Issue(Severity.WARNING, row.file, row.place, what, "add the spelling to countries.yml")
            )
        return None

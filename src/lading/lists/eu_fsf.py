"""The EU's consolidated list of financial sanctions in XML 1.1. Elements and codes are in `eu_fsf.yml`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import Countries, load_countries
from lading.lists.draft import Draft
from lading.lists.enumerations import split_lettered
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource, Row
from lading.lists.filler import Filler
from lading.lists.papers import draft_address, draft_paper
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.xml_stream import Node, read_records, report_shape
from lading.model.ids import digest
from lading.model.issue import Issue
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "eu_fsf"
DATASET = "eu_fsf"


def describe() -> Mapping[str, Publication]:
    """The publication this parser reads."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files that open as the Commission's export."""
    found = (head for head in heads if "fpi/fsd/export" in head.text and "<sanctionEntity" in head.text)
    return [ListSource(NAME, DATASET, (("list", head.file),)) for head in found], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, entry by entry.

    Raises:
        SourceError: for an unknown subject type, an entry without a number, a number given twice, a date that is none.
    """
    file = source.files[0][1]
    reader = EntryReader(load_knowledge(NAME), load_schemata(), load_countries(), file)
    seen: set[str] = set()
    for node in read_records(file, {"sanctionEntity"}, around=reader.knowledge["around"]):
        own = node.attributes.get("euReferenceNumber") or node.attributes.get("logicalId", "")
        if not own or own in seen:
            what = f"entry number {own!r} is missing or given twice"
            raise SourceError(what, where=file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        seen.add(own)
        yield from report_shape(node, reader.knowledge["shape"], file)
        yield from reader.read(own, node)
    if not seen:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries with the knowledge it is given."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    file: ListFile

    def read(self, own: str, node: Node) -> Iterator[Statement | Issue]:
        """The party of one entry, its designations, addresses and papers."""
        row = Row(self.file.name, node.line, {}, "line")
        kind = subject.attributes.get("code", "") if (subject := node.find("subjectType")) else ""
        schema = self.knowledge["types"].get(kind)
        if schema is None:
            raise SourceError(f"unknown subject type {kind!r}", where=row.file, place=row.place, remedy=FETCH_AGAIN)
        party = Draft(f"eu-fsf-{own.lower()}", schema, self.schemata, row.origin)
        filler = Filler(party, self.countries, row.file, row.place)
        drafts = [party]
        for name in node.all("nameAlias"):
            self._add_name(filler, name)
        for born in node.all("birthdate"):
            self._add_birth(filler, born)
        for citizenship in node.all("citizenship"):
            self._country(filler, "nationality", citizenship)
        for address in node.all("address"):
            drafts += filter(None, [self._address(filler, address)])
        for paper in node.all("identification"):
            drafts += filter(None, [self._identification(filler, paper)])
        for remark in node.all("remark"):
            party.add("notes", remark.text)
        party.add("topics", "sanction")
        drafts += (self._sanction(filler, node, regulation) for regulation in node.all("regulation"))
        for draft in drafts:
            yield from draft.statements(DATASET)
        yield from filler.issues

    def _sanction(self, filler: Filler, node: Node, regulation: Node) -> Draft:
        """A designation: the act, its programme, since when; the entry's own designation date comes first."""
        act = regulation.attributes
        own = f"{filler.draft.id}-{digest(act.get('numberTitle'), act.get('programme'))[:8]}"
        sanction = Draft(own, "Sanction", self.schemata, filler.draft.origin)
        within = Filler(sanction, self.countries, filler.where, filler.place, filler.issues)
        sanction.add("entity", filler.draft.id)
        sanction.add("authority", self.knowledge["publications"][DATASET]["authority"])
        sanction.add("country", "eu")
        sanction.add("program", act.get("programme"))
        sanction.add("authorityId", node.attributes.get("euReferenceNumber"))
        sanction.add("unscId", node.attributes.get("unitedNationId"))
        sanction.add("recordId", act.get("numberTitle"))
        within.exact_date("startDate", node.attributes.get("designationDate") or act.get("entryIntoForceDate", ""))
        within.exact_date("listingDate", node.attributes.get("designationDate") or act.get("publicationDate", ""))
        sanction.add("reason", node.attributes.get("designationDetails"))
        sanction.add("sourceUrl", regulation.value("publicationUrl"))
        return sanction

    def _add_name(self, filler: Filler, node: Node) -> None:
        """A name with its quality and language; the first strong one in English or no language is the party's name."""
        party, given = filler.draft, node.attributes
        whole = given.get("wholeName") or " ".join(
            filter(None, map(given.get, ("firstName", "middleName", "lastName")))
        )
        remark = node.value("remark")
        weak = given.get("strong") == "false" or re.search(self.knowledge["weak"], remark, re.IGNORECASE)
        language = given.get("nameLanguage", "").lower() or None
        first = not party.has("name") and language in {None, "en"}
        party.add("weakAlias" if weak else "name" if first else "alias", whole, lang=language)
        if party.schema == "Person" and not weak:
            for attribute in ("firstName", "middleName", "lastName"):
                party.add(attribute, given.get(attribute), lang=language)
        for attribute, prop in (("title", "title"), ("function", "position")):
            for part in split_lettered(given.get(attribute, "")):
                if part:
                    filler.text(prop, part)
        if (sex := given.get("gender", "")) and party.fitting("gender"):
            party.add("gender", self.knowledge["genders"].get(sex), original=sex)
        filler.note(f"Name {whole}", remark)

    def _country(self, filler: Filler, prop: str, node: Node) -> str:
        """The country of an element, by name or code; its text for an address."""
        unknown = self.knowledge["unknown"]
        given = (node.attributes.get(key, "") for key in ("countryDescription", "countryIso2Code"))
        text = next((value for value in given if value not in unknown), "")
        if text and prop:
            filler.country(prop, text)
        return text

    def _add_birth(self, filler: Filler, node: Node) -> None:
        given = node.attributes
        about = "circa " if given.get("circa") == "true" else ""
        day = given.get("birthdate") or given.get("year", "")
        if day:
            filler.dates("birthDate", f"{about}{day}")
        for year in (given.get("yearRangeFrom", ""), given.get("yearRangeTo", "")):
            if year:
                filler.dates("birthDate", year)
        country = self._country(filler, "birthCountry", node)
        place = ", ".join(filter(None, (given.get("place"), given.get("city"), given.get("region"), country)))
        filler.text("birthPlace", place)
        filler.note("Birth", node.value("remark"))

    def _address(self, filler: Filler, node: Node) -> Draft | None:
        given = node.attributes
        for contact in node.all("contactInfo"):
            prop = self.knowledge["contacts"].get(contact.attributes.get("key", "").upper(), "")
            value = contact.attributes.get("value", "")
            add = {"email": filler.email, "website": filler.website}.get(prop)
            if add:
                add(value)
            else:
                filler.text(prop or "notes", value)
        street = ", ".join(filter(None, (given.get("street"), given.get("place"), given.get("poBox"))))
        parts = {"street": street, "city": given.get("city", ""), "region": given.get("region", "")}
        parts |= {"postalCode": given.get("zipCode", ""), "country": self._country(filler, "", node)}
        return draft_address(filler, parts | {"remarks": node.value("remark")})

    def _identification(self, filler: Filler, node: Node) -> Draft | None:
        given = node.attributes
        number = given.get("number") or given.get("latinNumber", "")
        prop = self.knowledge["numbers"].get(given.get("identificationTypeCode", ""))
        if prop and number:
            filler.number(prop, number, valid=self.knowledge["checks"].get(prop, ""))
            return None
        kind = given.get("identificationTypeDescription") or given.get("identificationTypeCode", "")
        details = {"country": self._country(filler, "", node), "authority": given.get("issuedBy", "")}
        details |= {
            "startDate": given.get("issueDate", ""),
            "endDate": given.get("validTo", ""),
            "summary": node.value("remark"),
        }
        return draft_paper(filler, kind, number, details) if number else None

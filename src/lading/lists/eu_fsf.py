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
from lading.lists.xml_stream import Node, read_records, report_attributes, report_shape
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
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
    acts = 0
    for node in read_records(file, {"sanctionEntity"}, around=reader.knowledge["around"]):
        own = node.attributes.get("euReferenceNumber") or node.attributes.get("logicalId", "")
        if not own or own in seen:
            what = f"entry number {own!r} is missing or given twice"
            raise SourceError(what, where=file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        seen.add(own)
        acts += sum(len(child.all("regulationSummary")) for child in node.children)
        yield from report_shape(node, reader.knowledge["shape"], file)
        yield from report_attributes(node, reader.knowledge["attributes"], file)
        yield from reader.read(own, node)
    if not seen:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)
    if acts:
        what = (
            f"{acts} mentions of the act behind a single name, date, address or paper (regulationSummary) are left out"
        )
        yield Issue(Severity.NOTE, file.name, "", what, "the acts themselves are kept as designations")


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
            self._add_citizenship(filler, citizenship)
        for address in node.all("address"):
            drafts += filter(None, [self._address(filler, address)])
        for paper in node.all("identification"):
            drafts += filter(None, [self._identification(filler, paper)])
        for remark in node.all("remark"):
            party.add("notes", remark.text)
        _note_further(filler, node)
        if not node.attributes.get("delistingDate"):
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
        within.exact_date("endDate", node.attributes.get("delistingDate", ""))
        sanction.add("reason", node.attributes.get("designationDetails"))
        sanction.add("sourceUrl", regulation.value("publicationUrl"))
        sanction.add("summary", regulation.value("remark"))
        for corrigendum in regulation.all("corrigendum"):
            sanction.add("summary", f"Corrigendum: {corrigendum.attributes.get('numberTitle') or corrigendum.text}")
        _note_further(within, regulation)
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
        _note_further(filler, node)

    def _add_citizenship(self, filler: Filler, node: Node) -> None:
        country = self._country(filler, "nationality", node)
        for label in ("acquisitionDate", "disenfranchisementDate", "region"):
            filler.note(f"Citizenship {country}, {label}", node.attributes.get(label, ""))
        filler.note(f"Citizenship {country}", node.value("remark"))
        _note_further(filler, node)

    def _country(self, filler: Filler, prop: str, node: Node) -> str:
        """The country of an element as the list names it, or its code where the name is not known; added if asked."""
        unknown = self.knowledge["unknown"]
        given = [node.attributes.get(key, "") for key in ("countryDescription", "countryIso2Code")]
        given = [value for value in given if value not in unknown]
        text = next((value for value in given if self.countries.code(value)), next(iter(given), ""))
        if text and prop:
            filler.country(prop, text)
        return text

    def _add_birth(self, filler: Filler, node: Node) -> None:
        given = node.attributes
        about = "circa " if given.get("circa") == "true" else ""
        month, in_month = given.get("monthOfYear", ""), given.get("dayOfMonth", "")
        parts = [given.get("year", ""), month and month.zfill(2), month and in_month and in_month.zfill(2)]
        day = given.get("birthdate") or ("-".join(filter(None, parts)) if parts[0] else "")
        if day and given.get("calendarType", "") not in self.knowledge["calendars"]:
            filler.note(f"Birth date in the {given['calendarType'].lower()} calendar", day)
        elif day:
            filler.dates("birthDate", f"{about}{day}")
        elif month or in_month:
            filler.note("Birthday without a year", "-".join(filter(None, (month, in_month))))
        for year in (given.get("yearRangeFrom", ""), given.get("yearRangeTo", "")):
            if year:
                filler.dates("birthDate", year)
        country = self._country(filler, "birthCountry", node)
        keys = ("place", "city", "zipCode", "region")
        filler.text("birthPlace", ", ".join(filter(None, (*(given.get(key) for key in keys), country))))
        filler.note("Birth", node.value("remark"))
        _note_further(filler, node)

    def _address(self, filler: Filler, node: Node) -> Draft | None:
        given = node.attributes
        for contact in node.all("contactInfo"):
            prop = self.knowledge["contacts"].get(contact.attributes.get("key", "").upper(), "")
            value = contact.attributes.get("value", "")
            add = {"email": filler.email, "website": filler.website}.get(prop)
            if add:
                add(value)
            elif prop:
                for part in re.split(r"[;,]\s+", value):
                    filler.text(prop, part)
            else:
                filler.note(contact.attributes.get("key", "").capitalize(), value)
        street = ", ".join(filter(None, (given.get("street"), given.get("place"), given.get("poBox"))))
        parts = {"street": street, "city": given.get("city", ""), "region": given.get("region", "")}
        parts |= {"postalCode": given.get("zipCode", ""), "country": self._country(filler, "", node)}
        listed = "as at the time of listing" if given.get("asAtListingTime") == "true" else ""
        _note_further(filler, node)
        if not any(parts.values()):
            filler.note("Address", node.value("remark"))
            return None
        return draft_address(filler, parts | {"remarks": "; ".join(filter(None, (node.value("remark"), listed)))})

    def _identification(self, filler: Filler, node: Node) -> Draft | None:
        given = node.attributes
        number, latin = given.get("number", ""), given.get("latinNumber", "")
        kind = given.get("identificationTypeDescription") or given.get("identificationTypeCode", "")
        flags = [word for flag, word in self.knowledge["flags"].items() if given.get(flag) == "true"]
        about = [f"name on it: {given['nameOnDocument']}"] if given.get("nameOnDocument") else []
        about += [
            value for value in (latin if number else "", given.get("region"), *flags, node.value("remark")) if value
        ]
        _note_further(filler, node)
        number = number or latin
        prop = self.knowledge["numbers"].get(given.get("identificationTypeCode", ""))
        country = self._country(filler, "", node)
        if prop and number:
            filler.number(prop, number, valid=self.knowledge["checks"].get(prop, ""))
            filler.note(f"{kind} {number}", "; ".join(about))
            filler.draft.add("country", self.countries.code(country), original=country)
            return None
        if not number:
            filler.note(kind, "; ".join(about))
            return None
        details = {"country": country, "authority": given.get("issuedBy", ""), "summary": "; ".join(about)}
        details["startDate"] = given.get("issueDate") or given.get("issuedDate") or given.get("validFrom", "")
        return draft_paper(filler, kind, number, details | {"endDate": given.get("validTo", "")})


def _note_further(filler: Filler, node: Node) -> None:
    """What an element says besides, under keys of its own."""
    for more in node.all("additionalInformation"):
        filler.note(more.attributes.get("key", "") or "Further", more.attributes.get("value", "") or more.text)

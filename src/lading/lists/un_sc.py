"""The UN Security Council's consolidated list in XML. Elements and codes are in `un_sc.yml`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import Countries, load_countries
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource
from lading.lists.filler import Filler
from lading.lists.identifiers import VALIDATORS
from lading.lists.papers import draft_address, draft_paper
from lading.lists.prose import Prose, load_prose
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.xml_stream import Node, check_shape, read_records, report_attributes
from lading.model.issue import Issue
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "un_sc"
DATASET = "un_sc_sanctions"
GIVEN = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")


def describe() -> Mapping[str, Publication]:
    """The publication this parser reads."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files that open as the UN's list does."""
    return [
        ListSource(NAME, DATASET, (("list", head.file),)) for head in heads if "<CONSOLIDATED_LIST" in head.text
    ], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, entry by entry.

    Raises:
        SourceError: for an element or code the schema does not have, a date that is none, a reference given twice, or
            a file that ends early.
    """
    file = source.files[0][1]
    reader = EntryReader(load_knowledge(NAME), load_schemata(), load_countries(), file, load_prose())
    seen: set[str] = set()
    for node in read_records(file, reader.knowledge["records"], around=reader.knowledge["around"]):
        check_shape(node, reader.knowledge["shape"], file)
        yield from report_attributes(node, {}, file)
        reference = node.value("REFERENCE_NUMBER")
        if not reference or reference in seen:
            what = f"reference {reference!r} is missing or given twice"
            raise SourceError(what, where=file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        seen.add(reference)
        yield from reader.read(node)
    if not seen:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries with the knowledge it is given."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    file: ListFile
    prose: Prose

    def read(self, node: Node) -> Iterator[Statement | Issue]:
        """The party of one entry, its designation, addresses and papers."""
        origin = f"{self.file.name.rsplit('/', 1)[-1]} line {node.line}"
        own = f"un-{node.value('REFERENCE_NUMBER').lower()}"
        party = Draft(own, self._schema(node), self.schemata, origin)
        filler = Filler(party, self.countries, self.file.name, f"line {node.line}")
        drafts = [party, self._sanction(filler, node)]
        self._add_names(filler, node)
        self._add_facts(filler, node)
        self._add_birth(filler, node)
        for address in node.all(f"{node.tag}_ADDRESS"):
            drafts += filter(None, [draft_address(filler, _address_parts(address))])
        for paper in node.all("INDIVIDUAL_DOCUMENT"):
            drafts += filter(None, [self._paper(filler, paper)])
        for note in [value for prop, value in party.values if prop == "notes"]:
            self.prose.fill(party, note)
        party.add("topics", "sanction")
        for draft in drafts:
            yield from draft.statements(DATASET)
        yield from filler.issues

    def _schema(self, node: Node) -> str:
        """What a party is: a ship is told by the number that its comments begin with."""
        ship = re.match(self.knowledge["ship"], node.value("COMMENTS1"), re.IGNORECASE)
        if node.tag == "ENTITY" and ship and VALIDATORS["imo"](ship["number"]):
            return "Vessel"
        schema: str = self.knowledge["records"][node.tag]
        return schema

    def _sanction(self, filler: Filler, node: Node) -> Draft:
        sanction = Draft(f"{filler.draft.id}-sanction", "Sanction", self.schemata, filler.draft.origin)
        within = Filler(sanction, self.countries, filler.where, filler.place, filler.issues)
        sanction.add("entity", filler.draft.id)
        sanction.add("authority", self.knowledge["publications"][DATASET]["authority"])
        sanction.add("program", node.value("UN_LIST_TYPE"))
        sanction.add("unscId", node.value("REFERENCE_NUMBER"))
        sanction.add("recordId", node.value("DATAID"))
        for tag, props in (("LISTED_ON", ("listingDate", "startDate")), ("DELISTED_ON", ("endDate",))):
            for prop in props:
                within.exact_date(prop, node.value(tag))
        for value in _values(node, "LAST_DAY_UPDATED"):
            within.exact_date("modifiedAt", value)
        return sanction

    def _add_names(self, filler: Filler, node: Node) -> None:
        party = filler.draft
        party.add("name", " ".join(name for tag in GIVEN if (name := node.value(tag))))
        party.add("name", node.value("NAME_ORIGINAL_SCRIPT"))
        for alias in node.all(f"{node.tag}_ALIAS"):
            quality, name, note = alias.value("QUALITY"), alias.value("ALIAS_NAME"), alias.value("NOTE")
            if quality not in self.knowledge["aliases"]:
                what = f"unknown alias quality {quality!r}"
                raise SourceError(what, where=filler.where, place=f"line {alias.line}", remedy=FETCH_AGAIN)
            former = re.match(self.knowledge["former"], note, re.IGNORECASE)
            party.add("previousName" if former else self.knowledge["aliases"][quality], name)
            if original := re.search(self.knowledge["in_script"], note, re.IGNORECASE):
                party.add("alias", original["name"], original=original.group())
            born = ", ".join(
                alias.value(tag) for tag in ("DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH") if alias.value(tag)
            )
            filler.note(f"Alias {name}", "; ".join(part for part in (note, born and f"born {born}") if part))

    def _add_facts(self, filler: Filler, node: Node) -> None:
        party = filler.draft
        if gender := node.value("GENDER"):
            party.add("gender", self.knowledge["genders"].get(gender), original=gender)
            if gender not in self.knowledge["genders"]:
                filler.warn(f"unknown gender {gender!r}")
        for tag, prop in (("TITLE", "title"), ("DESIGNATION", "position")):
            for value in _values(node, tag):
                filler.text(prop, value)
        for value in _values(node, "NATIONALITY"):
            filler.country("nationality", value)
        for tag, prop in (("COMMENTS1", "notes"), ("INTERPOL_LINK", "sourceUrl")):
            party.add(prop, node.value(tag))
        for tag in ("NATIONALITY2", "SUBMITTED_ON", "SUBMITTED_BY"):
            filler.note(tag.replace("_", " ").capitalize(), node.value(tag))

    def _add_birth(self, filler: Filler, node: Node) -> None:
        for born in node.all("INDIVIDUAL_DATE_OF_BIRTH"):
            about = "circa " if born.value("TYPE_OF_DATE") == "APPROXIMATELY" else ""
            for tag in ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR"):
                value = born.value(tag)
                filler.exact_date("birthDate", value)
                if value and about:
                    filler.note("Birth date", f"{about}{value}")
            filler.note("Birth date", born.value("NOTE"))
        for place in node.all("INDIVIDUAL_PLACE_OF_BIRTH"):
            parts = [place.value(tag) for tag in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY")]
            filler.draft.add("birthPlace", ", ".join(part for part in parts if part))
            if country := place.value("COUNTRY"):
                filler.country("birthCountry", country)
            filler.note("Birth place", place.value("NOTE"))

    def _paper(self, filler: Filler, node: Node) -> Draft | None:
        kind = node.value("TYPE_OF_DOCUMENT2") or node.value("TYPE_OF_DOCUMENT")
        number = node.value("NUMBER")
        details = {
            "country": node.value("ISSUING_COUNTRY") or node.value("COUNTRY_OF_ISSUE"),
            "authority": node.value("CITY_OF_ISSUE"),
            "startDate": node.value("DATE_OF_ISSUE"),
            "endDate": node.value("DATE_OF_EXPIRY"),
            "summary": node.value("NOTE"),
        }
        if not number and not any(details.values()):
            return None
        if node.value("TYPE_OF_DOCUMENT") == "Passport" and "passport" not in kind.lower():
            kind = f"Passport: {kind}"
        paper = draft_paper(filler, kind, number, details)
        self.prose.fill_paper(paper, details["summary"])
        return paper


def _values(node: Node, tag: str) -> list[str]:
    """The texts of the VALUE elements in the children of a name; empty ones are left out."""
    return [value.text for holder in node.all(tag) for value in holder.all("VALUE") if value.text]


def _address_parts(node: Node) -> dict[str, str]:
    tags = {
        "street": "STREET",
        "city": "CITY",
        "region": "STATE_PROVINCE",
        "postalCode": "ZIP_CODE",
        "country": "COUNTRY",
        "remarks": "NOTE",
    }
    return {prop: node.value(tag) for prop, tag in tags.items()}

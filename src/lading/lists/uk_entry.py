"""One entry of a UK list, whichever file it came from, read into the party, its designation, addresses and papers.

The XML is read as it stands; the tables are first gathered into the same elements (`uk_table`). Elements and codes are
in `uk_fcdo.yml`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import Countries
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, ListFile, Row
from lading.lists.filler import Filler
from lading.lists.papers import draft_address, draft_paper
from lading.lists.publication import Publication
from lading.lists.uk_relations import below, draft_relations, whole_name
from lading.lists.uk_table import split_numbered
from lading.lists.xml_stream import Node
from lading.model.issue import Issue
from lading.model.schema import Schemata
from lading.model.statement import Statement

UNKNOWN_PARTS = re.compile(
    r"^'?(?:(?:dd|00|--|xx)/(?:(?:mm|00|--|xx)/)?|\d\d/(?:mm|00|--|xx)/|(?:mm|00|--|xx)/)(?=\d)|^'"
)
"""Unknown parts of a date, as the lists print them: dd/mm/1945, 00/00/1975, --/--/1969, and a spreadsheet's apostrophe.
A day without its month says nothing."""


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries with the knowledge it is given."""

    knowledge: Mapping[str, Any]
    """Of `uk_fcdo.yml`."""
    publication: Publication
    prefix: str
    """What the ids of this list's entities begin with."""
    schemata: Schemata
    countries: Countries
    file: ListFile
    unit: str = "line"
    """What entries are found by: lines of XML, rows of a table."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Ids of the list's entries by their folded names, where only one entry has the name."""

    def read(self, own: str, node: Node) -> Iterator[Statement | Issue]:
        """The party of one entry, its designation, addresses and papers."""
        row = Row(self.file.name, node.line, {}, self.unit)
        schema = self._code("types", node.value("IndividualEntityShip"), row)
        party = Draft(f"{self.prefix}-{own.lower()}", schema, self.schemata, row.origin)
        filler = Filler(party, self.countries, row.file, row.place)
        drafts = [party, self._sanction(filler, node)]
        self._add_names(filler, node, row)
        self._add_values(filler, node)
        for address in below(node, "Address"):
            drafts += filter(None, [draft_address(filler, _address_parts(address))])
        for kind in ("Passport", "NationalIdentifier"):
            for paper in below(node, kind):
                number, about = paper.value(f"{kind}Number"), paper.value(f"{kind}AdditionalInformation")
                if number:
                    drafts.append(draft_paper(filler, kind, number, {"summary": about}))
                else:
                    filler.note(kind, about)
        drafts += draft_relations(filler, node, self.knowledge["parties"], self.ids)
        for text in node.all("OtherInformation"):
            party.add("notes", text.text)
        party.add("topics", "sanction")
        for draft in {draft.id: draft for draft in drafts}.values():
            yield from draft.statements(self.publication.dataset)
        yield from dict.fromkeys(filler.issues)

    def _add_names(self, filler: Filler, node: Node, row: Row) -> None:
        party = filler.draft
        names = below(node, "Name")
        kinds = [self._code("names", name.value("NameType"), row) for name in names]
        for name, kind in zip(names, kinds, strict=True):
            untyped = not name.value("NameType") and "name" not in kinds
            weak = self._code("strengths", name.value("AliasStrength"), row) == "weak"
            prop = "name" if untyped else "weakAlias" if weak and kind == "alias" else kind
            party.add(prop, whole_name(name))
        for name in below(node, "NonLatinName"):
            printed, language = name.value("NameNonLatinScript"), name.value("NonLatinScriptLanguage")
            code = self.knowledge["languages"].get(language.lower())
            party.add("alias" if party.has("name") else "name", " ".join(printed.split()), original=printed, lang=code)
            script = "" if code else ", ".join(filter(None, (language, name.value("NonLatinScriptType"))))
            filler.note(f"Script of {printed}", script)

    def _add_values(self, filler: Filler, node: Node) -> None:
        for tag, prop in self.knowledge["values"].items():
            for value in below(node, tag):
                for part in split_numbered(value.text):
                    self._add(filler, prop, part)
        for length in below(node, "LengthOfShip"):
            filler.note("Length", length.text)
        for place in below(node, "Location"):
            country = place.value("CountryOfBirth")
            filler.text("birthPlace", ", ".join(part for part in (place.value("TownOfBirth"), country) if part))
            if country:
                filler.country("birthCountry", country)

    def _code(self, table: str, code: str, row: Row) -> str:
        found = self.knowledge[table].get(" ".join(code.lower().split()))
        if found is None:
            what = f"unknown code {code!r} among {table}"
            raise SourceError(what, where=row.file, place=row.place, remedy=FETCH_AGAIN)
        return str(found)

    def _sanction(self, filler: Filler, node: Node) -> Draft:
        sanction = Draft(f"{filler.draft.id}-sanction", "Sanction", self.schemata, filler.draft.origin)
        within = Filler(sanction, self.countries, filler.where, filler.place, filler.issues)
        sanction.add("entity", filler.draft.id)
        sanction.add("authority", self.publication.authority)
        sanction.add("country", self.publication.country)
        for tag, prop in self.knowledge["designation"].items():
            for value in node.all(tag):
                sanction.add(prop, value.text)
        for prop, tags in self.knowledge["dates"].items():
            tag = next((tag for tag in tags if node.value(tag)), tags[0])
            for day in node.all(tag):
                within.exact_date(prop, UNKNOWN_PARTS.sub("", day.text.lower()))
        for measures in node.all("SanctionsImposed"):
            for measure in measures.text.split("|"):
                sanction.add("provisions", measure)
        for flag in (child for holder in node.all("SanctionsImposedIndicators") for child in holder.children):
            if flag.text.lower() == "true":
                sanction.add("provisions", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", flag.tag).capitalize())
        return sanction

    def _add(self, filler: Filler, prop: str, value: str) -> None:
        """A plain value, cleaned as its property asks."""
        if not value:
            return
        if prop in {"birthDate", "buildDate"}:
            filler.dates(prop, UNKNOWN_PARTS.sub("", value.lower()))
        elif prop in {"nationality", "flag", "pastFlags"}:
            filler.country(prop, value)
        elif prop in {"email", "website"}:
            {"email": filler.email, "website": filler.website}[prop](value)
        elif prop == "imoNumber":
            filler.number(prop, re.sub(r"^IMO(?:\s+number)?[\s:]*", "", value, flags=re.IGNORECASE), valid="imo")
        elif prop == "registrationNumber":
            filler.number(prop, value)
        elif prop == "gender":
            code = self.knowledge["genders"].get(value.lower())
            filler.draft.add(filler.draft.fitting(prop) or "notes", code or value, original=value)
            if code is None:
                filler.warn(f"unknown gender {value!r}; kept as it stands")
        else:
            filler.text(prop, value)


def _address_parts(node: Node) -> dict[str, str]:
    street = ", ".join(line for number in range(1, 6) if (line := node.value(f"AddressLine{number}")))
    return {
        "street": street,
        "city": node.value("AddressLine6"),
        "postalCode": node.value("AddressPostalCode"),
        "country": node.value("AddressCountry"),
    }

"""Switzerland's consolidated list in XML. Elements and codes are in `ch_seco.yml`.

The file keeps everyone who was ever listed: a target whose latest modification delists it gets an end date and no
topic. Places stand at the end of the file and are referred to by number, so the file is read twice.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import Countries, load_countries
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource, Row
from lading.lists.filler import Filler
from lading.lists.papers import draft_address, draft_paper
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.xml_stream import Node, read_records, report_shape
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "ch_seco"
DATASET = "ch_seco_sanctions"
RECORDS = ("target", "sanctions-program", "place")
PLACE = {
    "street": "address-details",
    "city": "location",
    "region": "area",
    "postalCode": "zip-code",
    "country": "country",
}


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
        elif node.tag == "sanctions-program":
            keys = [key.text for key in node.all("program-key") if key.attributes.get("lang") == "eng"]
            programs |= {each.attributes.get("ssid", ""): next(iter(keys), "") for each in node.all("sanctions-set")}
    reader = TargetReader(knowledge, load_schemata(), load_countries(), file, programs, places)
    seen: set[str] = set()
    for node in read_records(file, RECORDS, around=knowledge["around"]):
        if node.tag != "target":
            continue
        own = node.attributes.get("ssid", "")
        if not own or own in seen:
            what = f"target number {own!r} is missing or given twice"
            raise SourceError(what, where=file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        seen.add(own)
        for change in node.all("modification"):
            change.children.clear()
        yield from report_shape(node, knowledge["shape"], file)
        yield from reader.read(own, node)
    if not seen:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)


@dataclass(frozen=True, slots=True)
class TargetReader:
    """Reads targets with the knowledge it is given and the file's own tables."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    file: ListFile
    programs: Mapping[str, str]
    places: Mapping[str, Node]

    def read(self, own: str, node: Node) -> Iterator[Statement | Issue]:
        """The party of one target, its designation, relations, addresses and papers."""
        row = Row(self.file.name, node.line, {}, "line")
        body = next((child for child in node.children if child.tag in self.knowledge["types"]), None)
        if body is None or body.attributes.get("object-type", "vessel") != "vessel":
            raise SourceError("a target of no known type", where=row.file, place=row.place, remedy=FETCH_AGAIN)
        party = Draft(f"ch-seco-{own}", self.knowledge["types"][body.tag], self.schemata, row.origin)
        filler = Filler(party, self.countries, row.file, row.place)
        drafts = [party, self._sanction(filler, own, node, body)]
        if party.fitting("gender"):
            party.add("gender", self.knowledge["genders"].get(body.attributes.get("sex", "")))
        for identity in sorted(body.all("identity"), key=lambda each: each.attributes.get("main") != "true"):
            drafts += self._read_identity(filler, identity, row)
        for other in body.all("other-information"):
            self._add_other(filler, other.text)
        drafts += (self._relation(party, relation) for relation in body.all("relation"))
        for draft in drafts:
            yield from draft.statements(DATASET)
        yield from filler.issues

    def _sanction(self, filler: Filler, own: str, node: Node, body: Node) -> Draft:
        """The designation, with listing and delisting days; the party's topic stands only while it is in force."""
        sanction = Draft(f"{filler.draft.id}-sanction", "Sanction", self.schemata, filler.draft.origin)
        within = Filler(sanction, self.countries, filler.where, filler.place, filler.issues)
        sanction.add("entity", filler.draft.id)
        sanction.add("authority", self.knowledge["publications"][DATASET]["authority"])
        sanction.add("country", "ch")
        sanction.add("authorityId", own)
        for each in node.all("sanctions-set-id"):
            sanction.add("program", self.programs.get(each.text, each.text))
        sanction.add("unscId", node.value("foreign-identifier"))
        changes = sorted(node.all("modification"), key=lambda change: change.attributes.get("effective-date", ""))
        for change in changes:
            given, kind = change.attributes, change.attributes.get("modification-type")
            if kind == "listed":
                within.exact_date("startDate", given.get("effective-date", ""))
                within.exact_date("listingDate", given.get("publication-date", ""))
            elif kind == self.knowledge["delisted"]:
                within.exact_date("endDate", given.get("effective-date", ""))
            else:
                within.exact_date("modifiedAt", given.get("publication-date", ""))
        if not changes or changes[-1].attributes.get("modification-type") != self.knowledge["delisted"]:
            filler.draft.add("topics", "sanction")
        for reason in body.all("justification"):
            sanction.add("reason", reason.text)
        return sanction

    def _read_identity(self, filler: Filler, node: Node, row: Row) -> list[Draft]:
        """Names, births, nationalities; gives back addresses and papers."""
        main = node.attributes.get("main") == "true"
        for name in node.all("name"):
            self._add_name(filler, name, main, row)
        for born in node.all("day-month-year"):
            parts = [
                born.attributes.get(key, "").zfill(2) for key in ("year", "month", "day") if born.attributes.get(key)
            ]
            filler.exact_date(
                "birthDate" if filler.draft.fitting("birthDate") else "incorporationDate", "-".join(parts)
            )
        for country in (each for nationality in node.all("nationality") for each in nationality.all("country")):
            filler.country("nationality", country.attributes.get("iso-code") or country.text)
        for place in node.all("place-of-birth"):
            parts_of = self._place(place)
            filler.text(
                "birthPlace", ", ".join(parts_of[key] for key in ("city", "region", "country") if parts_of.get(key))
            )
        found = [draft_address(filler, self._place(address)) for address in node.all("address")]
        found += (self._paper(filler, paper) for paper in node.all("identification-document"))
        return [draft for draft in found if draft]

    def _place(self, node: Node) -> dict[str, str]:
        """An address's own parts, over those of the place it refers to."""
        place = self.places.get(node.attributes.get("place-id", ""))
        parts = {prop: node.value(tag) or (place.value(tag) if place else "") for prop, tag in PLACE.items()}
        box = node.value("p-o-box")
        return parts | {
            "postOfficeBox": box,
            "remarks": "; ".join(filter(None, (node.value("c-o"), node.value("remarks")))),
        }

    def _paper(self, filler: Filler, node: Node) -> Draft:
        details = {
            "country": node.value("issuer"),
            "startDate": node.value("date-of-issue"),
            "endDate": node.value("expiry-date"),
        }
        kind = node.attributes.get("document-type", "").replace("-", " ")
        return draft_paper(filler, kind, node.value("number"), details | {"summary": node.value("remark")})

    def _add_name(self, filler: Filler, node: Node, main: bool, row: Row) -> None:
        """A name in its own spelling, and once more in each other one that all its parts are given in."""
        kind = self.knowledge["names"].get(node.attributes.get("name-type", ""))
        if kind is None:
            what = f"unknown name type {node.attributes.get('name-type')!r}"
            raise SourceError(what, where=row.file, place=row.place, remedy=FETCH_AGAIN)
        prop = "weakAlias" if node.attributes.get("quality") == "low" else kind if main or kind != "name" else "alias"
        parts = sorted(node.all("name-part"), key=_order)
        spoken = [part for part in parts if part.attributes.get("name-part-type") != "title"]
        filler.draft.add(prop, " ".join(part.value("value") for part in spoken if part.value("value")))
        scripts = {
            spelling.attributes.get("script", "") for part in spoken for spelling in part.all("spelling-variant")
        }
        for script in sorted(scripts):
            words = [_spelling(part, script) for part in spoken]
            filler.draft.add("alias" if prop == "name" else prop, " ".join(word for word in words if word))
        for part in parts:
            own = self.knowledge["parts"].get(part.attributes.get("name-part-type", ""))
            if own is None:
                filler.warn(f"unknown name part {part.attributes.get('name-part-type')!r}", severity=Severity.NOTE)
            elif own and filler.draft.fitting(own):
                filler.draft.add(own, part.value("value"))

    def _add_other(self, filler: Filler, text: str) -> None:
        """A remark: a labelled value where it is one, else a note."""
        for label in self.knowledge["labels"]:
            if found := re.fullmatch(label["pattern"], text):
                prop = label["prop"]
                if prop == "website":
                    filler.website(found[1])
                elif prop == "email":
                    filler.email(found[1])
                elif prop == "incorporationDate":
                    filler.dates(prop, found[1])
                elif prop in {"phone", "legalForm"}:
                    filler.text(prop, found[1])
                else:
                    filler.number(prop, found[1], valid=label.get("valid", ""))
                return
        filler.draft.add("notes", text)

    def _relation(self, party: Draft, node: Node) -> Draft:
        """A relation to another target, in the list's own word."""
        other, kind = node.attributes.get("target-id", ""), node.attributes.get("relation-type", "")
        link = Draft(f"{party.id}-link-{other}", "UnknownLink", self.schemata, party.origin)
        link.add("subject", party.id)
        link.add("object", f"ch-seco-{other}")
        link.add("role", kind)
        link.add("summary", f"{kind}: target {other}" + (f" ({node.value('remark')})" if node.value("remark") else ""))
        return link


def _order(part: Node) -> int:
    """Where a part of a name stands."""
    given = part.attributes.get("order", "")
    return int(given) if given.isdecimal() else 0


def _spelling(part: Node, script: str) -> str:
    """A part of a name in a script; in its own spelling where it has no variant in that one."""
    found = (
        spelling.text for spelling in part.all("spelling-variant") if spelling.attributes.get("script", "") == script
    )
    return next(found, part.value("value"))

"""One target of Switzerland's list: its party, designation, relations, addresses and papers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lading.errors import SourceError
from lading.lists.ch_seco_names import order, spell
from lading.lists.countries import Countries
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, ListFile, Row
from lading.lists.filler import Filler
from lading.lists.papers import draft_address, draft_paper
from lading.lists.publication import Publication
from lading.lists.xml_stream import Node
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata
from lading.model.statement import Statement

PLACE = {"street": "address-details", "city": "location", "region": "area", "postalCode": "zip-code"}


@dataclass(frozen=True, slots=True)
class TargetReader:
    """Reads targets with the knowledge it is given and the file's own tables."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    file: ListFile
    publication: Publication
    programs: Mapping[str, str]
    """What a set of sanctions belongs to, by the set's number."""
    places: Mapping[str, Node]

    def read(self, own: str, node: Node) -> Iterator[Statement | Issue]:
        """The party of one target, its designation, relations, addresses and papers."""
        row = Row(self.file.name, node.line, {}, "line")
        body = next((child for child in node.children if child.tag in self.knowledge["types"]), None)
        schema = self._schema(body) if body is not None else None
        if body is None or schema is None:
            raise SourceError("a target of no known type", where=row.file, place=row.place, remedy=FETCH_AGAIN)
        party = Draft(f"ch-seco-{own}", schema, self.schemata, row.origin)
        filler = Filler(party, self.countries, row.file, row.place)
        drafts = [party, self._sanction(filler, own, node, body)]
        if party.fitting("gender"):
            party.add("gender", self.knowledge["genders"].get(body.attributes.get("sex", "")))
        for identity in sorted(body.all("identity"), key=lambda each: each.attributes.get("main") != "true"):
            drafts += self._read_identity(filler, identity, row)
        for other in body.all("other-information"):
            self._add_other(filler, other.text)
        for attribute in (each for holder in (node, body) for each in holder.all("generic-attribute")):
            filler.note(attribute.attributes.get("name", "") or "Further", attribute.text)
        drafts += (self._relation(party, relation) for relation in body.all("relation"))
        for draft in drafts:
            yield from draft.statements(self.publication.dataset)
        yield from filler.issues

    def _schema(self, body: Node) -> str | None:
        """What a target is; None for an object of a type nobody knows."""
        table, code = (
            ("objects", body.attributes.get("object-type", "vessel")) if body.tag == "object" else ("types", body.tag)
        )
        found: str | None = self.knowledge[table].get(code)
        return found

    def _sanction(self, filler: Filler, own: str, node: Node, body: Node) -> Draft:
        """The designation, with listing and delisting days; the party's topic stands only while it is in force."""
        sanction = Draft(f"{filler.draft.id}-sanction", "Sanction", self.schemata, filler.draft.origin)
        within = Filler(sanction, self.countries, filler.where, filler.place, filler.issues)
        sanction.add("entity", filler.draft.id)
        sanction.add("authority", self.publication.authority)
        sanction.add("country", self.publication.country)
        sanction.add("authorityId", own)
        for number in (node.attributes.get("sanctions-set-id"), *(each.text for each in node.all("sanctions-set-id"))):
            if number:
                sanction.add("program", self.programs.get(number, number), original=number)
        for each in node.all("foreign-identifier"):
            sanction.add("unscId", each.text)
        # The file has the latest change first: of two of one day, the upper one came after the lower one.
        latest_first = node.all("modification")
        oldest_first = latest_first[::-1]
        changes = sorted(oldest_first, key=_day_of)
        for change in changes:
            given, kind = change.attributes, change.attributes.get("modification-type")
            if kind == "listed":
                within.exact_date("startDate", _day_of(change))
                within.exact_date("listingDate", given.get("publication-date", ""))
            elif kind == self.knowledge["delisted"]:
                within.exact_date("endDate", _day_of(change))
            else:
                within.exact_date("modifiedAt", given.get("publication-date", "") or _day_of(change))
                if kind not in self.knowledge["modifications"]:
                    filler.warn(f"unknown kind of modification {kind!r}; read as an amendment")
            filler.note(f"{kind} {_day_of(change)}", "; ".join(filter(None, map(change.value, ("reason", "remarks")))))
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
            self._add_birth(filler, born)
        for country in (each for nationality in node.all("nationality") for each in nationality.all("country")):
            filler.country("nationality", self._country(country))
        for place in node.all("place-of-birth"):
            parts_of = self._place(place)
            filler.text(
                "birthPlace", ", ".join(parts_of[key] for key in ("city", "region", "country") if parts_of.get(key))
            )
        found = [draft_address(filler, self._place(address)) for address in node.all("address")]
        found += (self._paper(filler, paper) for paper in node.all("identification-document"))
        return [draft for draft in found if draft]

    def _add_birth(self, filler: Filler, node: Node) -> None:
        """A birth date, or the day a body was founded; a day without its year or month says nothing of a date."""
        given = [node.attributes.get(key, "") for key in ("year", "month", "day")]
        known = given[: next((place for place, part in enumerate(given) if not part), 3)]
        prop = "birthDate" if filler.draft.fitting("birthDate") else "incorporationDate"
        if known and not filler.draft.fitting(prop):
            filler.note(prop, "-".join(known))
        elif known:
            filler.exact_date(prop, "-".join(part.zfill(2) for part in known))
        if len(known) < len(list(filter(None, given))):
            filler.note("Date in part", "-".join(part or "?" for part in given))

    def _country(self, node: Node | None) -> str:
        """The country of an element as the list names it, or its code where the name is not known."""
        if node is None:
            return ""
        given = [
            text for text in (node.text, node.attributes.get("iso-code", ""), node.attributes.get("code", "")) if text
        ]
        return next((text for text in given if self.countries.code(text)), next(iter(given), ""))

    def _place(self, node: Node) -> dict[str, str]:
        """An address's own parts, over those of the place it refers to; what else is said of either is a remark."""
        place = self.places.get(node.attributes.get("place-id", ""))
        holders = [holder for holder in (node, place) if holder is not None]
        parts = {
            prop: next((text for holder in holders if (text := holder.value(tag))), "") for prop, tag in PLACE.items()
        }
        parts["country"] = next((text for holder in holders if (text := self._country(holder.find("country")))), "")
        variants = [child.text for holder in holders for child in holder.children if child.tag.endswith("-variant")]
        remarks = [text for holder in holders for tag in ("c-o", "remarks", "remark") if (text := holder.value(tag))]
        return parts | {"postOfficeBox": node.value("p-o-box"), "remarks": "; ".join(filter(None, remarks + variants))}

    def _paper(self, filler: Filler, node: Node) -> Draft | None:
        issued_in = self._place(place) if (place := node.find("place-of-issue")) else {}
        details = {
            "country": self._country(node.find("issuer")),
            "startDate": node.value("date-of-issue"),
            "endDate": node.value("expiry-date"),
            "authority": ", ".join(text for key in ("city", "region", "country") if (text := issued_in.get(key))),
            "summary": "; ".join(filter(None, map(node.value, ("remark", "remarks")))),
        }
        kind = node.attributes.get("document-type", "").replace("-", " ")
        number = node.value("number")
        if not number:
            filler.note(kind or "Paper", "; ".join(filter(None, details.values())))
            return None
        return draft_paper(filler, kind, number, details)

    def _add_name(self, filler: Filler, node: Node, main: bool, row: Row) -> None:
        """A name in its own spelling, and once more in each other one that all its parts are given in."""
        kind = self.knowledge["names"].get(node.attributes.get("name-type", ""))
        if kind is None:
            what = f"unknown name type {node.attributes.get('name-type')!r}"
            raise SourceError(what, where=row.file, place=row.place, remedy=FETCH_AGAIN)
        prop = "weakAlias" if node.attributes.get("quality") == "low" else kind if main or kind != "name" else "alias"
        parts = sorted(node.all("name-part"), key=order)
        spoken = [part for part in parts if part.attributes.get("name-part-type") != "title"]
        for number, (whole, language) in enumerate(spell(spoken, self.knowledge["languages"])):
            filler.draft.add("alias" if number and prop == "name" else prop, whole, lang=language)
        for part in parts:
            own = self.knowledge["parts"].get(part.attributes.get("name-part-type", ""))
            if own is None:
                filler.warn(f"unknown name part {part.attributes.get('name-part-type')!r}", severity=Severity.NOTE)
            elif own and filler.draft.fitting(own):
                filler.draft.add(own, part.value("value"))
                for spelling in part.all("spelling-variant"):
                    language = self.knowledge["languages"].get(spelling.attributes.get("lang", "").lower())
                    filler.draft.add(own, spelling.text, lang=language)

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


def _day_of(change: Node) -> str:
    """The day a change took effect; where that is not said, when it was published or decided."""
    given = change.attributes
    return given.get("effective-date") or given.get("publication-date") or given.get("enactment-date", "")

"""OFAC's lists in the ENHANCED XML format: like the legacy files, and with listing dates and original scripts.

Features and papers carry the labels that the legacy files put into remarks, and are read by the same table. Relations
have their kind ("Owned or Controlled By"), which becomes the link's role. Elements and codes are in
`ofac_enhanced.yml`; the publications are those of `us_ofac.yml`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import Countries, load_countries
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource, Row
from lading.lists.filler import Filler
from lading.lists.ofac_facts import FactReader, Finding
from lading.lists.ofac_periods import Period, first_day, say_period
from lading.lists.ofac_remarks import RemarkRules, split_remark
from lading.lists.papers import draft_address
from lading.lists.person_names import add_person_name
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.xml_stream import Node, check_shape, read_records, report_attributes
from lading.model.issue import Issue
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "ofac_enhanced"


def describe() -> Mapping[str, Publication]:
    """The publications this parser reads: OFAC's two, as in the legacy format."""
    return publications(load_knowledge("us_ofac"))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files that open as an ENHANCED export; which list they are, they say at the beginning."""
    found = []
    for head in heads:
        if "<sanctionsData" in head.text and "ENHANCED_XML" in head.text:
            listed = head.text.partition("<filters>")[2].partition("</filters>")[0]
            dataset = "us_ofac_sdn" if ">SDN List<" in listed else "us_ofac_cons"
            found.append(ListSource(NAME, dataset, (("list", head.file),)))
    return found, []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, entry by entry.

    Raises:
        SourceError: for an element, party type or alias type the schema does not have, an id given twice, a date that
            is none, or a file that ends early.
    """
    file = source.files[0][1]
    rules = RemarkRules.build(load_knowledge("ofac_remarks"))
    reader = EntryReader(load_knowledge(NAME), load_schemata(), load_countries(), rules, file, source.dataset)
    seen: set[str] = set()
    for node in read_records(
        file, {"entity", "publicationInfo", "referenceValues", "featureTypes"}, around=reader.knowledge["around"]
    ):
        if node.tag != "entity":
            continue
        check_shape(node, reader.knowledge["shape"], file)
        yield from report_attributes(node, reader.knowledge["attributes"], file)
        if (number := node.attributes.get("id", "")) in seen or not number:
            what = f"entity id {number!r} is missing or given twice"
            raise SourceError(what, where=file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        seen.add(number)
        yield from reader.read(node)
    if not seen:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries with the knowledge it is given."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    rules: RemarkRules
    file: ListFile
    dataset: str

    def read(self, node: Node) -> Iterator[Statement | Issue]:
        """The party of one entry, its designations, addresses, papers and relations."""
        facts = [self.rules.read(segment) for segment in _segments(node)]
        schema = self._code("types", node.value("generalInfo", "entityType"), node)
        if schema == "Organization" and any(fact.rule and fact.rule.company for fact in facts):
            schema = "Company"
        row = Row(self.file.name, node.line, {}, "line")
        party = Draft(f"ofac-{node.attributes['id']}", schema, self.schemata, row.origin)
        filler = Filler(party, self.countries, row.file, row.place)
        designations = self._designations(filler, node)
        finding = Finding(row, party, designations[0], [*designations[1:]], filler.issues)
        self._add_names(party, node)
        for program in _values(node, "sanctionsPrograms"):
            party.add("program", program)
        party.add(party.fitting("position", "notes") or "", node.value("generalInfo", "title"))
        for address in _children(node, "addresses"):
            finding.others += filter(None, self._addresses(filler, address))
        reader = FactReader(self.schemata, self.countries, self.rules, {})
        for fact in facts:
            reader.add(finding, fact)
        for note in _feature_notes(node):
            party.add("notes", note)
        finding.others += (self._link(party, relation) for relation in _children(node, "relationships"))
        party.add("topics", "sanction")
        yield from finding.give(self.dataset)

    def _code(self, table: str, code: str, node: Node) -> str:
        """A code's meaning. Raises SourceError for one that nobody knows."""
        found = self.knowledge[table].get(code)
        if found is None:
            what = f"unknown code {code!r} among {table}"
            raise SourceError(what, where=self.file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        return str(found)

    def _designations(self, filler: Filler, node: Node) -> list[Draft]:
        """One designation a list the party is on, with the day it was put there."""
        number = node.attributes["id"]
        lists = _children(node, "sanctionsLists")
        own = [entry for entry in lists if entry.text != self.knowledge["umbrella"]] or lists
        if not own:
            raise SourceError("an entry on no list", where=filler.where, place=filler.place, remedy=FETCH_AGAIN)
        found = []
        for entry in own:
            sanction = Draft(
                f"{filler.draft.id}-list-{entry.attributes.get('refId', '')}",
                "Sanction",
                self.schemata,
                filler.draft.origin,
            )
            within = Filler(sanction, self.countries, filler.where, filler.place, filler.issues)
            sanction.add("entity", filler.draft.id)
            sanction.add("authority", "Office of Foreign Assets Control")
            sanction.add("country", "us")
            sanction.add("authorityId", number)
            for program in _values(node, "sanctionsPrograms"):
                sanction.add("program", program)
            sanction.add("description", entry.text)
            for prop in ("listingDate", "startDate"):
                within.exact_date(prop, entry.attributes.get("datePublished", ""))
            for provision in (*_values(node, "sanctionsTypes"), *_values(node, "legalAuthorities")):
                sanction.add("provisions", provision)
            sanction.add("sourceUrl", self.knowledge["details"].format(number))
            found.append(sanction)
        return found

    def _add_names(self, party: Draft, node: Node) -> None:
        """Names with their kind and quality, in every script given."""
        names = sorted(_children(node, "names"), key=lambda name: name.value("isPrimary") != "true")
        for name in names:
            prop = "name" if name.value("isPrimary") == "true" else self._code("aliases", name.value("aliasType"), name)
            if name.value("isLowQuality") == "true":
                prop = "weakAlias"
            for translation in _children(name, "translations"):
                printed = translation.value("formattedFullName")
                if party.schema == "Person":
                    add_person_name(party, prop, printed, parts=prop != "weakAlias")
                else:
                    party.add(prop, printed)

    def _addresses(self, filler: Filler, node: Node) -> list[Draft | None]:
        """An address, once in each script it is given in."""
        inner = node.find("translations")
        country = node.value("country") or (inner.value("country") if inner else "")
        versions = [self._parts(each) for each in inner.all("translation")] if inner else []
        return [draft_address(filler, parts | {"country": country}) for parts in versions or [{}]]

    def _parts(self, translation: Node) -> dict[str, str]:
        """The parts of an address by property; the streets in one line."""
        parts: dict[str, list[str]] = {}
        for part in _children(translation, "addressParts"):
            parts.setdefault(self._code("addresses", part.value("type"), part), []).append(part.value("value"))
        return {prop: ", ".join(values) for prop, values in parts.items()}

    def _link(self, party: Draft, node: Node) -> Draft:
        """A relation to another entry, in the list's own words."""
        other = node.find("relatedEntity")
        number = other.attributes.get("entityId", "") if other else ""
        kind = node.value("type")
        link = Draft(f"{party.id}-link-{number}", "UnknownLink", self.schemata, party.origin)
        link.add("subject", party.id)
        link.add("object", f"ofac-{number}", original=other.text if other else None)
        link.add("role", kind)
        link.add("summary", f"{kind}: {other.text if other else ''}")
        link.add("status", node.value("quality"))
        link.add("description", node.value("comments"))
        if lasted := node.find("dateRange"):
            words = _period(lasted)
            link.add("startDate", lasted.value("fromDateBegin") or lasted.value("fromDateEnd"), original=words)
            link.add("endDate", lasted.value("toDateEnd") or lasted.value("toDateBegin"), original=words)
        return link


def _children(node: Node, tag: str) -> list[Node]:
    holder = node.find(tag)
    return holder.children if holder else []


def _values(node: Node, tag: str) -> list[str]:
    return [child.text for child in _children(node, tag)]


def _segments(node: Node) -> list[str]:
    """Features, papers and remarks, as the legacy files' remarks would write them: `LABEL VALUE (Country)`."""
    found = [f"{feature.value('type')} {feature.value('value')}" for feature in _children(node, "features")]
    for paper in _children(node, "identityDocuments"):
        country = f" ({paper.value('issuingCountry')})" if paper.value("issuingCountry") else ""
        place = ", ".join(part for part in (paper.value("issuingLocation"), paper.value("issuingAuthority")) if part)
        period = "".join(
            f" {word} {day}"
            for word, tag in (("issued", "issueDate"), ("expires", "expirationDate"))
            if (day := first_day(_period(paper.find(tag))))
        )
        number = f"{paper.value('documentNumber')}{f' ({place})' if place else ''}{country}{period}"
        found.append(f"{paper.value('type')} {number}")
    return found + split_remark(node.value("generalInfo", "remarks"))


def _feature_notes(node: Node) -> list[str]:
    """What the list says about a party, feature or paper besides: comments, and doubts."""
    general = {"livingStatus": "Living status", "isUsCitizen": "US citizen", "isUsPerson": "US person"}
    found = [f"{words}: {said}" for tag, words in general.items() if (said := node.value("generalInfo", tag))]
    for feature in _children(node, "features"):
        doubt = feature.value("reliability").replace("Confirmed", "")
        about = "; ".join(part for part in (doubt, feature.value("comments")) if part)
        found += [f"{feature.value('type')} {feature.value('value')}: {about}"] if about else []
    for paper in _children(node, "identityDocuments"):
        doubt = "no longer valid" if paper.value("isValid") == "false" else ""
        features = [feature.text for feature in _children(paper, "idFeatures")]
        days = [day for tag in ("issueDate", "expirationDate") if (day := _period(paper.find(tag))) != first_day(day)]
        about = "; ".join(part for part in (doubt, paper.value("comments"), *features, *days) if part)
        found += [f"{paper.value('type')} {paper.value('documentNumber')}: {about}"] if about else []
    return found


def _period(node: Node | None) -> str:
    """A period in words; older files give a plain day."""
    if node is None:
        return ""
    first, last = ([node.value(f"{end}Date{edge}") for edge in ("Begin", "End")] for end in ("from", "to"))
    period = Period(first[0], first[1], last[0], last[1], node.value("isApproximate") == "true")
    return say_period(period) or node.text

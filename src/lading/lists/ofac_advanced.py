"""OFAC's lists in the ADVANCED XML format: a small relational database, whose tables are joined here.

Codes, locations and papers come before the parties that refer to them, listings and relations after, so the file is
read twice. Features and papers carry OFAC's labels and are read by the table of remarks. See `ofac_advanced.yml`.
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
from lading.lists.ofac_remarks import RemarkRules
from lading.lists.ofac_tables import Tables, read_day
from lading.lists.papers import draft_address
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.xml_stream import Node, read_records, report_shape
from lading.model.issue import Issue
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "ofac_advanced"


def describe() -> Mapping[str, Publication]:
    """The publications this parser reads: OFAC's two, as in the legacy format."""
    return publications(load_knowledge("us_ofac"))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files that open as an ADVANCED export; the non-SDN list is told by its name, which begins with CONS."""
    found = []
    for head in heads:
        if "<Sanctions" in head.text and "<ReferenceValueSets" in head.text:
            name = head.file.name.replace("\\", "/").rsplit("/", 1)[-1].lower()
            found.append(
                ListSource(NAME, "us_ofac_cons" if name.startswith("cons") else "us_ofac_sdn", (("list", head.file),))
            )
    return found, []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, party by party.

    Raises:
        SourceError: for a code without words, an unknown party or alias type, a profile missing or given twice.
    """
    file = source.files[0][1]
    knowledge = load_knowledge(NAME)
    tables = Tables()
    for node in _records(file, knowledge):
        tables.add(node)
    rules = RemarkRules.build(load_knowledge("ofac_remarks"))
    reader = PartyReader(knowledge, load_schemata(), load_countries(), rules, tables, file, source.dataset)
    seen: set[str] = set()
    for node in _records(file, knowledge):
        profile = node.find("Profile") if node.tag == "DistinctParty" else None
        if profile is None:
            continue
        own = profile.attributes.get("ID", "")
        if not own or own in seen:
            what = f"profile {own!r} is missing or given twice"
            raise SourceError(what, where=file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        seen.add(own)
        yield from report_shape(node, knowledge["shape"], file)
        yield from reader.read(own, node, profile)
    if not seen:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)


def _records(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[Node]:
    """Every record of every table, code tables included."""
    for node in read_records(file, {*knowledge["records"], "ReferenceValueSets"}, around=knowledge["around"]):
        yield from node.children if node.tag == "ReferenceValueSets" else [node]


@dataclass(frozen=True, slots=True)
class PartyReader:
    """Reads parties with the knowledge it is given and the file's own tables."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    rules: RemarkRules
    tables: Tables
    file: ListFile
    dataset: str

    def read(self, own: str, node: Node, profile: Node) -> Iterator[Statement | Issue]:
        """One party, its designations, addresses, papers and relations."""
        row = Row(self.file.name, node.line, {}, "line")
        schema = self._schema(profile)
        facts = [self.rules.read(segment) for segment in self._segments(profile)]
        if schema == "Organization" and any(fact.rule and fact.rule.company for fact in facts):
            schema = "Company"
        party = Draft(f"ofac-{own}", schema, self.schemata, row.origin)
        filler = Filler(party, self.countries, row.file, row.place)
        designations = [self._sanction(filler, entry, own) for entry in self.tables.entries.get(own, [])]
        empty = Draft(f"{party.id}-sanction", "Sanction", self.schemata, row.origin)
        finding = Finding(party, designations[0] if designations else empty, designations[1:], filler.issues)
        for alias in (alias for identity in profile.all("Identity") for alias in identity.all("Alias")):
            self._add_name(party, alias, profile)
        for place in self._places(profile, "Location"):
            finding.others += filter(None, [draft_address(filler, self._parts(place))])
        reader = FactReader(self.schemata, self.countries, self.rules, {}, row)
        for fact in facts:
            reader.add(finding, fact)
        finding.others += (self._link(party, relation) for relation in self.tables.relations.get(own, []))
        party.add("notes", node.value("Comment"))
        if designations:
            party.add("topics", "sanction")
        for draft in finding.drafts:
            yield from draft.statements(self.dataset)
        yield from finding.issues

    def _schema(self, profile: Node) -> str:
        """A profile's schema, by its subtype or, where that says nothing, by the type it belongs to."""
        code = profile.attributes.get("PartySubTypeID", "")
        kind = self._word("PartySubType", code, profile)
        if kind == "Unknown":
            kind = self._word("PartyType", self.tables.broader["PartySubType", code], profile)
        return self._known("types", kind, profile)

    def _word(self, table: str, code: str, node: Node) -> str:
        """The words of a code. Raises SourceError for a code that the file's own tables do not have."""
        found = self.tables.codes.get((table, code))
        if found is None:
            what = f"{table} {code!r} is in no table of the file"
            raise SourceError(what, where=self.file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        return found

    def _known(self, table: str, word: str, node: Node) -> str:
        found = self.knowledge[table].get(word)
        if found is None:
            what = f"unknown code {word!r} among {table}"
            raise SourceError(what, where=self.file.name, place=f"line {node.line}", remedy=FETCH_AGAIN)
        return str(found)

    def _sanction(self, filler: Filler, entry: Node, own: str) -> Draft:
        """One listing: which list, since when, under which programs and legal basis."""
        number = entry.attributes.get("ID", "")
        sanction = Draft(f"{filler.draft.id}-entry-{number}", "Sanction", self.schemata, filler.draft.origin)
        within = Filler(sanction, self.countries, filler.where, filler.place, filler.issues)
        sanction.add("entity", filler.draft.id)
        sanction.add("authority", "Office of Foreign Assets Control")
        sanction.add("country", "us")
        sanction.add("authorityId", own)
        sanction.add("description", self._word("List", entry.attributes.get("ListID", ""), entry))
        for event in entry.all("EntryEvent"):
            for prop in ("listingDate", "startDate"):
                within.exact_date(prop, read_day(event.find("Date")))
            basis = event.attributes.get("LegalBasisID", "")
            sanction.add("provisions", self.tables.codes.get(("LegalBasis", basis)))
        for measure in entry.all("SanctionsMeasure"):
            kind = self._word("SanctionsType", measure.attributes.get("SanctionsTypeID", ""), measure)
            sanction.add("program" if kind == "Program" else "provisions", measure.value("Comment") or kind)
        for program in [value for prop, value in sanction.values if prop == "program"]:
            filler.draft.add("program", program)
        sanction.add("sourceUrl", self.knowledge["details"].format(own))
        return sanction

    def _add_name(self, party: Draft, alias: Node, profile: Node) -> None:
        """A name with its kind and quality; a person's parts in the order they are spoken."""
        given = alias.attributes
        prop = self._known("aliases", self._word("AliasType", given.get("AliasTypeID", ""), alias), alias)
        prop = "name" if given.get("Primary") == "true" else "weakAlias" if given.get("LowQuality") == "true" else prop
        groups = {
            group.attributes.get("ID", ""): self._word(
                "NamePartType", group.attributes.get("NamePartTypeID", ""), group
            )
            for identity in profile.all("Identity")
            for holder in identity.all("NamePartGroups")
            for master in holder.all("MasterNamePartGroup")
            for group in master.all("NamePartGroup")
        }
        order: list[str] = self.knowledge["spoken"]
        for name in alias.all("DocumentedName"):
            values = [value for part in name.all("DocumentedNamePart") for value in part.all("NamePartValue")]
            parts = [(groups.get(value.attributes.get("NamePartGroupID", ""), ""), value.text) for value in values]
            parts.sort(key=lambda part: order.index(part[0]) if part[0] in order else 0)
            party.add(prop, " ".join(text for _, text in parts))
            for kind, text in parts if party.schema == "Person" and prop != "weakAlias" else ():
                if own := self.knowledge["parts"].get(kind):
                    party.add(own, text)

    def _segments(self, profile: Node) -> list[str]:
        """Features and papers, as the legacy files' remarks would write them: `LABEL VALUE (Country)`."""
        found = []
        for feature in profile.all("Feature"):
            label = self._word("FeatureType", feature.attributes.get("FeatureTypeID", ""), feature)
            for version in feature.all("FeatureVersion") if label != "Location" else ():
                found += [f"{label} {value}" for value in self._values(version) if value]
        for identity in profile.all("Identity"):
            for paper in self.tables.papers.get(identity.attributes.get("ID", ""), []):
                label = self._word("IDRegDocType", paper.attributes.get("IDRegDocTypeID", ""), paper)
                country = self.tables.codes.get(("Country", paper.attributes.get("IssuedBy-CountryID", "")), "")
                number = paper.value("IDRegistrationNo")
                found.append(f"{label} {number}" + (f" ({country})" if country else ""))
        return found

    def _values(self, version: Node) -> Iterator[str]:
        """The values of a feature: text, a code's words, a date or a place."""
        for detail in version.all("VersionDetail"):
            yield detail.text or self.tables.codes.get(
                ("DetailReference", detail.attributes.get("DetailReferenceID", "")), ""
            )
        for period in version.all("DatePeriod"):
            start, end = read_day(period.find("Start", "From")), read_day(period.find("End", "To"))
            whole_year = start[4:] == "-01-01" and end[4:] == "-12-31"
            yield (start[:4] if start[:4] == end[:4] else f"{start[:4]} to {end[:4]}") if whole_year else start
        for place in (
            self.tables.locations.get(each.attributes.get("LocationID", "")) for each in version.all("VersionLocation")
        ):
            if place:
                yield ", ".join(self._parts(place).values())

    def _places(self, profile: Node, label: str) -> Iterator[Node]:
        """The locations that features of a kind refer to."""
        for feature in profile.all("Feature"):
            if self._word("FeatureType", feature.attributes.get("FeatureTypeID", ""), feature) == label:
                for reference in (
                    each for version in feature.all("FeatureVersion") for each in version.all("VersionLocation")
                ):
                    if place := self.tables.locations.get(reference.attributes.get("LocationID", "")):
                        yield place

    def _parts(self, place: Node) -> dict[str, str]:
        """The parts of a location by property."""
        parts: dict[str, list[str]] = {}
        for part in place.all("LocationPart"):
            prop = self._known(
                "locations", self._word("LocPartType", part.attributes.get("LocPartTypeID", ""), part), part
            )
            parts.setdefault(prop, []).extend(value.value("Value") for value in part.all("LocationPartValue"))
        found = {prop: ", ".join(values) for prop, values in parts.items()}
        for country in place.all("LocationCountry"):
            found["country"] = self._word("Country", country.attributes.get("CountryID", ""), country)
        return found

    def _link(self, party: Draft, node: Node) -> Draft:
        """A relation to another profile, in the list's own words."""
        other = node.attributes.get("To-ProfileID", "")
        kind = self._word("RelationType", node.attributes.get("RelationTypeID", ""), node)
        link = Draft(f"{party.id}-link-{other}", "UnknownLink", self.schemata, party.origin)
        link.add("subject", party.id)
        link.add("object", f"ofac-{other}")
        link.add("role", kind)
        link.add("summary", f"{kind}: {self.tables.names.get(other, other)}")
        link.add("description", node.value("Comment"))
        return link

"""One party of OFAC's ADVANCED format: names, features, papers, listings and relations, joined from the file's tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import Countries
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, ListFile, Row
from lading.lists.filler import Filler
from lading.lists.ofac_facts import FactReader, Finding
from lading.lists.ofac_remarks import RemarkRules
from lading.lists.ofac_tables import Papers, Places, Tables, read_day, read_period
from lading.lists.papers import draft_address
from lading.lists.xml_stream import Node
from lading.model.issue import Issue
from lading.model.schema import Schemata
from lading.model.statement import Statement


@dataclass(frozen=True, slots=True)
class PartyReader:
    """Reads parties with the knowledge it is given and the file's own tables."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    rules: RemarkRules
    tables: Tables
    places: Places
    papers: Papers
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
        finding = Finding(row, party, designations[0] if designations else empty, designations[1:], filler.issues)
        for alias in (alias for identity in profile.all("Identity") for alias in identity.all("Alias")):
            self._add_name(party, alias, profile)
        for place in self._places(profile, "Location"):
            finding.others += filter(None, (draft_address(filler, parts) for parts in self.places.versions(place)))
        reader = FactReader(self.schemata, self.countries, self.rules, {})
        for fact in facts:
            reader.add(finding, fact)
        finding.others += (self._link(party, relation) for relation in self.tables.relations.get(own, []))
        for note in self._notes(node, profile):
            party.add("notes", note)
        if designations:
            party.add("topics", "sanction")
        yield from finding.give(self.dataset)

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
            self._add_event(within, event)
        for measure in entry.all("SanctionsMeasure"):
            kind = self._word("SanctionsType", measure.attributes.get("SanctionsTypeID", ""), measure)
            said = ": ".join(filter(None, (kind, measure.value("Comment"))))
            lasted = " ".join(filter(None, map(read_period, measure.all("DatePeriod"))))
            if kind == "Program":
                sanction.add("program", measure.value("Comment") or kind)
            else:
                sanction.add("provisions", f"{said} ({lasted})" if lasted else said)
        for tag in ("Comment", "LimitationsToListing"):
            sanction.add("summary", entry.value(tag))
        for info in entry.all("SupportingInfo"):
            sanction.add("summary", info.value("Text"))
            sanction.add("sourceUrl", info.value("DirectURL"))
        for program in [value for prop, value in sanction.values if prop == "program"]:
            filler.draft.add("program", program)
        sanction.add("sourceUrl", self.knowledge["details"].format(own))
        return sanction

    def _add_event(self, within: Filler, event: Node) -> None:
        """What happened to a listing: its creation is the day of listing, anything else a change."""
        code = event.attributes.get("EntryEventTypeID", "")
        changed = self.tables.codes.get(("EntryEventType", code), "Created") not in self.knowledge["created"]
        for prop in ("modifiedAt",) if changed else ("listingDate", "startDate"):
            within.exact_date(prop, read_day(event.find("Date")))
        basis = event.attributes.get("LegalBasisID", "")
        within.draft.add("provisions", self.tables.codes.get(("LegalBasis", basis)))
        within.draft.add("summary", event.value("Comment"))

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
        for name in alias.all("DocumentedName"):
            values = [value for part in name.all("DocumentedNamePart") for value in part.all("NamePartValue")]
            parts = [(groups.get(value.attributes.get("NamePartGroupID", ""), ""), value.text) for value in values]
            party.add(prop, speak(parts, self.knowledge["spoken"]))
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
        return found + [self.papers.words(paper) for paper in self.tables.papers_of(profile)]

    def _notes(self, node: Node, profile: Node) -> Iterator[str]:
        """What is said besides: of the party, its names, its features and papers, and where else it is spoken of."""
        yield from (holder.value("Comment") for holder in (node, profile, *profile.all("Identity")))
        for alias in (alias for identity in profile.all("Identity") for alias in identity.all("Alias")):
            names = alias.all("DocumentedName")
            about = [holder.value("Comment") for holder in (alias, *names)] + [
                *map(read_period, alias.all("DatePeriod"))
            ]
            whole = (
                " ".join(value.text for part in names[0].children for value in part.all("NamePartValue"))
                if names
                else ""
            )
            yield from (f"Name {whole}: {said}" for said in about if said)
        for feature in profile.all("Feature"):
            label = self._word("FeatureType", feature.attributes.get("FeatureTypeID", ""), feature)
            for version in feature.all("FeatureVersion"):
                doubt = self.tables.codes.get(("Reliability", version.attributes.get("ReliabilityID", "")), "")
                said = [
                    "" if doubt in self.knowledge["certain"] else doubt,
                    feature.value("Comment"),
                    version.value("Comment"),
                ]
                if about_it := "; ".join(filter(None, said)):
                    yield f"{label} {next(filter(None, self._values(version)), '')}: {about_it}"
        for paper in self.tables.papers_of(profile):
            validity = self.tables.codes.get(("Validity", paper.attributes.get("ValidityID", "")), "")
            said = ["" if validity in self.knowledge["certain"] else validity, *self.papers.remarks(paper)]
            if about_it := "; ".join(filter(None, said)):
                yield f"{self.papers.words(paper)}: {about_it}"
        for reference in profile.all("ExternalReference"):
            kind = self.tables.codes.get(("ExRefType", reference.attributes.get("ExRefTypeID", "")), "Reference")
            said = [reference.value(tag) for tag in ("ExRefValue", "DirectURL", "Comment")]
            said += [link.value(tag) for link in reference.all("SubLink") for tag in ("Description", "DirectURL")]
            yield f"{kind}: {' '.join(filter(None, said))}"

    def _values(self, version: Node) -> Iterator[str]:
        """The values of a feature: text, a code's words, a date or a place."""
        for detail in version.all("VersionDetail"):
            yield detail.text or self.tables.codes.get(
                ("DetailReference", detail.attributes.get("DetailReferenceID", "")), ""
            )
        yield from map(read_period, version.all("DatePeriod"))
        for reference in version.all("VersionLocation"):
            if place := self.tables.locations.get(reference.attributes.get("LocationID", "")):
                for parts in self.places.versions(place):
                    yield ", ".join(dict.fromkeys(parts.values()))

    def _places(self, profile: Node, label: str) -> Iterator[Node]:
        """The locations that features of a kind refer to."""
        for feature in profile.all("Feature"):
            if self._word("FeatureType", feature.attributes.get("FeatureTypeID", ""), feature) == label:
                for reference in (
                    each for version in feature.all("FeatureVersion") for each in version.all("VersionLocation")
                ):
                    if place := self.tables.locations.get(reference.attributes.get("LocationID", "")):
                        yield place

    def _link(self, party: Draft, node: Node) -> Draft:
        """A relation to another profile, in the list's own words."""
        other = node.attributes.get("To-ProfileID", "")
        kind = self._word("RelationType", node.attributes.get("RelationTypeID", ""), node)
        former = node.attributes.get("Former") == "true"
        quality = self.tables.codes.get(("RelationQuality", node.attributes.get("RelationQualityID", "")), "")
        link = Draft(f"{party.id}-link-{other}", "UnknownLink", self.schemata, party.origin)
        link.add("subject", party.id)
        link.add("object", f"ofac-{other}")
        link.add("role", kind)
        link.add("summary", f"{kind}: {self.tables.names.get(other, other)}")
        link.add("status", "former" if former else "")
        link.add("status", "" if quality in self.knowledge["certain"] else quality)
        link.add("description", node.value("Comment"))
        for period in node.all("DatePeriod"):
            link.add("startDate", read_day(period.find("Start", "From")), original=read_period(period))
            link.add("endDate", read_day(period.find("End", "To")), original=read_period(period))
        return link


def speak(parts: Sequence[tuple[str, str]], order: Sequence[str]) -> str:
    """The parts of a name, each with its kind, as the name is spoken: the family first, and unparted, in Han script."""
    if any("\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" for _, text in parts for letter in text):
        return "".join(text for _, text in sorted(parts, key=lambda part: part[0] != "Last Name"))
    spoken = sorted(parts, key=lambda part: order.index(part[0]) if part[0] in order else 0)
    return " ".join(text for _, text in spoken)

"""The tables of OFAC's ADVANCED format: codes, locations, papers, listings and relations, by what refers to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lading.errors import SourceError
from lading.lists.files import FETCH_AGAIN
from lading.lists.ofac_periods import Period, first_day, say_period
from lading.lists.xml_stream import Node


@dataclass(slots=True)
class Tables:
    """What parties refer to, by id."""

    codes: dict[tuple[str, str], str] = field(default_factory=dict)
    """Words of codes, by table (`Country`, `FeatureType` …) and id."""
    broader: dict[tuple[str, str], str] = field(default_factory=dict)
    """The party type a party subtype belongs to."""
    locations: dict[str, Node] = field(default_factory=dict)
    papers: dict[str, list[Node]] = field(default_factory=dict)
    """By identity."""
    entries: dict[str, list[Node]] = field(default_factory=dict)
    relations: dict[str, list[Node]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """A name of each profile, for the words of relations."""

    def add(self, node: Node) -> None:
        """File one record."""
        given = node.attributes
        if node.tag.endswith("Values"):
            for code in node.children:
                given = code.attributes
                words = given.get("LegalBasisShortRef") or given.get("Description") or code.text
                self.codes[code.tag, code.attributes.get("ID", "")] = words
                self.broader[code.tag, code.attributes.get("ID", "")] = code.attributes.get("PartyTypeID", "")
        elif node.tag == "Location":
            self.locations[given.get("ID", "")] = node
        elif node.tag == "IDRegDocument":
            self.papers.setdefault(given.get("IdentityID", ""), []).append(node)
        elif node.tag == "SanctionsEntry":
            self.entries.setdefault(given.get("ProfileID", ""), []).append(node)
        elif node.tag == "ProfileRelationship":
            self.relations.setdefault(given.get("From-ProfileID", ""), []).append(node)
        elif node.tag == "DistinctParty" and (profile := node.find("Profile")):
            first = profile.find("Identity", "Alias", "DocumentedName")
            parts = [part.value("NamePartValue") for part in first.children] if first else []
            self.names[profile.attributes.get("ID", "")] = " ".join(parts)

    def papers_of(self, profile: Node) -> list[Node]:
        """The papers of all identities of a profile."""
        numbers = (identity.attributes.get("ID", "") for identity in profile.all("Identity"))
        return [paper for number in numbers for paper in self.papers.get(number, [])]


@dataclass(frozen=True, slots=True)
class Places:
    """Reads locations with the file's own tables."""

    tables: Tables
    kinds: Mapping[str, str]
    """Properties of an address by the list's types of its parts."""
    where: str
    """The file."""

    def versions(self, place: Node) -> list[dict[str, str]]:
        """The parts of a location by property, in its main spelling, then in its others, each with the country."""
        country = self._country(place)
        both = (self._parts(place, main=True), self._parts(place, main=False))
        found = [parts | ({"country": country} if country else {}) for parts in both if parts]
        return found or ([{"country": country}] if country else [])

    def _parts(self, place: Node, *, main: bool) -> dict[str, str]:
        parts: dict[str, list[tuple[str, str]]] = {}
        for part in place.all("LocationPart"):
            kind = self.tables.codes.get(("LocPartType", part.attributes.get("LocPartTypeID", "")), "")
            prop = self.kinds.get(kind)
            if prop is None:
                what = f"unknown code {kind!r} among locations"
                raise SourceError(what, where=self.where, place=f"line {part.line}", remedy=FETCH_AGAIN)
            values = part.all("LocationPartValue")
            chosen = [value for value in values if (value.attributes.get("Primary", "true") == "true") == main]
            parts.setdefault(prop, []).extend((kind, value.value("Value")) for value in chosen)
        return {prop: ", ".join(text for _, text in sorted(found) if text) for prop, found in parts.items() if found}

    def _country(self, place: Node) -> str:
        """Its country, else the country of its area; empty for a place of which neither is determined."""
        named = [("Country", each.attributes.get("CountryID", "")) for each in place.all("LocationCountry")]
        named += [("AreaCode", each.attributes.get("AreaCodeID", "")) for each in place.all("LocationAreaCode")]
        words = (self.tables.codes.get(key, "") for key in named)
        return next((word for word in words if word and word != "undetermined"), "")


@dataclass(frozen=True, slots=True)
class Papers:
    """Puts papers into the words that the remarks of OFAC's legacy files have for them."""

    tables: Tables
    dates: Mapping[str, str]
    """Words of the remarks by the list's types of dates."""
    where: str

    def words(self, paper: Node) -> str:
        """`Passport A123 (Ministry) (Iran) issued 13 Sep 1998 expires 2008`."""
        kind = self.tables.codes.get(("IDRegDocType", paper.attributes.get("IDRegDocTypeID", "")))
        if kind is None:
            what = f"IDRegDocType {paper.attributes.get('IDRegDocTypeID')!r} is in no table of the file"
            raise SourceError(what, where=self.where, place=f"line {paper.line}", remedy=FETCH_AGAIN)
        country = self.tables.codes.get(("Country", paper.attributes.get("IssuedBy-CountryID", "")), "")
        brackets = "".join(f" ({text})" for text in (paper.value("IssuingAuthority"), country) if text)
        period = "".join(
            f" {word} {first_day(words)}"
            for date in paper.all("DocumentDate")
            for word in [self.dates.get(self._date_kind(date), "")]
            for words in map(read_period, date.all("DatePeriod"))
            if word and words
        )
        return f"{kind} {paper.value('IDRegistrationNo')}{brackets}{period}"

    def remarks(self, paper: Node) -> list[str]:
        """What the words leave out: dates of a kind they have no word for, or that are more than a day."""
        dates = [
            (self._date_kind(date), words)
            for date in paper.all("DocumentDate")
            for words in map(read_period, date.all("DatePeriod"))
            if words
        ]
        unsaid = [(kind, words) for kind, words in dates if kind not in self.dates or words != first_day(words)]
        return [*(f"{kind or 'date'} {words}" for kind, words in unsaid), paper.value("Comment")]

    def _date_kind(self, date: Node) -> str:
        return self.tables.codes.get(("IDRegDocDateType", date.attributes.get("IDRegDocDateTypeID", "")), "")


def read_period(node: Node) -> str:
    """A DatePeriod in words: Start and End, each between two days."""
    days = [read_day(node.find(edge, end)) for edge in ("Start", "End") for end in ("From", "To")]
    rough = any(end.attributes.get("Approximate") == "true" for end in (*node.all("Start"), *node.all("End")))
    return say_period(Period(days[0], days[1], days[2], days[3], rough))


def read_day(node: Node | None) -> str:
    """A date given in Year, Month and Day elements, as ISO; empty where there is none."""
    if node is None:
        return ""
    return "-".join(node.value(tag).zfill(2) for tag in ("Year", "Month", "Day") if node.value(tag))

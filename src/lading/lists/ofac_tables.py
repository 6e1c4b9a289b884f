"""The tables of OFAC's ADVANCED format: codes, locations, papers, listings and relations, by what refers to them."""

from dataclasses import dataclass, field

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
                words = code.attributes.get("LegalBasisShortRef") or code.text
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


def read_day(node: Node | None) -> str:
    """A date given in Year, Month and Day elements, as ISO; empty where there is none."""
    if node is None:
        return ""
    return "-".join(node.value(tag).zfill(2) for tag in ("Year", "Month", "Day") if node.value(tag))

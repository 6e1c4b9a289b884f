"""What a document calls its parties and models: "X, a Hong Kong trader" lets "the trader" and "the Hong Kong firm" mean X."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lading.claims.en.chunks import NounPhrase
from lading.claims.en.clauses import Parse
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.name_rules import Name
from lading.model.claim import MentionKind

COMPANIES = frozenset([
    "company", "firm", "manufacturer", "maker", "producer", "supplier", "exporter", "importer", "distributor", "trader",
    "dealer", "vendor", "seller", "startup", "start-up", "subsidiary", "refiner", "shipper", "carrier", "chipmaker",
    "business", "conglomerate", "corporation", "shipowner", "forwarder", "reseller", "retailer", "wholesaler", "giant",
])  # fmt: skip
"""Descriptions that an institute, council or party does not bear."""
NO_COMPANIES = frozenset([
    "institute", "council", "center", "centre", "university", "academy", "foundation", "association", "research", "watchdog",
    "society", "observatory", "initiative", "monitor", "college", "school", "union", "party", "league", "club", "court",
    "campaign", "project", "coalition", "alliance", "committee",
])  # fmt: skip
REACH = 25
"""Sentences over which a description still means the party it was given to."""
BRITISH = {"center": "centre", "centre": "center"}
PLAIN = frozenset([
    "zone", "terminal", "plant", "factory", "bank", "refinery", "institute", "group", "university", "bureau", "shipyard",
    "airline", "airport", "airfield", "centre", "center", "council", "academy", "college", "port", "corporation", "company",
    "fund", "exchange", "agency", "service", "concern", "holding", "works", "laboratory", "foundation", "base", "depot",
])  # fmt: skip
"""Last words of names by which a text later calls them: "Alabuga Special Economic Zone", "the zone"."""


def is_company(name: Name) -> bool:
    """Whether a name may be that of a company, as far as its own words tell."""
    return not NO_COMPANIES & set((name.party or name.text).lower().split())


@dataclass(slots=True)
class Descriptions:
    """Descriptions given so far in one document, by their head noun, latest last."""

    given: dict[str, list[tuple[int, Name]]] = field(default_factory=dict)
    nations: dict[str, set[str]] = field(default_factory=dict)
    """Countries of a party, as its descriptions gave them."""

    def note(self, np: NounPhrase, name: Name, sentence: int) -> None:
        """Remember what the words beside a name call it."""
        if name.kind is MentionKind.GROUP or np.pronoun:
            return
        for other in (np, *np.appos):
            head = other.head if other is not np else (np.words[-1] if np.words else "")
            if head and head.isalpha():
                self._give(head, name, sentence)
            self.nations.setdefault(name.party or name.text, set()).update(
                n.country for n in other.nations if n.country
            )
        last = (name.party or name.text).lower().split()[-1]
        if name.kind in {MentionKind.ORG, MentionKind.AUTHORITY} and last in PLAIN:
            for head in {last, BRITISH.get(last, last)}:
                self._give(head, name, sentence)

    def note_describing(self, np: NounPhrase, name: Name, sentence: int) -> None:
        """Remember a description that says what a name is: "X is a trader"."""
        if np.head and name.kind is not MentionKind.GROUP:
            self._give(np.head, name, sentence)
            self.nations.setdefault(name.party or name.text, set()).update(n.country for n in np.nations if n.country)

    def _give(self, head: str, name: Name, sentence: int) -> None:
        rows = self.given.setdefault(head, [])
        rows.append((sentence, name))
        del rows[:-8]

    def find(self, np: NounPhrase, sentence: int) -> Name | None:
        """The party or model that a definite description takes up: the one that was last called so."""
        rows = [n for at, n in self.given.get(np.head, ()) if sentence - at <= REACH and self.agrees(np, n)]
        return rows[-1] if rows else None

    def agrees(self, np: NounPhrase, name: Name) -> bool:
        """Whether nothing that a description says of nation or trade speaks against a name."""
        said = {n.country for n in np.nations if n.country}
        known = self.nations.get(name.party or name.text, set())
        if said and known and not said & known:
            return False
        return np.head not in COMPANIES or is_company(name)


LEAD = 3
"""Sentences in which a text names whom its first one only describes."""


def find_named_later(parses: Sequence[Parse | None], first: int, lexicons: Lexicons) -> dict[int, NounPhrase]:
    """Whom the first sentence of a report describes and a later one names: "A Hong Kong trader … . Delta Ltd sold …".

    Gives for the phrase, by its identity, the phrase that names it: the subject of the first of the next sentences that has
    a named one of that kind.
    """
    lead = parses[first] if first < len(parses) else None
    described = lead.clauses[0].subj if lead is not None and lead.clauses else None
    if (
        described is None
        or described.name is not None
        or described.det not in {"a", "an"}
        or described.describes is not None
    ):
        return {}
    words = lexicons.words
    person = described.head in words["persons.roles"] and described.head not in COMPANIES
    if not person and described.head not in words["organisations.heads"]:
        return {}
    kind = MentionKind.PERSON if person else MentionKind.ORG
    for parse in parses[first + 1 : first + 1 + LEAD]:
        subjects = (
            [c.subj for c in parse.clauses if c.subj is not None and c.kind == "main"] if parse is not None else []
        )
        named = next((np for np in subjects if np.name is not None and np.name.kind is kind), None)
        if named is not None and not named.others and (person or (named.name is not None and is_company(named.name))):
            return {id(described): named}
        if subjects and parse is not None and any(np.det in {"a", "an"} and np.name is None for np in subjects):
            return {}
    return {}

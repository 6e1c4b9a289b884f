"""The graph of a case: canonical parties, who lists them, and the edges between them with support and denial."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lading.claims.statements import party_id
from lading.graph.as_of import Standing, standing
from lading.graph.denials import attach_denials
from lading.graph.designations import read_designations
from lading.graph.edges import STAKES, read_edges
from lading.graph.ownership import read_stakes
from lading.graph.relations import Relations, party_kind
from lading.model.claim import Claim, MentionKind, Reading
from lading.model.document import Document
from lading.model.entity import Entity
from lading.model.exposure import Designation, Edge
from lading.model.issue import Issue
from lading.model.ownership import Stake
from lading.model.statement import Support

COUNTRY_PROPERTIES = ("country", "jurisdiction", "mainCountry", "nationality", "citizenship")
SPEAKERS = frozenset({MentionKind.AUTHORITY, MentionKind.MEDIA})


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that documents and lists state about the parties of a case, under canonical ids, for all days."""

    relations: Relations
    members: Mapping[str, tuple[Entity, ...]]
    """The entities that each canonical party is made of; the first gives the name it is shown under (`_telling`)."""
    kinds: Mapping[str, MentionKind]
    canonical: Mapping[str, str]
    party_of: Mapping[str, str]
    """Canonical id of each document party, by `claims.statements.party_id`."""
    designations: Mapping[str, tuple[Designation, ...]]
    edges: tuple[Edge, ...]
    documents: Mapping[str, Document]
    issues: tuple[Issue, ...]
    stakes: tuple[Stake, ...] = ()
    """Who holds how much of whom, for all days, without those that cannot be."""
    registers: Mapping[str, str] = field(default_factory=dict)
    """The datasets that state stakes and list nobody, with who publishes them."""

    def entity(self, party: str) -> Entity:
        """Every statement about a canonical party, under its list's schema. Raises KeyError where the graph has none."""
        rows = self.members[party]
        schema = next((row.schema for row in rows if row.id not in self.party_of), rows[0].schema)
        return Entity(party, schema, tuple(dict.fromkeys(s for row in rows for s in row.statements)))

    def known_by(self, day: dt.date) -> "Graph":
        """The same without designations that had certainly not been made by a day: nobody knew of them."""
        held = {
            party: tuple(row for row in rows if standing(row, day) is not Standing.LATER)
            for party, rows in self.designations.items()
        }
        return replace(self, designations={party: rows for party, rows in held.items() if rows})

    def caption(self, party: str) -> str:
        """The name to show for a canonical party, or its id where the graph has none."""
        return self.members[party][0].caption if party in self.members else party


def build_graph(
    entities: Iterable[Entity],
    canonical: Mapping[str, str],
    *,
    read: Iterable[tuple[Document, Reading]],
    supports: Iterable[Support],
    relations: Relations,
    authorities: Mapping[str, str],
) -> Graph:
    """The graph that lists and documents make together.

    Args:
        entities: every entity of lists and documents: parties, intervals, sanctions. One id, one entity.
        canonical: canonical id of every party, as `resolve` gives it; an id that is missing stands for itself.
        read: the documents and what was read in them.
        supports: which claim each document statement rests on.
        relations: the table of `load_relations`.
        authorities: who lists, by dataset, where an entry does not say: `{"us_ofac_sdn": "US Treasury (OFAC)"}`.
    """
    by_id = {entity.id: entity for entity in entities}
    pairs = tuple(read)
    documents = {document.id: document for document, _ in pairs}
    claims = {claim.id: claim for _, reading in pairs for claim in reading.claims}
    own_kinds = _document_kinds(pairs)
    members = _gather_members(sorted(by_id.values(), key=lambda row: _telling(row, own_kinds)), canonical, relations)
    designations, unknown = read_designations(by_id, canonical, relations=relations, authorities=authorities)
    supported = _supported(supports, claims)
    edges, lost = read_edges(by_id, canonical, supported=supported, documents=documents, relations=relations)
    stakes, wrong = read_stakes(by_id, canonical, supported=supported, relations=relations)
    stated = {key for stake in stakes for key in stake.statement_ids}
    edges = tuple(edge for edge in edges if edge.claims or edge.kind not in STAKES or stated & set(edge.statement_ids))
    listing = {row.dataset for rows in designations.values() for row in rows}
    countries = _countries(members, edges, (canonical.get(own, own) for own in own_kinds))
    return Graph(
        relations=relations,
        members=members,
        kinds={party: _kind(rows, own_kinds, relations) for party, rows in members.items()},
        canonical=canonical,
        party_of={own: canonical.get(own, own) for own in own_kinds},
        designations=designations,
        edges=attach_denials(edges, claims.values(), canonical=canonical, countries=countries, relations=relations),
        documents=documents,
        issues=(*unknown, *lost, *wrong),
        stakes=stakes,
        registers={
            s.dataset: authorities.get(s.dataset, "") for s in stakes if not s.claims and s.dataset not in listing
        },
    )


def _gather_members(
    entities: Iterable[Entity], canonical: Mapping[str, str], relations: Relations
) -> dict[str, tuple[Entity, ...]]:
    """Things by canonical id. Intervals and documents are no parties."""
    members: dict[str, list[Entity]] = {}
    for entity in entities:
        schema = relations.schemata.get(entity.schema)
        if schema is not None and schema.is_a("Thing") and not schema.is_a("Document"):
            members.setdefault(canonical.get(entity.id, entity.id), []).append(entity)
    return {party: tuple(rows) for party, rows in members.items()}


def _telling(row: Entity, own_kinds: Mapping[str, MentionKind]) -> tuple[bool, bool, bool]:
    """Sorts those first whose name tells an English reader most: of a document, in Latin script, not all in capitals."""
    letters = [letter for letter in row.caption if letter.isalpha()]
    latin = all("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return (not latin, row.id not in own_kinds, len(letters) > 8 and row.caption.isupper())


def _document_kinds(read: Iterable[tuple[Document, Reading]]) -> dict[str, MentionKind]:
    """What each document party is, by its own id."""
    kinds: dict[str, MentionKind] = {}
    for document, reading in read:
        ends = (m for claim in reading.claims for m in (claim.subject, claim.object, claim.item) if m is not None)
        for mention in (*reading.mentions, *ends):
            kinds[party_id(document.id, mention)] = mention.kind
    return kinds


def _kind(rows: tuple[Entity, ...], own_kinds: Mapping[str, MentionKind], relations: Relations) -> MentionKind:
    """What a canonical party is. Whoever speaks as an authority or a publisher in a document is one; else lists decide."""
    own = [own_kinds[row.id] for row in rows if row.id in own_kinds]
    speaking = next((kind for kind in own if kind in SPEAKERS), None)
    listed = next((party_kind(row.schema, relations) for row in rows if row.id not in own_kinds), None)
    return speaking or listed or next(iter(own), MentionKind.ORG)


def _supported(supports: Iterable[Support], claims: Mapping[str, Claim]) -> dict[str, tuple[Claim, ...]]:
    """The claims that each statement rests on. A support whose claim is not in the case is left out."""
    found: dict[str, dict[str, Claim]] = {}
    for support in supports:
        claim = claims.get(support.claim_id)
        if claim is not None:
            found.setdefault(support.statement_id, {})[claim.id] = claim
    return {statement: tuple(rows.values()) for statement, rows in found.items()}


def _countries(
    members: Mapping[str, tuple[Entity, ...]], edges: Iterable[Edge], parties: Iterable[str]
) -> dict[str, frozenset[str]]:
    """Country codes of the parties that denials can concern: those at an edge of a document, and those it names."""
    wanted = dict.fromkeys((*parties, *(end for edge in edges if edge.claims for end in (edge.source, edge.target))))
    return {
        party: frozenset(value for row in members[party] for prop in COUNTRY_PROPERTIES for value in row.get(prop))
        for party in wanted
        if party in members
    }

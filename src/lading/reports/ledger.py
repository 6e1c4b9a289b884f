"""The dossier opened for reporting: every quote checked, every claim numbered, every name looked up in one place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lading.claims.statements import party_id
from lading.errors import EvidenceError
from lading.exposure.assess import say_day
from lading.model.claim import Claim, Mention
from lading.model.document import Document
from lading.model.dossier import Dossier, Party
from lading.model.exposure import Edge, Exposure
from lading.model.span import Span
from lading.reports.reveal import shorten, strip_escapes
from lading.reports.words import Words

NAME = 80
"""Characters of a name shown to people; what is read by machines has it whole."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A dossier whose quotes have been checked. Claims are numbered from 1 in reading order, edges likewise."""

    dossier: Dossier
    words: Words
    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    """Every claim of the readings and of the edges, by id, in the order of their numbers."""
    edges: tuple[Edge, ...]
    """Every edge of the dossier and of its paths, once. Those that touch none of its parties are left out: lists relate
    many parties that no document names."""
    exposures: tuple[Exposure, ...]
    """The heaviest first, then what was said first, then by name: the order of every report."""
    exposed: tuple[Party, ...]
    """The parties of the exposures, in their order."""
    general: frozenset[str]
    """Ids of the denials that name neither a relation nor its parties."""
    _longest: int | None
    _names: Mapping[str, str]
    _parties: Mapping[str, Party]
    _places: Mapping[str, int]
    _numbers: Mapping[str, int]
    _edge_numbers: Mapping[tuple[str, ...], int]

    @property
    def day(self) -> str:
        """The day of the answer, and by when it was known where that is another one."""
        return say_day(self.dossier.as_of, self.dossier.known)

    def number(self, claim: Claim) -> int:
        """The number under which a claim is quoted throughout a report."""
        return self._numbers[claim.id]

    def edge_number(self, edge: Edge) -> int:
        """The number of an edge in the table of relations."""
        return self._edge_numbers[edge_key(edge)]

    def party(self, party_id_: str) -> Party | None:
        """The party under a canonical id, or None where the dossier does not hold it."""
        return self._parties.get(party_id_)

    def name(self, party_id_: str) -> str:
        """The name to show for a canonical id: its caption, else the id."""
        return self._names.get(party_id_, party_id_)

    def names(self, ids: Iterable[str]) -> list[str]:
        """The names to show for some ids, each once: goods of one name in several documents read as one."""
        return list(dict.fromkeys(self.name(one) for one in ids))

    def brief(self, text: str) -> str:
        """A name from a text or a list as this report shows names."""
        return text if self._longest is None else shorten(strip_escapes(text), self._longest)

    def anchor(self, what: str, party_id_: str) -> str:
        """The place of a party in a page, `party-7`, from its number: ids may hold any character."""
        number = self._places.get(party_id_)
        return f"{what}-{number}" if number else "parties"

    def document(self, claim: Claim) -> Document:
        """The document that a claim was read in."""
        return self.documents[claim.evidence.document_id]

    def party_of(self, claim: Claim, mention: Mention | None) -> Party | None:
        """The party of the case that a claim's mention stands for, or None."""
        if mention is None:
            return None
        found = self.dossier.party_of.get(party_id(claim.evidence.document_id, mention))
        return self._parties.get(found) if found else None

    def name_of(self, claim: Claim, mention: Mention) -> str:
        """What to call a mention: the caption of its party, else the document's own fullest name for it."""
        party = self.party_of(claim, mention)
        return self.name(party.id) if party else self.brief(mention.party)

    def party_at(self, document_id: str, span: Span) -> Party | None:
        """The party whose name stands at a place of a document, or None."""
        for reading in self.dossier.readings:
            if reading.document_id == document_id:
                named = sorted(
                    (m for m in reading.mentions if m.span.overlaps(span)), key=lambda m: _distance(m.span, span)
                )
                ids = (self.dossier.party_of.get(party_id(document_id, mention), "") for mention in named)
                return next((self._parties[found] for found in ids if found in self._parties), None)
        return None

    def claims_in(self, document: Document) -> tuple[Claim, ...]:
        """The claims read in one document, in the order of their numbers."""
        return tuple(claim for claim in self.claims.values() if claim.evidence.document_id == document.id)


def open_ledger(dossier: Dossier, words: Words, *, longest: int | None = None) -> Ledger:
    """Check every quote of a dossier against its document and number its claims and edges.

    Args:
        dossier: the answer with what it stands on.
        words: the reports' vocabulary.
        longest: for people: characters of a name before it is cut, and no terminal escapes in it. For machines: none.

    Raises:
        EvidenceError: for a quote that is not, letter for letter, in its document, or whose document is missing.
    """
    documents = {document.id: document for document in dossier.documents}
    known = {party.id for party in dossier.parties}
    edges = {edge_key(edge): edge for edge in _all_edges(dossier) if edge.source in known or edge.target in known}
    claims: dict[str, Claim] = {}
    for claim in _all_claims(dossier, edges.values()):
        # Not once an id: two copies of a claim have one id whatever they quote.
        _check(claim, documents)
        claims.setdefault(claim.id, claim)
    names = _show_names(dossier, longest)
    exposures = _rank(dossier, names)
    parties = {party.id: party for party in dossier.parties}
    ranked = dict.fromkeys(exposure.party for exposure in exposures)
    return Ledger(
        dossier=dossier,
        words=words,
        documents=MappingProxyType(documents),
        claims=MappingProxyType(claims),
        edges=tuple(edges.values()),
        exposures=exposures,
        exposed=tuple(parties[party] for party in ranked if party in parties),
        general=_find_general(edges.values()),
        _longest=longest,
        _names=MappingProxyType(names),
        _parties=MappingProxyType(parties),
        _places=MappingProxyType({party.id: place for place, party in enumerate(dossier.parties, 1)}),
        _numbers=MappingProxyType({claim_id: number for number, claim_id in enumerate(claims, 1)}),
        _edge_numbers=MappingProxyType({key: number for number, key in enumerate(edges, 1)}),
    )


def _rank(dossier: Dossier, names: Mapping[str, str]) -> tuple[Exposure, ...]:
    """The exposures in the order of every report; ids only where all else is alike."""
    return tuple(
        sorted(
            dossier.exposures,
            key=lambda e: (
                -e.weight,
                e.first_said or "9999",
                names.get(e.party, e.party).casefold(),
                e.party,
                e.risk_source,
            ),
        )
    )


def _find_general(edges: Iterable[Edge]) -> frozenset[str]:
    """Denials that stand beside some edge as general ones and beside none as its own."""
    named, general = set[str](), set[str]()
    for edge in edges:
        named.update(claim.id for claim in edge.denials)
        general.update(claim.id for claim in edge.general_denials)
    return frozenset(general - named)


def _show_names(dossier: Dossier, longest: int | None) -> dict[str, str]:
    """The name of every party; for people shortened, and without the rest of a terminal escape that a text put there."""
    if longest is None:
        return {party.id: party.caption for party in dossier.parties}
    before = {}
    for document, reading in zip(dossier.documents, dossier.readings, strict=False):
        for mention in reading.mentions if "\x1b" in document.text or "\x9b" in document.text else ():
            lead = document.text[max(0, mention.span.start - 16) : mention.span.start]
            before[dossier.party_of.get(party_id(document.id, mention), ""), mention.text] = lead
    return {
        party.id: shorten(strip_escapes(party.caption, before=before.get((party.id, party.caption), "")), longest)
        for party in dossier.parties
    }


def edge_key(edge: Edge) -> tuple[str, ...]:
    """What tells an edge from every other: its kind, its ends and the statements it was read from."""
    return (edge.kind, edge.source, edge.target, *edge.statement_ids)


def _all_edges(dossier: Dossier) -> Iterable[Edge]:
    yield from dossier.edges
    for exposure in dossier.exposures:
        for path in (exposure.path, *exposure.alternatives):
            yield from path.edges


def _all_claims(dossier: Dossier, edges: Iterable[Edge]) -> Iterable[Claim]:
    yield from dossier.claims
    for edge in edges:
        yield from edge.claims
        yield from edge.denials
        yield from edge.general_denials
    for exposure in dossier.exposures:
        yield from exposure.contradicted_by


def _distance(one: Span, other: Span) -> int:
    """How far two overlapping ranges are from being one: the characters that only one of them has."""
    return abs(one.start - other.start) + abs(one.end - other.end)


def _check(claim: Claim, documents: Mapping[str, Document]) -> None:
    for evidence in (claim.evidence, *claim.also):
        document = documents.get(evidence.document_id)
        if document is None:
            raise EvidenceError(
                f"the quote {evidence.exact!r} is from a document that the dossier does not hold",
                where=f"document {evidence.document_id}",
                place=f"characters {evidence.span.start}–{evidence.span.end}",
                remedy="give the dossier the document, or take the claim out",
            )
        evidence.check(document)

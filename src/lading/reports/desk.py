"""What templates ask of a dossier: the ledger's words with the dossier already in hand, and where each thing is shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from lading.model.claim import Claim
from lading.model.document import Document
from lading.model.dossier import Dataset, Party
from lading.model.evidence import Evidence
from lading.model.exposure import Edge, Exposure
from lading.model.judgement import Decision, Judgement
from lading.model.ownership import Holding, OwnershipFinding
from lading.model.span import Span
from lading.reports import ownership, phrases
from lading.reports.answer import name_dataset
from lading.reports.contradictions import Denial, list_denials
from lading.reports.highlight import Passage, cut_document
from lading.reports.ledger import Ledger
from lading.reports.quotes import Quote, fold_quotes, list_cells, list_lead_in
from lading.reports.rows import ListedRow, merge_designations
from lading.reports.standing import is_unsure, say_candidate, say_later, say_standing

SHORT, AROUND = 80, 120
"""Characters up to which a quote is shown with the words around it, and how many of them on each side."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the templates ask: the ledger's words with the dossier already in hand."""

    ledger: Ledger

    def n(self, claim: Claim) -> int:
        """Number of a claim."""
        return self.ledger.number(claim)

    def say(self, claim: Claim) -> str:
        """A claim in words."""
        return phrases.say_claim(self.ledger, claim)

    def voice(self, claim: Claim) -> str:
        """In whose words."""
        return phrases.said_by(self.ledger, claim)

    def edge(self, edge: Edge) -> str:
        """An edge in words."""
        return phrases.say_edge(self.ledger, edge)

    def dataset(self, name: str) -> str:
        """A list or register by its name."""
        return phrases.say_dataset(self.ledger, name)

    def verb(self, edge: Edge) -> str:
        """The verb of an edge, by whether goods go with it."""
        verb = self.ledger.words.verb(edge.kind)
        if phrases.is_goods(self.ledger, edge.source):
            return verb.goods
        return verb.one if edge.items or phrases.is_goods(self.ledger, edge.target) else verb.bare

    def hops(self, exposure: Exposure) -> Iterator[tuple[str, Edge, str, str]]:
        """The hops of the main path: from, edge, words, to."""
        path = exposure.path
        for start, edge, end in zip(path.parties, path.edges, path.parties[1:], strict=False):
            yield start, edge, phrases.say_hop(self.ledger, edge, start, end), end

    def exposures(self, party: Party) -> tuple[Exposure, ...]:
        """The exposures of a party in their order."""
        return tuple(exposure for exposure in self.ledger.exposures if exposure.party == party.id)

    def against(self, exposure: Exposure) -> tuple[Denial, ...]:
        """Who contradicts an exposure, by passage."""
        return list_denials(self.ledger, exposure.contradicted_by)

    def quoted_at(self, exposure: Exposure, denial: Denial) -> str:
        """Another party under whose exposure the same denial is quoted already, or nothing."""
        first = next(e for e in self.ledger.exposures if denial.claim in e.contradicted_by)
        return "" if first is exposure else first.party

    def quotes(self, edge: Edge) -> tuple[Quote, ...]:
        """The passages that an edge rests on, each once."""
        return fold_quotes(edge.claims)

    def folded(self, claims: tuple[Claim, ...]) -> tuple[Quote, ...]:
        """Claims by the passage they quote."""
        return fold_quotes(claims)

    def lead_in(self, claim: Claim) -> tuple[Evidence, ...]:
        """What tells what a bullet or a row is about."""
        return list_lead_in(self.ledger.document(claim), claim)

    def cells(self, evidence: Evidence) -> tuple[tuple[str, str], ...]:
        """A quoted table row under its columns' names."""
        return list_cells(self.ledger.documents[evidence.document_id], evidence)

    def standing(self, party: Party) -> str:
        """Whether a party is on a list, no surer than it is known."""
        return say_standing(self.ledger, party)

    def unsure(self, party: Party) -> bool:
        """Whether a party may be on a list on the day asked."""
        return is_unsure(party)

    def may_be(self, party: Party) -> tuple[str, ...]:
        """The listed parties that a party may be, in words."""
        return tuple(say_candidate(self.ledger, candidate) for candidate in party.candidates)

    def later(self, exposure: Exposure) -> str:
        """The listing after the day asked."""
        return say_later(self.ledger, exposure)

    def rows(self, party: Party) -> tuple[ListedRow, ...]:
        """The designations of a party, those of one authority as one."""
        return merge_designations(self.ledger, party)

    def title(self, dataset: Dataset) -> str:
        """The title of a list."""
        return name_dataset(self.ledger, dataset)

    def context(self, evidence: Evidence) -> tuple[str, str]:
        """The words before and after a short quote in its block, so that it can be understood; nothing for a long one."""
        document = self.ledger.documents[evidence.document_id]
        if len(evidence.exact) > SHORT:
            return "", ""
        span = evidence.span
        block = next((b.span for b in document.blocks if b.span.covers(span)), span)
        before = document.text[max(block.start, span.start - AROUND) : span.start]
        after = document.text[span.end : min(block.end, span.end + AROUND)]
        start = before.partition(" ")[2] if span.start - AROUND > block.start else before
        end = after.rpartition(" ")[0] if span.end + AROUND < block.end else after
        return ("… " if start != before else "") + start, end + (" …" if end != after else "")

    def party_link(self, party_id: str) -> str:
        """Where a party is told of; here a place of the same page."""
        return f"#{self.ledger.anchor('party', party_id)}"

    def exposure_link(self, party_id: str) -> str:
        """Where the exposures of a party are told of."""
        return f"#{self.ledger.anchor('exposure', party_id)}"

    def claim_link(self, claim: Claim) -> str:
        """Where a claim is told of."""
        return f"#claim-{self.n(claim)}"

    def document_link(self, claim: Claim) -> str:
        """Where the document is shown that a claim was read in."""
        return f"#document-{list(self.ledger.documents).index(claim.evidence.document_id) + 1}"

    def status(self, party_id: str) -> str:
        """Status of a party, or empty."""
        party = self.ledger.party(party_id)
        return str(party.status or "") if party else ""

    def listings(self, party_id: str) -> str:
        """Who lists a party, since when."""
        party = self.ledger.party(party_id)
        return "; ".join(phrases.say_listings(self.ledger, party.designations)) if party else ""

    def judgements(self, party: Party, decision: str) -> tuple[Judgement, ...]:
        """The judgements of one kind on a party."""
        return tuple(j for j in party.judgements if j.decision is Decision(decision))

    def findings(self, party: Party) -> tuple[OwnershipFinding, ...]:
        """What the ownership rules say of a party."""
        return tuple(ownership.list_findings(party))

    def holding(self, holding: Holding) -> str:
        """One step of an ownership chain in words."""
        return ownership.say_holding(self.ledger, holding)

    def candidate(self, judgement: Judgement) -> str:
        """What the list calls the entry that a party was compared with."""
        return self.ledger.brief(judgement.match.candidate_name or judgement.match.candidate)

    def passages(self, document: Document) -> tuple[Passage, ...]:
        """A document cut into pieces that know their claims."""
        quotes: dict[int, list[Span]] = {}
        for claim in self.ledger.claims.values():
            for evidence in (claim.evidence, *claim.also):
                if evidence.document_id == document.id:
                    quotes.setdefault(self.n(claim), []).append(evidence.span)
        return cut_document(document, quotes)

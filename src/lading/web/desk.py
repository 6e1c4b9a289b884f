"""The reports' desk on pages of their own: parties, claims and documents are addresses, not places of one page."""

from dataclasses import dataclass

from lading.model.claim import Claim
from lading.model.document import Document
from lading.reports.desk import Desk
from lading.web.links import Links


@dataclass(frozen=True, slots=True)
class PageDesk(Desk):
    """What the templates of the pages ask."""

    links: Links

    def party_link(self, party_id: str) -> str:
        """The page of a party."""
        return self.links.to("parties", party_id)

    def exposure_link(self, party_id: str) -> str:
        """The ways from a party to the listed ones."""
        return self.links.to("paths", party_id)

    def claim_link(self, claim: Claim) -> str:
        """The page of a claim."""
        return self.links.to("claims", claim.id)

    def document_link(self, claim: Claim) -> str:
        """The claim's words in their document."""
        return f"{self.links.to('documents', claim.evidence.document_id)}#quote-{self.n(claim)}"

    def open_link(self, document: Document) -> str:
        """The page of a document."""
        return self.links.to("documents", document.id)

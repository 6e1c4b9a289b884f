"""The exact words a claim stands on."""

from dataclasses import dataclass

from lading.errors import EvidenceError
from lading.model.document import Document
from lading.model.span import Span

CONTEXT = 48
"""Code points of context kept on each side, enough to find the words again in another capture of the page."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim passage of a document, as W3C TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector."""

    document_id: str
    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def quote(cls, document: Document, span: Span) -> "Evidence":
        """The passage of a document at a place.

        Raises:
            EvidenceError: where the place is empty or lies outside the document.
        """
        if span.start == span.end or span.end > len(document.text):
            raise EvidenceError(
                f"no words at {span.start}..{span.end} of {len(document.text)}", where=document.name, place="quote"
            )
        before = document.text[max(0, span.start - CONTEXT) : span.start]
        after = document.text[span.end : span.end + CONTEXT]
        return cls(document.id, span, document.cut(span), before, after)

    def check(self, document: Document) -> None:
        """Refuse a quote that is not, letter for letter, where it is said to be.

        Raises:
            EvidenceError: on any difference; there is no nearly right quote.
        """
        if document.id != self.document_id:
            raise EvidenceError("the quote is from another document", where=document.name)
        found = document.cut(self.span)
        if not found or found != self.exact:
            raise EvidenceError(
                f"the quote {self.exact!r} is not in the text, which has {found!r} there",
                where=document.name,
                place=f"characters {self.span.start}–{self.span.end}",
            )

"""The seam behind which readers of documents can be replaced: rules now, a learned or a language model beside them."""

from typing import Protocol

from lading.claims.gazetteer import Gazetteer
from lading.model.claim import Reading
from lading.model.document import Document


class Extractor(Protocol):
    """Reads claims in a document. Pure: the same document and gazetteer give the same reading."""

    @property
    def method(self) -> str:
        """Name and version, `rules/1`: stands in every claim it makes."""
        ...

    def reads(self, document: Document) -> bool:
        """Whether it can read this document's language and layout at all."""
        ...

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:
        """Mentions and claims, every quote verbatim at its span. Raises ExtractorError where it cannot keep that."""
        ...

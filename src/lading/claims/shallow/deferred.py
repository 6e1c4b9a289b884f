"""An extractor whose knowledge is loaded when the first document of its language arrives."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lading.claims.extractor import Extractor
from lading.claims.gazetteer import Gazetteer
from lading.model.claim import Reading
from lading.model.document import Document


@dataclass(slots=True)
class DeferredExtractor:
    """Stands for an extractor of some languages; `load` is called once, by the first document in one of them."""

    method: str
    languages: frozenset[str]
    load: Callable[[], Extractor]
    _loaded: Extractor | None = field(default=None, init=False)

    def reads(self, document: Document) -> bool:
        """Whether the document is in one of the languages."""
        return document.language.split("-")[0] in self.languages

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:
        """The reading of the extractor that stands behind."""
        if self._loaded is None:
            self._loaded = self.load()
        return self._loaded.extract(document, gazetteer)

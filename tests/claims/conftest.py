"""The reader of English, loaded once for all tests of claims."""

from collections.abc import Callable

import pytest

from lading.claims.en.extractor import RulesExtractor
from lading.claims.en.lexicons import Lexicons, load_lexicons
from lading.claims.gazetteer import Gazetteer
from lading.claims.read import read_claims
from lading.documents.segment import find_blocks
from lading.model.claim import Reading
from lading.model.document import Document
from lading.model.ids import digest_bytes

Reader = Callable[[str], Reading]


@pytest.fixture(scope="session")
def lexicons() -> Lexicons:
    return load_lexicons()


@pytest.fixture(scope="session")
def extractor(lexicons: Lexicons) -> RulesExtractor:
    return RulesExtractor.of(lexicons)


def make_document(text: str, published: str | None = None) -> Document:
    blocks = find_blocks(text)
    return Document(text, "test", digest_bytes(text.encode()), language="en", published=published, blocks=blocks)


@pytest.fixture(scope="session")
def read(extractor: RulesExtractor) -> Reader:
    def run(text: str) -> Reading:
        return read_claims(make_document(text), extractors=[extractor], gazetteer=Gazetteer.empty())

    return run

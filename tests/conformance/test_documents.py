import hashlib

import pytest

from lading.errors import StoreError
from lading.io.store import Store, choose_versions
from lading.model.claim import (
    Attribution,
    AuthorityKind,
    Claim,
    Mention,
    MentionKind,
    Predicate,
    Qualifiers,
    Reading,
    Stance,
)
from lading.model.document import Block, BlockKind, Cell, Document
from lading.model.evidence import Evidence
from lading.model.period import Period
from lading.model.span import Span
from lading.model.statement import Statement, Support
from tests.io.store.build import MONDAY, SCHEMATA, TUESDAY

TEXT = "TSK Vektor buys for Kupol, two officials said."
ORIGINAL = b"<p>TSK Vektor buys for Kupol, two officials said.</p>"


def make_document() -> Document:
    span = Span(0, len(TEXT))
    return Document(
        TEXT,
        "report",
        hashlib.sha256(ORIGINAL).hexdigest(),
        published="2025-09-25",
        blocks=(Block(BlockKind.ROW, span, (Cell("Text", span),)),),
    )


def make_reading(document: Document, *, score: float = 0.9) -> Reading:
    buyer = Mention(Span(0, 10), "TSK Vektor", MentionKind.ORG, "TSK Vektor", identifiers=(("innCode", "3849055365"),))
    plant = Mention(Span(20, 25), "Kupol", MentionKind.ORG, "Kupol")
    claim = Claim(
        Predicate.PROCURES_FOR,
        buyer,
        plant,
        None,
        Evidence.quote(document, Span(0, 25)),
        Stance.REPORTED,
        "rules/1",
        score,
        ("buys for",),
        attribution=(Attribution("two officials", AuthorityKind.OFFICIALS, Span(27, 40)),),
        qualifiers=Qualifiers(time=Period("2024", None, circa=True)),
    )
    return Reading(document.id, (buyer, plant), (claim,))


def keep(store: Store, reading: Reading, document: Document, recorded: str) -> Statement:
    said = Statement("doc-1", "UnknownLink", "role", "procures_for", "documents")
    store.documents.keep_reading(
        reading,
        method="rules/1",
        statements=[said, Statement("doc-2", "Company", "name", "TSK Vektor", "documents")],
        supports=[Support(said.id, reading.claims[0].id)],
        schemata=SCHEMATA,
        recorded=recorded,
    )
    assert store.documents.document(document.id) == document
    return said


def test_a_document_comes_back_with_its_original_bytes(store: Store) -> None:
    document = make_document()
    for _ in range(2):
        store.documents.keep(document, ORIGINAL, recorded=MONDAY)
    assert list(store.documents.documents()) == [document]
    assert store.documents.original(document.sha256) == ORIGINAL
    assert store.documents.original("0" * 64) is None
    assert store.documents.document("nothing") is None


def test_bytes_that_are_not_the_documents_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="not those the document was read from"):
        store.documents.keep(make_document(), b"other", recorded=MONDAY)
    assert list(store.documents.documents()) == []


def test_a_reading_comes_back_whole_and_its_statements_name_their_claims(store: Store) -> None:
    document = make_document()
    store.documents.keep(document, ORIGINAL, recorded=MONDAY)
    reading = make_reading(document)
    said = keep(store, reading, document, MONDAY)
    assert store.documents.reading(document.id) == reading
    assert store.documents.claims(said.id) == reading.claims
    assert store.documents.claims("nothing") == ()
    snapshot = choose_versions(store.lists.versions(kind="document"))
    entity = store.lists.entity("doc-2", snapshot)
    assert entity is not None
    assert entity.caption == "TSK Vektor"
    assert store.lists.versions() == ()


def test_a_later_reading_stands_and_the_statements_it_no_longer_makes_do_not(store: Store) -> None:
    document = make_document()
    store.documents.keep(document, ORIGINAL, recorded=MONDAY)
    said = keep(store, make_reading(document), document, MONDAY)
    empty = Reading(document.id)
    store.documents.keep_reading(
        empty, method="rules/2", statements=[], supports=[], schemata=SCHEMATA, recorded=TUESDAY
    )
    assert store.documents.reading(document.id) == empty
    assert store.documents.claims(said.id) == ()
    assert store.lists.entity("doc-1", choose_versions(store.lists.versions(kind="document"))) is None
    assert store.check() == ()


def test_a_reading_of_an_unknown_document_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="keep the document first"):
        keep(store, make_reading(make_document()), make_document(), MONDAY)

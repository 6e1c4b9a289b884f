import pytest

from lading.errors import StoreError
from lading.io.store.codec import read_json, write_json
from lading.model.document import Document
from lading.model.period import Period
from tests.conformance.test_documents import make_document, make_reading


def test_nouns_come_back_equal_with_their_ids_made_again() -> None:
    document = make_document()
    claim = make_reading(document).claims[0]
    assert read_json(Document, write_json(document), where="store") == document
    back = read_json(type(claim), write_json(claim), where="store")
    assert (back, back.id) == (claim, claim.id)


def test_what_was_changed_or_cannot_be_is_refused() -> None:
    document = make_document()
    with pytest.raises(StoreError, match="its digest differs"):
        read_json(Document, write_json(document).replace("Vektor", "Vector"), where="store")
    for broken in ("{", "{}", write_json(document).replace('"paragraph"', '"verse"').replace('"row"', '"verse"')):
        with pytest.raises(StoreError, match="cannot be read"):
            read_json(Document, broken, where="store")
    with pytest.raises(StoreError, match="cannot be read"):
        read_json(Period, '{"start":"2024-13","end":null,"circa":false}', where="store")

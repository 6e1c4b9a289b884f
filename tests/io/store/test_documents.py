import zlib
from pathlib import Path

import pytest

from lading.errors import StoreError
from lading.io.store import SqliteStore
from tests.conformance.test_documents import ORIGINAL, keep, make_document, make_reading
from tests.io.store.build import MONDAY


def test_a_claim_that_an_earlier_version_stored_is_read_and_a_damaged_one_is_named(tmp_path: Path) -> None:
    document = make_document()
    reading = make_reading(document)
    with SqliteStore.open(tmp_path / "lading.db") as store:
        store.documents.keep(document, ORIGINAL, recorded=MONDAY)
        keep(store, reading, document, MONDAY)
        (packed,) = store.database.row("SELECT data FROM claim") or ()
        store.database.run("UPDATE claim SET data = ?", (zlib.decompress(packed).decode(),))
        assert store.documents.reading(document.id) == reading
        store.database.run("UPDATE claim SET data = ?", (packed[:-9],))
        with pytest.raises(StoreError, match="claim is damaged"):
            store.documents.reading(document.id)

"""Whether what was read in documents still stands on their words: each quote held against the text it was cut from."""

from collections.abc import Iterator

from lading.claims.anchor import check_reading
from lading.errors import LadingError
from lading.io.store.database import Database
from lading.io.store.documents import LOST, Documents
from lading.model.document import Document
from lading.model.ids import digest
from lading.model.issue import Issue, Severity

READINGS = """
SELECT r.version, d.id, d.name FROM reading r JOIN document d ON d.id = r.document ORDER BY r.document, r.version
"""
STATED = """
SELECT shape.dataset, entity.text, shape.prop, value.text FROM version now
  JOIN version own ON own.dataset = now.dataset AND own.id <= now.id
  JOIN statement s ON s.id BETWEEN own.first_row AND own.last_row AND (s.until IS NULL OR s.until > now.id)
  JOIN shape ON shape.id = s.shape JOIN string entity ON entity.id = s.entity JOIN string value ON value.id = s.value
WHERE now.id = ?
"""


def check_readings(database: Database) -> Iterator[Issue]:
    """An issue for each document that cannot be read again, and each quote, claim or statement that is not as recorded."""
    documents = Documents(database)
    for (document_id,) in database.stream("SELECT id FROM document"):
        try:
            document = documents.document(document_id)
        except LadingError as error:
            yield Issue.from_error(error, where=database.name)
            continue
        if document is not None and document.id != document_id:
            yield _issue(document_id, "a document is kept under the id of another")
    held: Document | None = None
    for version, document_id, name in database.stream(READINGS):
        try:
            held = held if held is not None and held.id == document_id else documents.document(document_id)
            if held is not None:
                yield from _check_one(documents, version, held)
        except LadingError as error:
            yield Issue.from_error(error, where=name)


def _check_one(documents: Documents, version: int, document: Document) -> Iterator[Issue]:
    """What is wrong with one reading. Raises LadingError for a quote or mention that is not in the text."""
    reading = documents.reading_of(version)
    if reading is None:
        return
    check_reading(reading, document)
    database = documents.database
    ids = tuple(row[0] for row in database.rows("SELECT id FROM claim WHERE version = ? ORDER BY number", (version,)))
    if ids != tuple(claim.id for claim in reading.claims):
        yield _issue(document.name, "a claim is kept under the id of another")
    stated = {digest(*row) for row in database.rows(STATED, (version,))}
    supported = {
        row[0] for row in database.rows("SELECT DISTINCT statement FROM support WHERE version = ?", (version,))
    }
    if lost := len(supported - stated):
        yield _issue(document.name, f"claims support a statement that the reading does not make ({lost} times)")


def _issue(where: str, what: str) -> Issue:
    return Issue(Severity.ERROR, where, "", what, LOST)

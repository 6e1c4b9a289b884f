"""The documents of the store: original bytes under their digest, texts, readings, and what claims support."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lading.errors import StoreError
from lading.io.store.codec import Shapes, read_json, write_json
from lading.io.store.database import Database
from lading.io.store.flip import flip
from lading.io.store.staging import Draft, Stage
from lading.io.store.version import DOCUMENT
from lading.model.claim import Claim, Reading
from lading.model.document import Document
from lading.model.ids import digest_bytes
from lading.model.schema import Schemata
from lading.model.span import Span
from lading.model.statement import Statement, Support

LOST = "restore the store from a backup"
SAID = ("title", "publisher", "url", "published", "retrieved", "author")
"""Fields of a document that people say, and may say later."""


def dataset_of(document_id: str) -> str:
    """The name under which the versions of a document's readings are kept."""
    return f"document/{document_id}"


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents in a SQLite store. See `DocumentShelf` for what each method promises."""

    database: Database
    _shapes: Shapes = field(default_factory=dict)

    def keep(self, document: Document, original: bytes, *, recorded: str) -> None:
        """See DocumentShelf."""
        if digest_bytes(original) != document.sha256:
            raise StoreError(
                "the bytes are not those the document was read from",
                where=document.name,
                remedy="read the file again and keep what was read together with its bytes",
            )
        with self.database.writing():
            self.database.run(
                "INSERT INTO archive VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (document.sha256, len(original), zlib.compress(original)),
            )
            before = self.document(document.id)
            if before is None:
                head = (document.id, document.sha256, document.name, document.published, recorded)
                self.database.run("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)", (*head, write_json(document)))
                return
            told = {said: getattr(document, said) or getattr(before, said) for said in SAID}
            now = replace(document, name=before.name, parent=before.parent, **told)
            if now != before:
                self.database.run(
                    "UPDATE document SET published = ?, data = ? WHERE id = ?", (now.published, write_json(now), now.id)
                )

    def documents(self) -> Iterator[Document]:
        """See DocumentShelf."""
        where = self.database.name
        for (data,) in self.database.stream("SELECT data FROM document ORDER BY recorded, id"):
            yield read_json(Document, data, where=where, shapes=self._shapes)

    def document(self, document_id: str) -> Document | None:
        """See DocumentShelf."""
        row = self.database.row("SELECT data FROM document WHERE id = ?", (document_id,))
        return read_json(Document, row[0], where=self.database.name, shapes=self._shapes) if row else None

    def original(self, sha256: str) -> bytes | None:
        """See DocumentShelf."""
        row = self.database.row("SELECT deflated FROM archive WHERE sha256 = ?", (sha256,))
        if row is None:
            return None
        try:
            data = zlib.decompress(row[0])
        except zlib.error as error:
            raise StoreError("archived bytes are damaged", where=sha256, remedy=LOST) from error
        if digest_bytes(data) != sha256:
            raise StoreError("archived bytes do not have their digest", where=sha256, remedy=LOST)
        return data

    def search(self, question: str) -> Iterator[tuple[Document, tuple[Span, ...]]]:
        """See DocumentShelf."""
        from lading.io.store.texts import search_texts  # which reads documents itself

        return search_texts(self, question)

    def keep_reading(  # keyword-only: one fact in one transaction
        self,
        reading: Reading,
        *,
        method: str,
        statements: Iterable[Statement],
        supports: Iterable[Support],
        schemata: Schemata,
        recorded: str,
    ) -> None:
        """See DocumentShelf."""
        document = self.document(reading.document_id)
        if document is None:
            message = "a reading of a document that is not in the store"
            raise StoreError(message, where=reading.document_id, remedy="keep the document first")
        draft = Draft(dataset_of(document.id), method, published=document.published, kind=DOCUMENT)
        stage = Stage.begin(self.database, draft)
        try:
            stage.fill(statements)
            with self.database.writing():
                number = flip(stage, stage.count(schemata), loaded=lambda: recorded)
                self._write(number, reading, supports)
        finally:
            stage.drop()

    def reading(self, document_id: str) -> Reading | None:
        """See DocumentShelf."""
        row = self.database.row("SELECT max(version) FROM reading WHERE document = ?", (document_id,))
        return self.reading_of(row[0]) if row else None

    def reading_of(self, version: int | None) -> Reading | None:
        """The reading of a version, whether it stands or not, or None."""
        row = self.database.row("SELECT data FROM reading WHERE version = ?", (version,))
        if row is None:
            return None
        where = self.database.name
        claims = self.database.rows("SELECT data FROM claim WHERE version = ? ORDER BY number", (version,))
        bare = read_json(Reading, row[0], where=where, shapes=self._shapes)
        return replace(bare, claims=tuple(self._unpack(data) for (data,) in claims))

    def claims(self, statement_id: str) -> tuple[Claim, ...]:
        """See DocumentShelf."""
        rows = self.database.rows(
            "SELECT c.data FROM support s JOIN claim c ON c.version = s.version AND c.id = s.claim "
            "WHERE s.statement = :id AND s.version IN (SELECT max(version) FROM reading GROUP BY document) "
            "ORDER BY c.version, c.number",
            {"id": statement_id},
        )
        return tuple(self._unpack(data) for (data,) in rows)

    def _unpack(self, data: str | bytes) -> Claim:
        """A stored claim; the first stores kept claims as they are."""
        where = self.database.name
        try:
            text = data if isinstance(data, str) else zlib.decompress(data).decode()
        except (zlib.error, UnicodeDecodeError) as error:
            raise StoreError("a stored claim is damaged", where=where, remedy=LOST) from error
        return read_json(Claim, text, where=where, shapes=self._shapes)

    def _write(self, number: int, reading: Reading, supports: Iterable[Support]) -> None:
        """The reading itself, its claims one by one, and what they support."""
        bare = write_json(replace(reading, claims=()))
        self.database.run("INSERT INTO reading VALUES (?, ?, ?)", (number, reading.document_id, bare))
        self.database.run_many(
            "INSERT INTO claim VALUES (?, ?, ?, ?)",
            ((number, place, claim.id, _pack(claim)) for place, claim in enumerate(reading.claims)),
        )
        self.database.run_many(
            "INSERT INTO support VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            ((number, support.statement_id, support.claim_id) for support in supports),
        )


def _pack(claim: Claim) -> bytes:
    """A claim as it is stored: its names stand in it many times, so that it packs to a third."""
    return zlib.compress(write_json(claim).encode())

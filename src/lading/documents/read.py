"""Bytes → Document: the reader is chosen by what the bytes are and by the file's name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from lading.documents.about import About
from lading.documents.decode import decode_text
from lading.documents.html import read_html
from lading.documents.language import LanguageGuesser
from lading.documents.parts import Parts
from lading.documents.segment import find_blocks
from lading.documents.table import read_table
from lading.errors import DocumentError
from lading.model.document import Document
from lading.model.ids import digest_bytes
from lading.model.issue import Issue, Severity

DEFAULT_LIMIT = 10_000_000
"""Bytes of text read from one document unless told otherwise."""
MARKUP_FACTOR = 5
"""How much larger than its text a page of HTML may be."""
ENDINGS = {
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html",
    ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".tab": "text/tab-separated-values",
    ".md": "text/markdown", ".markdown": "text/markdown", ".txt": "text/plain",
}  # fmt: skip
HTML_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
ANY_TAG = re.compile(rb"</?[a-z][a-z0-9]*(?:\s[^<>]*)?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A document, and what a reader of it should know: a guessed encoding, damaged bytes, text left out."""

    document: Document
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class Reader:
    """Reads documents; holds the limit in bytes and the language model, so that many documents share one."""

    limit: int = DEFAULT_LIMIT
    languages: LanguageGuesser = field(default_factory=LanguageGuesser)

    def read(self, data: bytes, *, name: str, about: About | None = None) -> ReadResult:
        """The document that some bytes are.

        Args:
            data: the file's bytes.
            name: the file's name; its ending tells tables and Markdown apart, and messages name it.
            about: what a person says of the document; it wins over what the document says.

        Raises:
            DocumentError: where the bytes are empty, binary, too large, in no known encoding or without text.
        """
        about = about or About()
        media_type = about.media_type or find_media_type(data, name=name)
        self._check_size(len(data), name, factor=MARKUP_FACTOR if media_type == "text/html" else 1)
        if media_type not in READERS:
            remedy = f"give one of: {', '.join(READERS)}"
            raise DocumentError(f"Lading reads no {media_type}", where=name, remedy=remedy)
        parts = READERS[media_type](data, name=name, about=about)
        self._check_size(len(parts.text), name)
        document = Document(
            text=parts.text,
            name=PurePath(name).stem,
            sha256=digest_bytes(data),
            media_type=media_type,
            title=about.title or parts.title,
            publisher=about.publisher or parts.publisher,
            url=about.url or parts.url,
            published=about.published or parts.published,
            retrieved=about.retrieved,
            language=about.language or self.languages.guess(parts.text),
            blocks=parts.blocks,
        )
        return ReadResult(document, (*parts.issues, *_note_example(name, about)))

    def _check_size(self, size: int, name: str, *, factor: int = 1) -> None:
        if size > self.limit * factor:
            limit = self.limit * factor
            raise DocumentError(
                f"has {size / 1e6:.1f} MB, more than the {limit / 1e6:.1f} MB read from one document",
                where=name,
                remedy="split it, or raise the limit",
            )


def read_document(data: bytes, *, name: str, about: About | None = None) -> Document:
    """The document that some bytes are, without the notes that `Reader.read` also gives. Raises as that does."""
    return Reader().read(data, name=name, about=about).document


def find_media_type(data: bytes, *, name: str) -> str:
    """What kind of text some bytes are: HTML by its opening tags, everything else by the ending of its name."""
    by_name = ENDINGS.get(PurePath(name).suffix.lower(), "text/plain")
    opening = data[:4000].lstrip(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe")
    if HTML_OPENING.match(opening):
        return "text/html"
    if by_name == "text/html" and not ANY_TAG.search(opening):
        return "text/plain"
    return by_name


def read_text(data: bytes, *, name: str, about: About) -> Parts:
    """Plain text or Markdown, which is text whose marks are kept."""
    decoded = decode_text(data, name=name, encoding=about.encoding)
    return Parts(decoded.text, find_blocks(decoded.text), issues=decoded.issues)


def _note_example(name: str, about: About) -> tuple[Issue, ...]:
    if not about.illustrative:
        return ()
    return (Issue(Severity.NOTE, name, "", "was made as an example; it is no disclosure"),)


READERS: Mapping[str, Callable[..., Parts]] = {
    "text/plain": read_text,
    "text/markdown": read_text,
    "text/html": read_html,
    "text/csv": read_table,
    "text/tab-separated-values": read_table,
}

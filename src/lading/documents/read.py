"""Bytes → Document: the reader is chosen by what the bytes are, and by the file's name where they are text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from lading.documents.about import About
from lading.documents.archives import CONTAINERS
from lading.documents.decode import decode_text
from lading.documents.docx import read_docx
from lading.documents.eml import read_eml, read_mhtml
from lading.documents.html import read_html
from lading.documents.language import LanguageGuesser
from lading.documents.markdown import read_markdown
from lading.documents.media import (
    BINARY_SHEET,
    DOCX,
    EML,
    MHTML,
    MSG,
    OLE,
    OPEN_DOCUMENT,
    PDF,
    SLIDES,
    XLSX,
    find_media_type,
)
from lading.documents.msg import read_msg
from lading.documents.parts import Enclosed, Parts
from lading.documents.pdf import read_pdf
from lading.documents.segment import find_blocks
from lading.documents.table import read_table
from lading.documents.xlsx import read_xlsx
from lading.errors import DocumentError
from lading.model.document import Document
from lading.model.ids import digest_bytes
from lading.model.issue import Issue, Severity

DEFAULT_LIMIT = 10_000_000
"""Bytes of text read from one document unless told otherwise."""
FILE_FACTOR = 20
"""How much larger than its text a file with pictures may be."""
UNREAD = {
    OLE: ("is an old or a locked Microsoft Office file", "save it without a password as DOCX or XLSX"),
    OPEN_DOCUMENT: ("is an OpenDocument or EPUB file", "save it as DOCX, XLSX or PDF"),
    SLIDES: ("is a PowerPoint file", "save it as PDF"),
    BINARY_SHEET: ("is an Excel file in binary form", "save it as XLSX"),
    **dict.fromkeys(CONTAINERS, ("is an archive, no single document", "read it with `read_contents`")),
}
"""Kinds of file that are no single document, or none that Lading reads: what they are, and what to do."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A document, and what a reader of it should know: a guessed encoding, damaged bytes, text left out."""

    document: Document
    issues: tuple[Issue, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    """Files in it that are documents of their own: `contents.read_contents` reads them."""
    original: bytes = b""
    """What it was read from: its digest is the document's `sha256`."""


@dataclass(frozen=True)
class Reader:
    """Reads documents; holds the limit in bytes and the language model, so that many documents share one."""

    limit: int = DEFAULT_LIMIT
    languages: LanguageGuesser = field(default_factory=LanguageGuesser)
    keep_originals: bool = False
    """Whether `contents.read_contents` gives the bytes of each document with it, for an archive to keep."""

    def read(self, data: bytes, *, name: str, about: About | None = None, parent: str = "") -> ReadResult:
        """The document that some bytes are.

        Args:
            data: the file's bytes.
            name: the file's name; its ending tells tables and Markdown apart, and messages name it.
            about: what a person says of the document; it wins over what the document says.
            parent: the digest of the message or archive that it came in; `name` then begins with that one's name.

        Raises:
            DocumentError: where the bytes are empty, binary, too large, in no known encoding or without text.
        """
        about = about or About()
        media_type = about.media_type or find_media_type(data, name=name)
        if media_type in UNREAD:
            raise DocumentError(UNREAD[media_type][0], where=name, remedy=UNREAD[media_type][1])
        if media_type not in FORMATS:
            remedy = f"give one of: {', '.join(FORMATS)}"
            raise DocumentError(f"Lading reads no {media_type}", where=name, remedy=remedy)
        self._check_size(len(data), name, factor=FORMATS[media_type].factor)
        parts = FORMATS[media_type].read(data, name=name, about=about)
        self._check_size(len(parts.text), name)
        document = Document(
            text=parts.text,
            name=name if parent else PurePath(name).stem,
            sha256=digest_bytes(data),
            media_type=media_type,
            title=about.title or parts.title,
            publisher=about.publisher or parts.publisher,
            url=about.url or parts.url,
            published=about.published or parts.published,
            retrieved=about.retrieved,
            language=about.language or self.languages.guess(parts.text),
            blocks=parts.blocks,
            author=about.author or parts.author,
            places=parts.places,
            parent=parent,
        )
        return ReadResult(document, (*parts.issues, *_note_example(name, about)), parts.enclosed, data)

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


def read_text(data: bytes, *, name: str, about: About) -> Parts:
    """Plain text."""
    decoded = decode_text(data, name=name, encoding=about.encoding)
    return Parts(decoded.text, find_blocks(decoded.text), issues=decoded.issues)


def _note_example(name: str, about: About) -> tuple[Issue, ...]:
    if not about.illustrative:
        return ()
    return (Issue(Severity.NOTE, name, "", "was made as an example; it is no disclosure"),)


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of file is read, and how much larger than its text such a file may be."""

    read: Callable[..., Parts]
    factor: int = 1


FORMATS: Mapping[str, Format] = {
    "text/plain": Format(read_text),
    "text/markdown": Format(read_markdown),
    "text/html": Format(read_html, factor=5),
    "text/csv": Format(read_table),
    "text/tab-separated-values": Format(read_table),
    PDF: Format(read_pdf, factor=FILE_FACTOR),
    DOCX: Format(read_docx, factor=FILE_FACTOR),
    XLSX: Format(read_xlsx, factor=FILE_FACTOR),
    EML: Format(read_eml, factor=FILE_FACTOR),
    MSG: Format(read_msg, factor=FILE_FACTOR),
    MHTML: Format(read_mhtml, factor=FILE_FACTOR),
}

"""A document file with what the sidecar beside it says, read into the documents that it holds."""

from dataclasses import dataclass, replace
from pathlib import Path

from lading.documents.about import About
from lading.documents.contents import Contents, read_contents
from lading.documents.read import FILE_FACTOR, Reader
from lading.errors import ConfigurationError
from lading.io.files import DocumentFile, load_about, load_bytes, write_path
from lading.model.issue import Issue, Severity


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """The bytes of a file and what its sidecar says: all that reading it needs, here or on another machine."""

    path: Path
    data: bytes
    about: About
    issues: tuple[Issue, ...]


def open_file(file: DocumentFile, *, limit: int) -> OpenedFile:
    """A file's bytes with its sidecar. A sidecar that cannot be read does not take the document with it.

    Args:
        file: to open.
        limit: of the text of one document, as `Reader` has it.

    Raises:
        DocumentError: for a file that is too large or that cannot be opened.
    """
    about = About()
    unread: tuple[Issue, ...] = ()
    try:
        about = load_about(file)
    except ConfigurationError as error:
        unread = (
            Issue.from_error(error),
            Issue(Severity.WARNING, write_path(file.path), "", "was read without its sidecar"),
        )
    return OpenedFile(file.path, load_bytes(file, limit=limit * FILE_FACTOR), about, unread)


def read_opened(opened: OpenedFile, *, unsaid: About, reader: Reader) -> Contents:
    """The documents of one file: itself, or what is in it, with its attachments, by the file and its sidecar.

    Raises:
        DocumentError: where the file itself cannot be read.
    """
    about = opened.about.or_else(unsaid)
    contents = read_contents(opened.data, name=write_path(Path(opened.path.name)), reader=reader, about=about)
    return replace(contents, issues=(*opened.issues, *contents.issues))


def load_documents(file: DocumentFile, *, unsaid: About, reader: Reader) -> Contents:
    """A file opened and read. Raises DocumentError where it cannot be."""
    return read_opened(open_file(file, limit=reader.limit), unsaid=unsaid, reader=reader)

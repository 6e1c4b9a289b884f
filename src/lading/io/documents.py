"""A document file with what the sidecar beside it says, read into a Document."""

from dataclasses import replace

from lading.documents.about import About
from lading.documents.read import Reader, ReadResult
from lading.errors import ConfigurationError
from lading.io.files import DocumentFile, load_about, load_bytes
from lading.model.issue import Issue, Severity


def load_document(file: DocumentFile, *, unsaid: About, reader: Reader) -> ReadResult:
    """One document from its file and its sidecar; a sidecar that cannot be read does not take the document with it.

    Raises:
        DocumentError: where the document itself cannot be read.
    """
    about = About()
    unread: tuple[Issue, ...] = ()
    try:
        about = load_about(file)
    except ConfigurationError as error:
        unread = (Issue.from_error(error), Issue(Severity.WARNING, str(file.path), "", "was read without its sidecar"))
    data = load_bytes(file, limit=reader.limit)
    result = reader.read(data, name=file.path.name, about=about.or_else(unsaid))
    return replace(result, issues=(*unread, *result.issues))

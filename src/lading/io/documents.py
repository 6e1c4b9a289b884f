"""A document file with what the sidecar beside it says, read into the documents that it holds."""

from dataclasses import replace

from lading.documents.about import About
from lading.documents.contents import Contents, read_contents
from lading.documents.read import FILE_FACTOR, Reader
from lading.errors import ConfigurationError
from lading.io.files import DocumentFile, load_about, load_bytes
from lading.model.issue import Issue, Severity


def load_documents(file: DocumentFile, *, unsaid: About, reader: Reader) -> Contents:
    """The documents of one file: itself, or what is in it, with its attachments, by the file and its sidecar.

    A sidecar that cannot be read does not take the document with it.

    Raises:
        DocumentError: where the file itself cannot be read.
    """
    about = About()
    unread: tuple[Issue, ...] = ()
    try:
        about = load_about(file)
    except ConfigurationError as error:
        unread = (Issue.from_error(error), Issue(Severity.WARNING, str(file.path), "", "was read without its sidecar"))
    data = load_bytes(file, limit=reader.limit * FILE_FACTOR)
    contents = read_contents(data, name=file.path.name, reader=reader, about=about.or_else(unsaid))
    return replace(contents, issues=(*unread, *contents.issues))

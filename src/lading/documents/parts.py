"""What a reader of one format finds in its bytes; `read` makes the Document of it."""

from dataclasses import dataclass

from lading.model.document import Block, Place
from lading.model.issue import Issue


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside another: an attachment of a message, a member of an archive."""

    name: str
    """As the outer file calls it. It is a label and never a path."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of a document with its blocks, and what the document says about itself."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str | None = None
    issues: tuple[Issue, ...] = ()
    author: str = ""
    places: tuple[Place, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()

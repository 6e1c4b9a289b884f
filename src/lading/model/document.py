"""A document: immutable text with the digest of the bytes it came from."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from lading.model.ids import digest
from lading.model.span import Span


class BlockKind(StrEnum):
    """What a stretch of a document is, as its layout shows it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    QUESTION = "question"
    FIELD = "field"
    """A line of the form `Consignee: …`: a label and its value."""
    ROW = "row"
    """A row of a table; its cells are in `Block.cells`."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a table row under its column's heading; `span` is where the value stands in the text."""

    column: str
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document between two breaks of its layout."""

    kind: BlockKind
    span: Span
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text stands in the original, as a person finds it there: `p. 3`, `sheet Payments, row 12`."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a disclosure and where it comes from. Nothing ever changes it.

    Every span in the system counts Unicode code points in `text`. The blocks cover every character of the text that
    is not white space, in order, without overlap.
    """

    text: str
    name: str
    """What a person calls it: usually the file's name without its ending."""
    sha256: str
    """Digest of the original bytes, hexadecimal."""
    media_type: str = "text/plain"
    title: str = ""
    publisher: str = ""
    """Who put it into the world; empty where the document does not tell and nobody said."""
    url: str = ""
    published: str | None = None
    """ISO 8601 prefix: 2025-09-25, 2025-09 or 2025."""
    retrieved: str | None = None
    language: str = "und"
    """ISO 639-1 code; `und` where it cannot be told."""
    blocks: tuple[Block, ...] = ()
    author: str = ""
    """Whom the original names as its writer; a writer is no publisher."""
    places: tuple[Place, ...] = ()
    """In order, without overlap; empty where the original has neither pages nor sheets."""
    parent: str = ""
    """Digest of the original bytes of the message or archive it came in; its own name then begins with their name."""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("document", self.sha256, self.text))

    def cut(self, span: Span) -> str:
        """The words at a place in this document."""
        return span.cut(self.text)

    def locate(self, span: Span) -> str:
        """Where the words at a place stand in the original: `p. 3`, `p. 3 – p. 4`; empty where it has no places."""
        first = max(0, bisect_right(self.places, span.start, key=lambda place: place.span.start) - 1)
        last = bisect_right(self.places, max(span.start, span.end - 1), key=lambda place: place.span.start)
        labels = [place.label for place in self.places[first:last] if place.span.overlaps(span)]
        return labels[0] if len(set(labels)) == 1 else " – ".join(dict.fromkeys((*labels[:1], *labels[-1:])))

"""A paragraph of a DOCX file → its words as they would be printed: insertions in, deletions and field codes out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from lading.documents.package import attribute, child, local

GONE = frozenset(
    ["del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "Fallback", "txbxContent", "rt"]
)
"""What is no part of the printed line: deletions, codes, what stands for another, text boxes, readings of characters."""
SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "lastRenderedPageBreak": ""}
OFF = frozenset(["0", "false", "off", "none"])
MAX_DEPTH = 60


@dataclass
class Line:
    """The words of a paragraph and what hangs on them."""

    words: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind and number of each note or comment that the paragraph points to: `("footnote", "2")`."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes that hang on the paragraph."""
    pages: int = 0
    """Pages that end in it, as the program that saved it last saw them."""
    changed: bool = False
    hidden: bool = False

    @property
    def text(self) -> str:
        """The words; a line break where the author set one."""
        return "".join(self.words)


def read_line(paragraph: etree._Element) -> Line:
    """The words of a paragraph."""
    line = Line()
    _walk(paragraph, line, 0)
    return line


def is_merged(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on with it."""
    return child(paragraph, "pPr", "rPr", "del") is not None


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `<w:vanish/>` is there and on."""
    return element is not None and (attribute(element, "val") or "on").lower() not in OFF


def _walk(element: etree._Element, line: Line, depth: int) -> None:
    if depth > MAX_DEPTH:
        return
    for part in element:
        name = local(part)
        if name == "txbxContent":
            line.boxes.append(part)
        elif name in GONE:
            line.changed |= name in {"del", "moveFrom"}
        elif name == "t":
            line.words.append(part.text or "")
        elif name in SIGNS:
            line.words.append(SIGNS[name])
            line.pages += name == "lastRenderedPageBreak"
        elif name in {"footnoteReference", "endnoteReference", "commentReference"}:
            line.notes.append((name.removesuffix("Reference"), attribute(part, "id") or ""))
        elif name == "r" and is_on(child(part, "rPr", "vanish")):
            line.hidden = True
        else:
            line.changed |= name == "ins"
            _walk(part, line, depth + 1)


def list_blocks(container: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """The paragraphs and tables of a body, a cell or a note in order, whatever wraps them."""
    for part in container:
        name = local(part)
        if name in {"p", "tbl"}:
            yield part
        elif name not in {"del", "moveFrom", "sectPr", "tcPr", "sdtPr", "Fallback"} and depth < MAX_DEPTH:
            yield from list_blocks(part, depth + 1)

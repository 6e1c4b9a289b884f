"""A page's tree → pieces of text in reading order, each with the kind of block its tags make it.

White space collapses as in a browser; a line break stays one. Scripts, styles and what the page hides never become
text. Whether a piece belongs to the page's main text is `html_main`'s to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from lading.documents.html_table import is_data_table, read_table
from lading.documents.html_tags import HEADINGS, INLINE, SPACES, is_boilerplate, is_unseen
from lading.documents.segment import find_blocks
from lading.model.document import BlockKind, Cell

BREAK = "\x1d"
"""Stands for a line break while white space collapses."""
AROUND_BREAK = re.compile(rf" ?{BREAK} ?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a page: its text, its cells counted from the text's start, and where in the tree it stands."""

    kind: BlockKind
    text: str
    element: HtmlElement
    cells: tuple[Cell, ...] = ()
    boilerplate: bool = False
    """Whether it stands in a menu, a footer, a sidebar or the like."""
    linked: int = 0
    """How many of its characters are the text of links."""


def walk_page(tree: HtmlElement) -> tuple[Piece, ...]:
    """The pieces of a page in reading order, boilerplate included."""
    return tuple(_Walk(tree).pieces())


class _Walk:
    """One pass over a tree. Holds what the tags opened so far say about the text that comes next."""

    def __init__(self, tree: HtmlElement) -> None:
        self.tree = tree
        self.open: list[HtmlElement] = []
        self.boilerplate: list[HtmlElement] = []
        self.links = 0
        self.bold = 0
        self.words: list[str] = []
        self.linked = self.strong = 0

    def pieces(self) -> Iterator[Piece]:
        walk = etree.iterwalk(self.tree, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                yield from self._enter(element, walk)
            elif event == "end":
                yield from self._leave(element)
            self._add(element.tail if event != "start" and element is not self.tree else None)
        yield from self._flush()

    def _enter(self, element: HtmlElement, walk: etree.iterwalk) -> Iterator[Piece]:
        if is_unseen(element):
            walk.skip_subtree()
            return
        if element.tag == "br":
            self.words.append(BREAK)
        if element.tag not in INLINE and element.tag != "br":
            yield from self._flush()
            self.open.append(element)
            if is_boilerplate(element, self.open):
                self.boilerplate.append(element)
        if element.tag in {"table", "dl"} and is_data_table(element):
            for row in read_table(element):
                yield Piece(BlockKind.ROW, row.text, row.element, row.cells, bool(self.boilerplate), row.linked)
            walk.skip_subtree()
            return
        self.links += element.tag == "a"
        self.bold += element.tag in {"b", "strong"}
        self._add(element.text)

    def _leave(self, element: HtmlElement) -> Iterator[Piece]:
        if is_unseen(element):
            return
        self.links -= element.tag == "a"
        self.bold -= element.tag in {"b", "strong"}
        if self.open and self.open[-1] is element:
            yield from self._flush()
            self.open.pop()
            if self.boilerplate and self.boilerplate[-1] is element:
                self.boilerplate.pop()

    def _add(self, text: str | None) -> None:
        if not text:
            return
        raw = any(element.tag == "pre" for element in self.open[-2:])
        self.words.append(text.replace("\n", BREAK) if raw else text)
        size = len(text.strip())
        self.linked += size if self.links else 0
        self.strong += size if self.bold else 0

    def _flush(self) -> Iterator[Piece]:
        text = AROUND_BREAK.sub("\n", SPACES.sub(" ", "".join(self.words))).strip(" \n")
        linked, strong = self.linked, self.strong
        self.words, self.linked, self.strong = [], 0, 0
        if not text.strip():
            return
        tags = {element.tag for element in self.open}
        element = self.open[-1] if self.open else self.tree
        for block in find_blocks(text):
            words = block.span.cut(text)
            share = linked * len(words) // len(text)
            kind = _kind_of(block.kind, tags, strong=strong >= 0.9 * len(text))
            cells = tuple(Cell(cell.column, cell.span.shift(-block.span.start)) for cell in block.cells)
            yield Piece(kind, words, element, cells, bool(self.boilerplate), share)


def _kind_of(by_form: BlockKind, tags: set[str], *, strong: bool) -> BlockKind:
    if tags & HEADINGS or "summary" in tags:
        return BlockKind.QUESTION if by_form is BlockKind.QUESTION else BlockKind.HEADING
    if "li" in tags and by_form is not BlockKind.QUESTION:
        return BlockKind.BULLET
    if by_form is BlockKind.HEADING and tags & {"p", "dd", "td", "blockquote"} and not strong:
        return BlockKind.PARAGRAPH
    return by_form

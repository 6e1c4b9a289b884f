"""A page's tables → rows of text: values joined by tabs, each under its column's heading."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from lading.documents.html_tags import INLINE, SPACES, is_unseen
from lading.model.document import Cell
from lading.model.span import Span

LAYOUT = "table", "h1", "h2", "h3", "h4", "ul", "ol", "article", "section"
"""What a table that only arranges the page has inside, and a table of values has not."""
MAX_SPAN = 100
"""More columns or rows than a cell of an honest table spans."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row's text and cells, the latter counted from the text's start."""

    text: str
    element: HtmlElement
    cells: tuple[Cell, ...]
    linked: int


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds values in rows, and not the parts of a page."""
    if table.tag == "dl":
        return len(table) >= 2 and all(child.tag in {"dt", "dd"} for child in table if isinstance(child.tag, str))
    if any(next(table.iterdescendants(tag), None) is not None for tag in LAYOUT):
        return False
    return any(len(_cells(row)) >= 2 for row in table.iterdescendants("tr"))


def read_table(table: HtmlElement) -> Iterator[Row]:
    """The rows of a table, or of a description list, in order."""
    if table.tag == "dl":
        yield from _read_pairs(table)
        return
    for caption in table.iterchildren("caption"):
        yield from _row(caption, [(0, caption)], names=[])
    names: list[str] = []
    busy: dict[int, int] = {}
    for row in table.iterdescendants("tr"):
        placed = _place(_cells(row), busy)
        if len(placed) > 1 and (not names or all(cell.tag == "th" for _, cell in placed)):
            names = _names(placed)
        yield from _row(row, placed, names=names)


def _read_pairs(listing: HtmlElement) -> Iterator[Row]:
    """`<dt>Consignee</dt><dd>X</dd>`: each term with its descriptions is a row."""
    group: list[HtmlElement] = []
    for child in [*listing.iterchildren("dt", "dd"), None]:
        if group and (child is None or child.tag == "dt") and group[-1].tag == "dd":
            yield from _row(group[-1], list(enumerate(group)), names=[])
            group = []
        if child is not None:
            group.append(child)
    if group:
        yield from _row(group[-1], list(enumerate(group)), names=[])


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return list(row.iterchildren("td", "th"))


def _place(cells: list[HtmlElement], busy: dict[int, int]) -> list[tuple[int, HtmlElement]]:
    """The cells with their column numbers; `busy` says for how many more rows a cell from above fills a column."""
    taken = {column for column, rows in busy.items() if rows > 0}
    for column in taken:
        busy[column] -= 1
    placed = []
    column = 0
    for cell in cells:
        while column in taken:
            column += 1
        placed.append((column, cell))
        width = _number(cell, "colspan")
        for filled in range(column, column + width):
            busy[filled] = _number(cell, "rowspan") - 1
        column += width
    return placed


def _number(cell: HtmlElement, attribute: str) -> int:
    given = (cell.get(attribute) or "").strip()
    return min(max(int(given), 1), MAX_SPAN) if given.isdecimal() and len(given) < 5 else 1


def _names(placed: list[tuple[int, HtmlElement]]) -> list[str]:
    names = [""] * (placed[-1][0] + 1)
    for column, cell in placed:
        names[column] = _text(cell)
    return names


def _row(element: HtmlElement, placed: list[tuple[int, HtmlElement]], *, names: list[str]) -> Iterator[Row]:
    """A row whose first cell is a heading of its own (`<th>`, `<dt>`) names the others by it."""
    own = (
        _text(placed[0][1])
        if len(placed) == 2 and placed[0][1].tag in {"th", "dt"} and placed[1][1].tag != "th"
        else ""
    )
    text, linked = "", 0
    cells: list[Cell] = []
    for column, cell in placed:
        words = _text(cell)
        text += "\t" if text else ""
        if words:
            name = own or (names[column] if column < len(names) else "")
            cells.append(Cell(name, Span(len(text), len(text) + len(words))))
            text += words
        linked += sum(len(_text(link)) for link in cell.iterdescendants("a"))
    if text.strip():
        yield Row(text, element, tuple(cells), linked)


def _text(element: HtmlElement) -> str:
    """What a cell shows, on one line."""
    words: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if node is not element and is_unseen(node):
                walk.skip_subtree()
                continue
            words.append(" " if node.tag not in INLINE else "")
            words.append(node.text or "")
        else:
            words.append(" " if event == "end" and node.tag not in INLINE else "")
            words.append((node.tail or "") if node is not element else "")
    return SPACES.sub(" ", "".join(words)).strip(" ")

"""A page as saved from the web → its main text with blocks, and what it says about itself."""

import re

from lxml import html as lxml_html
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from lading.documents.about import About
from lading.documents.decode import CONTROLS, decode_text
from lading.documents.html_main import choose_main
from lading.documents.html_meta import read_meta
from lading.documents.html_walk import Piece, walk_page
from lading.documents.parts import Parts
from lading.errors import DocumentError
from lading.model.document import Block, Cell
from lading.model.issue import Issue, Severity
from lading.model.span import Span

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|^\s*<\?xml[^>]{0,200}?encoding=["']([\w.-]{2,40})""",
    re.IGNORECASE,
)
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
MAX_LOST = 0.02
"""Share of a page's main part that may be left out without a word."""
SAVE_AGAIN = "save the page once its text is on the screen"
DECLARED_WITHIN = 4096
WHATWG = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
}
"""Names by which pages call an encoding, and the larger one that browsers read them in (WHATWG Encoding)."""


def read_html(data: bytes, *, name: str, about: About) -> Parts:
    """The main text of a page: one block for each heading, paragraph, list item, question and table row.

    Raises:
        DocumentError: where the page shows no text, or its bytes are none.
    """
    tree, pieces, issues = _read_page(data, name=name, encoding=about.encoding)
    main = choose_main(tree, pieces)
    if not main.told:
        what = "main text and menus could not be told apart; all of the page but its menus was read"
        issues = (*issues, Issue(Severity.NOTE, name, "", what))
    if main.lost > MAX_LOST:
        what = f"{main.lost:.0%} of the text in the page's main part looks like no part of the article and was left out"
        issues = (*issues, Issue(Severity.NOTE, name, "", what, "save the article as text if something is missing"))
    text, blocks = join_pieces(main.pieces)
    meta = read_meta(tree)
    return Parts(text, blocks, meta.title, meta.publisher, meta.url, meta.published, issues, meta.author)


def read_fragment(data: bytes, *, name: str, encoding: str) -> tuple[str, tuple[Block, ...], tuple[Issue, ...]]:
    """Text and blocks of all that a page shows, menus included: for the body of a message, which is no web page.

    Raises:
        DocumentError: where it shows no text.
    """
    _, pieces, issues = _read_page(data, name=name, encoding=encoding)
    return (*join_pieces(pieces), issues)


def join_pieces(pieces: tuple[Piece, ...]) -> tuple[str, tuple[Block, ...]]:
    """The stored text, a line break after each piece, and its blocks."""
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        cells = tuple(Cell(cell.column, cell.span.shift(at)) for cell in piece.cells)
        blocks.append(Block(piece.kind, Span(at, at + len(piece.text)), cells))
        at += len(piece.text) + 1
    return "\n".join(piece.text for piece in pieces), tuple(blocks)


def _read_page(data: bytes, *, name: str, encoding: str) -> tuple[HtmlElement, tuple[Piece, ...], tuple[Issue, ...]]:
    """The page's tree, everything that it shows in order, and what a reader should know."""
    source, issues = _decode_page(data, name=name, encoding=encoding)
    try:
        parser = lxml_html.HTMLParser(huge_tree=True)
        tree = lxml_html.document_fromstring(XML_DECLARATION.sub("", CONTROLS.sub(" ", source), count=1), parser=parser)
    except (LxmlError, ValueError) as error:
        raise DocumentError("shows no text", where=name, remedy=SAVE_AGAIN) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        what = "tags stand in each other too deeply; what is below is missing"
        issues = (*issues, Issue(Severity.WARNING, name, "", what, "save the page as text"))
    pieces = walk_page(tree)
    if not pieces:
        raise DocumentError("shows no text", where=name, remedy=SAVE_AGAIN)
    return tree, pieces, issues


def _decode_page(data: bytes, *, name: str, encoding: str) -> tuple[str, tuple[Issue, ...]]:
    """The page's source: in the encoding a person gives, else UTF-8, else the declared one, else a guess."""
    found = DECLARED.search(data[:DECLARED_WITHIN]) if not encoding else None
    if found:
        declared = (found[1] or found[2]).decode("ascii", errors="replace").lower()
        declared = WHATWG.get(declared, declared)
        if not declared.startswith(("utf-8", "utf8", "utf-16")):
            try:
                return data.decode(declared).replace("\r\n", "\n"), ()
            except (LookupError, UnicodeDecodeError):
                pass
    decoded = decode_text(data, name=name, encoding=encoding)
    return decoded.text, decoded.issues

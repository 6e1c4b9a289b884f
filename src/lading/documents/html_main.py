"""Which pieces of a page are its main text: what trafilatura keeps, and what it lost between.

trafilatura drops list items, table rows and captions of real articles; a piece that stands among those it keeps, in
the same part of the page and in no menu, is kept too.
"""

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from lading.documents.html_walk import Piece
from lading.model.document import BlockKind

SHINGLE = 16
"""Letters and digits in a row by which a piece is found again in trafilatura's text, whatever its white space."""
FOUND_SHARE = 0.6
MAIN_SHARE = 0.9
"""The main part of a page is the innermost element that holds this share of the text trafilatura keeps."""
MIN_SHARE = 0.1
"""Where trafilatura keeps less of the page than this, it did not understand it: then all but the menus is main text."""
MAX_TREE = 60_000
"""Elements of a page up to which trafilatura is asked; it takes seconds for each million characters."""
CONTAINERS = frozenset(["html", "body", "main", "article", "section", "div", "td", "center", "form"])
"""Elements that can be the main part of a page; a paragraph or a table is only ever a part of it."""
LINK_SHARE = 0.8
TITLE_WIDTH = 15
"""Fewer characters that also stand in the page's `<title>` are the name of the site."""
LISTED = frozenset([BlockKind.BULLET, BlockKind.ROW, BlockKind.FIELD, BlockKind.QUESTION])
NOT_TEXT = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class MainText:
    """The pieces of a page's main text, and how far they can be trusted to be all of it."""

    pieces: tuple[Piece, ...]
    told: bool
    """Whether it could be told from the rest of the page at all."""
    lost: float = 0.0
    """The share of the main part's text, menus and link lists aside, that is not in the pieces."""


def choose_main(tree: HtmlElement, pieces: Sequence[Piece]) -> MainText:
    """The pieces that are the page's main text."""
    found = _find_kept(tree, pieces)
    sizes = [len(piece.text) for piece in pieces]
    kept = sum(size for size, known in zip(sizes, found, strict=True) if known)
    if kept < MIN_SHARE * sum(sizes) or not any(found):
        proper = tuple(piece for piece in pieces if not piece.boilerplate and not _is_linked(piece))
        return MainText(proper or tuple(pieces), told=False)
    main = set(_main_element(tree, pieces, found=found).iter())
    first = found.index(True)
    last = len(found) - found[::-1].index(True)
    chosen: list[Piece] = []
    left = 0
    for number, (piece, known) in enumerate(zip(pieces, found, strict=True)):
        if known or (piece.element in main and _belongs(piece, within=first <= number < last)):
            chosen.append(piece)
        elif piece.element in main and not piece.boilerplate and not _is_linked(piece):
            left += len(piece.text)
    text = sum(len(piece.text) for piece in chosen)
    return MainText(_with_title(tree, pieces, chosen=chosen), told=True, lost=left / (left + text))


def _find_kept(tree: HtmlElement, pieces: Sequence[Piece]) -> list[bool]:
    """For each piece, whether trafilatura keeps it."""
    from trafilatura import bare_extraction

    if sum(1 for _ in tree.iter()) > MAX_TREE:
        return [False] * len(pieces)
    result = bare_extraction(
        deepcopy(tree), favor_recall=True, include_comments=False, include_tables=True, deduplicate=False,
        with_metadata=False,
    )  # fmt: skip
    lines = (getattr(result, "text", None) or "").split("\n")
    shown = [NOT_TEXT.sub("", line) for line in lines]
    whole = set(shown)
    run = "".join(shown)
    shingles = {run[i : i + SHINGLE] for i in range(max(0, len(run) - SHINGLE + 1))}
    return [_is_kept(piece, whole, shingles=shingles) for piece in pieces]


def _is_kept(piece: Piece, whole: set[str], *, shingles: set[str]) -> bool:
    letters = NOT_TEXT.sub("", piece.text)
    if piece.kind is BlockKind.ROW and all(
        NOT_TEXT.sub("", cell.span.cut(piece.text)) in whole for cell in piece.cells
    ):
        return not piece.boilerplate
    if len(letters) < 2 * SHINGLE or letters in whole:
        return letters in whole and not piece.boilerplate
    parts = [letters[i : i + SHINGLE] for i in range(0, len(letters) - SHINGLE + 1, SHINGLE)]
    return sum(part in shingles for part in parts) >= FOUND_SHARE * len(parts)


def _main_element(tree: HtmlElement, pieces: Sequence[Piece], *, found: Sequence[bool]) -> HtmlElement:
    """The innermost element that holds nearly all of the kept text."""
    weights: Counter[HtmlElement] = Counter()
    for piece, known in zip(pieces, found, strict=True):
        if known:
            weights[piece.element] += len(piece.text)
    total = weights.total()
    for element in reversed(list(tree.iter())):
        if weights[element] >= MAIN_SHARE * total and element.tag in CONTAINERS:
            return element
        parent = element.getparent()
        if parent is not None and weights[element]:
            weights[parent] += weights[element]
    return tree


def _belongs(piece: Piece, *, within: bool) -> bool:
    """Whether a piece of the main part that trafilatura lost is text all the same.

    Between the pieces kept, a list of names that are all links is text; before and after them it is a menu.
    """
    if piece.boilerplate:
        return False
    listed = piece.kind in LISTED
    return listed or not _is_linked(piece) if within else listed and not _is_linked(piece)


def _is_linked(piece: Piece) -> bool:
    return piece.linked >= LINK_SHARE * len(piece.text)


def _with_title(tree: HtmlElement, pieces: Sequence[Piece], *, chosen: Sequence[Piece]) -> tuple[Piece, ...]:
    """The page's own heading belongs to its text, even where it stands apart from it or is no heading by its tag."""
    if any(_in_title(piece) for piece in chosen):
        return tuple(chosen)
    named = " ".join("".join(title.itertext()) for title in tree.iterdescendants("title"))
    before = [piece for piece in pieces[: pieces.index(chosen[0])] if piece.text in named]
    titles = [
        piece for piece in before if _in_title(piece) or (len(piece.text) >= TITLE_WIDTH and not _is_linked(piece))
    ]
    return (*titles[-1:], *chosen)


def _in_title(piece: Piece) -> bool:
    return piece.element.tag == "h1" or any(element.tag == "h1" for element in piece.element.iterancestors())

"""Running heads and page numbers of a PDF: what stands at the edge of page after page is said once."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from lading.documents.pdf_lines import Line
from lading.documents.segment import FIELD

EDGE_ROWS = 3
"""Rows of words, from above and from below, that a running head may stand in."""
SAME_PLACE = 6.0
"""Points by which its place may differ from page to page."""
SHARE = 0.3
"""Share of the pages that a running head stands on, at least; and on two."""
NUMBER = r"(?:\d{1,4}|[ivxlc]{1,6})"
PAGE_NUMBER = re.compile(
    rf"(?:page|p\.|seite|стр(?:аница|\.)?|лист|с\.|第)?\s*[-–—|(\[]*\s*{NUMBER}\s*[-–—|)\]]*\s*(?:页|頁)?"
    rf"\s*(?:(?:of|из|/|,?\s*共)\s*{NUMBER}\s*(?:页|頁)?)?",
    re.IGNORECASE,
)
OUTER_NUMBER = re.compile(r"^(\d{1,4})\s+(?=\D)|(?<=\D)\s+(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at the edge of a page: on which page, and how far from the page's first or last line it stands."""

    page: int
    line: Line
    below: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page: those of its text, and the running heads that no earlier page has."""

    lines: tuple[Line, ...]
    heads: tuple[Line, ...] = ()


def part_heads(pages: Sequence[Sequence[Line]]) -> list[Page]:
    """Each page's lines without page numbers and without the running heads that an earlier page has."""
    edges = [edge for number, lines in enumerate(pages) for edge in _edges(number, lines)]
    heads: set[int] = set()
    dropped: set[int] = set()
    for group in _groups(edges):
        if len({edge.page for edge in group}) < max(2, SHARE * len(pages)):
            continue
        numbered = PAGE_NUMBER.fullmatch(group[0].line.text) is not None
        dropped |= {id(edge.line) for edge in (group if numbered else group[1:])}
        heads |= set() if numbered else {id(group[0].line)}
    return [
        Page(
            tuple(line for line in lines if id(line) not in dropped | heads),
            tuple(line for line in lines if id(line) in heads),
        )
        for lines in pages
    ]


def _edges(page: int, lines: Sequence[Line]) -> list[Edge]:
    ordered = sorted(lines, key=lambda line: line.top)
    feet = sorted({round(line.bottom) for line in ordered})
    rows = [foot for number, foot in enumerate(feet) if not number or foot - feet[number - 1] > 2]
    top, bottom = rows[:EDGE_ROWS], rows[-EDGE_ROWS:]
    found = []
    for line in ordered:
        foot = round(line.bottom)
        if top and foot <= top[-1] + 2:
            found.append(Edge(page, line, below=False))
        elif bottom and foot >= bottom[0]:
            found.append(Edge(page, line, below=True))
    return found


def _groups(edges: Sequence[Edge]) -> list[list[Edge]]:
    """The lines that say the same in the same place, or that count the pages there."""
    by_words: dict[tuple[str, bool], list[list[Edge]]] = defaultdict(list)
    for edge in edges:
        for words in _words(edge):
            places = by_words[words, edge.below]
            same = next((g for g in places if abs(g[0].line.bottom - edge.line.bottom) <= SAME_PLACE), None)
            if same is None:
                places.append([edge])
            else:
                same.append(edge)
    return [group for places in by_words.values() for group in places]


def _words(edge: Edge) -> list[str]:
    """What makes two lines one running head: their words, and their words but for a number that counts with the pages."""
    text = edge.line.text
    if PAGE_NUMBER.fullmatch(text):
        return ["#"]
    if FIELD.match(text):
        return []
    found = OUTER_NUMBER.search(text)
    if not found:
        return [text]
    offset = int(found[1] or found[2]) - edge.page
    return [text, f"{OUTER_NUMBER.sub('', text, count=1)} #{offset}"]

"""Passages → the stored text with its blocks and places: what every reader of a laid-out format ends with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lading.documents.segment import find_blocks
from lading.model.document import Block, BlockKind, Cell, Place
from lading.model.span import Span

UNSTORED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
"""Control characters, halves of characters and what Unicode reserves for programs: no part of any text."""
SPACES = re.compile(r"\s+")
DATA_VALUE = re.compile(r"[\d\s.,:/%$€£¥+-]+")
"""A number, an amount or a date: no heading of a column."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block on its way into the stored text: its words, and its cells and places counted from its own start."""

    kind: BlockKind
    text: str
    cells: tuple[Cell, ...] = ()
    places: tuple[tuple[int, str], ...] = ()
    """From which character on it stands in which place of the original."""


def compose(passages: Iterable[Passage]) -> tuple[str, tuple[Block, ...], tuple[Place, ...]]:
    """The stored text, a line break after each passage, its blocks and its places. A passage without words is left out."""
    texts: list[str] = []
    blocks: list[Block] = []
    marks: list[tuple[int, str]] = []
    at = 0
    for passage in passages:
        if not passage.text.strip():
            continue
        cells = tuple(Cell(cell.column, cell.span.shift(at)) for cell in passage.cells)
        blocks.append(Block(passage.kind, Span(at, at + len(passage.text)), cells))
        marks += [(at + start, label) for start, label in passage.places or ((0, ""),)]
        texts.append(passage.text)
        at += len(passage.text) + 1
    return "\n".join(texts), tuple(blocks), _places(marks, end=max(0, at - 1))


def clean_line(text: str) -> str:
    """Words on one line: white space collapsed, characters that are no text taken out."""
    return SPACES.sub(" ", UNSTORED.sub("", text)).strip()


def read_paragraph(text: str, *, kind: BlockKind | None = None, place: str = "") -> Iterator[Passage]:
    """The passages of a paragraph, line breaks kept; `kind` is what its style says, else its form tells."""
    lines = (SPACES.sub(" ", UNSTORED.sub("", line)).strip() for line in text.split("\n"))
    words = "\n".join(line for line in lines if line)
    for block in find_blocks(words):
        by_form = block.kind
        if kind is not None and by_form is not BlockKind.QUESTION:
            by_form = kind
        cells = tuple(Cell(cell.column, cell.span.shift(-block.span.start)) for cell in block.cells)
        yield Passage(by_form, block.span.cut(words), cells, ((0, place),) if place else ())


def compose_row(values: Sequence[str], *, names: Sequence[str], place: str = "") -> Passage:
    """A table row: values joined by tabs, each under its column's name; an empty value has no cell."""
    text = ""
    cells: list[Cell] = []
    for number, value in enumerate(map(clean_line, values)):
        text += "\t" if number else ""
        if value:
            cells.append(Cell(names[number] if number < len(names) else "", Span(len(text), len(text) + len(value))))
            text += value
    left = len(text) - len(text.lstrip("\t"))
    shifted = tuple(Cell(cell.column, cell.span.shift(-left)) for cell in cells)
    return Passage(BlockKind.ROW, text.strip("\t"), shifted, ((0, place),) if place else ())


def name_by_first(row: Sequence[str]) -> tuple[str, ...]:
    """The names of a table's columns where its first row holds names; nothing where it holds values."""
    words = [value for value in map(clean_line, row) if value]
    named = len(words) > 1 and len(set(words)) == len(words) and not any(DATA_VALUE.fullmatch(word) for word in words)
    return tuple(map(clean_line, row)) if named else ()


def _places(marks: Sequence[tuple[int, str]], *, end: int) -> tuple[Place, ...]:
    """Neighbouring stretches of one place as one; each ends where the next begins."""
    kept = [mark for number, mark in enumerate(marks) if not number or marks[number - 1][1] != mark[1]]
    ends = [*(start for start, _ in kept[1:]), end][: len(kept)]
    return tuple(Place(label, Span(start, stop)) for (start, label), stop in zip(kept, ends, strict=True) if label)

"""A document cut into pieces that each know which claims quote them, so that quotes can be marked where they stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from lading.model.document import Block, BlockKind, Document
from lading.model.span import Span

SHOWN_WHOLE = 60_000
"""Characters up to which a document is shown whole; of a longer one, the blocks around its quotes."""
AROUND = 2
"""Blocks shown on each side of a quote in a document that is not shown whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text covered by the same claims throughout."""

    text: str
    claims: tuple[int, ...]
    """Numbers of the claims that quote it, the shortest quote first."""
    starts: tuple[int, ...] = ()
    """Claims quoted here for the first time in the document: where a link to the quote leads."""
    ends: tuple[int, ...] = ()
    """Claims whose quote ends here."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a document in pieces, or, with `omitted`, the number of characters left out at this place."""

    kind: BlockKind
    pieces: tuple[Piece, ...] = ()
    cells: tuple[tuple[str, tuple[Piece, ...]], ...] = ()
    """For a row of a table: the column's name and the pieces of each cell."""
    omitted: int = 0


def cut_document(document: Document, quotes: Mapping[int, Iterable[Span]]) -> tuple[Passage, ...]:
    """The blocks of a document in pieces. `quotes` gives the spans of each numbered claim; they may nest and overlap."""
    spans = sorted(((span, number) for number, group in quotes.items() for span in group), key=lambda pair: pair[0])
    blocks = _blocks(document)
    shown = _choose(blocks, spans, whole=len(document.text) <= SHOWN_WHOLE)
    passages, omitted = [], 0
    for block, show in zip(blocks, shown, strict=True):
        if not show:
            omitted += len(block.span)
            continue
        if omitted:
            passages.append(Passage(BlockKind.PARAGRAPH, omitted=omitted))
            omitted = 0
        passages.append(_cut_block(document, block, spans))
    if omitted:
        passages.append(Passage(BlockKind.PARAGRAPH, omitted=omitted))
    return _mark_starts(_align_rows(passages))


def cut_text(text: str, within: Span, spans: Iterable[tuple[Span, int]]) -> tuple[Piece, ...]:
    """One stretch of a text cut at every place where a quote starts or ends."""
    held = [(span, number) for span, number in spans if span.overlaps(within)]
    cuts = {within.start, within.end}
    for span, _ in held:
        cuts |= {max(span.start, within.start), min(span.end, within.end)}
    places = sorted(cuts)
    pieces = []
    for start, end in pairwise(places):
        covering = sorted((len(span), number, span) for span, number in held if span.start < end and start < span.end)
        pieces.append(
            Piece(
                text=text[start:end],
                claims=tuple(dict.fromkeys(number for _, number, _ in covering)),
                ends=tuple(dict.fromkeys(number for _, number, span in covering if span.end == end)),
            )
        )
    return tuple(pieces)


def _blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a document; its lines, where nobody cut it into blocks."""
    if document.blocks:
        return document.blocks
    blocks, start = [], 0
    for line in document.text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line.rstrip()))))
        start += len(line)
    return tuple(blocks)


def _choose(blocks: tuple[Block, ...], spans: list[tuple[Span, int]], *, whole: bool) -> list[bool]:
    """Which blocks to show: all of a short document, else those that are quoted and their neighbours."""
    if whole:
        return [True] * len(blocks)
    shown = [False] * len(blocks)
    starts, ends = [b.span.start for b in blocks], [b.span.end for b in blocks]
    for span, _ in spans:
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end) - 1
        for i in range(max(0, first - AROUND), min(len(blocks), last + AROUND + 1)):
            shown[i] = True
    return shown


def _cut_block(document: Document, block: Block, spans: list[tuple[Span, int]]) -> Passage:
    """One block in pieces; a quote that runs over several blocks is marked in each."""
    held = [(span, number) for span, number in spans if span.overlaps(block.span)]
    if block.cells:
        cells = tuple((cell.column, cut_text(document.text, cell.span, held)) for cell in block.cells)
        return Passage(block.kind, cells=cells)
    return Passage(block.kind, cut_text(document.text, block.span, held))


def _align_rows(passages: Iterable[Passage]) -> list[Passage]:
    """The same passages, every row of a table with a cell for each of its columns: empty cells are not in a document."""
    aligned: list[Passage] = []
    for is_row, run in groupby(passages, key=lambda passage: bool(passage.cells)):
        rows = list(run)
        columns = list(dict.fromkeys(column for row in rows for column, _ in row.cells))
        # Columns of one name, or none, cannot be told apart: such a table stays as it stands.
        if is_row and all(len({column for column, _ in row.cells}) == len(row.cells) for row in rows):
            rows = [replace(row, cells=tuple((c, dict(row.cells).get(c, ())) for c in columns)) for row in rows]
        aligned += rows
    return aligned


def _mark_starts(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The same passages, each claim's first piece knowing that it is the first."""
    seen: set[int] = set()

    def mark(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        marked = []
        for piece in pieces:
            marked.append(replace(piece, starts=tuple(n for n in piece.claims if n not in seen)))
            seen.update(piece.claims)
        return tuple(marked)

    return tuple(
        replace(p, pieces=mark(p.pieces), cells=tuple((column, mark(pieces)) for column, pieces in p.cells))
        for p in passages
    )

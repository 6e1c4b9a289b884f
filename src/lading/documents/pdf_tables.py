"""Tables of a PDF page without ruled lines: runs of lines whose words stand in columns."""

from collections.abc import Sequence
from itertools import pairwise

from lading.documents.pdf_lines import Grid, Item, Line, make_line

MIN_ROWS = 2
"""Rows that a table without ruled lines has at least, where it has three columns or more; one more with two."""
MAX_SPACE = 5
"""Ems of white between two words of one line, at most."""
OVERLAP = 0.25
"""Share of its height by which a piece stands beside another one and not below it."""
MAX_CELL_LINES = 8
"""Lines of one cell above which what stands side by side is prose, where no ruled lines part it."""
TIGHT = 0.2
"""Ems of white up to which two lines may be one cell."""
CELL_GAP = 0.9
"""Ems of white between two columns of a table without ruled lines."""


def find_columns(flow: Sequence[Item]) -> list[Item]:
    """A flow whose runs of lines side by side are tables."""
    rows = _rows_of(flow)
    found: list[Item] = []
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and _stands_apart(rows, end, start):
            end += 1
        grid = _make_grid(rows[start:end])
        if grid is None:
            found += _join_level(rows[start])
            start += 1
        else:
            found.append(grid)
            start = end
    return found


def _join_level(row: Sequence[Item]) -> list[Item]:
    """A row that is no table: pieces of one line, pulled apart to fill the column, as the line they are."""
    lines = [item for item in row if isinstance(item, Line)]
    pairs = list(pairwise(lines))
    if len(lines) < len(row) or not all(_is_level(one, other) for one, other in pairs):
        return sorted(row, key=lambda i: (round(i.top), i.left))
    return [make_line([word for line in lines for word in line.words])]


def _is_level(one: Line, other: Line) -> bool:
    """Whether two pieces stand on one line, the second within reach of the first."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    level = shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)
    return level and -one.size < other.left - one.right <= MAX_SPACE * one.size


def _rows_of(flow: Sequence[Item]) -> list[list[Item]]:
    """The items of a flow in rows: what overlaps in height shares one, from cell to cell."""
    rows: list[list[Item]] = []
    reached = 0.0
    for item in sorted(flow, key=lambda i: i.top):
        last = rows[-1][-1] if rows else None
        overlap = OVERLAP * (item.bottom - item.top)
        if isinstance(item, Line) and isinstance(last, Line) and reached - item.top > overlap:
            rows[-1].append(item)
            reached = max(reached, item.bottom)
        else:
            rows.append([item])
            reached = item.bottom
    return [sorted(row, key=lambda i: (i.left, i.top)) for row in rows]


def _stands_apart(rows: Sequence[Sequence[Item]], number: int, start: int) -> bool:
    """Whether a row can belong to a table: lines side by side, or one that goes on with a cell of its neighbour."""
    row = rows[number]
    if not all(isinstance(item, Line) for item in row):
        return False
    if len(row) >= 2:
        return True
    neighbours = [rows[n] for n in (number - 1, number + 1) if start <= n < len(rows) and len(rows[n]) >= 2]
    return any(_goes_on(row[0], item) for other in neighbours for item in other)


def _goes_on(line: Item, cell: Item) -> bool:
    """Whether a line stands close above or below another and is no wider."""
    if not (isinstance(line, Line) and isinstance(cell, Line)):
        return False
    near = max(line.top, cell.top) - min(line.bottom, cell.bottom) < TIGHT * line.size
    return near and min(line.right, cell.right) > max(line.left, cell.left) and line.right <= cell.right + 2 * line.size


def _make_grid(rows: Sequence[Sequence[Item]]) -> Grid | None:
    """The table that rows of lines side by side make: strips of white from top to bottom part its columns."""
    lines = [[item for item in row if isinstance(item, Line)] for row in rows]
    flat = [line for row in lines for line in row]
    if len(rows) < MIN_ROWS or sum(len(row) >= 2 for row in lines) < MIN_ROWS:
        return None
    em = sum(line.size for line in flat) / len(flat)
    edges: list[float] = []
    ordered = sorted(flat, key=lambda line: line.left)
    reached = ordered[0].right
    for line in ordered:
        if line.left - reached > CELL_GAP * em:
            edges.append((reached + line.left) / 2)
        reached = max(reached, line.right)
    if not edges or (len(edges) == 1 and len(rows) <= MIN_ROWS):
        return None
    filled = [_cut(row, edges) for row in _join_rows(lines, em=em)]
    if len(filled) <= len(edges) == 1 or any(len(cell) > MAX_CELL_LINES for row in filled for cell in row):
        return None
    if sum(sum(1 for cell in row if cell) for row in filled) < 0.6 * len(filled) * (len(edges) + 1):
        return None
    box = (min(i.left for i in flat), min(i.top for i in flat), max(i.right for i in flat), max(i.bottom for i in flat))
    return Grid(tuple(filled), *box)


def _join_rows(rows: Sequence[Sequence[Line]], *, em: float) -> list[list[Line]]:
    """Rows whose cells were broken into lines as one each, where more white stands between rows than between lines."""
    tops = [min(line.top for line in row) for row in rows]
    ends = [max(line.bottom for line in row) for row in rows]
    gaps = [tops[n + 1] - max(ends[: n + 1]) for n in range(len(rows) - 1)]
    if not any(gap > TIGHT * em for gap in gaps):
        return [list(row) for row in rows]
    joined: list[list[Line]] = [list(rows[0])]
    for gap, row in zip(gaps, rows[1:], strict=True):
        if gap > TIGHT * em:
            joined.append(list(row))
        else:
            joined[-1] += row
    return joined


def _cut(row: Sequence[Line], edges: Sequence[float]) -> tuple[tuple[Line, ...], ...]:
    """The lines of a row by the column they stand in."""
    ends = [float("-inf"), *edges, float("inf")]
    cells = []
    for start, end in pairwise(ends):
        words = [[word for word in line.words if start <= (word.left + word.right) / 2 < end] for line in row]
        cells.append(tuple(make_line(held) for held in words if held))
    return tuple(cells)

"""The words of a PDF page → its lines in reading order: columns one after the other, tables as rows of cells.

A line that crosses the gap between two columns parts the page into bands; in each band the left column is read before
the right one. Short lines side by side are a table, whose rows go across.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from lading.documents.pdf_words import Word

LINE_GAP = 1.0
"""Ems between two words from which on they do not stand in one run of words."""
NO_SPACE = 0.08
"""Ems of white below which two pieces are one word, whatever the file says."""
MIN_GUTTER = 0.7
"""Ems of white between two columns."""
COLUMN_WIDTH = 6.5
"""Ems that the lines of a column of prose have at least."""
COLUMN_FILL = 0.55
"""Share of a column's width that its lines fill, at the median."""
COLUMN_LINES = 3
EDGE_GAP = 1.5
"""Ems of white between the text of a page and the small print above or below it."""
EDGE_LINES = 12
TOLERATED = 12
"""One line in so many may cross the white between two columns: a heading, a page number."""
MAX_DEPTH = 12
MAX_LINES = 3_000
"""Lines of a page above which it is no page of columns, and looking for them would take too long."""
WIDE_FROM = "\u2e80"


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand side by side and belong together."""

    words: tuple[Word, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """The words with spaces between them; none between two Chinese characters, nor where there is no white."""
        text = self.words[0].text
        for before, word in zip(self.words, self.words[1:], strict=False):
            gap = (word.left - before.right) / word.size
            wide = before.text[-1] >= WIDE_FROM and word.text[0] >= WIDE_FROM
            text += word.text if gap < (LINE_GAP if wide else NO_SPACE) else f" {word.text}"
        return text


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows of cells, each cell the lines that stand in it."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    left: float
    top: float
    right: float
    bottom: float


Item = Line | Grid


def make_line(words: Sequence[Word]) -> Line:
    """The line that some words make, in their order."""
    return Line(
        tuple(words),
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
        median(size for word in words for size in [word.size] * len(word.text)),
        2 * sum(len(word.text) for word in words if word.bold) > sum(len(word.text) for word in words),
    )


def find_lines(words: Sequence[Word]) -> list[Line]:
    """Runs of words that follow each other in the file and on the page."""
    lines: list[Line] = []
    held: list[Word] = []
    for word in words:
        if held and not _follows(held[-1], word):
            lines.append(make_line(held))
            held = []
        held.append(word)
    if held:
        lines.append(make_line(held))
    return lines


def order_items(items: Sequence[Item], *, depth: int = 0) -> list[list[Item]]:
    """The items in reading order, as flows: one for each stretch of a column."""
    if not items:
        return []
    gutter = _find_gutter(items) if depth < MAX_DEPTH and len(items) <= MAX_LINES else None
    if gutter is None:
        return [_sort_down(items)]
    flows: list[list[Item]] = []
    middle = sum(gutter) / 2
    across = [i for i in items if i.left < middle < i.right]
    em = median(item.size for item in items if isinstance(item, Line))
    marked = [i for i in items if isinstance(i, Line) and i.right <= middle and (i.bold or i.size > 1.08 * em)]
    across += [i for i in marked if _heads_both(i, items, across=across, middle=middle)]
    crossing = sorted(across, key=lambda i: i.top)
    rest = [i for i in items if all(i is not other for other in across)]
    spanning: list[Item] = []
    for item in [*crossing, None]:
        above = [i for i in rest if item is None or _middle(i) < _middle(item)]
        if above:
            flows += [_sort_down(spanning)] if spanning else []
            spanning = []
            rest = [i for i in rest if item is not None and _middle(i) >= _middle(item)]
            flows += order_items([i for i in above if i.right <= middle], depth=depth + 1)
            flows += order_items([i for i in above if i.left >= middle], depth=depth + 1)
        spanning += [item] if item is not None else []
    return [*flows, *([_sort_down(spanning)] if spanning else [])]


def _heads_both(item: Line, items: Sequence[Item], *, across: Sequence[Item], middle: float) -> bool:
    """Whether a marked line over the left column is a heading of both: nothing stands beside it, and both go on below."""
    others = [i for i in items if i is not item]
    white = 0.3 * item.size
    if any(i.top < item.bottom + white and i.bottom > item.top - white for i in others):
        return False
    below = sorted((i for i in others if i.top >= item.bottom), key=lambda i: i.top)
    return any(i.left >= middle for i in below) or (bool(below) and any(below[0] is i for i in across))


def part_edges(items: Sequence[Item]) -> tuple[list[Item], list[Item], list[Item]]:
    """What stands above the text of a page, the text, and what stands below: small print beyond a wide strip of white."""
    lines = [item for item in items if isinstance(item, Line)]
    if len(lines) < 4:
        return [], list(items), []
    sizes = sorted(size for line in lines for size in [line.size] * len(line.text))
    em = sizes[len(sizes) // 2]
    ordered = sorted(items, key=lambda i: i.top)
    head = _small_print(ordered, em=em, sign=1)
    foot = _small_print(sorted(items, key=lambda i: -i.bottom), em=em, sign=-1)
    edge = {id(item) for item in (*head, *foot)}
    return (
        head,
        [item for item in items if id(item) not in edge],
        [item for item in foot if id(item) not in map(id, head)],
    )


def _small_print(ordered: Sequence[Item], *, em: float, sign: int) -> list[Item]:
    """The small lines at one end of a page, where white parts them from the rest; none where there is no rest."""
    found: list[Item] = []
    for item in ordered:
        if found:
            gap = (item.top - max(i.bottom for i in found)) if sign > 0 else (min(i.top for i in found) - item.bottom)
            if gap > EDGE_GAP * em:
                return found if len(found) <= EDGE_LINES else []
        if not isinstance(item, Line) or item.size > 0.88 * em:
            return []
        found.append(item)
    return []


def _follows(last: Word, word: Word) -> bool:
    em = max(last.size, word.size)
    return -0.5 * em < word.left - last.right < LINE_GAP * em and abs(word.foot - last.foot) < 0.45 * em


def _middle(item: Item) -> float:
    return (item.top + item.bottom) / 2


def _sort_down(items: Sequence[Item]) -> list[Item]:
    """From top to bottom; what stands side by side from left to right."""
    rows: list[list[Item]] = []
    for item in sorted(items, key=_middle):
        last = rows[-1][0] if rows else None
        if last is not None and isinstance(item, Line) and isinstance(last, Line) and _beside(last, item):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [item for row in rows for item in sorted(row, key=lambda i: i.left)]


def _beside(one: Line, other: Line) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _find_gutter(items: Sequence[Item]) -> tuple[float, float] | None:
    """The white strip between two columns of prose, if there is one: crossed by few lines, with prose on both sides."""
    lines = [item for item in items if isinstance(item, Line)]
    if len(lines) < 2 * COLUMN_LINES:
        return None
    em = median(line.size for line in lines)
    width = max(i.right for i in items) - min(i.left for i in items)
    narrow = [line for line in lines if line.right - line.left < 0.6 * width]
    best: tuple[float, float] | None = None
    best_width = MIN_GUTTER * em
    for start, end in _strips(narrow, crossed=len(narrow) // TOLERATED):
        if end - start >= best_width and _is_gutter((start, end), narrow, em=em):
            best, best_width = (start, end), end - start
    return best


def _strips(lines: Sequence[Line], *, crossed: int) -> list[tuple[float, float]]:
    """The strips from top to bottom that at most so many lines stand in."""
    steps = sorted([(line.left, 1) for line in lines] + [(line.right, -1) for line in lines])
    strips: list[tuple[float, float]] = []
    depth, opened = 0, None
    for x, step in steps:
        depth += step
        if depth > crossed and opened is not None:
            strips.append((opened, x))
            opened = None
        elif depth <= crossed and opened is None and step < 0:
            opened = x
    return strips


def _is_gutter(strip: tuple[float, float], lines: Sequence[Line], *, em: float) -> bool:
    middle = sum(strip) / 2
    left = [line for line in lines if line.right <= middle]
    right = [line for line in lines if line.left >= middle]
    if min(len(left), len(right)) < COLUMN_LINES:
        return False
    top = max(min(line.top for line in side) for side in (left, right))
    bottom = min(max(line.bottom for line in side) for side in (left, right))
    return bottom - top > 0 and all(_is_prose(side, em=em) for side in (left, right))


def _is_prose(lines: Sequence[Line], *, em: float) -> bool:
    """Whether lines are long enough, and fill their column well enough, to be read down and not across."""
    strips = [s for s in _strips(lines, crossed=len(lines) // TOLERATED) if s[1] - s[0] > MIN_GUTTER * em]
    columns = 1 + len(strips)
    breadth = max(line.right for line in lines) - min(line.left for line in lines)
    width = median(line.right - line.left for line in lines)
    return width >= COLUMN_WIDTH * em and width >= COLUMN_FILL * breadth / columns

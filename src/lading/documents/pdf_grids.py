"""Ruled lines of a PDF page: tables whose cells they part, and boxes drawn around a text of its own."""

from collections.abc import Iterator, Sequence

from lading.documents.pdf_lines import Grid, Line, find_lines
from lading.documents.pdf_words import Rule, Sheet, Word

TOUCH = 3.0
"""Points by which two ruled lines may miss each other and still meet."""
MAX_CELLS = 20_000
MAX_FRAME = 0.5
"""Share of a page's words up to which a box around some is a text of its own, and not the page's frame."""


def find_grids(sheet: Sheet) -> tuple[list[Grid], frozenset[int]]:
    """The ruled tables of a sheet, and the numbers of the words that stand in them."""
    grids: list[Grid] = []
    inside: set[int] = set()
    for rules in _gather(sheet.rules):
        xs = _ticks([r.left for r in rules if not r.across])
        ys = _ticks([r.top for r in rules if r.across])
        if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > MAX_CELLS:
            continue
        held = _hold(sheet.words, xs, ys)
        rows = _fill(held, _Spans(rules, xs, ys))
        if sum(sum(1 for cell in row if cell) >= 2 for row in rows) >= 2:
            grids.append(Grid(rows, xs[0], ys[0], xs[-1], ys[-1]))
            inside |= {number for numbered in held.values() for number, _ in numbered}
    return grids, frozenset(inside)


def find_frames(sheet: Sheet, inside: frozenset[int]) -> list[frozenset[int]]:
    """The numbers of the words in each box that is drawn around a smaller part of a sheet: a text of its own."""
    frames: list[frozenset[int]] = []
    for rules in _gather(sheet.rules):
        xs = _ticks([r.left for r in rules if not r.across])
        ys = _ticks([r.top for r in rules if r.across])
        if len(xs) == len(ys) == 2:
            held = _hold(sheet.words, xs, ys).get((0, 0), [])
            numbers = frozenset(number for number, _ in held) - inside
            if 0 < len(numbers) < MAX_FRAME * len(sheet.words):
                frames.append(numbers)
                inside |= numbers
    return frames


def _gather(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """The ruled lines in groups that touch one another, tables apart from tables."""
    groups: list[tuple[list[float], list[Rule]]] = []
    for rule in sorted(rules, key=lambda r: (r.top, r.left)):
        box = [rule.left, rule.top, rule.right, rule.bottom]
        members = [rule]
        for group in [g for g in groups if _touch(g[0], box)]:
            box = [
                min(box[0], group[0][0]),
                min(box[1], group[0][1]),
                max(box[2], group[0][2]),
                max(box[3], group[0][3]),
            ]
            members = [*group[1], *members]
            groups = [g for g in groups if g is not group]
        groups.append((box, members))
    yield from (members for _, members in groups if len(members) >= 4)


def _touch(one: Sequence[float], other: Sequence[float]) -> bool:
    across = one[0] <= other[2] + TOUCH and other[0] <= one[2] + TOUCH
    return across and one[1] <= other[3] + TOUCH and other[1] <= one[3] + TOUCH


def _ticks(values: Sequence[float]) -> list[float]:
    """Places of ruled lines, those nearly in one place taken as one."""
    ticks: list[float] = []
    for value in sorted(values):
        if not ticks or value - ticks[-1] > TOUCH:
            ticks.append(value)
    return ticks


class _Spans:
    """Which ruled lines part the neighbouring cells of a table; where one is missing, two cells are one."""

    def __init__(self, rules: Sequence[Rule], xs: Sequence[float], ys: Sequence[float]) -> None:
        self.xs, self.ys = xs, ys
        self.down = [[r for r in rules if not r.across and abs(r.left - x) <= TOUCH] for x in xs]
        self.across = [[r for r in rules if r.across and abs(r.top - y) <= TOUCH] for y in ys]

    def home(self, row: int, column: int) -> tuple[int, int]:
        """The top left of the cells that are one with this one."""
        while column and not self._parted_left(row, column):
            column -= 1
        while row and not self._parted_above(row, column):
            row -= 1
        return row, column

    def _parted_left(self, row: int, column: int) -> bool:
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        return any(r.top - TOUCH <= middle <= r.bottom + TOUCH for r in self.down[column])

    def _parted_above(self, row: int, column: int) -> bool:
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        return any(r.left - TOUCH <= middle <= r.right + TOUCH for r in self.across[row])


def _hold(
    words: Sequence[Word], xs: Sequence[float], ys: Sequence[float]
) -> dict[tuple[int, int], list[tuple[int, Word]]]:
    """The words, with their numbers, by the cell that their middle stands in."""
    held: dict[tuple[int, int], list[tuple[int, Word]]] = {}
    for number, word in enumerate(words):
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        if xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]:
            row = sum(y >= tick for tick in ys[1:-1])
            column = sum(x >= tick for tick in xs[1:-1])
            held.setdefault((row, column), []).append((number, word))
    return held


def _fill(
    held: dict[tuple[int, int], list[tuple[int, Word]]], spans: _Spans
) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    cells: dict[tuple[int, int], list[tuple[int, Word]]] = {}
    for place, numbered in held.items():
        cells.setdefault(spans.home(*place), []).extend(numbered)
    rows = []
    for row in range(len(spans.ys) - 1):
        filled = []
        for column in range(len(spans.xs) - 1):
            words = [word for _, word in sorted(cells.get((row, column), []), key=lambda pair: pair[0])]
            filled.append(tuple(find_lines(words)) if words else ())
        if any(filled):
            rows.append(tuple(filled))
    return tuple(rows)

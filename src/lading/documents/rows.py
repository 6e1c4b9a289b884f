"""Table rows in plain text: lines whose values stand between tabs or pipes, under a first line of headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lading.model.document import Cell
from lading.model.span import Span

SEPARATORS = ("\t", "|")
RULED = re.compile(r"[|+\-:=\s]+")
MIN_ROWS = 2


@dataclass(frozen=True, slots=True)
class Table:
    """Lines `first`..`last` (both included) that stand in columns, and the cells of each, counted from the line's start.

    The first row names the columns, so a cell of the first row stands under itself. A ruled line (`|---|`) has none.
    """

    first: int
    last: int
    rows: tuple[tuple[Cell, ...], ...]

    def cells(self, line: int, *, at: int) -> tuple[Cell, ...]:
        """The cells of one line that starts at a place in the text."""
        return tuple(Cell(cell.column, cell.span.shift(at)) for cell in self.rows[line - self.first])


def find_tables(lines: Sequence[str]) -> tuple[Table, ...]:
    """The runs of two or more lines that have the same separator equally often."""
    tables: list[Table] = []
    start = 0
    while start < len(lines):
        separator, count = _separator_of(lines[start])
        end = start + 1
        while count and end < len(lines) and _belongs(lines[end], separator, count=count):
            end += 1
        if count and end - start >= MIN_ROWS:
            tables.append(Table(start, end - 1, _read_rows(lines[start:end], separator)))
        start = end
    return tuple(tables)


def name_columns(rows: Sequence[Sequence[Span]], *, names_in: str) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a table from the places of its values; those of the first row, cut from `names_in`, name the columns."""
    names = [span.cut(names_in) for span in rows[0]] if rows else []
    return tuple(
        tuple(Cell(names[i] if i < len(names) else "", span) for i, span in enumerate(row) if span.start < span.end)
        for row in rows
    )


def _separator_of(line: str) -> tuple[str, int]:
    counts = {separator: line.count(separator) for separator in SEPARATORS}
    if counts["\t"] and line.strip().count("\t"):
        return "\t", counts["\t"]
    return ("|", counts["|"]) if counts["|"] >= MIN_ROWS else ("", 0)


def _belongs(line: str, separator: str, *, count: int) -> bool:
    if separator == "|" and RULED.fullmatch(line):
        return True
    return line.count(separator) == count


def _read_rows(lines: Sequence[str], separator: str) -> tuple[tuple[Cell, ...], ...]:
    rows = [() if RULED.fullmatch(line) else _values(line, separator) for line in lines]
    return name_columns(rows, names_in=lines[0])


def _values(line: str, separator: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for part in line.split(separator):
        left = len(part) - len(part.lstrip())
        spans.append(Span(start + left, start + max(left, len(part.rstrip()))))
        start += len(part) + 1
    if separator == "|":  # the outer pipes of Markdown leave an empty value at each end
        spans = spans[1 if line.lstrip().startswith("|") else 0 :]
        spans = spans[: -1 if line.rstrip().endswith("|") else None]
    return tuple(spans)

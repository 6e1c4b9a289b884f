"""CSV and its relatives → text with a row block for each record, a cell for each value.

The stored text is the file's own: a record stands in it as it was written, quotes and all, and the span of a cell
covers its value without the quotes.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lading.documents.about import About
from lading.documents.decode import decode_text
from lading.documents.parts import Parts
from lading.documents.rows import name_columns
from lading.documents.segment import find_blocks
from lading.model.document import Block, BlockKind, Place
from lading.model.issue import Issue, Severity
from lading.model.span import Span

DELIMITERS = ",;\t|"
SNIFFED = 60
"""Records from which the delimiter is told."""
DATA_VALUE = re.compile(r"[\d\s.,:/%$€£¥+-]+")
"""A number, an amount or a date: no heading of a column."""


@dataclass(frozen=True, slots=True)
class Record:
    """A line of a table, or several where a quoted value has line breaks, and the places of its values."""

    span: Span
    values: tuple[Span, ...]


def read_table(data: bytes, *, name: str, about: About) -> Parts:
    """A table of values: its records as rows, lines above the headings and below the last record as paragraphs.

    A file whose lines stand in no columns is read as plain text. Records with more or fewer values than there are
    headings are kept and told as issues. Raises DocumentError as `decode_text` does.
    """
    decoded = decode_text(data, name=name, encoding=about.encoding)
    text = decoded.text
    delimiter, width = _sniff(text)
    records = list(_records(text, delimiter)) if width > 1 else []
    inside = [number for number, record in enumerate(records) if _is_row(record)]
    if not inside:
        return Parts(text, find_blocks(text), issues=decoded.issues)
    table = records[inside[0] : inside[-1] + 1]
    headed = _is_header(text, table[0])
    issues = (*decoded.issues, *_report_shape(table, headed=headed, name=name))
    rows = [record.values for record in table]
    cells = name_columns(rows if headed else [(), *rows], names_in=text)[0 if headed else 1 :]
    blocks = [
        *(Block(BlockKind.PARAGRAPH, record.span) for record in records[: inside[0]]),
        *(Block(BlockKind.ROW, record.span, row) for record, row in zip(table, cells, strict=True)),
        *(Block(BlockKind.PARAGRAPH, record.span) for record in records[inside[-1] + 1 :]),
    ]
    return Parts(text, tuple(blocks), issues=issues, places=tuple(_places(text, blocks)))


def _places(text: str, blocks: Sequence[Block]) -> Iterator[Place]:
    """The line of the file that each record begins in, counted from 1."""
    line, at = 1, 0
    for block in blocks:
        line += text.count("\n", at, block.span.start)
        at = block.span.start
        yield Place(f"line {line}", block.span)


def _sniff(text: str) -> tuple[str, int]:
    """The delimiter that gives most records the same number of values, and that number."""
    best, best_score = (",", 1), 0.0
    for delimiter in DELIMITERS:
        records = [record for record, _ in zip(_records(text, delimiter), range(SNIFFED), strict=False)]
        widths = Counter(len(record.values) for record in records if len(record.values) > 1)
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        score = count / len(records) * (1 + width / 100)
        if count >= min(2, len(records)) and score > best_score:
            best, best_score = (delimiter, width), score
    return best


def _records(text: str, delimiter: str) -> Iterator[Record]:
    """The records that are not blank. A quote that is never closed is an ordinary character."""
    mark = re.escape(delimiter)
    value = re.compile(rf'[ ]*"((?:[^"]++|"")*+)"[ ]*(?={mark}|\n|\Z)|([^{mark}\n]*)')
    plain = re.compile(rf"(?!)()|([^{mark}\n]*)")
    at, start = 0, 0
    values: list[Span] = []
    while at <= len(text):
        found = value.match(text, at)
        assert found is not None  # noqa: S101 - the second alternative matches anything
        values.append(_trim(text, Span(*found.span(1 if found[1] is not None else 2))))
        if found[1] is None and found[2].lstrip().startswith('"') and text.find('"', found.end()) < 0:
            value = plain
        at = found.end()
        if text[at : at + 1] != delimiter:
            span = _trim(text, Span(start, at))
            if len(span):
                yield Record(span, tuple(values))
            values, start = [], at + 1
        at += 1


def _trim(text: str, span: Span) -> Span:
    part = span.cut(text)
    left = span.start + len(part) - len(part.lstrip())
    return Span(left, max(left, span.start + len(part.rstrip())))


def _is_row(record: Record) -> bool:
    """Whether a record stands in the table; a title or a note above or below it fills one column."""
    return sum(1 for value in record.values if len(value)) > 1


def _is_header(text: str, record: Record) -> bool:
    words = [value.cut(text).strip() for value in record.values if len(value)]
    return len(set(words)) == len(words) and not any(DATA_VALUE.fullmatch(word) for word in words)


def _report_shape(table: Sequence[Record], *, headed: bool, name: str) -> Iterator[Issue]:
    if not headed:
        what = "the first record holds values, not headings; nobody says what the columns mean"
        yield Issue(Severity.WARNING, name, "row 1", what, "add a first line that names the columns")
    width = len(table[0].values)
    uneven = [number for number, record in enumerate(table, start=1) if len(record.values) != width]
    if uneven:
        what = f"{len(uneven)} of {len(table)} records have more or fewer values than the {width} of the first"
        yield Issue(Severity.WARNING, name, f"row {uneven[0]}", what, "check its delimiters and quotes")

"""Plain text → blocks: what its lines and breaks say about headings, bullets, questions, fields and rows.

Blocks cover every character that is not white space, in order, without overlap. What a block is comes from its form
alone; what a label or a column means is `claims.fields`' to know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lading.documents.rows import Table, find_tables
from lading.model.document import Block, BlockKind
from lading.model.span import Span

LINE = re.compile(r"[^\n\f\v\x85\u2028\u2029]+")
BULLET = re.compile(
    r"(?:[-*•‣◦▪▫●○■□►▶➤➢✓✔·–—]|\d{1,2}[.)]|\(?(?:\d{1,2}|[a-zа-я]|[ivx]{1,4})\)|[(（]?[一二三四五六七八九十]{1,3}[)）、])"
    r"[ \t\u00a0\u3000]+(?=\S)|[•●■►➤·](?=\w)|[一二三四五六七八九十]{1,3}、(?=\w)|（[\d一二三四五六七八九十]{1,3}）(?=\w)"
)
FIELD = re.compile(
    r"(?P<label>[^\W\d_][^:：\n\t|.!?;。！？；]{0,59}?)\s{0,3}(?::(?!//|\d)|：)\s*(?P<value>\S.*)", re.DOTALL
)
MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+\S")
RULE_LINE = re.compile(r"[-=_*~—–\s]{3,}")
ENDING = re.compile(r"[.!?…;,:。！？；，：][\"'”’»)\]」』）]*$")
SENTENCE_INSIDE = re.compile(r"[.!?…][\"'”’»)\]]*\s|[。！？]")
STATEMENT = re.compile(r"[a-zа-яёіїє]{4,}[.!?][\"'”’»)\]]*(?:\s|$)|。")
CLOSED_QUESTION = re.compile(r"[?？][\"'”’»)\]」』）]*$")

HEADING_WIDTH = 120
QUESTION_WIDTH = 300
LABEL_WORDS = 6
WRAP_WIDTHS = range(40, 101)
"""Columns at which people and programs break lines; a wider line is a paragraph of its own."""
WIDE_FROM = "\u2e80"
"""The first character that takes two columns on a screen (U+2E80)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; `span` and `text` leave out the white space around it, `raw` has it."""

    span: Span
    text: str
    raw: str
    indent: int
    gap: bool
    """Whether an empty line, or the start of the text, stands before it."""

    @property
    def width(self) -> int:
        """Columns on a screen."""
        return len(self.text) + sum(character >= WIDE_FROM for character in self.text)


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text: headings, paragraphs, bullets, questions, labelled fields and table rows."""
    lines = tuple(_find_lines(text))
    tables = find_tables([line.raw for line in lines])
    blocks: list[Block] = []
    position = 0
    for table in tables:
        blocks.extend(_read_prose(text, lines[position : table.first]))
        blocks.extend(_read_rows(table, lines))
        position = table.last + 1
    blocks.extend(_read_prose(text, lines[position:]))
    return tuple(blocks)


def _find_lines(text: str) -> Iterator[Line]:
    end_of_last = 0
    for found in LINE.finditer(text):
        raw = found.group()
        words = raw.strip()
        if not words:
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        breaks = text.count("\n", end_of_last, found.start())
        yield Line(Span(start, start + len(words)), words, raw, start - found.start(), end_of_last == 0 or breaks > 1)
        end_of_last = found.end()


def _read_rows(table: Table, lines: tuple[Line, ...]) -> Iterator[Block]:
    for number in range(table.first, table.last + 1):
        line = lines[number]
        yield Block(BlockKind.ROW, line.span, table.cells(number, at=line.span.start - line.indent))


def _read_prose(text: str, lines: tuple[Line, ...]) -> Iterator[Block]:
    for group in _join_wrapped(lines):
        span = group[0].span.join(group[-1].span)
        yield Block(_kind_of(span.cut(text), alone=len(group) == 1), span)


def _join_wrapped(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """Groups of lines that belong together: one broken by hand or by a mail program is one paragraph."""
    fields = [bool(_field_of(line.text)) for line in lines]
    starts = [0, *(i for i in range(1, len(lines)) if lines[i].gap), len(lines)]
    for first, after in pairwise(starts):
        wrap = _wrap_width(lines[first:after])
        group: list[Line] = []
        for number in range(first, after):
            form = fields[number] and any(fields[n] for n in (number - 1, number + 1) if first <= n < after)
            if group and (form or not _continues(group[0], group[-1], line=lines[number], wrap=wrap)):
                yield group
                group = []
            group.append(lines[number])
        if group:
            yield group


def _wrap_width(lines: tuple[Line, ...]) -> int:
    """The width at which a run of lines was broken, or 0: two lines or more that leave no room for the next word."""
    width = max((line.width for line in lines), default=0)
    full = sum(_is_full(above, line, width=width) and not ENDING.search(above.text) for above, line in pairwise(lines))
    return width if width in WRAP_WIDTHS and full >= 2 else 0


def _is_full(above: Line, line: Line, *, width: int) -> bool:
    word = 2 if line.text[0] >= WIDE_FROM else len(line.text.split(maxsplit=1)[0]) + 1
    return above.width + word > width


def _continues(first: Line, above: Line, *, line: Line, wrap: int) -> bool:
    """Whether a line goes on with what the line above began."""
    if _opens_block(line.text) or _is_alone(above.text):
        return False
    if line.indent > above.indent and BULLET.match(first.text):
        return True
    if not ENDING.search(above.text) and line.text[0].islower():
        return True
    return wrap > 0 and _is_full(above, line, width=wrap)


def _opens_block(text: str) -> bool:
    return bool(BULLET.match(text) or MARKDOWN_HEADING.match(text) or RULE_LINE.fullmatch(text))


def _is_alone(text: str) -> bool:
    return bool(MARKDOWN_HEADING.match(text) or RULE_LINE.fullmatch(text))


def _field_of(text: str) -> re.Match[str] | None:
    found = FIELD.match(text)
    return found if found and len(found["label"].split()) <= LABEL_WORDS else None


def _kind_of(text: str, *, alone: bool) -> BlockKind:
    if RULE_LINE.fullmatch(text):
        return BlockKind.PARAGRAPH
    if MARKDOWN_HEADING.match(text):
        return BlockKind.HEADING
    if BULLET.match(text):
        return BlockKind.BULLET
    if _is_question(text):
        return BlockKind.QUESTION
    if _is_field(text):
        return BlockKind.FIELD
    if alone and len(text) <= HEADING_WIDTH and not ENDING.search(text) and not SENTENCE_INSIDE.search(text):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _is_question(text: str) -> bool:
    closed = CLOSED_QUESTION.search(text) if len(text) <= QUESTION_WIDTH else None
    return closed is not None and not SENTENCE_INSIDE.search(text, 0, closed.start())


def _is_field(text: str) -> bool:
    """A label and its value; a sentence, or several, after a colon are no value. `ул.` and `Co.` end no sentence."""
    found = _field_of(text)
    return found is not None and not STATEMENT.search(found["value"])

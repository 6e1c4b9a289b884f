"""Lines in reading order → paragraphs and rows: words broken at the end of a line are whole again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from lading.documents.compose import Passage, clean_line, compose_row, name_by_first, read_paragraph
from lading.documents.pdf_join import Joiner, is_broken
from lading.documents.pdf_lines import WIDE_FROM, Grid, Item, Line
from lading.documents.segment import BULLET, ENDING, FIELD, HEADING_WIDTH
from lading.model.document import BlockKind

LARGER = 1.15
"""A heading's letters against those of the text."""
WHITE = 1.35
"""White between paragraphs against the usual distance of lines."""
FEW_STEPS = 3
"""Distances of lines below which they do not tell what is usual."""
INDENT = 0.8
"""Ems that the first line of a paragraph is set in."""
NAMES_SHIFT = 4.0
"""Points by which a table's columns may stand elsewhere on the next page."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A stretch of a column with the page it stands on."""

    page: int
    items: tuple[Item, ...]
    aside: bool = False
    """Whether it is small print at the edge of a page, which parts no paragraph."""


def read_flows(flows: Sequence[Flow], *, joiner: Joiner) -> Iterator[Passage]:
    """The passages of a document's flows, each with the pages it stands on."""
    body = _body_size(flows)
    held: list[tuple[Line, int]] = []
    names: tuple[tuple[str, ...], Grid | None] = ((), None)
    for flow in flows:
        if flow.aside:
            yield from read_flows([replace(flow, aside=False)], joiner=joiner)
            continue
        shape = _Shape.of(flow)
        first = True
        for item in flow.items:
            if isinstance(item, Grid):
                yield from _passages(held, joiner=joiner, body=body)
                held = []
                names = _name_columns(item, names=names, joiner=joiner)
                yield from _read_rows(item, flow.page, names=names[0], joiner=joiner)
            else:
                if held and (_ends_above(held, item, body=body) if first else shape.parts(held[-1][0], item)):
                    yield from _passages(held, joiner=joiner, body=body)
                    held = []
                held.append((item, flow.page))
            first = False
    yield from _passages(held, joiner=joiner, body=body)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the lines of a flow usually stand: where they begin and end, and how far apart."""

    left: float
    right: float
    pitch: float

    @classmethod
    def of(cls, flow: Flow) -> "_Shape":
        lines = [item for item in flow.items if isinstance(item, Line)]
        if not lines:
            return cls(0.0, 0.0, 0.0)
        size = median(line.size for line in lines)
        usual = [line for line in lines if abs(line.size - size) < 0.2 * size] or lines
        steps = [b.bottom - a.bottom for a, b in pairwise(usual) if 0 < b.bottom - a.bottom < 2.6 * size]
        return cls(
            min(x.left for x in usual), max(x.right for x in usual), min(steps) if len(steps) >= FEW_STEPS else size
        )

    def parts(self, above: Line, line: Line) -> bool:
        """Whether a line begins a new block."""
        em = max(above.size, line.size)
        text = line.text
        if abs(above.size - line.size) > 0.12 * em or above.bold != line.bold:
            return not is_broken(above.text)
        if line.bottom - above.bottom > WHITE * max(self.pitch, 0.9 * em) or line.bottom < above.top:
            return True
        if BULLET.match(text) or (FIELD.match(text) and FIELD.match(above.text)):
            return True
        if is_broken(above.text):
            return False
        if (
            line.left - above.left > INDENT * em
            and above.left - self.left < INDENT * em
            and not BULLET.match(above.text)
        ):
            return above.right < self.right - 0.5 * em or bool(ENDING.search(above.text)) or text[0].isupper()
        space = self.right - above.right - 0.3 * em
        need = line.words[0].right - line.words[0].left if text[0] < WIDE_FROM else 2 * em
        return need < space and (bool(ENDING.search(above.text)) or not text[0].islower())


def _ends_above(held: Sequence[tuple[Line, int]], line: Line, *, body: float) -> bool:
    """Whether a paragraph is over at the end of a column or page, and does not go on in the next."""
    last = held[-1][0]
    if abs(last.size - line.size) > 0.05 * body or last.bold != line.bold:
        return True
    if is_broken(last.text):
        return False
    if ENDING.search(last.text) and not last.text.endswith((",", "，", "、")):
        return True
    if BULLET.match(line.text) or FIELD.match(line.text):
        return True
    goes_on = line.text[0].islower() or line.text[0] >= WIDE_FROM
    widest = max(other.right - other.left for other, _ in held)
    full = len(held) > 1 and last.right - last.left > 0.85 * widest
    return not (goes_on or full)


def _body_size(flows: Sequence[Flow]) -> float:
    """The size most letters of a document have."""
    sizes: Counter[float] = Counter()
    for flow in flows:
        for item in flow.items:
            if isinstance(item, Line):
                sizes[round(item.size, 1)] += len(item.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _passages(held: Sequence[tuple[Line, int]], *, joiner: Joiner, body: float) -> Iterator[Passage]:
    if not held:
        return
    text = ""
    places: list[tuple[int, str]] = []
    for line, page in held:
        before = text
        text = joiner.join(text, clean_line(line.text))
        label = f"p. {page}"
        if not places or places[-1][1] != label:
            places.append((_new_part(before, text, clean_line(line.text)), label))
    lines = [line for line, _ in held]
    marked = min(line.size for line in lines) > LARGER * body or all(line.bold for line in lines)
    heading = marked and len(text) <= HEADING_WIDTH and not ENDING.search(text)
    for passage in read_paragraph(text, kind=BlockKind.HEADING if heading else None):
        yield Passage(passage.kind, passage.text, passage.cells, tuple(places))


def _new_part(before: str, text: str, line: str) -> int:
    """Where the words of a new line begin in the text that it was joined to."""
    return len(text) - len(line) if before else 0


def _name_columns(
    grid: Grid, *, names: tuple[tuple[str, ...], Grid | None], joiner: Joiner
) -> tuple[tuple[str, ...], Grid]:
    """The names of a table's columns; those of the table before, where this one goes on with it on the next page."""
    known, last = names
    same = (
        last is not None
        and len(last.rows[0]) == len(grid.rows[0])
        and abs(last.left - grid.left) + abs(last.right - grid.right) < NAMES_SHIFT
    )
    return (known if same and known else name_by_first([_cell(lines, joiner) for lines in grid.rows[0]])), grid


def _read_rows(grid: Grid, page: int, *, names: tuple[str, ...], joiner: Joiner) -> Iterator[Passage]:
    for row in grid.rows:
        yield compose_row([_cell(lines, joiner) for lines in row], names=names, place=f"p. {page}")


def _cell(lines: Sequence[Line], joiner: Joiner) -> str:
    text = ""
    for line in lines:
        text = joiner.join(text, clean_line(line.text))
    return text

"""XLSX → text: a row is a block, its place the sheet and the row; dates are dates, merged cells hold for all they cover."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lading.documents.about import About
from lading.documents.compose import (
    DATA_VALUE,
    Passage,
    clean_line,
    compose,
    compose_row,
    name_by_first,
    read_paragraph,
)
from lading.documents.package import Package, attribute, child, children, local
from lading.documents.parts import Parts
from lading.documents.stamps import note_created
from lading.documents.xlsx_cells import Looks, read_looks
from lading.errors import DocumentError
from lading.model.document import BlockKind
from lading.model.issue import Issue, Severity

MAX_ROWS = 300_000
"""Rows read from one workbook."""
MAX_TEXT = 100_000_000
"""Characters read from one workbook: one long string may stand in every cell."""
MAX_MERGED = 200_000
"""Cells to which merged ones are spread."""
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
SPLIT = "split the workbook, or save the part that matters as CSV"


def read_xlsx(data: bytes, *, name: str, about: About) -> Parts:  # noqa: ARG001 - all readers are called alike
    """The rows of all sheets of a workbook, hidden ones too, which is told.

    Raises:
        DocumentError: for a damaged file and one without values.
    """
    package = Package(data, name=name, kind="Excel file")
    main = package.main_part("xl/workbook.xml")
    book = package.parse(main)
    if book is None:
        raise package.damaged("it has no workbook")
    relations = package.relations(main)
    settings = child(book, "workbookPr")
    dated = settings is not None and (settings.get("date1904") or "0") in {"1", "true"}
    looks = read_looks(package, {r.kind: r.target for r in relations.values()}, since_1904=dated)
    entries = [sheet for sheet in children(child(book, "sheets")) if local(sheet) == "sheet"]
    walk = _Walk(package, looks, named=len(entries) > 1)
    passages: list[Passage] = []
    for sheet in entries:
        relation = relations.get(attribute(sheet, "id") or "")
        if relation is not None and relation.kind == "worksheet" and relation.target in package.names:
            hidden = (sheet.get("state") or "visible") != "visible"
            passages += walk.read_sheet(relation.target, clean_line(sheet.get("name") or "?"), hidden=hidden)
    text, blocks, places = compose(passages)
    if not text:
        raise DocumentError("holds no values", where=name, remedy="check that its cells hold text and not pictures")
    meta = package.properties()
    issues = (*walk.issues, *note_created(meta.get("created", ""), name=name))
    title, author = meta.get("title", ""), meta.get("creator", "")
    return Parts(text, blocks, title, issues=issues, author=author, places=places)


@dataclass
class _Walk:
    """One pass over the sheets of a workbook."""

    package: Package
    looks: Looks
    named: bool
    """Whether each sheet's name stands above its rows: where there are several."""
    issues: list[Issue] = field(default_factory=list)
    rows: int = 0
    size: int = 0

    def read_sheet(self, part: str, sheet: str, *, hidden: bool) -> Iterator[Passage]:
        """The passages of one sheet."""
        place = f"sheet {sheet}"
        if hidden:
            self._note(f"sheet {sheet}", "is hidden; it was read")
        merged = self._merged(part)
        table = _Table(place)
        heading: list[Passage] = list(read_paragraph(sheet, kind=BlockKind.HEADING, place=place)) if self.named else []
        unseen = 0
        for row, out_of_sight, found in self._rows(part):
            if self.rows >= MAX_ROWS or self.size >= MAX_TEXT:
                what = f"has more than {MAX_ROWS} rows or {MAX_TEXT / 1e6:.0f} MB of text; the rest was left out"
                self.issues.append(Issue(Severity.WARNING, self.package.name, f"{place}, row {row}", what, SPLIT))
                break
            self.rows += 1
            unseen += out_of_sight and bool(found)
            spread = merged.take(row, found)
            self.size += sum(map(len, (*found.values(), *spread.values())))
            if found or spread:
                yield from heading
                heading = []
                yield table.read_row(row, {**spread, **found}, alone=not spread)
        if unseen:
            self._note(place, f"has {unseen} hidden rows; they were read")

    def _note(self, place: str, what: str) -> None:
        self.issues.append(Issue(Severity.NOTE, self.package.name, place, what))

    def _rows(self, part: str) -> Iterator[tuple[int, bool, dict[int, str]]]:
        """The rows of a sheet: their number, whether they are hidden, and what their cells show by column."""
        last = 0
        for row in self.package.walk(part, frozenset({"row"})):
            given = row.get("r") or ""
            last = int(given) if given.isdecimal() and len(given) < 9 else last + 1
            cells: dict[int, str] = {}
            column = -1
            for cell in row:
                found = REFERENCE.fullmatch(cell.get("r") or "")
                column = _column(found[1]) if found else column + 1
                text = self.looks.show(cell)
                if text.strip():
                    cells[column] = text
            yield last, (row.get("hidden") or "0") in {"1", "true"}, cells

    def _merged(self, part: str) -> "_Merged":
        """The cells that others are merged into, by the row and column of those others."""
        tops: dict[tuple[int, int], tuple[int, int]] = {}
        for entry in self.package.walk(part, frozenset({"mergeCell"})):
            ends = [REFERENCE.fullmatch(end) for end in (entry.get("ref") or "").split(":")]
            if len(ends) != 2 or ends[0] is None or ends[1] is None:
                continue
            first, last = ((int(end[2]), _column(end[1])) for end in (ends[0], ends[1]))
            if last[0] - first[0] > MAX_MERGED:
                continue
            for row in range(first[0] + 1, last[0] + 1):
                tops[row, first[1]] = first
            if len(tops) > MAX_MERGED:
                break
        return _Merged(tops)


@dataclass
class _Merged:
    """Values that hold for the rows below their own."""

    tops: dict[tuple[int, int], tuple[int, int]]
    by_row: dict[int, list[int]] = field(init=False)
    values: dict[tuple[int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_row = {}
        for row, column in self.tops:
            self.by_row.setdefault(row, []).append(column)
        self.wanted = set(self.tops.values())

    def take(self, row: int, cells: dict[int, str]) -> dict[int, str]:
        """What merged cells above say for a row, where it has values of its own."""
        for column, text in cells.items():
            if (row, column) in self.wanted:
                self.values[row, column] = text
        spread = {column: self.values.get(self.tops[row, column], "") for column in self.by_row.get(row, ())}
        return {column: text for column, text in spread.items() if text} if cells else {}


@dataclass
class _Table:
    """The table that the rows of a sheet are in: its columns' names, and which columns held numbers."""

    place: str
    names: dict[int, str] = field(default_factory=dict)
    begun: bool = False
    last: int = 0
    numbers: set[int] = field(default_factory=set)

    def read_row(self, row: int, cells: dict[int, str], *, alone: bool) -> Passage:
        """One row; a value that stands alone above the table is a title or a note."""
        columns = sorted(cells)
        values = [clean_line(cells[column]) for column in columns]
        place = f"{self.place}, row {row}"
        if len(values) == 1 and alone and not self.begun:
            found = list(read_paragraph(values[0], place=place))
            if len(found) == 1:
                return found[0]
        texts = {column for column, value in zip(columns, values, strict=True) if not DATA_VALUE.fullmatch(value)}
        afresh = self.begun and row > self.last + 1 and len(texts) == len(values) > 1 and texts & self.numbers
        if len(values) > 1 and (not self.begun or afresh):
            self.names = dict(zip(columns, name_by_first(values), strict=False))
            self.numbers = set()
        self.begun |= len(values) > 1
        self.last = row
        self.numbers |= set(columns) - texts
        return compose_row(values, names=[self.names.get(column, "") for column in columns], place=place)


def _column(letters: str) -> int:
    """The number of a column: A is 0, AA 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1

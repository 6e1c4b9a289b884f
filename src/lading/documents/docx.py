"""DOCX → text: headings, lists, tables as rows, notes and comments, read as the text would be printed.

Insertions that nobody accepted yet are read, deletions are not, and that there are any is told. A footnote or a comment
stands after the paragraph that points to it; its place says what it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from lading.documents.about import About
from lading.documents.compose import Passage, compose, compose_row, name_by_first, read_paragraph
from lading.documents.docx_text import Line, is_merged, list_blocks, read_line
from lading.documents.package import Package, attribute, child, local
from lading.documents.parts import Enclosed, Parts
from lading.documents.stamps import note_created
from lading.errors import DocumentError
from lading.model.document import BlockKind
from lading.model.issue import Issue, Severity

MAX_COLUMNS = 100
MAX_LINKED = 2_000
"""Parts and addresses that a document points to, at most."""
MAX_CHAIN = 12
"""Styles that a style may be based on, one on another."""
WORD_FILE = "Word file"


def read_docx(data: bytes, *, name: str, about: About) -> Parts:  # noqa: ARG001 - all readers are called alike
    """The text of a Word file and the files embedded in it.

    Raises:
        DocumentError: for a damaged file and one without text.
    """
    package = Package(data, name=name, kind=WORD_FILE)
    walk = _Walk.of(package)
    text, blocks, places = compose(walk.passages())
    if not text:
        raise DocumentError("holds no text", where=name, remedy="if it shows pictures of text, recognise it first")
    meta = package.properties()
    issues = (*walk.issues(), *note_created(meta.get("created", ""), name=name))
    return Parts(
        text, blocks, meta.get("title", ""), issues=issues, author=meta.get("creator", ""), places=places,
        enclosed=tuple(_embedded(package)),
    )  # fmt: skip


def _embedded(package: Package) -> Iterator[Enclosed]:
    for part in sorted(package.names):
        if "/embeddings/" in part and part.lower().endswith((".docx", ".xlsx", ".pdf", ".xlsm", ".docm")):
            yield Enclosed(part.rsplit("/", 1)[-1], package.read(part))


@dataclass
class _Walk:
    """One pass over a file. Holds the page reached and what a reader should be told."""

    package: Package
    body: etree._Element
    styles: dict[str, etree._Element]
    notes: dict[tuple[str, str], etree._Element]
    edges: list[tuple[str, etree._Element]]
    """Headers and footers with what they are."""
    paged: bool
    page: int = 1
    told: set[tuple[str, str]] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    changed: bool = False
    hidden: bool = False

    @classmethod
    def of(cls, package: Package) -> "_Walk":
        main = package.main_part("word/document.xml")
        root = package.parse(main)
        body = child(root, "body")
        if body is None:
            raise package.damaged("it has no body")
        linked = list(dict.fromkeys((r.kind, r.target) for r in package.relations(main).values()))[:MAX_LINKED]
        notes = {
            (local(note), attribute(note, "id") or ""): note
            for kind, target in linked
            if kind in {"footnotes", "endnotes", "comments"} and (part := package.parse(target)) is not None
            for note in part
            if attribute(note, "type") not in {"separator", "continuationSeparator"}
        }
        styles = [package.parse(target) for kind, target in linked if kind == "styles"]
        named = {attribute(s, "styleId") or "": s for part in styles if part is not None for s in part}
        edges = [(k, p) for k, t in linked if k in {"header", "footer"} and (p := package.parse(t)) is not None]
        paged = next(body.iter("{*}lastRenderedPageBreak"), None) is not None
        return cls(package, body, named, notes, edges, paged)

    def passages(self) -> Iterator[Passage]:
        """Headers, the body with its notes, footers."""
        yield from self._edge("header")
        yield from self._blocks(self.body, place="")
        yield from self._edge("footer")

    def issues(self) -> Iterator[Issue]:
        """What a reader should know."""
        if self.changed:
            what = "has changes that nobody accepted yet; insertions were read, deletions were not"
            yield Issue(Severity.NOTE, self.package.name, "", what)
        if self.hidden:
            yield Issue(Severity.NOTE, self.package.name, "", "has hidden text, which was not read")

    def _edge(self, kind: str) -> Iterator[Passage]:
        """Headers or footers: each wording once, page numbers left out."""
        for found, part in self.edges:
            for passage in self._blocks(part, place=kind) if found == kind else ():
                if passage.text not in self.said and not passage.text.isdecimal():
                    self.said.add(passage.text)
                    yield passage

    def _blocks(self, container: etree._Element, *, place: str) -> Iterator[Passage]:
        before = ""
        for block in list_blocks(container):
            if local(block) == "tbl":
                yield from self._table(block, place=place)
                continue
            line = self._line(block)
            if is_merged(block):
                before += line.text
                continue
            here = place or (f"about p. {self.page}" if self.paged else "")
            yield from read_paragraph(before + line.text, kind=self._kind_of(block), place=here)
            before = ""
            self.page += line.pages
            yield from self._hanging(line)
        yield from read_paragraph(before, place=place)

    def _line(self, paragraph: etree._Element) -> Line:
        line = read_line(paragraph)
        self.changed |= line.changed
        self.hidden |= line.hidden
        return line

    def _hanging(self, line: Line) -> Iterator[Passage]:
        """Text boxes, notes and comments of a paragraph, each once."""
        for box in line.boxes:
            yield from self._blocks(box, place="text box")
        for mark in line.notes:
            note = self.notes.get(mark)
            if note is None or mark in self.told:
                continue
            self.told.add(mark)
            kind, number = mark
            author = attribute(note, "author") or ""
            label = f"comment by {author}" if author else kind if kind == "comment" else f"{kind} {number}"
            yield from self._blocks(note, place=label)

    def _kind_of(self, paragraph: etree._Element) -> BlockKind | None:
        """What a paragraph's style says that it is."""
        own = child(paragraph, "pPr")
        style = self.styles.get(attribute(found, "val") or "") if (found := child(own, "pStyle")) is not None else None
        listed = False
        for _ in range(MAX_CHAIN):
            named = (attribute(found, "val") or "").lower() if (found := child(style, "name")) is not None else ""
            level = child(own, "outlineLvl")
            if named.startswith("heading") or named in {"title", "subtitle"} or _is_level(level):
                return BlockKind.HEADING
            number = child(own, "numPr", "numId")
            listed |= number is not None and attribute(number, "val") != "0"
            if style is None:
                break
            own = child(style, "pPr")
            if child(own, "numPr") is None and child(own, "outlineLvl") is None and child(style, "basedOn") is None:
                break
            above = child(style, "basedOn")
            style = self.styles.get(attribute(above, "val") or "") if above is not None else None
        return BlockKind.BULLET if listed else None

    def _table(self, table: etree._Element, *, place: str) -> Iterator[Passage]:
        """The rows of a table; one of a single column or row only arranges the page, and its cells are read as text."""
        rows = [row for row in table.iter("{*}tr") if _owner(row) is table and child(row, "trPr", "del") is None]
        cells = [[cell for cell in row.iter("{*}tc") if _owner(cell) is table] for row in rows]
        if max((len(row) for row in cells), default=0) < 2 or (len(rows) == 1 and _is_layout(cells[0])):
            for cell in (cell for row in cells for cell in row):
                yield from self._blocks(cell, place=place)
            return
        names: tuple[str, ...] = ()
        for number, row in enumerate(cells):
            lines = [self._line(p) for cell in row for p in cell.iter("{*}p")]
            here = place or (f"about p. {self.page}" if self.paged else "")
            values = self._values(row)
            if not names and sum(1 for value in values if value.strip()) > 1:
                names = name_by_first(values) if number < 3 else ()
            yield compose_row(values, names=names, place=here)
            self.page += sum(line.pages for line in lines)
            for line in lines:
                yield from self._hanging(line)

    def _values(self, row: list[etree._Element]) -> list[str]:
        """The values of a row by column; a cell that spans several fills the first."""
        values: list[str] = []
        for cell in row:
            span = child(cell, "tcPr", "gridSpan")
            given = (attribute(span, "val") or "1") if span is not None else "1"
            width = int(given) if given.isdecimal() and len(given) < 4 else 1
            words = [self._line(paragraph).text for paragraph in cell.iter("{*}p")]
            values += [" ".join(words), *[""] * (min(max(width, 1), MAX_COLUMNS) - 1)]
        return values


def _is_level(level: etree._Element | None) -> bool:
    return level is not None and (attribute(level, "val") or "9") in "012345"


def _owner(element: etree._Element) -> etree._Element | None:
    """The table that a row or cell stands in."""
    return next(element.iterancestors("{*}tbl"), None)


def _is_layout(cells: list[etree._Element]) -> bool:
    return any(sum(1 for _ in cell.iter("{*}p")) > 1 for cell in cells)

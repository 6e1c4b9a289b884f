"""PDF → text in reading order, page by page, with pdfium.

Columns are read one after the other, words broken at line ends are joined, tables become rows, running heads are said
once and page numbers left out. The place of every stretch is its page, counted from 1 as a viewer counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lading.documents.about import About
from lading.documents.compose import clean_line, compose
from lading.documents.libraries import need_library
from lading.documents.parts import Enclosed, Parts
from lading.documents.pdf_bounds import check_drawing
from lading.documents.pdf_grids import find_frames, find_grids
from lading.documents.pdf_heads import part_heads
from lading.documents.pdf_join import Joiner
from lading.documents.pdf_lines import Line, find_lines, order_items, part_edges
from lading.documents.pdf_tables import find_columns
from lading.documents.pdf_text import Flow, read_flows
from lading.documents.pdf_words import Sheet, read_sheets
from lading.documents.stamps import note_created
from lading.errors import DocumentError
from lading.model.issue import Issue, Severity

MAX_PAGES = 3_000
MAX_ENCLOSED = 200
MAX_NOTES = 2_000
"""Form fields and notes of one page that are looked at."""
LOCKED = "save a copy without the password, and give that"
DAMAGED = "open it in a viewer and save or print it to a new PDF"
SCANNED = "recognise its text first, for instance with `ocrmypdf scan.pdf readable.pdf`, and check what was recognised"
NO_LETTERS = 0.2
"""Share of unknown characters from which on a page cannot be read."""
PASSWORD_ERROR, SECURITY_ERROR = 4, 5
NO_AUTHOR = frozenset(["anonymous", "unknown", "user", "admin", "administrator", "(anonymous)", "пользователь"])
NO_TITLE = re.compile(
    r"(?:untitled|microsoft (?:word|excel|powerpoint).*|document\d*|.*\.(?:docx?|xlsx?|pdf|indd|tex|rtf|html?))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    sheets: tuple[Sheet, ...]
    pictures: bool


def read_pdf(data: bytes, *, name: str, about: About) -> Parts:  # noqa: ARG001 - all readers are called alike
    """The text of a PDF with its pages as places, and the files attached to it.

    Raises:
        DocumentError: for a damaged file, one with a password, one without text, and where pdfium is not installed.
    """
    pdfium = need_library("pypdfium2", kind="a PDF file", name=name)
    check_drawing(data, name=name)
    document = _open(pdfium, data, name=name)
    try:
        count = len(document)
        issues: list[Issue] = []
        if count > MAX_PAGES:
            what = f"has {count} pages; those after {MAX_PAGES} were left out"
            issues.append(Issue(Severity.WARNING, name, f"p. {MAX_PAGES + 1}", what, "split the file"))
        pages = [_read_page(pdfium, document, number) for number in range(min(count, MAX_PAGES))]
        meta = {key: clean_line(value) for key, value in document.get_metadata_dict(skip_empty=True).items()}
        enclosed = tuple(_enclosed(document))
    except pdfium.PdfiumError as error:
        raise DocumentError(f"is a damaged PDF file: {error}", where=name, remedy=DAMAGED) from error
    finally:
        document.close()
    issues += _check_pages(pages, name=name)
    flows, heads = _arrange(pages)
    joiner = Joiner()
    joiner.learn(item for flow in flows for item in flow.items if isinstance(item, Line))
    text, blocks, places = compose(read_flows(flows, joiner=joiner))
    if not text:
        raise DocumentError("has no text that can be read", where=name, remedy=SCANNED)
    issues += [*_note_heads(heads, name=name), *note_created(meta.get("CreationDate", ""), name=name)]
    title, author = meta.get("Title", ""), meta.get("Author", "")
    return Parts(
        text, blocks, "" if NO_TITLE.fullmatch(title) else title, issues=tuple(issues), author="" if author.lower() in NO_AUTHOR else author,
        places=places, enclosed=enclosed,
    )  # fmt: skip


def _open(pdfium: Any, data: bytes, *, name: str) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in {PASSWORD_ERROR, SECURITY_ERROR} or "password" in str(error).lower():
            raise DocumentError("is locked with a password", where=name, remedy=LOCKED) from error
        raise DocumentError("is a damaged PDF file", where=name, remedy=DAMAGED) from error


def _read_page(pdfium: Any, document: Any, number: int) -> _Page | None:
    """One page; None where it is too damaged to be shown."""
    try:
        page = _load_page(pdfium, document, number)
        try:
            sheets = read_sheets(page)
            pictures = any(True for _ in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        finally:
            page.close()
    except pdfium.PdfiumError:
        return None
    return _Page(number + 1, sheets, pictures)


def _load_page(pdfium: Any, document: Any, number: int) -> Any:
    """A page with what was typed into its forms and written over it as part of its text."""
    page, raw = document[number], pdfium.raw
    for place in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MAX_NOTES)):
        note = raw.FPDFPage_GetAnnot(page.raw, place)
        kind = raw.FPDFAnnot_GetSubtype(note) if note else None
        if note:
            raw.FPDFPage_CloseAnnot(note)
        if kind in {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP}:
            flat = raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
            if flat != raw.FLATTEN_SUCCESS:
                return page
            page.close()
            return document[number]
    return page


def _check_pages(pages: Sequence[_Page | None], *, name: str) -> Iterator[Issue]:
    """What of a document cannot be read. Raises DocumentError where that is all of it."""
    shown = [page for page in pages if page is not None]
    if not any(page.sheets for page in shown):
        what = "is a scan: its pages are pictures without text" if any(p.pictures for p in shown) else "has no text"
        raise DocumentError(what, where=name, remedy=SCANNED if shown else DAMAGED)
    damaged = [number for number, page in enumerate(pages, start=1) if page is None]
    if damaged:
        yield Issue(Severity.WARNING, name, _number_pages(damaged), "cannot be shown: damaged", DAMAGED)
    scanned = [page.number for page in shown if page.pictures and not page.sheets]
    if scanned:
        yield Issue(Severity.WARNING, name, _number_pages(scanned), "holds a picture and no text", SCANNED)
    garbled = [page.number for page in shown if _unknown(page) > NO_LETTERS]
    if garbled:
        what = "the file does not say which letters its signs stand for"
        yield Issue(Severity.WARNING, name, _number_pages(garbled), what, SCANNED)


def _unknown(page: _Page) -> float:
    letters = sum(len(word.text) for sheet in page.sheets for word in sheet.words)
    return sum(sheet.unreadable for sheet in page.sheets) / max(1, letters)


def _number_pages(numbers: Sequence[int]) -> str:
    first = ", ".join(str(number) for number in numbers[:12])
    return f"p. {first}" + (f" and {len(numbers) - 12} more" if len(numbers) > 12 else "")


def _arrange(pages: Sequence[_Page | None]) -> tuple[list[Flow], tuple[str, ...]]:
    """The flows of all pages in reading order, without what repeats an earlier page, and the running heads."""
    sheets = [(page.number, sheet) for page in pages if page is not None for sheet in page.sheets]
    tables = [find_grids(sheet) for _, sheet in sheets]
    frames = [find_frames(sheet, inside) for (_, sheet), (_, inside) in zip(sheets, tables, strict=True)]
    lines = [
        _lines_without(sheet, inside.union(*boxes))
        for (_, sheet), (_, inside), boxes in zip(sheets, tables, frames, strict=True)
    ]
    flows: list[Flow] = []
    heads: list[str] = []
    parts = zip(sheets, tables, frames, part_heads(lines), strict=True)
    for (page, sheet), (grids, _), boxes, parted in parts:
        flows += [Flow(page, parted.heads, aside=True)] if parted.heads else []
        heads += [line.text for line in parted.heads]
        head, body, foot = part_edges([*parted.lines, *grids])
        flows += [Flow(page, tuple(find_columns(head)), aside=True)] if head else []
        flows += [Flow(page, tuple(find_columns(items))) for items in order_items(body)]
        for box in boxes:
            framed = find_lines([sheet.words[number] for number in sorted(box)])
            flows.append(
                Flow(page, tuple(item for items in order_items(framed) for item in find_columns(items)), aside=True)
            )
        flows += [Flow(page, tuple(find_columns(foot)), aside=True)] if foot else []
    return flows, tuple(heads)


def _lines_without(sheet: Sheet, numbers: frozenset[int]) -> list[Line]:
    return find_lines([word for number, word in enumerate(sheet.words) if number not in numbers])


def _note_heads(heads: Sequence[str], *, name: str) -> Iterator[Issue]:
    if heads:
        words = "; ".join(f"“{head[:80]}”" for head in heads[:4])
        yield Issue(Severity.NOTE, name, "", f"stands on page after page and was read once: {words}")


def _enclosed(document: Any) -> Iterator[Enclosed]:
    for number in range(min(document.count_attachments(), MAX_ENCLOSED)):
        attachment = document.get_attachment(number)
        yield Enclosed(attachment.get_name() or f"attachment {number + 1}", bytes(attachment.get_data()))

"""The rows of a spreadsheet in the Office Open XML format, one by one, as text.

Read as what it is, a ZIP of XML files, so that the rules for XML hold here too: no document types, bounded depth, and
bounded sizes once unpacked. Formulas give their last result; dates come out as ISO dates.
"""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from lading.errors import SourceError
from lading.lists.files import FETCH_AGAIN, ListFile
from lading.lists.xml_stream import Node, read_records

MAX_BYTES = 512 * 1024 * 1024
"""No published list unpacks to more; what does is an attack."""
EPOCH = dt.date(1899, 12, 30)
DATE_FORMATS = frozenset({14, 15, 16, 17, 22})
"""Built-in number formats that show a date."""
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How the format writes characters that XML would not keep: `_x000D_`, a carriage return."""


def read_sheet(file: ListFile) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet with their numbers; cells that are missing are empty, up to the last one given.

    Raises:
        SourceError: for a file that is no spreadsheet, is damaged, or unpacks to more than it may.
    """
    try:
        with file.open() as stream, zipfile.ZipFile(stream) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_BYTES:
                raise SourceError("the spreadsheet unpacks to more than 512 MB", where=file.name, remedy=FETCH_AGAIN)
            strings = [_text(node) for node in _read(file, archive, "xl/sharedStrings.xml", "si")]
            dates = _date_styles(file, archive)
            for node in _read(file, archive, _first_sheet(archive), "row"):
                yield int(node.attributes.get("r", "0")), _cells(node, strings, dates)
    except (zipfile.BadZipFile, KeyError, IndexError, ValueError) as error:
        raise SourceError(f"no readable spreadsheet: {error}", where=file.name, remedy=FETCH_AGAIN) from error


def _read(file: ListFile, archive: zipfile.ZipFile, member: str, tag: str) -> Iterator[Node]:
    """The elements of a name in one member, if the archive has it."""
    if member in archive.namelist():
        inner = ListFile(f"{file.name}/{member}", lambda: cast("BinaryIO", archive.open(member)))
        yield from read_records(inner, {tag}, around=None)


def _first_sheet(archive: zipfile.ZipFile) -> str:
    sheets = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
    return min(sheets, key=lambda name: int(re.sub(r"\D", "", name)))


def _date_styles(file: ListFile, archive: zipfile.ZipFile) -> frozenset[int]:
    """The cell styles that show a date."""
    own = {
        int(node.attributes["numFmtId"])
        for node in _read(file, archive, "xl/styles.xml", "numFmt")
        if re.search(r"[dy]", re.sub(r'"[^"]*"|\[[^\]]*\]', "", node.attributes["formatCode"].lower()))
    }
    styles = next(_read(file, archive, "xl/styles.xml", "cellXfs"), None)
    formats = [int(style.attributes.get("numFmtId", "0")) for style in styles.children] if styles else []
    return frozenset(number for number, shown in enumerate(formats) if shown in own | DATE_FORMATS)


def _cells(row: Node, strings: list[str], dates: frozenset[int]) -> list[str]:
    """The cells of a row as text, each at its column."""
    found: list[str] = []
    for cell in row.children:
        column = _column(cell.attributes["r"])
        found += [""] * (column - len(found))
        kind = cell.attributes.get("t", "n")
        value = next((child.content for child in cell.children if child.tag == "v"), "")
        if kind == "s":
            found.append(strings[int(value)])
        elif kind == "inlineStr":
            found.append("".join(_text(child) for child in cell.all("is")))
        elif kind == "n" and value and int(cell.attributes.get("s", "0")) in dates:
            found.append((EPOCH + dt.timedelta(days=int(float(value)))).isoformat())
        else:
            found.append(value.removesuffix(".0") if kind == "n" else value)
    return found


def _column(reference: str) -> int:
    """The index of a cell's column: A is 0, AA 26."""
    index = 0
    for letter in reference.rstrip("0123456789"):
        index = index * 26 + ord(letter) - 64
    return index - 1


def _text(node: Node) -> str:
    """All text of a string with its runs, phonetic hints left out."""
    own = node.content if node.tag == "t" else ""
    text = own + "".join(_text(child) for child in node.children if child.tag != "rPh")
    if "_x" in text:
        text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n")
    return text

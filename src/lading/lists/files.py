"""The files a list is made of, as openers: this folder never opens a path itself."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from lading.errors import SourceError
from lading.lists.text_encoding import DEFAULT, encoding_of_head, tell_encoding

HEAD = 65_536
"""Bytes looked at to recognise a file."""
END_MARK = "\x1a"
"""OFAC ends its legacy files with the DOS end-of-file character: what lacks it may have been cut short."""
END_ROW = [END_MARK]
NUL = "\0"
WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListFile:
    """One file: what it is called, and how to open it. `open` gives a fresh stream of decompressed bytes each time."""

    name: str
    """A path or file name; a folder in it groups the files of one version."""
    open: Callable[[], BinaryIO]
    unwatched: Callable[[], BinaryIO] | None = None
    """Opens it without telling whoever watches how far reading has come; None where nobody does."""

    @property
    def ahead(self) -> "ListFile":
        """The file for a look ahead of the work, which is no progress."""
        return ListFile(self.name, self.unwatched or self.open)


@dataclass(frozen=True, slots=True)
class Head:
    """A file with its first bytes, for parsers to recognise it by."""

    file: ListFile
    data: bytes

    @property
    def text(self) -> str:
        """The first bytes as text; what cannot be decoded is replaced, for looking only."""
        return self.data.decode(encoding_of_head(self.data), errors="replace")

    @property
    def row(self) -> list[str]:
        """The first row of the file read as CSV; empty where it cannot be."""
        try:
            return next(csv.reader(io.StringIO(self.text)), [])
        except csv.Error:
            return []


@dataclass(frozen=True, slots=True)
class ListSource:
    """The files that make one version of one list, and which parser reads them."""

    parser: str
    """`NAME` of the parser's module."""
    dataset: str
    """Name of the dataset its statements will carry."""
    files: tuple[tuple[str, ListFile], ...]
    """Each file with the part it plays (`sdn`, `alt` …)."""

    def file(self, role: str) -> ListFile | None:
        """The file that plays a part, or None."""
        return next((file for name, file in self.files if name == role), None)


class Row(NamedTuple):
    """One row of one file, fields by column name. A tuple because lists have hundreds of thousands."""

    file: str
    number: int
    fields: Mapping[str, str]
    unit: str = "row"
    """What is counted: rows, lines."""

    @classmethod
    def build(cls, file: str, number: int, columns: Sequence[str], values: Sequence[str]) -> "Row":
        """A row of trimmed values under the names of a header."""
        return cls(file, number, dict(zip(columns, map(str.strip, values), strict=True)))

    @property
    def place(self) -> str:
        """Where it stands in its file."""
        return f"{self.unit} {self.number}"

    @property
    def origin(self) -> str:
        """Where it stands, file included: what its statements carry."""
        return f"{base_name(self.file)} {self.unit} {self.number}"


def base_name(name: str) -> str:
    """The name of a file without its folder, whichever way the slashes lean."""
    return name.replace("\\", "/").rpartition("/")[2]


def is_web_page(data: bytes) -> bool:
    """Whether a file that begins with these bytes is what servers send in the place of one: an error, a log-in form."""
    return WEB_PAGE.match(data) is not None


def look(file: ListFile) -> Head:
    """A file with its first bytes."""
    with file.open() as stream:
        return Head(file, stream.read(HEAD))


@contextmanager
def open_text(file: ListFile, *, encoding: str = DEFAULT) -> Iterator[io.TextIOWrapper]:
    """A file as text, with or without a byte-order mark, line ends untouched."""
    with file.open() as stream, io.TextIOWrapper(stream, encoding=encoding, newline="") as text:
        yield text


def read_rows(
    file: ListFile, *, width: int | None = None, delimiter: str = ",", banner: int = 0
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file with their numbers, counted from 1, each of `width` fields, or as many as the first one.

    The first `banner` rows may have any number of fields: a title, a date. Empty fields beyond the last column, as
    spreadsheets leave them, are dropped.

    Raises:
        SourceError: for another number of fields, broken quoting, an end inside a field, null characters, or bytes in no
            encoding that lists come in.
    """
    number = 0
    with file.ahead.open() as stream:
        encoding = tell_encoding(stream)
    with open_text(file, encoding=encoding) as text:
        try:
            for number, row in enumerate(csv.reader(text, delimiter=delimiter, strict=True), start=1):
                if NUL in "".join(row):
                    message = "the file holds null characters: a transfer that left a hole, or another encoding"
                    raise SourceError(message, where=file.name, place=f"row {number}", remedy=FETCH_AGAIN)
                if len(row) == width and (width > 1 or row != END_ROW):
                    yield number, row
                    continue
                if not row or row == END_ROW:
                    continue
                if number <= banner:
                    yield number, row
                    continue
                width = width or _width(row)
                if len(row) > width and not any(row[width:]):
                    del row[width:]
                if len(row) != width:
                    message = f"{len(row)} fields where the published format has {width}"
                    raise SourceError(message, where=file.name, place=f"row {number}", remedy=FETCH_AGAIN)
                yield number, row
        except (csv.Error, UnicodeDecodeError) as error:
            message = f"the file breaks off or is damaged: {error}"
            raise SourceError(message, where=file.name, place=f"row {number + 1}", remedy=FETCH_AGAIN) from error


def repeated_column(columns: Sequence[str]) -> str:
    """The first name that stands in a header twice, of which only one column could be read; empty for none."""
    return next((name for number, name in enumerate(columns) if name in columns[:number]), "")


def _width(row: list[str]) -> int:
    """How many columns a header has, without the empty ones at its end."""
    return max((number for number, cell in enumerate(row, start=1) if cell.strip()), default=len(row))


FETCH_AGAIN = "fetch the list again; if it stays so, its publisher has changed the format and this parser must follow"
"""What to do about a list that has changed its shape."""

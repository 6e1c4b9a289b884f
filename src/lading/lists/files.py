"""The files a list is made of, as openers: this folder never opens a path itself."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from lading.errors import SourceError

HEAD = 65_536
"""Bytes looked at to recognise a file."""
END_MARK = "\x1a"
"""OFAC ends its legacy files with the DOS end-of-file character: what lacks it may have been cut short."""
END_ROW = [END_MARK]


@dataclass(frozen=True, slots=True)
class ListFile:
    """One file: what it is called, and how to open it. `open` gives a fresh stream of decompressed bytes each time."""

    name: str
    """A path or file name; a folder in it groups the files of one version."""
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Head:
    """A file with its first bytes, for parsers to recognise it by."""

    file: ListFile
    data: bytes

    @property
    def text(self) -> str:
        """The first bytes as text; what is no UTF-8 is replaced, for looking only."""
        return self.data.decode("utf-8-sig", errors="replace")

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


@dataclass(frozen=True, slots=True)
class Row:
    """One row of one file, fields by column name."""

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
        name = self.file.replace("\\", "/").rpartition("/")[2]
        return f"{name} {self.unit} {self.number}"


def look(file: ListFile) -> Head:
    """A file with its first bytes."""
    with file.open() as stream:
        return Head(file, stream.read(HEAD))


@contextmanager
def open_text(file: ListFile) -> Iterator[io.TextIOWrapper]:
    """A file as UTF-8 text, with or without a byte-order mark, line ends untouched."""
    with file.open() as stream, io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text:
        yield text


def read_rows(
    file: ListFile, *, width: int | None = None, delimiter: str = ",", banner: int = 0
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file with their numbers, counted from 1, each of `width` fields, or as many as the first one.

    The first `banner` rows may have any number of fields: a title, a date.

    Raises:
        SourceError: for another number of fields, broken quoting, an end inside a field, or bytes that are no UTF-8.
    """
    number = 0
    with open_text(file) as text:
        try:
            for row in csv.reader(text, delimiter=delimiter, strict=True):
                number += 1
                if not row or row == END_ROW:
                    continue
                if number <= banner:
                    yield number, row
                    continue
                width = width or len(row)
                if len(row) != width:
                    message = f"{len(row)} fields where the published format has {width}"
                    raise SourceError(message, where=file.name, place=f"row {number}", remedy=FETCH_AGAIN)
                yield number, row
        except (csv.Error, UnicodeDecodeError) as error:
            message = f"the file breaks off or is damaged: {error}"
            raise SourceError(message, where=file.name, place=f"row {number + 1}", remedy=FETCH_AGAIN) from error


FETCH_AGAIN = "fetch the list again; if it stays so, its publisher has changed the format and this parser must follow"
"""What to do about a list that has changed its shape."""

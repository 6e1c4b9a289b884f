"""Rows of a CSV file, one by one, so that one bad row never takes its neighbours with it."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from lading.errors import InputError
from lading.model.issue import Issue, Severity
from lading.screen.rows import Row

DELIMITERS = ",;\t|"
TALLEST = 40
"""Lines that one row may have. A quote that is opened and never closed would otherwise swallow the rest of the file."""
UTF16 = (b"\xff\xfe", b"\xfe\xff")
UNDECODED = "\ufffd"
ANOTHER_ENCODING = "save the table as UTF-8, or name its encoding with --encoding"


def open_text(path: Path, encoding: str = "") -> TextIO:
    """A text file; bytes that are not of its encoding become U+FFFD, so that the row they stand in can be named.

    Raises:
        InputError: for an encoding that there is none of.
    """
    with path.open("rb") as file:
        head = file.read(2)
    try:
        chosen = encoding or ("utf-16" if head in UTF16 else "utf-8-sig")
        return path.open(encoding=chosen, errors="replace", newline="")
    except LookupError as error:
        remedy = "name one that Python knows: utf-8, cp1251, gb18030"
        raise InputError(f"unknown encoding {encoding!r}", where=str(path), remedy=remedy) from error


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file with a header. Its delimiter is the one that splits the header into most columns."""

    path: Path
    encoding: str
    headers: tuple[str, ...]
    delimiter: str

    @classmethod
    def open(cls, path: Path, *, encoding: str = "") -> "CsvTable":
        """Read the header. Raises InputError where there is none, or it is not text in that encoding."""
        with open_text(path, encoding) as file:
            line = next((line for line in file if line.strip()), "")
        if UNDECODED in line or "\0" in line:
            raise InputError("the header line is not text in this encoding", where=str(path), remedy=ANOTHER_ENCODING)
        delimiter = max(DELIMITERS, key=lambda one: len(split(line, one)))
        headers = tuple(cell.strip() for cell in split(line, delimiter))
        if not any(headers):
            raise InputError("no header line", where=str(path), remedy="give the table a first line of column names")
        return cls(path, encoding, headers, delimiter)

    def rows(self) -> Iterator[Row]:
        """Every row below the header; empty lines are none. A row that cannot be read has an issue and no values."""
        with open_text(self.path, self.encoding) as file:
            for number, (cells, problem) in enumerate(self._records(file), start=1):
                if number > 1:
                    yield self._row(number, cells, problem)

    def _records(self, file: TextIO) -> Iterator[tuple[list[str], str]]:
        """The cells of each record, the header first, or what is wrong with it.

        Where a quote never closes, only its own line is bad: the lines it would swallow are read as rows of their own.
        """
        put_back: deque[str] = deque()

        def following() -> str:
            return put_back.popleft() if put_back else next(file, "")

        while line := following():
            if not line.strip():
                continue
            taken = [line]
            cells = _closed(line, self.delimiter)
            while cells is None and len(taken) < TALLEST and (more := following()):
                taken.append(more)
                if more.count('"') % 2:
                    cells = _closed("".join(taken), self.delimiter)
            if cells is not None and (len(taken) == 1 or len(cells) == len(self.headers)):
                yield cells, ""
            else:
                put_back.extendleft(reversed(taken[1:]))
                yield [], "a quotation mark is opened and not closed, or a field is too long"

    def _row(self, number: int, cells: list[str], problem: str) -> Row:
        remedy = "mend the row"
        if not problem and len(cells) != len(self.headers):
            problem = f"{len(cells)} cells where the header has {len(self.headers)}"
            remedy = "quote cells that hold the delimiter, and give every row as many cells as the header"
        elif not problem and any(UNDECODED in cell for cell in cells):
            problem, remedy = "the text is not in the table's encoding", ANOTHER_ENCODING
        if problem:
            return Row(number, {}, Issue(Severity.ERROR, str(self.path), f"row {number}", problem, remedy))
        return Row(number, dict(zip(self.headers, cells, strict=True)))


def split(line: str, delimiter: str) -> list[str]:
    """The cells of one record; those of a line that is no record as far as they can be told."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _closed(text: str, delimiter: str) -> list[str] | None:
    """The cells of a record, or None where it ends inside a quoted cell."""
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=text.count('"') % 2 == 1), [])
    except csv.Error:
        return None

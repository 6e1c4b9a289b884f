"""Tables of customers in and of hits out: CSV, JSON lines and Parquet, in memory that does not grow with their length."""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from lading.errors import ConfigurationError, InputError
from lading.io.table_json import JsonTable
from lading.io.table_parquet import ParquetTable, require_pyarrow, write_parquet
from lading.io.table_text import CsvTable
from lading.screen.rows import Row

FORMATS = {
    ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".ijson": "jsonl",
    ".json": "jsonl", ".parquet": "parquet", ".pq": "parquet",
}  # fmt: skip
"""Format by the ending of a file's name."""
CHUNK = 1 << 20


class Table(Protocol):
    """Rows of a file, read from its beginning each time they are asked for."""

    @property
    def headers(self) -> tuple[str, ...]:
        """Names of its columns."""
        ...

    def rows(self) -> Iterator[Row]:
        """Every row, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Measure:
    """A file's content and about how long it is."""

    sha256: str
    lines: int
    """Line ends in it without the header: about as many as rows, for a progress bar. 0 for Parquet."""


def table_format(path: Path) -> str:
    """The format that a file's ending tells; empty where it tells none."""
    return FORMATS.get(path.suffix.lower(), "")


def open_table(path: Path, *, encoding: str = "") -> Table:
    """A table by its ending.

    Raises:
        InputError: for a file that is missing or has no header.
        ConfigurationError: for an ending that tells no format, or Parquet without pyarrow.
    """
    form = table_format(path)
    if not form:
        raise ConfigurationError(
            f"no format is known by the ending of {path}", remedy=f"use one of {', '.join(FORMATS)}"
        )
    try:
        if form == "parquet":
            return ParquetTable.open(path)
        return (CsvTable if form == "csv" else JsonTable).open(path, encoding=encoding)
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror}", where=str(path), remedy="check the path") from error


def check_output(path: Path) -> None:
    """Refuse an output that cannot be written, before the work is done. Raises ConfigurationError as `open_table` does."""
    form = table_format(path)
    if not form:
        raise ConfigurationError(
            f"no format is known by the ending of {path}", remedy=f"use one of {', '.join(FORMATS)}"
        )
    if form == "parquet":
        require_pyarrow()


def measure_table(path: Path) -> Measure:
    """A pass over the bytes of a file: its digest and its lines."""
    state, lines = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            state.update(chunk)
            lines += chunk.count(b"\n")
    form = table_format(path)
    return Measure(state.hexdigest(), 0 if form == "parquet" else max(0, lines - (form == "csv")))


def read_batches(table: Table, *, size: int, skip: int = 0) -> Iterator[tuple[Row, ...]]:
    """The rows after the first `skip`, so many at a time."""
    rows = islice(table.rows(), skip, None)
    while batch := tuple(islice(rows, size)):
        yield batch


def write_table(
    path: Path, rows: Iterable[Mapping[str, Any]], columns: Sequence[str], *, numeric: Mapping[str, type]
) -> None:
    """Write rows to a file, whose ending chooses the format. JSON lines keep everything, tables the named columns."""
    form = table_format(path)
    if form == "parquet":
        write_parquet(path, rows, columns, numeric=numeric)
        return
    # A spreadsheet program takes a CSV without a mark for its own code page and spoils every name in it.
    encoding = "utf-8-sig" if form == "csv" else "utf-8"
    with path.open("w", encoding=encoding, newline="" if form == "csv" else "\n") as file:
        if form == "csv":
            writer = csv.DictWriter(
                file, columns, extrasaction="ignore", delimiter="\t" if path.suffix == ".tsv" else ","
            )
            writer.writeheader()
            writer.writerows({name: defuse(row[name]) for name in columns} for row in rows)
        else:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def defuse(value: object) -> object:
    """A text that a spreadsheet program would run as a formula, with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") and value else value

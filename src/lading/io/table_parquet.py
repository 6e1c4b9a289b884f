"""Parquet, where pyarrow is installed: `pip install 'lading[parquet]'`. It is 170 MB, more than all of Lading."""

import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from lading.errors import ConfigurationError, InputError
from lading.screen.rows import Row

ROWS_AT_ONCE = 4096


@dataclass(frozen=True, slots=True)
class ParquetTable:
    """A Parquet file."""

    path: Path
    headers: tuple[str, ...]

    @classmethod
    def open(cls, path: Path) -> "ParquetTable":
        """Read the schema. Raises InputError for what is no Parquet, ConfigurationError without pyarrow."""
        with _opened(path) as file:
            return cls(path, tuple(file.schema_arrow.names))

    def rows(self) -> Iterator[Row]:
        """Every row, counted from 1."""
        number = 0
        with _opened(self.path) as file:
            for batch in file.iter_batches(batch_size=ROWS_AT_ONCE):
                for values in batch.to_pylist():
                    number += 1
                    yield Row(number, values)


def write_parquet(
    path: Path, rows: Iterable[Mapping[str, Any]], columns: Sequence[str], *, numeric: Mapping[str, type]
) -> None:
    """Write rows in groups, so that memory does not grow with them. Columns that are not numeric are text."""
    arrow, parquet = _load("pyarrow"), _load("pyarrow.parquet")
    types = {int: arrow.int64(), float: arrow.float64()}
    schema = arrow.schema([(name, types[numeric[name]] if name in numeric else arrow.string()) for name in columns])
    with parquet.ParquetWriter(path, schema) as writer:
        rest = iter(rows)
        while group := list(islice(rest, ROWS_AT_ONCE)):
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))


def require_pyarrow() -> None:
    """Raises ConfigurationError where pyarrow is not installed."""
    _load("pyarrow.parquet")


def _opened(path: Path) -> Any:
    parquet = _load("pyarrow.parquet")
    try:
        return parquet.ParquetFile(path)
    except (OSError, _load("pyarrow").ArrowException) as error:
        raise InputError(f"no readable Parquet: {error}", where=str(path), remedy="write the file again") from error


def _load(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ConfigurationError(
            "Parquet needs pyarrow, which is not installed",
            remedy="pip install 'lading[parquet]', or use CSV or JSON lines",
        ) from error

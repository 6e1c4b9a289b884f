"""Rows of a JSON lines file: flat objects, or FollowTheMoney entities."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from lading.errors import InputError
from lading.io.table_text import ANOTHER_ENCODING, UNDECODED, open_text
from lading.model.issue import Issue, Severity
from lading.screen.rows import NESTED, Row

LOOKED_AT = 200
"""Rows whose keys stand for the columns of the whole file."""


@dataclass(frozen=True, slots=True)
class JsonTable:
    """A file with one JSON object a line."""

    path: Path
    encoding: str
    headers: tuple[str, ...]

    @classmethod
    def open(cls, path: Path, *, encoding: str = "") -> "JsonTable":
        """Look at the first rows. Raises InputError where none of them is an object."""
        table = cls(path, encoding, ())
        seen: dict[str, None] = {}
        for row in islice(table.rows(), LOOKED_AT):
            below = row.values.get(NESTED)
            seen |= dict.fromkeys((*row.values, *(below if isinstance(below, dict) else ())))
        if not seen:
            remedy = "give one JSON object a line; an array has to be taken apart first"
            raise InputError("no JSON objects in the first lines", where=str(path), remedy=remedy)
        return cls(path, encoding, tuple(seen))

    def rows(self) -> Iterator[Row]:
        """Every line but empty ones. A line that is no object has an issue and no values."""
        with open_text(self.path, self.encoding) as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield self._row(number, line)

    def _row(self, number: int, line: str) -> Row:
        problem, remedy = "", "give one JSON object a line"
        try:
            value = json.loads(line)
            if isinstance(value, dict) and UNDECODED not in line:
                return Row(number, value)
            problem = "the line is not a JSON object"
        except (ValueError, RecursionError) as error:
            problem = f"the line is not JSON: {error}"
        if UNDECODED in line:
            problem, remedy = "the text is not in the table's encoding", ANOTHER_ENCODING
        return Row(number, {}, Issue(Severity.ERROR, str(self.path), f"row {number}", problem, remedy))

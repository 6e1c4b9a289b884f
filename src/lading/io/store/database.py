"""What the shelves ask of whatever keeps their tables: the one seam between them and SQLite or PostgreSQL.

Queries are written once, in the words that both know: `ON CONFLICT DO NOTHING`, a name for every inner query, `CAST` where
a value may be missing, values as `?` or `:name`. `CROSS JOIN … ON` is SQLite's word for a join in the order written.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from lading.io.store.word_index import WordIndex

PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""
Values = Sequence[object] | dict[str, Any]


class Database(Protocol):
    """An open database. Not shared between threads: open another one there."""

    @property
    def name(self) -> str:
        """What messages call it; without a password."""
        ...

    @property
    def word_index(self) -> WordIndex:
        """How it keeps and finds words."""
        ...

    def has_table(self, name: str) -> bool:
        """Whether there is a table of that name."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """One transaction: all of what is written inside, or nothing. Inside another one it is part of that.

        One process writes at a time, so that what is numbered or chained inside follows on what was there.

        Raises:
            StoreError: where others are still writing after as long as this one waits.
        """
        ...

    def writing_aside(self) -> AbstractContextManager[None]:
        """One transaction that writes to temporary tables alone, and so keeps nobody waiting."""
        ...

    def loading(self) -> AbstractContextManager[None]:
        """One load at a time, over all processes: a second one waits. What else is written goes on meanwhile.

        The lock is let go when the process dies.

        Raises:
            StoreError: where another process is still loading after as long as this one waits.
        """
        ...

    def run(self, sql: str, values: Values = ()) -> int:
        """Run one statement. Returns the number of rows it changed."""
        ...

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row."""
        ...

    def rows(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that gives few."""
        ...

    def stream(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that may give very many, in memory that does not grow with their number."""
        ...

    def row(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        ...

    def count(self, sql: str, values: Values = ()) -> int:
        """The one whole number a query gives."""
        ...

    def empty(self, table: str) -> None:
        """Take every row out of a temporary table, and number the next ones from one again."""
        ...

    def aside(self) -> "Database":
        """Where a version is staged, which nobody else sees. `dismiss` it afterwards."""
        ...

    def dismiss(self, aside: "Database") -> None:
        """Let go of what `aside` gave."""
        ...

    def receive(self, aside: "Database", script: str) -> None:
        """Have the staged tables at hand under their names, to be joined with those of the store; `script` made them."""
        ...

    def find_damage(self) -> Iterator[str]:
        """What the database itself finds wrong with its pages."""
        ...


def split_statements(sql: str) -> Iterator[str]:
    """The statements of a script, one by one: run together they could not be part of a transaction."""
    gathered = ""
    for line in sql.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""

"""A version on its way into the store: gathered aside, counted, and then either let in whole or forgotten.

What is staged is seen by nobody else. It lies in a temporary SQLite database, which vanishes with the connection, so
that a process that dies leaves nothing to clean up; a server gets it whole, and no call for each batch. Texts are numbered here already: the transaction that lets the
version in then only has to renumber them, and keeps other writers waiting as briefly as can be.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import itemgetter
from pathlib import PurePosixPath

from lading.io.store.database import Database, split_statements
from lading.io.store.version import LIST, Counts, LoadedFile
from lading.lists.parties import is_party
from lading.model.ids import digest
from lading.model.issue import Issue
from lading.model.schema import Schemata
from lading.model.statement import Statement

BATCH = 5_000
"""Statements written at once: enough to be quick, few enough to need no memory worth naming."""
DIGITS = 18
"""Digits of a number that fits into a column."""
TABLES = """
CREATE TEMP TABLE stage_text (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TEMP TABLE stage_shape (
  id INTEGER PRIMARY KEY, dataset TEXT, schema TEXT, prop TEXT, lang TEXT, external INTEGER
);
CREATE TEMP TABLE stage (
  id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, shape INTEGER NOT NULL, value INTEGER NOT NULL,
  original INTEGER NOT NULL, origin INTEGER NOT NULL, place INTEGER, first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL, UNIQUE (entity, shape, value, original)
);
CREATE TEMP TABLE stage_issue (
  number INTEGER PRIMARY KEY, severity TEXT, file TEXT, place TEXT, what TEXT, remedy TEXT
);
"""
"""A text that is not there is number 0."""
STAGED = ("stage_text", "stage_shape", "stage", "stage_issue")
DROP = tuple(f"DROP TABLE IF EXISTS {name}" for name in STAGED)

Row = tuple[int, str, str, str | None, str | None, int | None, str | None, str | None]
"""Shape, entity, value, original, words and number of the origin, first and last seen."""
TEXTS = itemgetter(1, 2, 3, 4, 6, 7)
"""The texts of a row."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a version before it is let in."""

    dataset: str
    parser: str
    files: tuple[LoadedFile, ...] = ()
    published: str | None = None
    kind: str = LIST


@dataclass(slots=True)
class Stage:
    """One version being staged. Nothing else may be staged on the same connection meanwhile."""

    database: Database
    aside: Database
    """Where it is staged."""
    draft: Draft
    _state: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    _shapes: dict[tuple[str, str, str, str, int], int] = field(default_factory=dict)

    @classmethod
    def begin(cls, database: Database, draft: Draft) -> "Stage":
        """An empty stage."""
        aside = database.aside()
        for sql in (*DROP, *split_statements(TABLES)):
            aside.run(sql)
        return cls(database, aside, draft)

    def drop(self) -> None:
        """Forget what is staged."""
        for sql in DROP:
            self.aside.run(sql)
        self.database.dismiss(self.aside)

    def fill(self, items: Iterable[Statement | Issue]) -> None:
        """Write what a parser gives, in batches. Whatever the parser raises goes through; drop the stage then."""
        stream = iter(items)
        while batch := list(islice(stream, BATCH)):
            issues = [item for item in batch if isinstance(item, Issue)]
            said = [item for item in batch if isinstance(item, Statement)]
            origins = {origin: split_origin(origin) for origin in {item.origin for item in said}}
            rows = [self._row(item, origins[item.origin]) for item in said]
            self._state.update("".join(repr(row[:4]) for row in rows).encode())
            with self.aside.writing_aside():
                self._write_rows(rows)
                self._write_issues(issues)

    @property
    def digest(self) -> str:
        """The version's id: of its files and of what was read in them."""
        read = hashlib.sha256(self._state.digest() + repr(list(self._shapes)).encode()).hexdigest()
        return digest("version", self.draft.dataset, *(file.sha256 for file in self.draft.files), read)

    def count(self, schemata: Schemata) -> Counts:
        """How much is staged; a statement made twice is counted once. One pass in the order of entities."""
        shapes = {number: (schema, prop) for (_, schema, prop, *_), number in self._shapes.items()}
        fill: dict[tuple[str, str], int] = {}
        values: dict[tuple[str, str], int] = {}
        current, seen = 0, set[tuple[str, str]]()
        for entity, shape, count in self.aside.rows("SELECT entity, shape, count(*) FROM stage GROUP BY entity, shape"):
            if entity != current:
                current, seen = entity, set()
            key = shapes[shape]
            values[key] = values.get(key, 0) + count
            for each in (key, (key[0], "")):
                if each not in seen:
                    seen.add(each)
                    fill[each] = fill.get(each, 0) + 1
        parties = {schema for schema, _ in fill if is_party(schema, schemata)}
        return Counts(
            statements=sum(values.values()),
            entities=sum(fill[schema, ""] for schema in parties),
            names=_sum_type(values, "name", parties, schemata),
            identifiers=_sum_type(values, "identifier", parties, schemata),
            fill=fill,
        )

    def places(self) -> Mapping[str, int]:
        """How many places of each file statements were read from, by the file's name."""
        found: dict[str, int] = {}
        for words, count in self.aside.rows(
            "SELECT t.text, count(DISTINCT s.place) FROM stage s JOIN stage_text t ON t.id = s.origin GROUP BY 1"
        ):
            for file in self.draft.files:
                if words.startswith(PurePosixPath(file.name.replace("\\", "/")).name + " "):
                    found[file.name] = found.get(file.name, 0) + count
        return found

    def _row(self, said: Statement, origin: tuple[str | None, int | None]) -> Row:
        shape = (said.dataset, said.schema, said.prop, said.lang or "", int(said.external))
        number = self._shapes.get(shape)
        if number is None:
            number = self._shapes[shape] = len(self._shapes) + 1
            self.aside.run("INSERT INTO stage_shape VALUES (?, ?, ?, ?, ?, ?)", (number, *shape))
        words, place = origin
        return number, said.entity_id, said.value, said.original_value, words, place, said.first_seen, said.last_seen

    def _write_rows(self, rows: list[Row]) -> None:
        numbers = self._number(chain.from_iterable(map(TEXTS, rows)))
        self.aside.run_many(
            "INSERT INTO stage (shape, entity, value, original, origin, place, first_seen, last_seen) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                (
                    shape,
                    numbers[entity],
                    numbers[value],
                    numbers[original],
                    numbers[words],
                    place,
                    numbers[a],
                    numbers[z],
                )
                for shape, entity, value, original, words, place, a, z in rows
            ),
        )

    def _number(self, texts: Iterable[str | None]) -> dict[str | None, int]:
        """The numbers of some texts, which get one where they have none; 0 for no text."""
        wanted = [text for text in dict.fromkeys(texts) if text is not None]
        self.aside.run_many(
            "INSERT INTO stage_text (text) VALUES (?) ON CONFLICT DO NOTHING", ((text,) for text in wanted)
        )
        found = self.aside.rows(
            "SELECT text, id FROM stage_text WHERE text IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted, ensure_ascii=False),),
        )
        numbers: dict[str | None, int] = {None: 0, **dict(found)}
        if len(numbers) <= len(wanted):  # JSON inside SQLite ends a text at a NUL character
            for text in wanted:
                numbers[text] = self.aside.count("SELECT id FROM stage_text WHERE text = ?", (text,))
        return numbers

    def _write_issues(self, issues: list[Issue]) -> None:
        self.aside.run_many(
            "INSERT INTO stage_issue (severity, file, place, what, remedy) VALUES (?, ?, ?, ?, ?)",
            ((i.severity.value, i.where, i.place, i.what, i.remedy) for i in issues),
        )


def _sum_type(values: Mapping[tuple[str, str], int], kind: str, parties: set[str], schemata: Schemata) -> int:
    """How many values of one FollowTheMoney type parties have."""
    found = ((schemata.property(schema, prop), count) for (schema, prop), count in values.items() if schema in parties)
    return sum(count for prop, count in found if prop is not None and prop.type == kind)


def split_origin(origin: str | None) -> tuple[str | None, int | None]:
    """`sdn.csv row 17` as words that many statements share and a number; put together they give the origin again."""
    words, blank, number = (origin or "").rpartition(" ")
    if not (number.isascii() and number.isdigit()) or len(number) > DIGITS or (number[0] == "0" and number != "0"):
        return origin, None
    return words + blank, int(number)

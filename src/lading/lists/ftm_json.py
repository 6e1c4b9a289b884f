"""FollowTheMoney entities as JSON lines (`entities.ftm.json`), as OpenSanctions and its tools publish them.

One entity a line: `id`, `schema`, `properties`, and beside them what the exporter adds (`caption`, `datasets`,
`referents`, `origin`, `first_seen`, `last_seen`, `last_change`, `target`). A line that is no entity, an unknown schema or an id
given twice stops the list; a property its schema does not have, or a key nobody knows, is an issue and is left out.

An entity merged from several datasets does not say which of them states what. Its statements are attributed to the
collection the file is, never to each dataset in turn: that would put words in their mouths. Designations are not
merged and keep their dataset.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from lading.errors import SourceError
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource, open_text
from lading.lists.publication import Publication
from lading.model.issue import Issue, Severity
from lading.model.schema import Property, Schema, Schemata, load_schemata
from lading.model.statement import Statement

NAME = "ftm"
FIRST_LINE = re.compile(r'\s*\{(?=.*"schema"\s*:)(?=.*"properties"\s*:)(?!\s*"op"\s*:)')
KEYS = frozenset(
    {
        "id",
        "schema",
        "properties",
        "caption",
        "datasets",
        "referents",
        "origin",
        "first_seen",
        "last_seen",
        "last_change",
        "target",
    }
)
"""Every key an entity may have. `caption`, `last_change` and `target` can be worked out from the statements; `origin`
names the extractors that some of the values came through, not which."""


def describe() -> Mapping[str, Publication]:
    """Nothing: these files name their datasets themselves."""
    return {}


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files whose first line is a FollowTheMoney entity, each a list of its own."""
    sources = [
        ListSource(NAME, dataset_name(head), (("entities", head.file),))
        for head in heads
        if FIRST_LINE.match(head.text.split("\n", 1)[0])
    ]
    return sources, []


def dataset_name(head: Head) -> str:
    """What a file without a dataset of its own is called: the folder's name where the file's says nothing."""
    path = PurePosixPath(head.file.name.replace("\\", "/"))
    stem = re.sub(
        r"[^a-z0-9]+", "_", re.sub(r"\.(ftm|json|ijson|jsonl|nested|simple|csv)\b", "", path.name.lower())
    ).strip("_")
    bare = re.sub(r"(^|_)(entities|targets|statements)(?=_|$)", "", stem).strip("_")
    parent = re.sub(r"[^a-z0-9]+", "_", path.parent.name.lower()).strip("_")
    return bare or parent or stem


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """The statements of every entity, in the order of the file.

    Raises:
        SourceError: for a line that is no entity, an unknown schema, or an id given twice.
    """
    file = source.files[0][1]
    reader = EntityReader(load_schemata(), file.name, source.dataset)
    for reader.line, entity in read_lines(file):
        if entity.get("id") in reader.seen:
            raise reader.error(f"the entity {entity['id']!r} appears twice")
        reader.seen.add(str(entity.get("id")))
        yield from reader.read(entity)
    yield from reader.close()


def read_lines(file: ListFile) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a file, one a line, with their line numbers from 1. Raises SourceError for anything else."""
    number = 0
    with open_text(file) as text:
        try:
            for number, line in enumerate(text, start=1):
                if not line.strip():
                    continue
                value = json.loads(line)
                if not isinstance(value, dict):
                    raise SourceError(
                        "the line is no JSON object", where=file.name, place=f"line {number}", remedy=FETCH_AGAIN
                    )
                yield number, value
        except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
            message = f"broken JSON, perhaps a file cut short: {error}"
            place = f"line {number + isinstance(error, UnicodeDecodeError)}"
            raise SourceError(message, where=file.name, place=place, remedy=FETCH_AGAIN) from error


@dataclass(slots=True)
class EntityReader:
    """Reads the entities of one file, those nested in others included, and counts what deserves a word at the end."""

    schemata: Schemata
    file: str
    collection: str
    line: int = 0
    merged: int = 0
    referents: int = 0
    origins: int = 0
    bare: int = 0
    seen: set[str] = field(default_factory=set)

    def read(self, entity: Mapping[str, Any]) -> Iterator[Statement | Issue]:
        """The statements that an entity amounts to, its own first."""
        schema = self._check(entity)
        datasets = entity.get("datasets") or [self.collection]
        self.merged += len(datasets) > 1
        self.referents += len(entity.get("referents") or ())
        self.origins += bool(entity.get("origin"))
        for key in sorted(set(entity) - KEYS):
            yield self._issue(Severity.WARNING, f"unknown key {key!r} of {entity['id']}; left out")
        nested: list[Mapping[str, Any]] = []
        for name, values in entity["properties"].items():
            prop = schema.properties.get(name)
            if prop is None and name not in schema.reverse:
                yield self._issue(Severity.WARNING, f"{schema.name} has no property {name!r}; left out")
                continue
            for value in self._listed(values):
                if isinstance(value, dict):
                    nested.append(value)
                if prop is not None:
                    text = str(value.get("id") if isinstance(value, dict) else value)
                    yield from self._state(entity, prop, text, datasets[0] if len(datasets) == 1 else self.collection)
        for below in nested:
            yield from self.read(below)

    def close(self) -> Iterator[Issue]:
        """What a reader should know of the whole file."""
        self.line = 0
        if not self.seen:
            raise self.error("the file holds no entity")
        if self.merged:
            what = f"{self.merged} entities are merged from several datasets: what they state is put down to {self.collection}"
            yield self._issue(Severity.NOTE, what, "load the datasets one by one to know which states what")
        if self.referents:
            yield self._issue(Severity.NOTE, f"{self.referents} ids of merged entities (referents) are left out")
        if self.origins:
            what = f"{self.origins} entities name extractors that values of theirs came through (origin); left out"
            yield self._issue(Severity.NOTE, what, "read statements.csv to know which value came through which")
        if self.bare:
            yield self._issue(
                Severity.NOTE, f"{self.bare} values stand bare where a list of values belongs; read as one value"
            )

    def _listed(self, values: Any) -> list[Any]:
        """The values of a property; some exporters write a single one without its list."""
        if isinstance(values, list):
            return values
        self.bare += 1
        return [values]

    def _state(
        self, entity: Mapping[str, Any], prop: Property, value: str, dataset: str
    ) -> Iterator[Statement | Issue]:
        """One value, as its dataset states it."""
        if prop.type == "topic" and value not in self.schemata.topics:
            yield self._issue(Severity.NOTE, f"unknown topic {value!r}; kept")
        yield Statement(
            entity["id"],
            entity["schema"],
            prop.name,
            value,
            dataset,
            first_seen=entity.get("first_seen"),
            last_seen=entity.get("last_seen"),
            origin=f"{PurePosixPath(self.file).name} line {self.line}",
        )

    def _check(self, entity: Mapping[str, Any]) -> Schema:
        """The schema of an entity whose shape is right. Raises SourceError where it is not."""
        own = entity.get("id")
        if not isinstance(own, str) or not own:
            raise self.error("an entity without an id")
        schema = self.schemata.get(str(entity.get("schema")))
        if schema is None or schema.abstract:
            raise self.error(f"unknown schema {entity.get('schema')!r} of {own}")
        if not isinstance(entity.get("properties"), dict):
            raise self.error(f"{own} has no properties")
        return schema

    def _issue(
        self, severity: Severity, what: str, remedy: str = "check the exporter's FollowTheMoney version"
    ) -> Issue:
        """An issue at this line, or about the whole file."""
        return Issue(severity, self.file, f"line {self.line}" if self.line else "", what, remedy)

    def error(self, message: str) -> SourceError:
        """An error at this line, or about the whole file."""
        return SourceError(message, where=self.file, place=f"line {self.line}" if self.line else "", remedy=FETCH_AGAIN)

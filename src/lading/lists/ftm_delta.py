"""OpenSanctions delta files: what was added, changed and deleted between two versions of a collection, a line each.

`{"op": "ADD" | "MOD" | "DEL", "entity": {…}}`. Added and changed entities are read as in `ftm_json`; a changed entity is
given whole, so its statements replace the earlier ones. Deleted entities are named by `read_deleted`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lading.errors import SourceError
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource
from lading.lists.ftm_json import EntityReader, dataset_name, read_lines
from lading.lists.publication import Publication
from lading.model.issue import Issue, Severity
from lading.model.schema import load_schemata
from lading.model.statement import Statement

NAME = "ftm_delta"
STATING = frozenset({"ADD", "MOD"})


def describe() -> Mapping[str, Publication]:
    """Nothing: these files name their datasets themselves."""
    return {}


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files whose first line is an operation."""
    found = (head for head in heads if head.text.lstrip().startswith('{"op"'))
    return [ListSource(NAME, dataset_name(head), (("delta", head.file),)) for head in found], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """The statements of every entity added or changed, and a note of how many were deleted.

    Raises:
        SourceError: for a line that is no operation, an unknown operation, or an entity `ftm_json` would refuse.
    """
    file = source.files[0][1]
    reader = EntityReader(load_schemata(), file.name, source.dataset)
    deleted = 0
    for reader.line, operation, entity in _operations(file):
        reader.seen.add(str(entity.get("id")))
        if operation in STATING:
            yield from reader.read(entity)
        else:
            deleted += 1
    if deleted:
        what = f"{deleted} entities are deleted by this delta"
        yield Issue(Severity.NOTE, file.name, "", what, "apply the delta to the version it was made for")
    yield from reader.close()


def read_deleted(source: ListSource) -> Iterator[str]:
    """The ids of the entities that a delta deletes. Raises SourceError as `parse` does."""
    for _, operation, entity in _operations(source.files[0][1]):
        if operation == "DEL":
            yield str(entity["id"])


def _operations(file: ListFile) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Line, operation and entity of every line."""
    for number, line in read_lines(file):
        operation, entity = line.get("op"), line.get("entity")
        if operation not in STATING | {"DEL"} or not isinstance(entity, dict) or not entity.get("id"):
            what = f"no operation on an entity: op {operation!r}"
            raise SourceError(what, where=file.name, place=f"line {number}", remedy=FETCH_AGAIN)
        yield number, str(operation), entity

"""A list read whole, in memory: its statements, what describes it and what could not be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lading.lists.describe import describe_list
from lading.lists.files import ListSource
from lading.lists.recognise import parse_list
from lading.lists.watched import Advance, watch_source
from lading.model.case import Listed
from lading.model.dossier import Dataset
from lading.model.entity import gather_entities
from lading.model.issue import Issue
from lading.model.schema import Schemata
from lading.model.statement import Statement


@dataclass(frozen=True, slots=True)
class LoadedList:
    """One list, read whole."""

    datasets: Sequence[Dataset]
    statements: Sequence[Statement]
    issues: Sequence[Issue]


def read_list(source: ListSource, schemata: Schemata, *, advance: Advance | None = None) -> LoadedList:
    """One list, read whole; `advance` is told of the bytes of its files as they are read.

    Raises SourceError where the list does not have its published shape.
    """
    made = list(parse_list(watch_source(source, advance) if advance else source))
    statements = [row for row in made if isinstance(row, Statement)]
    issues = [row for row in made if isinstance(row, Issue)]
    return LoadedList(describe_list(source, statements, schemata=schemata), statements, issues)


def gather_lists(made: Iterable[LoadedList | Issue], *, besides: Iterable[Issue] = ()) -> Listed:
    """What lists give together; an Issue in place of one that could not be read. `besides` are issues known before."""
    datasets: list[Dataset] = []
    statements: list[Statement] = []
    issues = list(besides)
    for one in made:
        if isinstance(one, Issue):
            issues.append(one)
            continue
        datasets += one.datasets
        statements += one.statements
        issues += one.issues
    return Listed(tuple(datasets), gather_entities(statements), tuple(issues))

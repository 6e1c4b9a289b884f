"""`lading lists add`: list files into the store."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from lading.cli import EXIT_ERROR, EXIT_NOTHING
from lading.cli.lists_tables import (
    issue_row,
    print_issues,
    print_json,
    print_rows,
    store_option,
    version_row,
    width_option,
)
from lading.cli.options import MEGABYTE, Day, existing_paths, piped
from lading.cli.progress import ProgressBar
from lading.engine.local import run_step
from lading.errors import LadingError
from lading.io.published import find_published
from lading.io.store import Store, StorePlace, open_store, stamp
from lading.io.store.load import Loaded, Terms, load_list
from lading.io.unpack import find_lists
from lading.lists.files import ListSource
from lading.lists.recognise import parse_list, recognise
from lading.lists.watched import watch_source
from lading.model.issue import Issue, Severity
from lading.model.schema import load_schemata
from lading.model.statement import Statement

COLUMNS = {
    "list": "List",
    "rows": "Rows",
    "parties": "Parties",
    "names": "Names",
    "identifiers": "Ids",
    "issues": "Issues",
    "published": "Published",
    "became": "Change",
}


@dataclass(frozen=True, slots=True)
class Dated:
    """A list with its version's date."""

    source: ListSource
    published: str | None
    notes: tuple[Issue, ...]


@click.command(short_help="List files into the store.")
@click.argument("paths", nargs=-1, required=True, type=existing_paths())
@click.option("--published", type=Day(), help="When these versions were published, where they do not say.")
@click.option("--accept", is_flag=True, help="Let in a list although it shrank or looks incomplete.")
@store_option
@width_option
def command(
    paths: tuple[Path, ...], published: dt.date | None, accept: bool, store: StorePlace, width: int | None
) -> int:
    """Add list files, or folders of them, as published: plain, gzipped or zipped.

    Each list is recognised by its shape, read whole, compared with the version before it, and let in at once. A list that
    lost a tenth of its parties, or a column, is refused unless --accept is given. The others of the batch go on.
    """
    with open_store(store) as opened:
        now = dt.datetime.now(dt.UTC)
        return add_lists(opened, paths, now=now, published=published, accept=accept, width=width)


def add_lists(
    store: Store,
    paths: Iterable[Path],
    *,
    now: dt.datetime,
    published: dt.date | None = None,
    accept: bool = False,
    width: int | None = None,
) -> int:
    """Load what is under some paths, oldest version first, and print what became of it. Returns the exit code."""
    files, damaged = find_lists(paths)
    found = recognise(files)
    issues = [*damaged, *found.issues]
    dated = list(_date_all(found.sources, published=published, today=now.date().isoformat(), issues=issues))
    terms = Terms(load_schemata(), lambda: stamp(dt.datetime.now(dt.UTC)), accept)
    rows = list(_load_all(store, dated, terms=terms, issues=issues, watch=ProgressBar()))
    if rows or piped():
        print_rows(rows, COLUMNS, width=width)
    if piped() and width is None:
        print_json(issue_row(issue) for issue in issues if issue.severity is Severity.ERROR)
    print_issues(issues)
    return EXIT_ERROR if any(issue.severity is Severity.ERROR for issue in issues) else EXIT_NOTHING


def _date_all(
    sources: Sequence[ListSource], *, published: dt.date | None, today: str, issues: list[Issue]
) -> Iterable[Dated]:
    """The lists with their dates, oldest first, so that each is compared with the one before it."""
    if published is not None:
        return [Dated(source, published.isoformat(), ()) for source in sources]
    dated = []
    for source in sources:
        try:
            dated.append(Dated(source, *find_published(source, today=today)))
        except LadingError as error:
            issues.append(Issue.from_error(error, where=source.dataset))
    return sorted(dated, key=lambda one: one.published or today)


def _load_all(
    store: Store, dated: Sequence[Dated], *, terms: Terms, issues: list[Issue], watch: ProgressBar
) -> Iterable[dict[str, Any]]:
    """Load one list after the other; what goes wrong with one is an issue and the next one's turn."""

    def load(one: Dated) -> Loaded:
        read = 0

        def advance(count: int) -> None:
            nonlocal read
            read += count
            watch.note(f"{one.source.dataset} {read / MEGABYTE:,.1f} MB")

        def parse(source: ListSource) -> Iterable[Statement | Issue]:
            return parse_list(watch_source(source, advance))

        return load_list(store.lists, one.source, terms=terms, published=one.published, notes=one.notes, parse=parse)

    loaded = run_step("loading lists", load, dated, name_of=lambda one: one.source.dataset, watch=watch)
    for one, made in zip(dated, loaded, strict=True):
        if isinstance(made, Issue):
            first = one.source.files[0][1].name.replace("\\", "/").rpartition("/")[2]
            own = made.where == one.source.dataset
            issues.append(replace(made, where=f"{made.where} ({first})") if own else made)
            continue
        if made.new:
            issues += store.lists.issues(made.version)
        yield {**version_row(made.version), "became": _became(made)}


def _became(loaded: Loaded) -> str:
    """What became of a version, in a word or two."""
    if not loaded.new:
        return "unchanged"
    if loaded.previous is None:
        return "new"
    by = loaded.version.counts.entities - loaded.previous.counts.entities
    return f"{by:+,}" if by else "updated"

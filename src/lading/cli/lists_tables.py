"""What `lading lists` prints: tables for people, JSON lines for pipes, issues on standard error."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from lading.cli.options import piped
from lading.cli.workspace import default_store
from lading.io.store import Version
from lading.model.issue import Issue, Severity

SHOWN = 5
"""Issues of one list that are shown before the rest are counted."""

store_option = default_store("The workspace: a file, or postgresql://USER@HOST/DATABASE.")
width_option = click.option("--width", type=int, help="Print tables, of this many columns, even into a pipe.")


def print_rows(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], *, width: int | None) -> None:
    """Rows as a table of the named columns, or each whole as a JSON line where no person reads.

    `columns` gives the heading of each field shown; numbers stand on the right.
    """
    if piped() and width is None:
        print_json(rows)
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for field, heading in columns.items():
        values = [row[field] for row in rows if row.get(field) is not None]
        number = bool(values) and all(isinstance(value, int) for value in values)
        table.add_column(heading, justify="right" if number else "left", no_wrap=number, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row.get(field)) for field in columns))
    Console(width=width, highlight=False).print(table)


def print_json(rows: Iterable[Mapping[str, Any]]) -> None:
    """Each row as one line of JSON."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def print_issues(issues: Iterable[Issue], *, every: bool = False) -> None:
    """Issues on standard error, worst first, a few of each folder unless all are asked for; of notes, how many."""
    order = list(Severity)
    ranked = list(_merge(sorted(issues, key=lambda issue: (order.index(issue.severity), issue.where))))
    for (severity, where), group in groupby(ranked, key=lambda issue: (issue.severity, _folder(issue))):
        found = list(group)
        few = 0 if severity is Severity.NOTE and len(found) > SHOWN else SHOWN
        shown = found if every or severity is Severity.ERROR else found[:few]
        for issue in shown:
            click.echo(f"{issue.severity}: {issue}", err=True)
        if len(found) > len(shown):
            rest = f"{len(found) - len(shown):,}{' more' * bool(shown)} {severity}s"
            click.echo(f"{severity}: {where}: {rest} (`lading lists status --issues` shows them)", err=True)


def _merge(issues: Iterable[Issue]) -> Iterator[Issue]:
    """The same said of several files or lists, once, where the first of them stands."""
    alike: dict[Issue, list[str]] = {}
    for issue in issues:
        places = alike.setdefault(replace(issue, where="") if not issue.place else issue, [])
        if issue.where not in places:
            places.append(issue.where)
    for issue, places in alike.items():
        more = (place.replace("\\", "/").rpartition("/")[2] for place in places[1:])
        yield replace(issue, where=", ".join((places[0], *more)))


def _folder(issue: Issue) -> str:
    """Where an issue is, without the name of the file: a list may be many files."""
    return issue.where.replace("\\", "/").rpartition("/")[0] or issue.where


def version_row(version: Version) -> dict[str, Any]:
    """A version as a row of any table."""
    counts = version.counts
    return {
        "list": version.dataset,
        "version": version.digest,
        "short": version.short,
        "published": version.published,
        "loaded": version.loaded,
        "rows": sum(file.rows for file in version.files),
        "parties": counts.entities,
        "names": counts.names,
        "identifiers": counts.identifiers,
        "statements": counts.statements,
        "issues": version.unread,
        "files": [
            {"role": f.role, "name": f.name, "sha256": f.sha256, "bytes": f.size, "rows": f.rows} for f in version.files
        ],
    }


def issue_row(issue: Issue) -> dict[str, Any]:
    """An issue as a row of JSON."""
    return {
        "severity": issue.severity.value,
        "where": issue.where,
        "place": issue.place,
        "what": issue.what,
        "remedy": issue.remedy,
    }


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else str(value)

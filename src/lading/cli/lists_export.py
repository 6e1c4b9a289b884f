"""`lading lists export`: a list as FollowTheMoney entities, JSON lines."""

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from lading.cli import EXIT_NOTHING
from lading.cli.lists_sides import existing_store, find_in_force, one_source
from lading.cli.lists_tables import print_issues, store_option
from lading.cli.options import Day
from lading.io.files import write_whole
from lading.io.store import StorePlace, open_store
from lading.lists.ftm_lines import render_entities
from lading.lists.recognise import parse_list
from lading.model.issue import Issue
from lading.model.schema import load_schemata
from lading.model.statement import Statement


@dataclass(slots=True)
class Tally:
    """Passes statements and lines on, and counts them; gathers what could not be read."""

    statements: int = 0
    entities: int = 0
    issues: list[Issue] = field(default_factory=list)

    def count_statements(self, items: Iterable[Statement | Issue]) -> Iterator[Statement]:
        """The statements among some items."""
        for item in items:
            if isinstance(item, Issue):
                self.issues.append(item)
            else:
                self.statements += 1
                yield item

    def count_lines(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines, one an entity."""
        for line in lines:
            self.entities += 1
            yield line


@click.command(short_help="A list as FollowTheMoney entities, JSON lines.")
@click.argument("what", metavar="NAME|PATH")
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="A file to write; standard output if none.")
@click.option("--as-of", type=Day(), help="The version that was in force on that day. Today's if not given.")
@store_option
def command(what: str, to: Path | None, as_of: dt.date | None, store: StorePlace) -> int:
    """Write a list as FollowTheMoney entities, one JSON object a line, for FollowTheMoney's tools and for `lists add`.

    NAME is a list of the store (`lading lists status`) or the first digits of a version; PATH a list's file, or a
    folder with its files. What is stated of each entity is kept whole; where it stood and how it was printed is not,
    for the format has no place for that. A file is written whole or not at all.
    """
    tally = Tally()
    if Path(what).exists():
        if as_of is not None:
            raise click.UsageError("a file is one version: --as-of is for a list of the store")
        source = one_source(Path(what))
        _write(tally, parse_list(source), to)
        name = source.dataset
    else:
        with open_store(existing_store(store, "give a file that exists, or --store with the list in it")) as opened:
            version = find_in_force(opened.lists, what, as_of=as_of)
            _write(tally, opened.lists.statements(version), to)
        name = f"{version.dataset} of {version.day}"
    print_issues(tally.issues)
    click.echo(f"{name}: {tally.entities:,} entities, {tally.statements:,} statements{f' → {to}' * bool(to)}", err=True)
    return EXIT_NOTHING


def _write(tally: Tally, items: Iterable[Statement | Issue], to: Path | None) -> None:
    lines = tally.count_lines(render_entities(tally.count_statements(items), load_schemata()))
    if to is None:
        sys.stdout.writelines(lines)
    else:
        write_whole(to, lines)

"""`lading lists verify`: whether the store is sound and each list within its bounds."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import click

from lading.cli import EXIT_ERROR, EXIT_NOTHING
from lading.cli.lists_tables import issue_row, print_issues, print_json, store_option
from lading.cli.options import piped
from lading.errors import LadingError
from lading.io.store import ListShelf, StorePlace, Version, choose_versions, open_store
from lading.io.store.bounds import ACCEPTED, check_bounds
from lading.io.store.load import with_fill
from lading.lists.files import ListSource
from lading.lists.recognise import publication
from lading.model.issue import Issue, Severity
from lading.model.period import first_day
from lading.model.schema import Schemata, load_schemata


@click.command(short_help="Whether the store is sound, its lists in bounds.")
@click.option("--oldest", default=30, show_default=True, help="Days after which a version in force is called old.")
@store_option
def command(oldest: int, store: StorePlace) -> int:
    """Check the store page by page, and the version in force of each list against its bounds and the one before.

    Exit codes: 0 sound, 2 something is wrong.
    """
    today, schemata = dt.datetime.now(dt.UTC).date(), load_schemata()
    with open_store(store) as opened:
        issues = list(opened.check())
        versions = opened.lists.versions()
        snapshot = choose_versions(versions)
        for version in snapshot.versions:
            issues += _check(version, versions, lists=opened.lists, schemata=schemata)
            issues += _age(version, today, oldest)
    if piped():
        print_json(issue_row(issue) for issue in issues)
    else:
        print_issues(issues, every=True)
    bad = sum(issue.severity is Severity.ERROR for issue in issues)
    found = f"{bad} error{'s' * (bad > 1)}" if bad else "sound"
    many = [
        f"{number} {word}{'s' * (number != 1)}"
        for number, word in ((len(versions), "version"), (len(snapshot.versions), "list"))
    ]
    click.echo(f"{store}: {' of '.join(many)}: {found}", err=True)
    return EXIT_ERROR if bad else EXIT_NOTHING


def _check(version: Version, versions: tuple[Version, ...], *, lists: ListShelf, schemata: Schemata) -> Iterator[Issue]:
    """What is not believable about a version in force; a note where a person has accepted it."""
    earlier = tuple(v for v in versions if v.day and first_day(v.day) < first_day(version.day))
    previous = choose_versions(earlier).version_of(version.dataset)
    try:
        known = publication(ListSource(version.parser, version.dataset, ()))
    except LadingError as error:
        yield Issue.from_error(error, where=version.dataset, severity=Severity.WARNING)
        known = None
    accepted = {issue.what for issue in lists.issues(version) if issue.remedy == ACCEPTED}
    for doubt in check_bounds(
        version.dataset,
        with_fill(lists, version).counts,
        previous=with_fill(lists, previous) if previous else None,
        known=known,
        schemata=schemata,
    ):
        yield replace(doubt, severity=Severity.NOTE, remedy=ACCEPTED) if doubt.what in accepted else doubt
    if known is not None and not known.met_real_file:
        what = "this parser follows the published schema and has not met a real file"
        yield Issue(Severity.NOTE, version.dataset, "", what, "compare some entries with the publisher's page")


def _age(version: Version, today: dt.date, oldest: int) -> Iterator[Issue]:
    """A warning where a version in force is old."""
    if version.age(today) > oldest:
        what = f"the version in force is of {version.day}: {version.age(today):,} days old"
        yield Issue(Severity.WARNING, version.dataset, "", what, "`lading lists fetch`")

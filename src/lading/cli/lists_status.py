"""`lading lists status`: which lists there are, how old, and what could not be read of them."""

import datetime as dt
from typing import Any

import click

from lading.cli import EXIT_NOTHING
from lading.cli.lists_tables import (
    issue_row,
    print_issues,
    print_json,
    print_rows,
    store_option,
    version_row,
    width_option,
)
from lading.cli.options import Day, piped
from lading.io.store import Refusal, StorePlace, Version, choose_versions, open_store

COLUMNS = {
    "list": "List",
    "rows": "Rows",
    "parties": "Parties",
    "issues": "Issues",
    "published": "Published",
    "age": "Days",
    "short": "Version",
}


@click.command(short_help="Which versions are in force, how old, how whole.")
@click.option("--as-of", type=Day(), help="The versions in force on that day, not those of today.")
@click.option("--known-on", type=Day(), help="Only what had been loaded by the end of that day (UTC).")
@click.option("--all", "every", is_flag=True, help="Every version, not only those in force.")
@click.option("--issues", "show_issues", is_flag=True, help="Every issue of the versions shown.")
@store_option
@width_option
def command(  # click passes one argument an option
    as_of: dt.date | None,
    known_on: dt.date | None,
    every: bool,
    show_issues: bool,
    store: StorePlace,
    width: int | None,
) -> int:
    """Say which version of each list is in force, how old it is, and how much of it could not be read."""
    with open_store(store) as opened:
        versions = opened.lists.versions()
        shown = versions if every else choose_versions(versions, as_of=as_of, known=known_on).versions
        today = as_of or dt.datetime.now(dt.UTC).date()
        issues = (
            [(version, issue) for version in shown for issue in opened.lists.issues(version)] if show_issues else []
        )
        late = tuple(_late(opened.lists.refusals(), versions))
    if show_issues and piped() and width is None:
        print_json({"list": v.dataset, "version": v.digest, **issue_row(issue)} for v, issue in issues)
        return EXIT_NOTHING
    rows: list[dict[str, Any]] = [{**version_row(version), "age": version.age(today)} for version in shown]
    if rows or (piped() and width is None):
        print_rows(rows, COLUMNS, width=width)
    else:
        click.echo(f"no list in {store}: `lading lists fetch`, or `lading lists add PATH`")
    if show_issues:
        print_issues((issue for _, issue in issues), every=True)
    elif (unread := sum(row["issues"] for row in rows)) and not piped():
        click.echo(f"{unread:,} issues: --issues shows them", err=True)
    for refusal in late:
        click.echo(f"refused {refusal.at[:10]}: {refusal.issue}", err=True)
    return EXIT_NOTHING


def _late(refusals: tuple[Refusal, ...], versions: tuple[Version, ...]) -> tuple[Refusal, ...]:
    """The last refusal of each list of which nothing has been let in since."""
    loaded = {version.dataset: version.loaded for version in versions}
    last = {refusal.dataset: refusal for refusal in refusals}
    return tuple(refusal for name, refusal in last.items() if refusal.at >= loaded.get(name, ""))

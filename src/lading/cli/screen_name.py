"""`lading screen NAME`: one name, answered for a person in a few seconds, or as JSON for a program."""

import click
from rich.console import Console

from lading.cli import EXIT_ERROR, EXIT_EXPOSURE, EXIT_NOTHING
from lading.cli.screen_output import Printer
from lading.cli.screen_setup import Options, Setup, load_reader, load_setup
from lading.cli.screen_words import render_answer, say_lists
from lading.cli.workspace import reading, today
from lading.io.asked import find_asked
from lading.io.tables import check_output, table_format, write_table
from lading.model.issue import Issue, Severity
from lading.screen.ask import Answer, screen_query
from lading.screen.record import FLAT, NUMERIC, flatten, record_all

TOLD = 5
"""Issues that are told one by one; the rest is counted."""


def screen_name(name: str, facts: dict[str, str], options: Options) -> int:
    """Answer one name. Returns the exit code.

    Args:
        name: as somebody wrote it.
        facts: what else is known of the party, by field: country, birth_date, identifiers.
        options: what was asked for.
    """
    if options.output is not None:
        check_output(options.output)
    reader = load_reader(options)
    fields = {"name": name, **{reader.columns.known.get(key, key): value for key, value in facts.items()}}
    query, issues = reader.read(fields, where="the query", number=1)
    if query is None:
        raise click.UsageError(issues[0].what)
    day = options.as_of or today()
    with reading(options.store) as store:
        asked = find_asked(options.lists, store=store, as_of=day)
        setup = load_setup(options, asked, reader, use="interactive", as_of=day, store=store)
    answer = screen_query(query, setup.listing, setup.terms, setup.reached)
    _print(answer, setup, options)
    tell_issues((*issues, *setup.issues))
    if any(issue.severity is Severity.ERROR for issue in setup.issues):
        return EXIT_ERROR
    return EXIT_EXPOSURE if answer.alerts else EXIT_NOTHING


def tell_issues(issues: tuple[Issue, ...]) -> None:
    """Issues on standard error: every error, a few of the warnings; notes are for `lading lists verify`."""
    kept = [issue for issue in issues if issue.severity is not Severity.NOTE]
    kept.sort(key=lambda issue: issue.severity is not Severity.ERROR)
    errors = sum(issue.severity is Severity.ERROR for issue in kept)
    shown = max(errors, TOLD)
    for issue in kept[:shown]:
        click.echo(f"{issue.severity}: {issue}", err=True)
    if len(kept) > shown:
        click.echo(f"and {len(kept) - shown:,} more warnings about the lists", err=True)


def _print(answer: Answer, setup: Setup, options: Options) -> None:
    records = list(record_all(answer, setup.listing.datasets))
    if options.output is not None:
        rows = records if table_format(options.output) == "jsonl" else [flatten(record) for record in records]
        write_table(options.output, rows, FLAT, numeric=NUMERIC)
        click.echo(f"wrote {options.output}", err=True)
    printer = Printer(options.form, width=options.width, explain=options.explain)
    if printer.form == "table":
        console = Console(width=options.width, highlight=False)
        console.print(render_answer(answer, setup, explain=options.explain))
        return
    for record in records:
        printer.print(record)
    click.echo(f"asked as of {setup.terms.as_of}: {say_lists(setup.listing)}", err=True)

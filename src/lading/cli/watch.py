"""`lading watch`: what a new list, a new document or another day changes."""

import datetime as dt
import sys
from pathlib import Path

import click
from click.core import ParameterSource
from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

from lading import pipeline
from lading.cli import EXIT_ERROR, EXIT_EXPOSURE, EXIT_NOTHING
from lading.cli.options import Day, GreedyCommand, existing_paths, piped
from lading.cli.progress import ProgressBar
from lading.cli.question import Question, question_options
from lading.cli.workspace import reading
from lading.exposure.watch import Change, Snapshot, compare
from lading.io.files import write_whole
from lading.model.dossier import Dossier
from lading.model.issue import Severity
from lading.reports.changes import render_change_lines, render_feed, say_kind
from lading.reports.reveal import one_line
from lading.reports.watched import read_snapshot, take_snapshot, write_snapshot
from lading.reports.words import load_words


@click.command(cls=GreedyCommand)
@question_options()
@click.option("--state", type=existing_paths(), help="What was answered last time; the first run writes it.")
@click.option(
    "--between", nargs=2, type=Day(), metavar="DAY1 DAY2", help="Compare two days of the same inputs; no state."
)
@click.option("--format", "form", type=click.Choice(["text", "jsonl", "atom"]), help="Print in this form.")
@click.option("-o", "--output", type=existing_paths(), help="Write to this file, such as a feed.")
@click.option("--width", type=click.IntRange(min=40), help="Columns of the printed answer.")
def command(  # click passes one argument an option
    *,
    question: Question,
    state: Path | None,
    between: tuple[dt.date, dt.date] | None,
    form: str | None,
    output: Path | None,
    width: int | None,
) -> int:
    """Say who became listed, owned or exposed, who was cleared, and why, since last time.

    DOCUMENTS and lists are read as by `lading trace`. With --state, the answer is compared with the one that the last run
    kept there, and kept in its place; with --between, the answers of two days are compared.

    Where something could not be read, nothing is compared: what is missing would look like a delisting.

    Exit codes: 0 nothing changed (or a first run), 1 something changed, 2 something could not be read.
    """
    if (state is None) == (between is None):
        raise click.UsageError("say what to compare with: --state FILE, or --between DAY1 DAY2")
    given = click.get_current_context().get_parameter_source("as_of") is ParameterSource.COMMANDLINE
    if between is not None and given:
        raise click.UsageError("--between names its days: leave --as-of out")
    days = between or (question.as_of,)
    asked = [_ask(question, day) for day in days]
    if not _complete(asked):
        return EXIT_ERROR
    snapshots = [take_snapshot(dossier) for dossier in asked]
    if state is not None:
        before = read_snapshot(state.read_text(encoding="utf-8"), where=str(state)) if state.exists() else None
        if before is None:
            write_whole(state, [write_snapshot(snapshots[-1])])
            click.echo(f"wrote {state}: the baseline, as of {days[-1]}; nothing to compare with yet", err=True)
            return EXIT_NOTHING
        snapshots.insert(0, before)
    changes = compare(snapshots[0], snapshots[-1])
    _print(changes, snapshots[-1], form=form, output=output, width=width)
    if state is not None:
        write_whole(state, [write_snapshot(snapshots[-1])])
    told = f"{len(changes):,} changes" if changes else "nothing changed"
    click.echo(f"{told} from {snapshots[0].as_of} to {snapshots[-1].as_of}", err=True)
    return EXIT_EXPOSURE if changes else EXIT_NOTHING


def _ask(question: Question, day: dt.date) -> Dossier:
    """The answer of one day."""
    with reading(question.store) as opened:
        return pipeline.trace(question.request(opened, day=day), watch=ProgressBar())


def _complete(dossiers: list[Dossier]) -> bool:
    """Whether everything could be read; what could not is told."""
    whole = True
    for issue in dict.fromkeys(issue for dossier in dossiers for issue in dossier.issues):
        if issue.severity is not Severity.NOTE:
            click.echo(f"{issue.severity}: {issue}", err=True)
        whole &= issue.severity is not Severity.ERROR
    if not whole:
        click.echo("error: nothing was compared: what could not be read would look like a change", err=True)
    return whole


def _print(
    changes: tuple[Change, ...], after: Snapshot, *, form: str | None, output: Path | None, width: int | None
) -> None:
    caution = load_words().caution
    ending = {".xml": "atom", ".atom": "atom", ".jsonl": "jsonl"}.get(output.suffix.lower(), "") if output else ""
    chosen = form or ending or ("jsonl" if output is not None or (piped() and width is None) else "text")
    if chosen != "text":
        made = (
            render_change_lines(changes)
            if chosen == "jsonl"
            else render_feed(changes, as_of=after.as_of, caution=caution)
        )
        if output is not None:
            write_whole(output, [made])
            click.echo(f"wrote {output}", err=True)
        else:
            sys.stdout.write(made)
        return
    if output is not None:
        raise click.UsageError("text is for the terminal: write .jsonl or .atom to a file")
    console = Console(width=width, highlight=False)
    for change in changes:
        console.print(_lay_out(change))
    if changes:
        console.print(Text(caution, style="dim"))


def _lay_out(change: Change) -> Group:
    parts: list[Text | Padding] = [Text.assemble((one_line(change.caption), "bold"), f" · {say_kind(change.kind)}")]
    parts.append(Padding(Text(one_line(change.words)), (0, 0, 0, 2)))
    parts += [Padding(Text(f"Why: {one_line(reason)}"), (0, 0, 0, 4)) for reason in change.reasons]
    for quote in change.quotes:
        said = f"“{one_line(quote.exact)}” ({one_line(quote.place or quote.document)})"
        parts.append(Padding(Text(said, style="italic"), (0, 0, 0, 4)))
    return Group(*parts, Text(""))

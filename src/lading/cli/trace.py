"""`lading trace`: the main job."""

import sys
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from lading import pipeline
from lading.claims.extractors import load_extractors
from lading.cli import EXIT_ERROR, EXIT_EXPOSURE, EXIT_NOTHING
from lading.cli.model_options import ModelChoice, asking, model_options
from lading.cli.options import MEGABYTE, GreedyCommand, existing_paths, piped
from lading.cli.progress import ProgressBar
from lading.cli.question import Question, question_options
from lading.cli.workspace import reading
from lading.io.files import write_whole
from lading.model.dossier import Dossier
from lading.model.exposure import Status
from lading.model.issue import Severity
from lading.reports import FORMATS, render
from lading.reports.terminal import render_terminal

ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ftm.json": "ftm",
    ".csv": "csv",
    ".graphml": "graphml",
    ".md": "markdown",
}
"""The format that the ending of an output file asks for; `dossier.ftm.json` as FollowTheMoney files are called."""


@click.command(cls=GreedyCommand)
@question_options()
@click.option("-o", "--output", type=existing_paths(), help="Write to this file; its ending chooses the format.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="Print in this format.")
@click.option(
    "--max-megabytes",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Refuse documents larger than this; a megabyte of text takes about 20 seconds and 150 MB of memory.",
)
@click.option("--reasons", is_flag=True, help="Read the lists' own statements on whom the documents speak of, too.")
@model_options
@click.option("--strict", is_flag=True, help="Leave with exit code 2 on warnings too, not only on errors.")
@click.option("--open", "show", is_flag=True, help="Open the written dossier in the browser.")
@click.option("--width", type=click.IntRange(min=40), help="Columns of the terminal answer.")
def command(  # noqa: PLR0913  # click passes one argument an option
    *,
    question: Question,
    output: Path | None,
    form: str | None,
    max_megabytes: int,
    reasons: bool,
    model: ModelChoice | None,
    strict: bool,
    show: bool,
    width: int | None,
) -> int:
    """Say who is listed, who is exposed and in whose words.

    DOCUMENTS are files or folders: PDF, DOCX, XLSX, mail, HTML, text, tables (CSV), archives of these. A sidecar
    NAME.meta.yml beside a document says what it does not: publisher, published, url.

    Lists are read from files (--lists), from a store as they had been published by the day (--store), or from both: of
    a list in both, the files are read.

    Exit codes: 0 no exposure found, 1 exposure found, 2 something could not be read (the rest is answered).
    """
    if output is not None and output.is_dir():
        raise click.UsageError(f"{output} is a folder: name a file in it, such as {output / 'dossier.html'}")
    if not question.lists and question.store is None:
        click.echo("note: no --lists or --store given: nobody can be found listed, and so nobody exposed", err=True)
    with reading(question.store) as opened:
        request = question.request(opened, limit=max_megabytes * MEGABYTE, reasons=reasons)
        with asking(model, request, readers=load_extractors()) as asked:
            dossier = pipeline.trace(replace(request, further=asked), watch=ProgressBar())
    if output is not None:
        write_whole(output, [render(dossier, form or _format_of(output))])
    _print_answer(dossier, form=form, output=output, width=width)
    if show and output is not None and not piped():
        click.launch(str(output))
    return _exit_code(dossier, strict=strict)


def _print_answer(dossier: Dossier, *, form: str | None, output: Path | None, width: int | None) -> None:
    """Table for people, JSON lines for pipes; what was written to a file is named on standard error."""
    if output is None and (form is not None or (piped() and width is None)):
        sys.stdout.write(render(dossier, form or "jsonl"))
        for issue in dossier.issues:
            click.echo(f"{issue.severity}: {issue}", err=True)
        return
    console = Console(width=width)
    console.print(render_terminal(dossier, width=console.width))
    if output is not None:
        click.echo(f"wrote {output}", err=True)


def _format_of(output: Path) -> str:
    name = output.name.lower()
    for ending, form in ENDINGS.items():
        if name.endswith(ending):
            return form
    raise click.UsageError(f"no format is known by the ending of {output}: add one of {', '.join(ENDINGS)} or --format")


def _exit_code(dossier: Dossier, *, strict: bool) -> int:
    counted = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(issue.severity in counted for issue in dossier.issues):
        return EXIT_ERROR
    owned = any(party.status is Status.OWNED for party in dossier.parties)
    return EXIT_EXPOSURE if dossier.exposures or owned else EXIT_NOTHING

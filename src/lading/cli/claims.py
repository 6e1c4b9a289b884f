"""`lading claims`: what documents say, without asking who is on a list."""

import datetime as dt
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lading import pipeline
from lading.claims.extractors import load_extractors
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import load_guard_rules
from lading.claims.scoring_format import render_lines
from lading.cli import EXIT_ERROR, EXIT_NOTHING
from lading.cli.model_options import ModelChoice, asking, model_options
from lading.cli.options import MEGABYTE, Day, existing_paths, piped
from lading.cli.progress import ProgressBar
from lading.cli.review_words import say_voices
from lading.documents.about import About
from lading.documents.read import Reader
from lading.io.asked import find_asked
from lading.io.knowledge import Knowledge
from lading.io.official import add_statements
from lading.io.reading import FileReader
from lading.io.request import Request
from lading.model.case import Case, Read
from lading.model.claim import Claim, Mention
from lading.model.issue import Severity


@click.command()
@click.argument("documents", nargs=-1, required=True, type=existing_paths())
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), help="A table for people, JSON lines in pipes."
)
@click.option("--all", "every", is_flag=True, help="Print claims that wait for review too, not only verified ones.")
@click.option(
    "--reasons", is_flag=True, help="DOCUMENTS are lists: print the claims of their own statements on their entries."
)
@click.option("--published", type=Day(), help="When the documents that do not say were published.")
@click.option(
    "--max-megabytes",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Refuse documents larger than this.",
)
@model_options
def command(  # noqa: PLR0913  # click passes one argument an option
    documents: tuple[Path, ...],
    *,
    form: str | None,
    every: bool,
    reasons: bool,
    published: dt.date | None,
    max_megabytes: int,
    model: ModelChoice | None,
) -> int:
    """List the claims of DOCUMENTS: who says what of whom, in which words, and who denies it.

    Exit codes: 0 everything was read, 2 something could not be read (the rest is printed).
    """
    request = Request(
        documents=documents,
        lists=(),
        as_of=dt.date.max,
        unsaid=About(published=published.isoformat() if published else None),
        limit=max_megabytes * MEGABYTE,
    )
    read = _read_reasons(request) if reasons else _read_documents(request, model)
    pairs = read.pairs if every else [(document, reading.keep_verified()) for document, reading in read.pairs]
    if form == "jsonl" or (form is None and piped()):
        for document, reading in pairs:
            sys.stdout.writelines(f"{line}\n" for line in render_lines(reading, document))
    else:
        console = Console()
        for document, reading in pairs:
            console.print(draw_table(document.name, reading.claims))
    for issue in read.issues:
        click.echo(f"{issue.severity}: {issue}", err=True)
    return EXIT_ERROR if any(issue.severity is Severity.ERROR for issue in read.issues) else EXIT_NOTHING


def _read_documents(request: Request, model: ModelChoice | None) -> Read:
    """The claims of documents, by the rules and by the model that is asked, if one is."""
    guards, opened = load_guard_rules(), Reader(request.limit)
    readers = load_extractors()
    with asking(model, request, readers=readers) as asked:
        reader = FileReader((*readers, *asked), Gazetteer.empty(), guards, opened, request.unsaid)
        return pipeline.read_documents(request, reader=reader, watch=ProgressBar())


def _read_reasons(request: Request) -> Read:
    """The claims of what lists say of their own entries, each under its entry's name."""
    knowledge, watch = Knowledge.load(), ProgressBar()
    asked = find_asked(request.documents, store=None, as_of=request.as_of)
    listed = pipeline.load_lists(asked, schemata=knowledge.schemata, watch=watch)
    empty = Case(listed, Read((), ()))
    case = add_statements(empty, extractors=knowledge.extractors, guards=knowledge.guards, as_of=request.as_of)
    return Read(case.read.pairs, listed.issues)


def draw_table(name: str, claims: tuple[Claim, ...]) -> Table:
    """The claims of one document, readable at 80 columns."""
    table = Table(title=f"{name}: {len(claims)} claims", title_justify="left", expand=True, show_lines=True)
    table.add_column("claim", ratio=4)
    table.add_column("words", ratio=5)
    table.add_column("according to", ratio=3)
    for claim in claims:
        table.add_row(_describe(claim), Text(claim.evidence.exact), _attribute(claim))
    return table


def _describe(claim: Claim) -> Text:
    text = Text()
    text.append("not: " if claim.polarity == "-" else "", style="bold")
    text.append(f"{_name(claim.subject)} ")
    text.append(claim.predicate.value.replace("_", " "), style="bold")
    target = " → ".join(_name(end) for end in (claim.item, claim.object) if end is not None)
    text.append(f" {target}" if target else "")
    text.append(f"\n{claim.stance.value.replace('_', ' ')}", style="dim")
    return text


def _name(mention: Mention | None) -> str:
    return mention.party if mention is not None else "somebody"


def _attribute(claim: Claim) -> Text:
    voices = say_voices(claim)
    return Text(voices + (f", relayed by {claim.relayed_by}" if claim.relayed_by else ""))

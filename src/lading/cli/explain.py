"""`lading explain`: one party, in sentences a lawyer can stand behind."""

import dataclasses
import json

import click
from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

from lading import pipeline
from lading.cli import EXIT_ERROR, EXIT_EXPOSURE, EXIT_NOTHING
from lading.cli.options import GreedyCommand, piped
from lading.cli.progress import ProgressBar
from lading.cli.question import Question, question_options
from lading.cli.workspace import reading
from lading.model.exposure import Status
from lading.model.issue import Severity
from lading.reports.explanation import Explanation, explain_party, find_parties
from lading.reports.ledger import open_ledger
from lading.reports.reveal import one_line
from lading.reports.words import join_words, load_words
from lading.screen.answer import Further

LONGEST = 120
NAMED = 8
"""Names offered where nobody is called as asked."""


@click.command(cls=GreedyCommand)
@click.argument("name")
@question_options(lists_alone=True)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), help="Text for people, JSON lines for pipes.")
@click.option("--width", type=click.IntRange(min=40), help="Columns of the text.")
def command(
    *,
    name: str,
    question: Question,
    form: str | None,
    width: int | None,
) -> int:
    """Say what NAME is on that day, why, in whose words, and who contradicts it.

    NAME is a name that the DOCUMENTS give a party, whole or in part, or its id. DOCUMENTS and lists are read as by
    `lading trace`; without DOCUMENTS, those are asked that `lading read` has put into the store.

    Exit codes: 0 neither listed, owned nor exposed, 1 one of these, 2 nobody is called so or something could not be read.
    """
    with reading(question.store) as opened:
        dossier = pipeline.trace(question.request(opened, beside=Further(called=name)), watch=ProgressBar())
    parties = find_parties(dossier, name)
    for issue in dossier.issues:
        if issue.severity is not Severity.NOTE:
            click.echo(f"{issue.severity}: {issue}", err=True)
    if not parties:
        known = join_words([party.caption for party in dossier.parties if party.status], most=NAMED)
        raise click.UsageError(
            f"nobody is called {name!r} in these documents, lists and registers; the documents name {known or 'nobody'}. "
            "Names that are alike: lading screen"
        )
    ledger = open_ledger(dossier, load_words(), longest=LONGEST)
    explained = [explain_party(ledger, party) for party in parties]
    if (form or ("jsonl" if piped() and width is None else "text")) == "jsonl":
        for one in explained:
            click.echo(json.dumps(dataclasses.asdict(one), ensure_ascii=False))
    else:
        console = Console(width=width, highlight=False)
        for one in explained:
            console.print(_lay_out(one))
        console.print(Text(explained[0].caution, style="dim"))
    if any(issue.severity is Severity.ERROR for issue in dossier.issues):
        return EXIT_ERROR
    concerned = any(party.status in {Status.LISTED, Status.OWNED, Status.EXPOSED} for party in parties)
    return EXIT_EXPOSURE if concerned else EXIT_NOTHING


def _lay_out(one: Explanation) -> Group:
    """One party on the terminal: its status, the paragraphs, then every claim about it with its quote."""
    parts: list[Text | Padding] = [Text.assemble((one_line(one.caption), "bold"), f" · {one.status}")]
    parts += [Padding(Text(one_line(paragraph)), (0, 0, 1, 0)) for paragraph in one.paragraphs]
    if one.sayings:
        parts.append(Text("What the documents say of it", style="bold"))
    for saying in one.sayings:
        parts.append(Padding(Text(f"[{saying.number}] {one_line(saying.words)}"), (0, 0, 0, 2)))
        parts.append(Padding(Text(f"“{one_line(saying.quote)}”", style="italic"), (0, 0, 0, 6)))
        said = f"{one_line(saying.place)} · according to {one_line(saying.according_to)}"
        parts.append(Padding(Text(said, style="dim"), (0, 0, 0, 6)))
    return Group(*parts, Text(""))

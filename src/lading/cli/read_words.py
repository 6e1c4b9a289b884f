"""What `lading read` says: a line of JSON a file for programs, one table and what failed for people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lading.cli.lists_tables import issue_row, print_json
from lading.documents.similar import SimilarGroup
from lading.io.store import Intake
from lading.model.issue import Issue, Severity
from lading.reports.reveal import one_line

TOLD = 10
"""Files that could not be read and are named one by one; `--failed` names all."""
READ, BEFORE, COPY, PARTLY, FAILED = "read", "read before", "copy", "partly", "failed"
HEADS = {
    READ: "read now",
    PARTLY: "read in part",
    COPY: "copies of others",
    BEFORE: "read before",
    FAILED: "not readable",
}


@dataclass(slots=True)
class Tally:
    """What a run has come to so far: files by what became of them, and what those give that were read now."""

    files: dict[str, int] = field(default_factory=dict)
    sums: dict[str, list[int]] = field(default_factory=dict)
    failed: list[Intake] = field(default_factory=list)

    def add(self, intake: Intake, *, before: bool = False) -> str:
        """Count a file. Returns the word for what became of it."""
        became = say_became(intake, before=before)
        self.files[became] = self.files.get(became, 0) + 1
        sums = self.sums.setdefault(became, [0, 0, 0, 0])
        given = (len(intake.documents), intake.words, intake.claims, intake.parties)
        self.sums[became] = [a + b for a, b in zip(sums, given, strict=True)]
        if intake.failed and not intake.copy_of:
            self.failed.append(intake)
        return became

    @property
    def words(self) -> int:
        """Read now."""
        return sum(self.sums[became][1] for became in (READ, PARTLY) if became in self.sums)


def say_became(intake: Intake, *, before: bool) -> str:
    """What became of a file, in a word."""
    if intake.failed and not intake.documents:
        return FAILED
    if before:
        return BEFORE
    if intake.copy_of:
        return COPY
    return PARTLY if intake.failed else READ


def file_row(intake: Intake, became: str) -> dict[str, Any]:
    """A file as a row of JSON."""
    return {
        "type": "file",
        "path": intake.path,
        "became": became,
        "sha256": intake.sha256,
        "copy_of": intake.copy_of,
        "documents": list(intake.documents),
        "words": intake.words,
        "claims": intake.claims,
        "parties": intake.parties,
        "issues": [issue_row(issue) for issue in intake.issues],
    }


def print_texts(groups: Iterable[SimilarGroup]) -> None:
    """The documents that are one text, a row of JSON a text."""
    print_json(
        {"type": "text", "documents": list(one.documents), "shares": [round(share, 3) for share in one.shares]}
        for one in groups
    )


def print_summary(tally: Tally, groups: Sequence[SimilarGroup], *, seconds: float, width: int | None) -> None:
    """The table of a run, readable at 80 columns."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("")
    for heading in ("Files", "Documents", "Words", "Claims", "Parties"):
        table.add_column(heading, justify="right", no_wrap=True)
    for became, head in HEADS.items():
        if became in tally.files:
            sums = [""] * 4 if became in {COPY, FAILED} else [f"{value:,}" for value in tally.sums[became]]
            table.add_row(head, f"{tally.files[became]:,}", *sums)
    console = Console(width=width, highlight=False)
    console.print(table)
    if tally.words:
        console.print(Text(f"{tally.words:,} words in {seconds:,.1f} s: {tally.words / seconds:,.0f} words a second"))
    if groups:
        echoes = sum(len(one.documents) - 1 for one in groups)
        texts = f"{len(groups):,} text{'s' * (len(groups) > 1)}"
        console.print(
            Text(f"{echoes:,} more documents of the store have one of {texts}: each text counts as one voice")
        )


def tell_failed(failed: Sequence[Intake], *, every: bool = False) -> None:
    """The files that could not be read, or not wholly, and why, on standard error."""
    shown = failed if every else failed[:TOLD]
    for intake in shown:
        for issue in intake.issues:
            if issue.severity is Severity.ERROR:
                click.echo(f"error: {one_line(str(locate(issue, intake)))}", err=True)
    if len(failed) > len(shown):
        click.echo(f"error: {len(failed) - len(shown):,} more files: `lading read --failed` names all", err=True)


def locate(issue: Issue, intake: Intake) -> Issue:
    """An issue that names its file whole, so that the file can be found."""
    name = Path(intake.path).name
    where = issue.where
    if where.startswith(name):
        where = str(Path(intake.path).parent / where)
    elif Path(where).name == name:
        where = intake.path
    return Issue(issue.severity, where, issue.place, issue.what, issue.remedy)

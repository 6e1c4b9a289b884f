"""Red flags on the terminal, as JSON lines and as CSV."""

import csv
import datetime as dt
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

from lading.cli.options import piped
from lading.io.files import write_whole
from lading.io.tables import defuse
from lading.reports.reveal import one_line
from lading.screen.flags import Flag

COLUMNS = ("row", "id", "flag", "party", "words", "evidence", "source", "ask")
CAUTION = "A red flag is a reason to ask, no verdict; it does not suggest that anyone broke the law."


class FlagPrinter:
    """Prints flags in one form, chosen once: a table for people, JSON lines for pipes, unless the person says."""

    def __init__(self, form: str | None, *, output: Path | None, width: int | None) -> None:
        self.output, self.width = output, width
        by_ending = {".csv": "csv"}.get(output.suffix.lower(), "jsonl") if output is not None else ""
        self.form = form or by_ending or ("jsonl" if piped() and width is None else "table")

    def print(self, flags: Iterable[Flag]) -> None:
        """All of them, as they come."""
        if self.form == "table" and self.output is None:
            self._table(flags)
        elif self.output is not None:
            write_whole(self.output, self._lines(flags))
        else:
            for line in self._lines(flags):
                sys.stdout.write(line)

    def _lines(self, flags: Iterable[Flag]) -> Iterator[str]:
        if self.form == "csv":
            yield _row(COLUMNS)
            yield from (_row([defuse(value) for value in flatten_flag(flag)]) for flag in flags)
        else:
            yield from (json.dumps(record_flag(flag), ensure_ascii=False) + "\n" for flag in flags)

    def _table(self, flags: Iterable[Flag]) -> None:
        console = Console(width=self.width, highlight=False)
        shown = 0
        for flag in flags:
            shown += 1
            console.print(_lay_out(flag))
        if shown:
            console.print(Text(CAUTION, style="dim"))


def record_flag(flag: Flag) -> dict[str, Any]:
    """A flag as a JSON object."""
    return {
        "row": flag.row,
        "id": flag.id,
        "flag": flag.flag,
        "party": flag.party,
        "words": flag.words,
        "evidence": [{"column": column, "value": value} for column, value in flag.evidence],
        "source": flag.source,
        "ask": flag.ask,
    }


def flatten_flag(flag: Flag) -> list[object]:
    """A flag as the cells of a row."""
    evidence = "; ".join(f"{column}: {value}" for column, value in flag.evidence)
    return [flag.row, flag.id, flag.flag, flag.party, flag.words, evidence, flag.source, flag.ask]


def say_rates(counts: Counter[str], rows: int, *, as_of: dt.date) -> str:
    """How many rows show which flag."""
    said = ", ".join(f"{flag} {count:,}" for flag, count in sorted(counts.items()))
    return f"{rows:,} rows as of {as_of}: {counts.total():,} flags{f' ({said})' if said else ''}. {CAUTION}"


def _lay_out(flag: Flag) -> Group:
    head = Text.assemble((flag.flag, "bold"), f" · row {flag.row}", f" · {one_line(flag.id)}" if flag.id else "")
    head.append(f" · {one_line(flag.party)}" if flag.party else "")
    evidence = "; ".join(f"{one_line(column)}: {one_line(value)}" for column, value in flag.evidence)
    return Group(
        head,
        Padding(Text(one_line(flag.words)), (0, 0, 0, 2)),
        Padding(Text(evidence, style="italic"), (0, 0, 0, 4)),
        Padding(Text(f"Ask: {flag.ask}"), (0, 0, 0, 4)),
        Padding(Text(f"Source: {flag.source}", style="dim"), (0, 0, 1, 4)),
    )


def _row(cells: Iterable[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(list(cells))
    return text.getvalue()

"""Hits on standard output, one after the other: for people, or as JSON lines or CSV for programs."""

import csv
import json
import sys
from collections.abc import Mapping
from typing import Any

from rich.console import Console

from lading.cli.options import piped
from lading.cli.screen_words import render_record
from lading.io.tables import defuse
from lading.screen.record import FLAT, flatten


class Printer:
    """Prints records in one form, chosen once: a table for people, JSON lines for pipes, unless the person says."""

    def __init__(self, form: str, *, width: int | None, explain: bool) -> None:
        self.form = form or ("jsonl" if piped() and width is None else "table")
        self._console = Console(width=width, highlight=False)
        self._explain = explain
        self._csv = csv.DictWriter(sys.stdout, FLAT, lineterminator="\n")
        if self.form == "csv":
            self._csv.writeheader()

    def print(self, record: Mapping[str, Any]) -> None:
        """One hit."""
        if self.form == "table":
            self._console.print(render_record(record, explain=self._explain))
        elif self.form == "jsonl":
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        else:
            self._csv.writerow({key: defuse(value) for key, value in flatten(record).items()})

"""A store with two versions of a list, and the commands that are asked about it."""

import csv
import datetime as dt
import io
import json
import shutil
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from lading.cli import explain, lists, read, review, screen, trace
from lading.io.files import find_list_files
from lading.io.store import SqliteStore, stamp
from lading.io.store.load import Terms, load_list
from lading.lists.recognise import recognise
from lading.model.schema import load_schemata
from tests.lists.builders import FIXTURES

KUPOL = FIXTURES / "ofac_kupol"
COMMANDS = {
    "explain": explain.command,
    "lists": lists.command,
    "read": read.command,
    "review": review.command,
    "screen": screen.command,
    "trace": trace.command,
}
FIRST, SECOND = "2026-08-02", "2026-09-01"
REMOVED = "46441"
"""TSK VEKTOR, OOO: on the first version only."""


class Office:
    """A folder with a store in it, and commands run there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.store = folder, folder / "lading.db"
        self.said = self.complained = ""

    def run(self, name: str, *args: object, keys: str = "") -> int:
        """Run a command as a program's pipe would see it, with what is typed into it. Returns the exit code."""
        result = CliRunner().invoke(COMMANDS[name], [str(arg) for arg in args], standalone_mode=False, input=keys)
        self.said, self.complained = result.stdout, result.stderr
        if result.exception is not None:
            raise result.exception
        assert isinstance(result.return_value, int)
        return result.return_value

    def ask(self, *args: object, day: str = "2026-11-23") -> int:
        """Ask the store about a name or a table."""
        return self.run("screen", *args, "--store", self.store, "--as-of", day)

    def hits(self) -> list[dict[str, Any]]:
        """What the last command wrote into the pipe."""
        return [json.loads(line) for line in self.said.splitlines()]

    def add(self, folder: Path, published: str) -> None:
        """Load a list, whole, as somebody did on the day it came out."""
        with SqliteStore.open(self.store) as store:
            (source,) = recognise(find_list_files([folder])).sources
            moment = stamp(dt.datetime.fromisoformat(f"{published}T12:00:00+00:00"))
            load_list(
                store.lists, source, terms=Terms(load_schemata(), lambda: moment, accept=True), published=published
            )

    def indexes(self) -> dict[str, int]:
        """The indexes kept beside the store, with the moment each was written."""
        folder = self.folder / "lading.db.index"
        return {one.name: one.stat().st_ino for one in folder.iterdir()} if folder.exists() else {}


def make_later(folder: Path) -> Path:
    """The Kupol entries without one of them, as a later day might have them."""
    shutil.copytree(KUPOL, folder)
    for file in folder.glob("*.csv"):
        rows = list(csv.reader(io.StringIO(file.read_text())))
        kept = "".join(
            line
            for line, row in zip(file.read_text().splitlines(keepends=True), rows, strict=True)
            if row[:1] != [REMOVED]
        )
        file.write_text(kept)
    return folder


def make_office(folder: Path) -> Office:
    """An office whose store has both versions."""
    office = Office(folder)
    office.add(KUPOL, FIRST)
    office.add(make_later(folder / "later"), SECOND)
    return office

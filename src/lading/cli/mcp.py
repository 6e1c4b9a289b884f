"""`lading mcp`: the workspace for assistants, over standard input and output."""

import datetime as dt
import io
import sys
from pathlib import Path
from typing import TextIO

import click

from lading.catalog.sources import FileSource
from lading.cli import EXIT_NOTHING
from lading.cli.serve import DatasetOption, check_datasets
from lading.cli.workspace import default_store
from lading.io.store import StorePlace
from lading.mcp.protocol import Server
from lading.mcp.tools import make_tools
from lading.workspace.workspace import Workspace


@click.command()
@default_store("The workspace that is asked; it is made where there is none.")
@click.option(
    "--dataset",
    "datasets",
    multiple=True,
    type=DatasetOption(),
    help="Search list files under this name too; may be repeated.",
)
def command(*, store: StorePlace, datasets: tuple[FileSource, ...]) -> int:
    """Let an assistant ask the workspace: screen a name, explain a party, search the lists.

    It speaks the Model Context Protocol on standard input and output, and changes nothing: an assistant is told to start
    `lading mcp --store PATH`. Answers come with the day, the reasons and the exact words.
    """
    check_datasets(datasets)
    workspace = Workspace(
        store.resolve() if isinstance(store, Path) else store, lambda: dt.datetime.now(dt.UTC), datasets=datasets
    )
    with workspace.opened():
        pass  # a store that cannot be opened is told of now, not to the first who asks
    converse(Server(make_tools(workspace)), _as_utf8(sys.stdin), _as_utf8(sys.stdout))
    return EXIT_NOTHING


def converse(server: Server, asked: TextIO, told: TextIO) -> None:
    """Answer line by line until nothing more is asked."""
    for line in asked:
        answer = server.answer(line) if line.strip() else None
        if answer is not None:
            told.write(answer + "\n")
            told.flush()


def _as_utf8(stream: TextIO) -> TextIO:
    """The protocol is UTF-8, whatever the machine's own encoding is."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream

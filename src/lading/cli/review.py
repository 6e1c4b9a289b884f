"""`lading review`: a person decides what rules cannot."""

import datetime as dt
import getpass
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console

from lading import pipeline
from lading.claims.review import Item, Queue, find_item
from lading.cli import EXIT_NOTHING
from lading.cli.lists_tables import print_json
from lading.cli.options import Day, GreedyCommand, existing_paths, piped
from lading.cli.progress import ProgressBar
from lading.cli.review_words import item_row, render_item
from lading.cli.workspace import find_store, reading, reading_option, today
from lading.errors import ConfigurationError
from lading.io.request import Request
from lading.io.store import StorePlace
from lading.model.issue import Severity
from lading.model.judgement import Decision, is_machine
from lading.reports.deciding import ANSWERS
from lading.reports.reveal import one_line
from lading.workspace.desk import Desk

KEYS = {"y": Decision.POSITIVE, "n": Decision.NEGATIVE, "u": Decision.UNSURE}
SKIP, UNDO, QUIT = "s", "z", "q"
PROMPT = "y yes · n no · u unsure · s skip · z undo · q quit: "
DECISIONS = {words: decision for decision, words in ANSWERS.items()}
SHORTEST = 4
"""Digits of an id that a person may name an item by."""


@click.command(cls=GreedyCommand)
@click.option("--lists", multiple=True, type=existing_paths(), help="List files or folders; takes all that follow it.")
@reading_option
@click.option("--as-of", type=Day(), help="The day whose answer the queue is ordered by. Today where it is not given.")
@click.option("--as", "by", help="Who decides.  [default: the login name]")
@click.option("--list", "show", is_flag=True, help="Print the queue and decide nothing.")
@click.option("--decided", is_flag=True, help="Print what people have decided.")
@click.option(
    "--decide",
    "decisions",
    multiple=True,
    type=(str, click.Choice(list(DECISIONS))),
    metavar="ID yes|no|unsure",
    help="Decide an item by the beginning of its id; may be repeated.",
)
@click.option("--undo", "undone", multiple=True, metavar="ID", help="Take a decision back; may be repeated.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), help="For people, or JSON lines for pipes.")
@click.option("--width", type=click.IntRange(min=40), help="Columns of what is shown.")
def command(  # noqa: PLR0913  # click passes one argument an option
    *,
    lists: tuple[Path, ...],
    store: StorePlace | None,
    as_of: dt.date | None,
    by: str | None,
    show: bool,
    decided: bool,
    decisions: tuple[tuple[str, str], ...],
    undone: tuple[str, ...],
    form: str | None,
    width: int | None,
) -> int:
    """Go through what a person should look at, in the documents that `lading read` has put into the store.

    First comes what would create or remove an exposure, then parties that may be listed ones, then the rest. A yes makes
    a claim count, a no takes it out, and so with two names: one party, or two. Every decision is kept with who and when,
    is never changed by reading again, and can be taken back.

    Exit codes: 0 done, 2 it could not be done.
    """
    found = find_store(store, lists)
    if found is None:
        raise click.UsageError("no store: name one with --store; `lading read` puts documents into it")
    with reading(found) as opened:
        assert opened is not None  # noqa: S101  # a store was found
        request = Request(documents=(), lists=lists, as_of=as_of or today(), store=opened)
        queue = pipeline.review(request, watch=ProgressBar())
        for issue in queue.issues:
            if issue.severity is Severity.ERROR:
                click.echo(f"{issue.severity}: {issue}", err=True)
        table = form == "table" or (form is None and (width is not None or not piped()))
        console = Console(width=width, highlight=False)
        if show or decided:
            _print(queue.decided if decided else queue.open, console if table else None)
            return EXIT_NOTHING
        desk = Desk(opened, name_person(by), lambda: dt.datetime.now(dt.UTC))
        if decisions or undone:
            _decide_all(queue, desk, decisions=decisions, undone=undone)
            return EXIT_NOTHING
        _go_through(queue.open, desk, console)
    return EXIT_NOTHING


def name_person(by: str | None) -> str:
    """Who decides: as they say, else as they are logged in.

    Raises:
        click.UsageError: for a name that a machine has, or where there is none.
    """
    if by is None:
        try:
            by = getpass.getuser()
        except (OSError, KeyError, ImportError) as error:
            raise click.UsageError("nobody is logged in here: say who decides with --as NAME") from error
    name = " ".join(by.split())
    if not name or is_machine(name):
        raise click.UsageError(f"{by!r} is no person: say who decides with --as NAME")
    return name


def _print(items: Sequence[Item], console: Console | None) -> None:
    """Items for people, or as JSON lines."""
    if console is None:
        print_json(map(item_row, items))
        return
    for number, item in enumerate(items, start=1):
        console.print(render_item(item, number=number, total=len(items)))
    if not items:
        console.print("nothing to show")


def _decide_all(queue: Queue, desk: Desk, *, decisions: Sequence[tuple[str, str]], undone: Sequence[str]) -> None:
    """Carry out what the command line says, all of it looked up before any is recorded."""
    every = (*queue.open, *queue.decided)
    chosen = [(_choose(every, prefix), DECISIONS[words]) for prefix, words in decisions]
    taken_back = [_choose(queue.decided, prefix) for prefix in undone]
    for item in taken_back:
        desk.undo(item)
        click.echo(f"{item.id[:8]}: taken back by {desk.by}", err=True)
    for item, decision in chosen:
        desk.decide(item, decision)
        click.echo(f"{item.id[:8]}: {ANSWERS[decision]}, by {desk.by}", err=True)


def _choose(items: Sequence[Item], prefix: str) -> Item:
    """The one item whose id begins so. Raises ConfigurationError where there is none, or several."""
    if len(prefix) < SHORTEST:
        raise ConfigurationError("too short to name an item by", where=prefix, remedy=f"give {SHORTEST} digits or more")
    found = {item.id: item for item in find_item(items, prefix)}
    if len(found) != 1:
        what = "several items begin so" if found else "no item begins so"
        raise ConfigurationError(what, where=prefix, remedy="see `lading review --list` or `--decided`")
    return next(iter(found.values()))


def _go_through(items: Sequence[Item], desk: Desk, console: Console) -> None:
    """One item after the other, until the person has had enough."""
    keys, at, made = read_keys(), 0, list[int]()
    while at < len(items):
        console.print(render_item(items[at], number=at + 1, total=len(items)))
        console.print(PROMPT, end="")
        key = next(keys, QUIT)
        console.print(one_line(key), markup=False)
        if key == QUIT:
            break
        if key == UNDO and made:
            at = made.pop()
            desk.undo(items[at])
            console.print("taken back")
        elif key in KEYS:
            desk.decide(items[at], KEYS[key])
            made.append(at)
            at += 1
        elif key == SKIP:
            at += 1
        else:
            console.print("nothing to take back" if key == UNDO else "that key means nothing here")
    console.print(f"{len(made)} decided by {desk.by}, {len(items) - len(made)} left", markup=False)


def read_keys() -> Iterator[str]:
    """Keys as a person presses them; from a pipe, its letters one by one."""
    if sys.stdin.isatty():
        while True:
            yield click.getchar().lower()
    while key := sys.stdin.read(1):
        if not key.isspace():
            yield key.lower()

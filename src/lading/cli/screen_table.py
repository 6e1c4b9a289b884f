"""`lading screen customers.csv`: a table of any length on all cores, whole or to be continued."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

import click

from lading.cli import EXIT_ERROR, EXIT_EXPOSURE, EXIT_NOTHING
from lading.cli.lists_tables import issue_row
from lading.cli.screen_name import tell_issues
from lading.cli.screen_output import Printer
from lading.cli.screen_progress import RowBar
from lading.cli.screen_setup import Options, Setup, load_reader, load_setup
from lading.cli.screen_words import say_lists
from lading.cli.workspace import reading, today
from lading.engine.work import Engine, Work
from lading.io.asked import find_asked
from lading.io.desk_file import load_desk, save_desk
from lading.io.journal import Journal, State
from lading.io.tables import (
    Table,
    check_output,
    measure_table,
    open_table,
    read_batches,
    table_format,
    write_table,
)
from lading.model.ids import digest
from lading.model.issue import Severity
from lading.screen.batch import Desk, Screened
from lading.screen.record import FLAT, NUMERIC, flatten
from lading.screen.rows import RowReader

ROWS = 250
"""Rows of a batch: about a second of work, and what an interrupt may cost."""
INTERRUPTED = 130
TOLD = 10
"""Issues that are told one by one."""
ISSUE = "issue"
Rest = Callable[[State], Iterator[tuple[Screened, State]]]
"""The rows after a state, batch by batch, with the state each leads to."""


@dataclass(frozen=True, slots=True)
class Job:
    """A table that is to be screened."""

    path: Path
    table: Table
    options: Options
    key: str
    """Of the table and the options."""
    lines: int


def screen_table(path: Path, options: Options, *, engine: AbstractContextManager[Engine], encoding: str) -> int:
    """Screen a table. Returns the exit code."""
    reader = load_reader(options)
    table = open_table(path, encoding=encoding)
    reader.columns.check(table.headers, where=str(path))
    if options.output is not None:
        check_output(options.output)
    measure = measure_table(path)
    job = Job(path, table, options, digest(measure.sha256, encoding, options.key), measure.lines)
    with engine as running:
        state, setup = _begin(job, reader)
        tell_issues(setup.issues)
        rest = partial(_screen, job, Desk(setup.listing, setup.terms, reader, str(path), setup.reached), running)
        try:
            state = _print(job, rest, state) if options.output is None else _write(rest, state, options.output)
        except KeyboardInterrupt:
            remedy = "the same command goes on from there" if options.output is not None else "with -o it could go on"
            click.echo(f"interrupted: {remedy}", err=True)
            return INTERRUPTED
    _tell(state, setup, options)
    if state.counts.get("errors") or any(issue.severity is Severity.ERROR for issue in setup.issues):
        return EXIT_ERROR
    return EXIT_EXPOSURE if state.counts.get("customers") else EXIT_NOTHING


def _begin(job: Job, reader: RowReader) -> tuple[State, Setup]:
    """Where to begin, and what to ask. A run that is continued keeps the day it began on, if the same lists stood then.

    The store is closed again when this is done: processes that are forked later must not share it.
    """
    options = job.options
    begun = Journal(options.output).found() if options.output is not None else None
    started = begun.facts.get("as_of") if begun is not None else None
    day = options.as_of or (dt.date.fromisoformat(started) if started else today())
    with reading(options.store) as store:
        asked = find_asked(options.lists, store=store, as_of=day)
        key = digest(job.key, asked.key)
        if begun is not None and begun.key != key:
            begun, day = None, options.as_of or today()
            asked = find_asked(options.lists, store=store, as_of=day)
            key = digest(job.key, asked.key)
        setup = load_setup(options, asked, reader, use="batch", as_of=day, store=store)
    return begun or State(key, facts={"as_of": day.isoformat()}), setup


def _screen(job: Job, desk: Desk, engine: Engine, state: State) -> Iterator[tuple[Screened, State]]:
    """The rest of the table, batch by batch, with the state each leads to."""
    bar = RowBar(job.lines, done=state.rows)
    try:
        batches = read_batches(job.table, size=ROWS, skip=state.rows)
        for made in engine.run(Work(desk, partial(save_desk, desk=desk), load_desk), batches):
            counts = Counter(state.counts)
            counts.update(rows=made.rows, customers=made.customers, hits=len(made.hits), lapsed=made.lapsed)
            counts.update(f"{issue.severity}s" for issue in made.issues)
            state = replace(state, rows=state.rows + made.rows, counts=dict(counts))
            bar.update(state.rows, counts["hits"])
            yield made, state
    finally:
        bar.stop()


def _print(job: Job, rest: Rest, state: State) -> State:
    """To standard output as they come; it cannot be continued."""
    printer = Printer(job.options.form, width=job.options.width, explain=job.options.explain)
    told = 0
    for made, reached in rest(state):
        state = reached
        for line in made.hits:
            printer.print(json.loads(line))
        for issue in made.issues[: TOLD - told]:
            told += 1
            click.echo(f"{issue.severity}: {issue}", err=True)
    return state


def _write(rest: Rest, state: State, output: Path) -> State:
    """Into a file, safely after each batch."""
    with Journal(output) as journal:
        if state.rows:
            click.echo(f"going on after {state.rows:,} rows, as of {state.facts['as_of']}", err=True)
        journal.resume(state)
        for made, reached in rest(state):
            issues = (json.dumps({ISSUE: issue_row(issue)}, ensure_ascii=False) for issue in made.issues)
            state = journal.add((*made.hits, *issues), reached)
        flat = table_format(output) != "jsonl"
        rows = (flatten(line) if flat else line for line in journal.lines() if ISSUE not in line)
        beside = output.with_name(f"{output.stem}.issues.jsonl")
        _write_issues(journal, beside)
        journal.finish(lambda whole: write_table(whole, rows, FLAT, numeric=NUMERIC))
    return state


def _write_issues(journal: Journal, beside: Path) -> None:
    """What could not be read: a file beside the output, and the first few on standard error."""
    beside.unlink(missing_ok=True)
    issues = (line[ISSUE] for line in journal.lines() if ISSUE in line)
    first = list(islice(issues, TOLD))
    for issue in first:
        place = f"{issue['where']}, {issue['place']}"
        click.echo(f"{issue['severity']}: {place}: {issue['what']} ({issue['remedy']})", err=True)
    if first:
        write_table(beside, chain(first, issues), (), numeric={})
        click.echo(f"wrote {beside}", err=True)


def _many(count: int, what: str) -> str:
    """A count with its noun: 1 row, 2,000 rows."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _tell(state: State, setup: Setup, options: Options) -> None:
    """What the run came to, in a few lines."""
    counts = Counter(state.counts)
    words = f"{_many(counts['rows'], 'row')}: "
    words += f"{counts['customers']:,} with {_many(counts['hits'], 'hit')}" if counts["hits"] else "no hits"
    words += f", {counts['errors']:,} not read" if counts["errors"] else ""
    words += f", {_many(counts['warnings'], 'warning')}" if counts["warnings"] else ""
    click.echo(words, err=True)
    if counts["lapsed"]:
        click.echo(f"{counts['lapsed']:,} rows name parties listed on other days only", err=True)
    click.echo(f"asked as of {setup.terms.as_of}: {say_lists(setup.listing)}", err=True)
    if options.output is not None:
        click.echo(f"wrote {options.output}", err=True)

"""`lading read`: documents into the store, thousands of them, on all cores."""

import datetime as dt
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

import click

from lading import __version__, pipeline
from lading.claims.extractors import load_extractors
from lading.claims.statements import load_vocabulary
from lading.cli import EXIT_ERROR, EXIT_NOTHING
from lading.cli.engines import engine_options, find_engine
from lading.cli.lists_tables import print_json, store_option, width_option
from lading.cli.options import MEGABYTE, Day, GreedyCommand, existing_paths, piped
from lading.cli.progress import ProgressBar
from lading.cli.read_progress import FileBar
from lading.cli.read_words import Tally, file_row, print_summary, print_texts, tell_failed
from lading.cli.workspace import today
from lading.documents.about import About
from lading.documents.similar import SimilarGroup, find_similar
from lading.engine.pool import LocalEngine
from lading.engine.work import Engine
from lading.io.intake import Keeper, Plan, find_files, plan_reading
from lading.io.reading import FileReader
from lading.io.request import Request
from lading.io.store import Intake, Store, StorePlace, open_store
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
from lading.model.schema import load_schemata

INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is about to begin."""

    store: StorePlace
    plan: Plan
    known: dict[str, Intake]
    method: str
    """Names and versions of the extractors."""
    reader: FileReader | None
    """None where every file has been read before."""
    issues: tuple[Issue, ...]
    """What of the lists could not be read."""
    table: bool


@click.command(cls=GreedyCommand)
@click.argument("documents", nargs=-1, type=existing_paths())
@store_option
@click.option("--lists", multiple=True, type=existing_paths(), help="List files or folders; takes all that follow it.")
@click.option("--publisher", default="", help="Who published the documents that do not say.")
@click.option("--published", type=Day(), help="When the documents that do not say were published.")
@click.option(
    "--max-megabytes",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Refuse documents with more text than this.",
)
@engine_options
@click.option("--again", is_flag=True, help="Read files again that have been read.")
@click.option("--failed", is_flag=True, help="Read nothing; say what could not be read before, and why.")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), help="A table for people, JSON lines in pipes."
)
@width_option
def command(  # noqa: PLR0913  # click passes one argument an option
    *,
    documents: tuple[Path, ...],
    store: StorePlace,
    lists: tuple[Path, ...],
    publisher: str,
    published: dt.date | None,
    max_megabytes: int,
    workers: int | None,
    engine: str,
    spark_master: str | None,
    again: bool,
    failed: bool,
    form: str | None,
    width: int | None,
) -> int:
    """Read DOCUMENTS into the store: files or folders, archives and mails with all that is in them.

    Each document is kept with its original bytes, its claims and what could not be read. A file is read again only when
    its bytes, its sidecar, the extractors or the lists have changed, so that an interrupted run goes on where it
    stopped. Without DOCUMENTS, `lading trace`, `lading explain` and `lading review` answer from what was read.

    Names on the lists of the store, and on those of --lists, are recognised in the texts.

    Exit codes: 0 everything was read, 2 something could not be read (the rest is kept).
    """
    runs = find_engine(engine, spark_master, workers)
    table = form == "table" or (form is None and (width is not None or not piped()))
    if failed:
        return _show_failed(store, documents, table=table)
    if not documents:
        raise click.UsageError("no documents given. Name files or folders before --lists: lading read press/ mails.zip")
    with open_store(store) as opened:
        request = Request(
            documents=documents,
            lists=lists,
            as_of=today(),
            unsaid=About(publisher=publisher, published=published.isoformat() if published else None),
            limit=max_megabytes * MEGABYTE,
            store=opened,
        )
        run = _prepare(request, store, again=again, table=table)
    with runs if run.plan.jobs else nullcontext(LocalEngine(1)) as running:
        return _read(run, running, width=width)


def _prepare(request: Request, store: StorePlace, *, again: bool, table: bool) -> Run:
    """Find out what is to be read. The store is closed after this: processes that are forked later must not share it."""
    assert request.store is not None  # noqa: S101  # opened by the command
    extractors = load_extractors()
    methods = tuple(extractor.method for extractor in extractors)
    asked = pipeline.ask_lists(request, without=True)
    basis = digest("reading", __version__, asked.key, str(request.limit), *methods)
    opened, given = request.store, request.documents
    plan = plan_reading(opened, given, besides=request.lists, basis=basis, unsaid=request.unsaid, again=again)
    known = {one.path: one for one in request.store.intakes.last()}
    run = Run(store, plan, known, "+".join(methods), None, (), table)
    if not plan.jobs:
        return run
    listed = pipeline.load_lists(asked, schemata=load_schemata(), watch=ProgressBar())
    reader = pipeline.make_reader(request, listed, extractors=extractors, archive=True)
    issues = tuple(issue for issue in listed.issues if issue.severity is not Severity.NOTE)
    return replace(run, reader=reader, issues=issues)


def _read(run: Run, engine: Engine, *, width: int | None) -> int:
    """Read, keep and tell. Returns the exit code."""
    tally, began = Tally(), time.monotonic()
    for intake in run.plan.done:
        tell = tally.add(intake, before=True)
        if not run.table:
            print_json([file_row(intake, tell)])
    bar = FileBar(len(run.plan.jobs) + len(run.plan.copies))
    try:
        for done, intake in enumerate(_keep_all(run, engine), start=1):
            became = tally.add(intake)
            if not run.table:
                print_json([file_row(intake, became)])
                sys.stdout.flush()  # who reads the pipe may act on it now: it is in the store
            bar.update(done, rate=tally.words / (time.monotonic() - began), item=Path(intake.path).name)
    except KeyboardInterrupt:
        bar.stop()
        click.echo("interrupted: what was read is kept; the same command goes on from there", err=True)
        return INTERRUPTED
    finally:
        bar.stop()
    seconds = time.monotonic() - began
    with open_store(run.store) as opened:
        groups = find_texts(opened)
    if run.table:
        print_summary(tally, groups, seconds=seconds, width=width)
    else:
        print_texts(groups)
    for issue in run.issues:
        click.echo(f"{issue.severity}: {issue}", err=True)
    tell_failed(tally.failed)
    broken = tally.failed or any(issue.severity is Severity.ERROR for issue in run.issues)
    return EXIT_ERROR if broken else EXIT_NOTHING


def _keep_all(run: Run, engine: Engine) -> Iterator[Intake]:
    """What became of each file, once it is safely in the store."""
    made = pipeline.read_planned(run.plan, run.reader, engine=engine) if run.reader else iter(())
    first = list(islice(made, 1))  # the processes are forked here, before the store is open
    vocabulary = load_vocabulary(load_schemata())
    with open_store(run.store) as store:
        keeper = Keeper(store, vocabulary, run.method, lambda: dt.datetime.now(dt.UTC))
        jobs = iter(run.plan.jobs if run.reader else ())
        for gave in chain(first, made):
            yield from keeper.keep(tuple(islice(jobs, len(gave))), gave)
        yield from keeper.keep_copies(run.plan.copies, run.known)


def find_texts(store: Store) -> tuple[SimilarGroup, ...]:
    """The texts that several documents of the store have."""
    standing = set(store.intakes.documents())
    return find_similar(document for document in store.documents.documents() if document.id in standing)


def _show_failed(store: StorePlace, paths: tuple[Path, ...], *, table: bool) -> int:
    """What could not be read when it was tried last. Returns the exit code."""
    with open_store(store) as opened:
        found = [intake for intake in find_files(opened, paths) if intake.failed and not intake.copy_of]
    if not table:
        print_json(file_row(intake, "partly" if intake.documents else "failed") for intake in found)
    tell_failed(found, every=True)
    if not found:
        click.echo("everything that was read could be read", err=True)
    return EXIT_ERROR if found else EXIT_NOTHING

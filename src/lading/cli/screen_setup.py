"""What one name and a table of customers have in common: lists read and made ready, and the terms they are asked on."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lading import __version__
from lading.cli.progress import ProgressBar
from lading.errors import ConfigurationError
from lading.graph.relations import load_relations
from lading.io.asked import Asked
from lading.io.listing_file import Ready, open_listing
from lading.io.store import Store, StorePlace, beside
from lading.lists.countries import load_countries
from lading.model.case import Listed
from lading.model.ids import digest
from lading.model.issue import Issue
from lading.model.schema import load_schemata
from lading.names.tables import load_tables
from lading.resolve.matcher import Matcher
from lading.resolve.score import load_scorer
from lading.screen.ask import Terms
from lading.screen.columns import load_columns
from lading.screen.listing import Listing, choose_lists, leave_out_registers
from lading.screen.reached import ReachedListing
from lading.screen.rows import RowReader
from lading.workspace.reached import ReachedQuestion, answer_reached, find_reached


@dataclass(frozen=True, slots=True)
class Options:
    """What the person asked for, name or table."""

    lists: Sequence[Path]
    store: StorePlace | None = None
    only: tuple[str, ...] = ()
    """Names of lists; all that are loaded where none is given."""
    as_of: dt.date | None = None
    kind: str = ""
    threshold: float | None = None
    limit: int | None = None
    columns: tuple[tuple[str, str], ...] = ()
    """Field and header."""
    explain: bool = False
    form: str = ""
    output: Path | None = None
    width: int | None = None
    listed_only: bool = False
    """Ask who is listed, and not who is owned or exposed."""

    @property
    def key(self) -> str:
        """Digest of what the result depends on beside the lists and the input."""
        how = (self.listed_only, __version__, load_scorer())
        said = (self.only, self.as_of, self.kind, self.threshold, self.limit, self.columns, *how)
        return digest(*map(repr, said))


@dataclass(frozen=True, slots=True)
class Setup:
    """Lists and tables, loaded."""

    listing: Listing
    terms: Terms
    reader: RowReader
    issues: tuple[Issue, ...]
    """What of the lists could not be read."""
    reached: ReachedListing | None = None
    """Who is on no list and yet reached; None where that was not asked."""
    documents: int = 0
    """How many documents of the store were asked for that."""


def load_reader(options: Options) -> RowReader:
    """What rows are read by. Raises ConfigurationError for a field that there is none of."""
    columns = load_columns(dict(options.columns))
    return RowReader(columns, load_countries(), columns.kind(options.kind) if options.kind else None)


def load_setup(
    options: Options, asked: Asked, reader: RowReader, *, use: str, as_of: dt.date, store: Store | None
) -> Setup:
    """Make the lists ready, or take them as an earlier run left them beside the store.

    Args:
        options: what was asked for.
        asked: the lists, unread; a store among them is open.
        reader: of rows.
        use: the row of the thresholds, `interactive` or `batch`.
        as_of: the day.
        store: whose documents say who is exposed; None for none.

    Raises:
        InputError: for a path that does not exist.
        ConfigurationError: for a list that is not loaded.
    """
    matcher = Matcher(load_schemata(), load_tables(), load_scorer(), use)
    once = Once(lambda: _read_lists(asked, matcher))

    def build() -> Ready:
        return _build(options, once.get(), asked, matcher)

    folder = beside(options.store, ".index") if options.store is not None else None
    if folder is None:
        ready = build()
    else:
        ready = open_listing(folder, digest(asked.key, *sorted(options.only)), matcher=matcher, build=build)
    terms = Terms(as_of, matcher.thresholds)
    if options.threshold is not None:
        positive = max(options.threshold, matcher.thresholds.positive)
        terms = replace(terms, thresholds=replace(matcher.thresholds, unsure=options.threshold, positive=positive))
    if options.limit is not None:
        terms = replace(terms, limit=options.limit)
    setup = Setup(ready.listing, terms, reader, (*asked.issues, *ready.issues, *ready.listing.issues))
    if options.listed_only:
        return setup
    question = ReachedQuestion(asked, store, as_of, tuple(sorted(options.only)))
    found = find_reached(question, folder, lambda: answer_reached(question, once.get()))
    made = ReachedListing.build(found, matcher=matcher, relations=load_relations(matcher.schemata))
    return replace(setup, reached=made, documents=question.documents)


class Once:
    """A value made when it is first asked for."""

    def __init__(self, make: Callable[[], Listed]) -> None:
        self._make, self._made = make, list[Listed]()

    def get(self) -> Listed:
        """The value."""
        if not self._made:
            self._made.append(self._make())
        return self._made[0]


def _read_lists(asked: Asked, matcher: Matcher) -> Listed:
    from lading import pipeline  # a third of a second, which a start from the kept lists does without

    return pipeline.load_lists(replace(asked, issues=()), schemata=matcher.schemata, watch=ProgressBar())


def _build(options: Options, loaded: Listed, asked: Asked, matcher: Matcher) -> Ready:
    """Make lists ready that were read: a second for three thousand entries."""
    entities, datasets = choose_lists(loaded.entities, loaded.datasets, options.only)
    if not entities:
        said = "; ".join(str(issue) for issue in (*asked.issues, *loaded.issues)[:3])
        raise ConfigurationError(f"none of the lists could be read: {said}" if said else "the lists are empty")
    relations = load_relations(matcher.schemata)
    watch = ProgressBar()
    watch.begin("making them ready", 1)
    try:
        kept = leave_out_registers(entities, relations)
        listing = Listing.build(kept, datasets, matcher=matcher, relations=relations)
    finally:
        watch.end()
    return Ready(listing, loaded.issues)

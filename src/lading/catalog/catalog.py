"""The data sets that are served, by name: looked for again when the store has changed, opened when they are asked for."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lading.catalog.kinds import comparable
from lading.catalog.labels import Labels, load_labels
from lading.catalog.ready import open_names
from lading.catalog.scope import Scope, Shelved
from lading.catalog.shelf import Shelf
from lading.catalog.shelf_file import keep_shelf
from lading.catalog.sources import FileSource, Offered, Source, StoredSource
from lading.engine.memo import Memo
from lading.io.store import StorePlace, beside, choose_versions, open_store
from lading.lists.countries import Countries, load_countries
from lading.lists.publication import Publication
from lading.lists.recognise import PARSERS
from lading.model.ids import digest
from lading.model.schema import Schemata, load_schemata
from lading.names.tables import load_tables
from lading.resolve.matcher import Matcher
from lading.resolve.score import load_scorer
from lading.screen.listing import Listing

EVERYTHING = "default"
"""The collection of all data sets, where no data set of that name is given: what yente's clients ask."""
FRESH = 2.0
"""Seconds for which the store is taken for unchanged."""
HELD = 256
"""Data sets and name indexes that are held open."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What questions are read and answered by, loaded once."""

    schemata: Schemata
    labels: Labels
    countries: Countries
    matcher: Matcher
    known: Mapping[str, Publication]
    """Published lists by name."""


@dataclass(frozen=True, slots=True)
class State:
    """The data sets at one moment, none of them opened."""

    sources: tuple[Offered, ...]
    """Those that a person named first."""

    @property
    def names(self) -> dict[str, tuple[Offered, ...]]:
        """What can be asked: each data set, and the collection of all."""
        found: dict[str, tuple[Offered, ...]] = {one.name: (one,) for one in self.sources}
        return found if EVERYTHING in found else {**found, EVERYTHING: self.sources}

    @property
    def key(self) -> str:
        """Another one when there are other data sets, or one states something else."""
        return digest(*(f"{one.name} {one.key}" for one in self.sources))


class Opened(NamedTuple):
    """What something that was opened is held by."""

    what: str
    name: str
    keys: tuple[str, ...]
    """Of the data sets that it was made from."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Data sets in a store and in files that a person named. Any thread may ask."""

    store: StorePlace
    now: Callable[[], dt.datetime]
    given: Sequence[FileSource] = ()
    held: Memo = field(default_factory=lambda: Memo(HELD))
    """What was opened, as `Opened`; nothing of a data set that is offered no longer."""
    lately: Memo = field(default_factory=Memo)
    """The tools, and the data sets of the last moments."""

    @property
    def folder(self) -> Path:
        """What is kept beside the store."""
        return beside(self.store, ".index")

    def tools(self) -> Tools:
        """Vocabulary, labels and tables: about a second the first time."""
        return self.lately.get("tools", _load_tools)

    def state(self) -> State:
        """The data sets as they are now, or were a moment ago."""
        moment = int(self.now().timestamp() / FRESH)
        return self.lately.get(("state", moment), self._look)

    def _look(self) -> State:
        given = tuple(self.given)
        with open_store(self.store) as store:
            versions = choose_versions(store.lists.versions(), as_of=self.now().date()).versions
        taken = {one.name for one in given}
        stored = (
            StoredSource(self.store, one, self._title(one.dataset)) for one in versions if one.dataset not in taken
        )
        every: tuple[Source, ...] = (*given, *stored)
        state = State(tuple(self._offer(one) for one in every))
        offered = {one.key for one in state.sources}
        self.held.keep(lambda opened: isinstance(opened, Opened) and offered.issuperset(opened.keys))
        return state

    def _offer(self, source: Source) -> Offered:
        key = source.key
        return self.held.get(
            Opened("offered", source.name, (key,)),
            lambda: Offered(source.name, source.title, key, source.version, source),
        )

    def _title(self, dataset: str) -> str:
        known = self.tools().known.get(dataset)
        return known.title if known else dataset

    def shelved(self, offered: Offered) -> Shelved:
        """A data set, opened. Raises SourceError and ConfigurationError where it cannot be read."""
        shelf = self.held.get(Opened("shelf", "", (offered.key,)), lambda: self._keep(offered))
        return Shelved(offered.name, offered.title, shelf)

    def _keep(self, offered: Offered) -> Shelf:
        tools = self.tools()
        return keep_shelf(
            self.folder,
            offered.key,
            schemata=tools.schemata,
            read=lambda: offered.source.read(tools.schemata, tools.labels),
        )

    def scope(self, name: str) -> Scope | None:
        """What is searched under a name; None for a name that there is none of. Raises as `shelved` does."""
        sources = self.state().names.get(name)
        if sources is None:
            return None
        title = sources[0].title if len(sources) == 1 else "All data sets"
        return Scope(name, title, tuple(self.shelved(one) for one in sources))

    def everything(self) -> Scope:
        """All data sets, whatever they are called."""
        return Scope("", "All data sets", tuple(self.shelved(one) for one in self.state().sources))

    def listing(self, scope: Scope) -> Listing:
        """The name index over a scope. The first time for a data set takes seconds to minutes; later it is mapped."""
        sources = self.state().names[scope.name]
        matcher = self.tools().matcher
        key = Opened("names", scope.name, tuple(one.key for one in sources))
        return self.held.get(key, lambda: open_names(scope, sources, folder=self.folder, matcher=matcher))

    def count_things(self, shelf: Shelf) -> int:
        """How many entities of a data set are parties and things, relations not counted."""
        things = comparable("Thing", self.tools().schemata)
        return int(shelf.facets["schema"].mask(things).sum())

    def prepare(self) -> None:
        """Open what is asked most: every data set, and the names of those that a person named and of the collection."""
        self.everything()
        for name in dict.fromkeys((*(one.name for one in self.given), EVERYTHING)):
            scope = self.scope(name)
            if scope is not None and scope.shelves:
                self.listing(scope)


def _load_tools() -> Tools:
    schemata = load_schemata()
    known = {name: publication for parser in PARSERS for name, publication in parser.describe().items()}
    matcher = Matcher(schemata, load_tables(), load_scorer(), "batch")
    return Tools(schemata, load_labels(), load_countries(), matcher, known)

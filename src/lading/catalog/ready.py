"""The name index over the data sets of a scope: shared with `lading screen` where it asks the same lists of a store."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lading import pipeline
from lading.catalog.scope import Scope
from lading.catalog.sources import Source, StoredSource
from lading.engine.local import Unwatched
from lading.graph.relations import load_relations
from lading.io.asked import Asked, StoredList
from lading.io.listing_file import Ready, open_listing
from lading.io.store import SqliteStore
from lading.model.dossier import Dataset
from lading.model.entity import Entity
from lading.model.ids import digest
from lading.model.statement import Statement
from lading.resolve.matcher import Matcher
from lading.screen.listing import Listing


def open_names(scope: Scope, sources: Sequence[Source], *, folder: Path, matcher: Matcher) -> Listing:
    """The name index of a scope, from its file; else made and kept.

    Args:
        scope: its entities.
        sources: where they come from.
        folder: what is kept beside the store.
        matcher: what the names are to be asked by.
    """
    stored = [one for one in sources if isinstance(one, StoredSource)]
    whole = scope.name == "default"
    if len(stored) == len(sources) and stored:
        with SqliteStore.open(stored[0].path) as store:
            asked = Asked(tuple(StoredList(store.lists, one.stored) for one in stored), ())
            at = folder if whole else folder / scope.name
            return open_listing(
                at, digest(asked.key), matcher=matcher, build=lambda: _from_store(asked, matcher)
            ).listing
    key = digest("scope", *(f"{one.name} {one.key}" for one in sources))
    return open_listing(folder / scope.name, key, matcher=matcher, build=lambda: _from_shelves(scope, matcher)).listing


def _from_store(asked: Asked, matcher: Matcher) -> Ready:
    loaded = pipeline.load_lists(asked, schemata=matcher.schemata, watch=Unwatched())
    relations = load_relations(matcher.schemata)
    return Ready(Listing.build(loaded.entities, loaded.datasets, matcher=matcher, relations=relations), loaded.issues)


def _from_shelves(scope: Scope, matcher: Matcher) -> Ready:
    datasets = [Dataset(one.name, one.title, "", len(one.shelf)) for one in scope.shelves]
    relations = load_relations(matcher.schemata)
    return Ready(Listing.build(_entities(scope), datasets, matcher=matcher, relations=relations), ())


def _entities(scope: Scope) -> Iterator[Entity]:
    """The entities of all shelves, each once, as statements of their data sets."""
    seen: set[str] = set()
    for shelved in scope.shelves:
        for key in shelved.shelf.ids:
            if key in seen:
                continue
            seen.add(key)
            one = shelved.shelf.entities[key]
            name = one.datasets[0] if len(one.datasets) == 1 else shelved.name
            rows = (Statement(key, one.schema, prop, value, name) for prop, values in one.values for value in values)
            stated = tuple(rows)
            if stated:
                yield Entity(key, one.schema, stated)

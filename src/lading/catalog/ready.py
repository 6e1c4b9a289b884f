"""The name index over the data sets of a scope, for query by example: every entity in it may be named."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lading.catalog.scope import Scope
from lading.catalog.sources import Offered
from lading.io.listing_file import Ready, open_listing
from lading.model.dossier import Dataset
from lading.model.entity import Entity
from lading.model.ids import digest
from lading.model.statement import Statement
from lading.resolve.block import Block
from lading.resolve.matcher import Matcher
from lading.resolve.profile import profile_all
from lading.screen.listing import Listing


def open_names(scope: Scope, sources: Sequence[Offered], *, folder: Path, matcher: Matcher) -> Listing:
    """The name index of a scope, from its file; else made and kept.

    Args:
        scope: its entities.
        sources: where they come from.
        folder: what is kept beside the store.
        matcher: what the names are to be asked by.
    """
    key = digest("scope", *(f"{one.name} {one.key}" for one in sources))
    return open_listing(folder / scope.name, key, matcher=matcher, build=lambda: _build(scope, matcher)).listing


def _build(scope: Scope, matcher: Matcher) -> Ready:
    """Entities stand for themselves here: who is one party with whom, and who is listed, other questions ask."""
    profiles = profile_all(_entities(scope), schemata=matcher.schemata, tables=matcher.tables, texts={})
    weak_days = frozenset(date for one in profiles.values() if one.weak for date in one.dates)
    datasets = tuple(Dataset(one.name, one.title, "", len(one.shelf)) for one in scope.shelves)
    block = Block.build(profiles, tables=matcher.tables)
    return Ready(Listing(matcher, block, {}, {}, weak_days, datasets, ()), ())


def _entities(scope: Scope) -> Iterator[Entity]:
    """The entities of all shelves, each once, as statements of their data sets."""
    seen: set[str] = set()
    for shelved in scope.shelves:
        for key in shelved.shelf.ids:
            if key in seen:
                continue
            seen.add(key)
            one = shelved.shelf.entities[key]
            rows = (
                Statement(key, one.schema, prop, value, shelved.name) for prop, some in one.values for value in some
            )
            stated = tuple(rows)
            if stated:
                yield Entity(key, one.schema, stated)

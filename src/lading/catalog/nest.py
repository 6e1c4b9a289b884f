"""An entity with those around it: what it points at, what points at it, and who stands at the other end of that."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lading.catalog.scope import Scope, Shelved
from lading.catalog.seek import field_values
from lading.catalog.served import Served
from lading.model.schema import Schemata

Row = dict[str, Any]
AROUND = 500
"""Entities that one nested answer holds of one relation; `adjacent` gives all of them, page by page."""


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbours of an entity by one property: as an id points at them, and as they point back."""

    prop: str
    ids: tuple[str, ...]


def record_entity(one: Served, where: Shelved) -> Row:
    """An entity as FollowTheMoney's JSON, with the data set that it stands in among its own."""
    return {
        "id": one.id,
        "caption": one.caption,
        "schema": one.schema,
        "properties": one.properties,
        "datasets": list(dict.fromkeys((*one.datasets, where.name))),
        "referents": list(one.referents),
        "target": one.target,
        "first_seen": one.first_seen,
        "last_seen": one.last_seen,
        "last_change": one.last_change,
    }


def list_around(one: Served, schemata: Schemata) -> Iterator[Around]:
    """The entity properties of an entity, its own and those by which others point at it."""
    schema = schemata.get(one.schema)
    for prop, values in one.values:
        if schema and prop in schema.properties and schema.properties[prop].type == "entity":
            yield Around(prop, values)
    found: dict[str, list[str]] = {}
    for prop, other in one.pointed:
        found.setdefault(prop, []).append(other)
    for prop, others in found.items():
        yield Around(prop, tuple(others))


def nest_entity(one: Served, where: Shelved, scope: Scope, schemata: Schemata) -> Row:
    """An entity with its neighbours in the place of their ids, and with theirs where they are relations."""
    record = record_entity(one, where)
    for around in list_around(one, schemata):
        nested = [_neighbour(key, scope, schemata, besides=one.id) for key in around.ids[:AROUND]]
        record["properties"][around.prop] = nested
    return record


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the neighbours is wanted."""

    limit: int = 10
    offset: int = 0
    sorts: tuple[tuple[str, bool], ...] = ()
    """Field, and whether the greatest comes first; in the order of their data sets where none is given."""


def page_around(around: Around, scope: Scope, schemata: Schemata, *, root: str, page: Page) -> tuple[list[Row], int]:
    """One page of neighbours, nested one step further, and how many there are that are known."""
    known = [(key, found) for key in dict.fromkeys(around.ids) if (found := find_entity(key, scope)) is not None]
    known.sort(key=lambda pair: (scope.shelves.index(pair[1][1]), pair[1][1].shelf.numbers[pair[1][0].id]))
    for sort, descending in reversed(page.sorts):
        known.sort(key=lambda pair: min(field_values(pair[1][0], sort), default=""), reverse=descending)
    chosen = known[page.offset : page.offset + page.limit]
    rows = [_neighbour(key, scope, schemata, besides=root) for key, _ in chosen]
    return [row for row in rows if isinstance(row, dict)], len(known)


def find_entity(entity_id: str, scope: Scope) -> tuple[Served, Shelved] | None:
    """An entity by its id or by one that was merged into it."""
    return scope.entity(entity_id) or scope.entity(scope.canonical(entity_id) or "")


def _neighbour(key: str, scope: Scope, schemata: Schemata, *, besides: str) -> Row | str:
    """A neighbour with what it points at, the entity that was asked for left as an id; an id that nobody knows as it is."""
    found = find_entity(key, scope)
    if found is None:
        return key
    one, where = found
    record = record_entity(one, where)
    schema = schemata.get(one.schema)
    for prop, values in one.values:
        if schema and prop in schema.properties and schema.properties[prop].type == "entity":
            record["properties"][prop] = [_plain(value, scope, besides=besides) for value in values]
    return record


def _plain(key: str, scope: Scope, *, besides: str) -> Row | str:
    found = find_entity(key, scope) if key != besides else None
    return key if found is None or found[0].id == besides else record_entity(*found)

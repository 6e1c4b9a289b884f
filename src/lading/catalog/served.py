"""An entity as it is served: FollowTheMoney's JSON, with what its data set says beside the statements."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lading.model.entity import Entity
from lading.model.schema import Schemata

Values = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Served:
    """One entity of one data set."""

    id: str
    schema: str
    caption: str
    values: Values
    """Property and its values, in the order stated."""
    datasets: tuple[str, ...] = ()
    """Those it was merged from, as its data set says."""
    referents: tuple[str, ...] = ()
    """Other ids that were merged into it."""
    target: bool = False
    """Whether it is on a list, or has another topic that screening looks for."""
    first_seen: str | None = None
    """`2023-07-19T18:02:43`, without a zone, as are the next two."""
    last_seen: str | None = None
    last_change: str | None = None
    pointed: tuple[tuple[str, str], ...] = ()
    """What points at it: by which name it calls the relation (`sanctions`), and the other's id."""

    @property
    def properties(self) -> dict[str, list[str]]:
        """The values by property, to be changed at will."""
        return {prop: list(values) for prop, values in self.values}

    def get(self, prop: str) -> tuple[str, ...]:
        """The values of one property."""
        return next((values for name, values in self.values if name == prop), ())


def serve_entity(entity: Entity, schemata: Schemata, *, targets: frozenset[str]) -> Served:
    """An entity of statements. `targets` are the topics that make one a target of screening."""
    seen = sorted(moment for s in entity.statements if (moment := read_moment(s.first_seen)))
    last = sorted(moment for s in entity.statements if (moment := read_moment(s.last_seen)))
    values = tuple((prop, tuple(found)) for prop, found in entity.properties.items())
    return Served(
        id=entity.id,
        schema=entity.schema,
        caption=pick_caption(entity.schema, dict(values), schemata) or entity.id,
        values=values,
        datasets=entity.datasets,
        target=bool(targets & set(entity.get("topics"))),
        first_seen=seen[0] if seen else None,
        last_seen=last[-1] if last else None,
        last_change=seen[-1] if seen else None,
    )


def pick_caption(schema: str, values: Mapping[str, Iterable[str]], schemata: Schemata) -> str:
    """The first value of the best property that can name an entity; empty where it has none."""
    found = schemata.get(schema)
    props = found.caption if found else ()
    return next((value for prop in props for value in values.get(prop, ()) if value), "")


def read_moment(text: str | None) -> str | None:
    """A day or moment as `2023-07-19T18:02:43`; None for what is neither."""
    if not text:
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=None, microsecond=0).isoformat()


def point(entities: Mapping[str, Served], schemata: Schemata) -> dict[str, Served]:
    """The same entities, each knowing what points at it. What points at an id merged into another points at that one."""
    canonical = {referent: one.id for one in entities.values() for referent in one.referents}
    found: dict[str, dict[tuple[str, str], None]] = {}
    for one in entities.values():
        schema = schemata.get(one.schema)
        for prop, values in one.values:
            known = schema.properties.get(prop) if schema else None
            if known is None or not known.reverse:
                continue
            for value in values:
                found.setdefault(canonical.get(value, value), {})[known.reverse, one.id] = None
    return {key: replace(one, pointed=tuple(found.get(key, ()))) for key, one in entities.items()}

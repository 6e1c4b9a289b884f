"""FollowTheMoney's vocabulary: which schemata there are, what they extend, and which properties they have.

The vocabulary itself is data, `schema.yml`. A caller loads it once, holds it and passes it on; nothing is cached here.
Look-ups are strict: what the vocabulary does not have is None, and whoever reads a list decides between an error and
an Issue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without its C library: the same, slower
    from yaml import SafeLoader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a schema."""

    name: str
    type: str
    """`name`, `date`, `country`, `identifier`, `topic`, `url`, `text`, `entity` …: FollowTheMoney's type names."""
    schema: str
    """The schema that defines it; schemata that extend that one have it as well."""
    range: str = ""
    """For an entity property: the schema its value must be."""
    reverse: str = ""
    """For an entity property: what the entity on the other side calls the relation."""


@dataclass(frozen=True, slots=True)
class EdgeShape:
    """How entities of a schema may be drawn as an edge: the properties that hold its two ends."""

    source: str
    target: str
    directed: bool = True


@dataclass(frozen=True, slots=True)
class Schema:
    """One kind of entity."""

    name: str
    extends: tuple[str, ...]
    """Direct parents."""
    ancestors: frozenset[str]
    """Itself and everything it extends, however far."""
    properties: Mapping[str, Property]
    """Its own and inherited ones, by name."""
    reverse: Mapping[str, Property]
    """Entity properties of other schemata that point here, by the name this side gives them (`sanctions`)."""
    caption: tuple[str, ...] = ()
    """Properties that can name an entity, best first."""
    start: tuple[str, ...] = ()
    """Properties that say since when it holds, best first."""
    end: tuple[str, ...] = ()
    matchable: bool = False
    """Whether two entities of it may be one party."""
    abstract: bool = False
    edge: EdgeShape | None = None

    def is_a(self, ancestor: str) -> bool:
        """Whether it is that schema or extends it."""
        return ancestor in self.ancestors


@dataclass(frozen=True, slots=True)
class Schemata:
    """The whole vocabulary."""

    version: str
    by_name: Mapping[str, Schema]
    topics: frozenset[str]

    def get(self, name: str) -> Schema | None:
        """The schema of that name, or None."""
        return self.by_name.get(name)

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether a schema is another one or extends it. False for a name the vocabulary does not have."""
        schema = self.by_name.get(name)
        return schema is not None and schema.is_a(ancestor)

    def property(self, schema: str, prop: str) -> Property | None:
        """A property as a schema has it, inherited or its own; None where either is unknown."""
        found = self.by_name.get(schema)
        return None if found is None else found.properties.get(prop)


def load_schemata() -> Schemata:
    """Read the vocabulary that ships with Lading."""
    text = files("lading.model").joinpath("schema.yml").read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=SafeLoader)
    rows: dict[str, dict[str, Any]] = raw["schemata"]
    own = {name: _own_properties(name, row) for name, row in rows.items()}
    schemata = {name: _build_schema(name, rows, own, _lineage(name, rows)) for name in rows}
    return Schemata(raw["version"], MappingProxyType(schemata), frozenset(raw["topics"]))


def _own_properties(schema: str, row: dict[str, Any]) -> dict[str, Property]:
    """The properties that a schema itself defines."""
    found = {}
    for name, shape in (row.get("properties") or {}).items():
        if isinstance(shape, dict):
            found[name] = Property(name, "entity", schema, shape["range"], shape.get("reverse", ""))
        else:
            found[name] = Property(name, shape, schema)
    return found


def _lineage(name: str, rows: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    """A schema and everything it extends, itself last, so that what it redefines wins."""
    above = (ancestor for parent in rows[name].get("extends", ()) for ancestor in _lineage(parent, rows))
    return tuple(dict.fromkeys((*above, name)))


def _build_schema(
    name: str, rows: dict[str, dict[str, Any]], own: dict[str, dict[str, Property]], line: tuple[str, ...]
) -> Schema:
    """One schema with what it inherits. Captions and extents are inherited whole from the nearest that states them."""
    row = rows[name]
    properties = {prop.name: prop for ancestor in line for prop in own[ancestor].values()}
    pointing = (prop for group in own.values() for prop in group.values() if prop.reverse and prop.range in line)
    edge = row.get("edge")
    stated = {key: _inherit(key, line, rows) for key in ("caption", "start", "end")}
    return Schema(
        name=name,
        extends=tuple(row.get("extends", ())),
        ancestors=frozenset(line),
        properties=MappingProxyType(properties),
        reverse=MappingProxyType({prop.reverse: prop for prop in pointing}),
        matchable=row.get("matchable", False),
        abstract=row.get("abstract", False),
        edge=EdgeShape(edge["source"], edge["target"], edge.get("directed", True)) if edge else None,
        **stated,
    )


def _inherit(key: str, line: tuple[str, ...], rows: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    """What a schema, or else the nearest it extends, states under a key."""
    return next((tuple(rows[name][key]) for name in reversed(line) if key in rows[name]), ())

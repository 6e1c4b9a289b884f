"""An entity: statements gathered under one id."""

from collections.abc import Iterable
from dataclasses import dataclass

from lading.model.statement import Statement

NAME_PROPERTIES = ("name", "alias", "previousName", "weakAlias")
"""Properties that hold names, strongest first. Parts of names (`firstName`) are not names."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One party, thing or relation as its datasets state it. Properties keep the order in which they were stated."""

    id: str
    schema: str
    statements: tuple[Statement, ...]

    @classmethod
    def gather(cls, entity_id: str, statements: Iterable[Statement]) -> "Entity":
        """The entity that some statements make, all of them about it. The first statement gives the schema."""
        kept = tuple(dict.fromkeys(statements))
        if not kept:
            raise ValueError(f"no statements about {entity_id}")
        return cls(entity_id, kept[0].schema, kept)

    def get(self, prop: str) -> tuple[str, ...]:
        """The distinct values of one property, in the order stated."""
        return tuple(dict.fromkeys(s.value for s in self.statements if s.prop == prop))

    def first(self, prop: str, default: str = "") -> str:
        """The first value of a property, or the default."""
        return next((s.value for s in self.statements if s.prop == prop), default)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, strongest kind first."""
        return tuple(dict.fromkeys(value for prop in NAME_PROPERTIES for value in self.get(prop)))

    @property
    def caption(self) -> str:
        """The name to show: the first one stated, else the id."""
        return next(iter(self.names), self.id)

    @property
    def datasets(self) -> tuple[str, ...]:
        """The datasets that speak of it, in the order stated."""
        return tuple(dict.fromkeys(s.dataset for s in self.statements))

    @property
    def properties(self) -> dict[str, list[str]]:
        """All properties with their values: FollowTheMoney's JSON shape."""
        found: dict[str, dict[str, None]] = {}
        for statement in self.statements:
            found.setdefault(statement.prop, {})[statement.value] = None
        return {prop: list(values) for prop, values in found.items()}


def gather_entities(statements: Iterable[Statement]) -> tuple[Entity, ...]:
    """The entities that statements are about, in the order in which they first appear."""
    by_id: dict[str, list[Statement]] = {}
    for statement in statements:
        by_id.setdefault(statement.entity_id, []).append(statement)
    return tuple(Entity.gather(entity_id, rows) for entity_id, rows in by_id.items())

"""What is searched under one name: a data set, or a collection of several."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lading.catalog.served import Served
from lading.catalog.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Shelved:
    """One data set, ready to be searched."""

    name: str
    title: str
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class Scope:
    """A name that questions are asked of, and the data sets behind it."""

    name: str
    title: str
    shelves: tuple[Shelved, ...]

    def entity(self, entity_id: str) -> tuple[Served, Shelved] | None:
        """An entity by its id, and where it stands; None where no data set has it."""
        for one in self.shelves:
            found = one.shelf.entities.get(entity_id)
            if found is not None:
                return found, one
        return None

    def canonical(self, entity_id: str) -> str | None:
        """The id that another one was merged into, or None."""
        known = (one.shelf.referents.get(entity_id) for one in self.shelves)
        return next((found for found in known if found is not None), None)

    def schemata(self) -> Iterator[str]:
        """Every schema that its entities have."""
        yield from dict.fromkeys(word for one in self.shelves for word in one.shelf.facets["schema"].words)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity found, how well it answers, and where it stands."""

    entity: Served
    score: float
    where: Shelved


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    """By facet and value, how many of all that were found."""

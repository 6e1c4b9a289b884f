"""Names of many parties, searched by a name in any spelling, script or order."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Optional

from lading.model.judgement import Reason
from lading.names.analyze import analyze_name
from lading.names.compare import Comparer
from lading.names.fill import fill_shelf
from lading.names.kinds import NameKind
from lading.names.seek import Seeker
from lading.names.shelf import Arrays, Shelf
from lading.names.tables import NameTables, load_tables

Party = tuple[str, NameKind, Sequence[str]]
"""Entity id, kind and names."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """A party found, by the name of it that matched best."""

    score: float
    """Chance that it is the party asked for, 0..1, as far as the names tell."""
    entity_id: str
    name: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class NameIndex:
    """A shelf of names for each kind. Build it once, search it often; nothing in it changes."""

    shelves: dict[NameKind, Shelf]
    comparer: Comparer
    gone: frozenset[str] = frozenset()
    """Parties that are no longer found on these shelves."""
    newer: Optional["NameIndex"] = None
    """Parties that came later, or have other names since."""
    seekers: dict[NameKind, Seeker] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        seekers = {kind: Seeker.over(shelf, self.comparer) for kind, shelf in self.shelves.items()}
        object.__setattr__(self, "seekers", seekers)

    @classmethod
    def build(cls, entries: Iterable[Party], *, tables: NameTables | None = None) -> "NameIndex":
        """From entity id, kind and names of each party. Names without a letter or digit are left out."""
        return cls._fill(entries, Comparer.load(tables or load_tables()))

    @classmethod
    def _fill(cls, entries: Iterable[Party], comparer: Comparer) -> "NameIndex":
        by_kind: dict[NameKind, list[tuple[str, Sequence[str]]]] = {}
        for entity_id, kind, names in entries:
            by_kind.setdefault(kind, []).append((entity_id, names))
        return cls({kind: fill_shelf(kind, parties, comparer=comparer) for kind, parties in by_kind.items()}, comparer)

    def update(self, changed: Iterable[Party] = (), *, removed: Collection[str] = ()) -> "NameIndex":
        """The index after a list has changed, without building it anew.

        What changed stands on shelves of its own, which weigh words by what they hold; build the index anew from time
        to time, since every update makes those of the updates before again.

        Args:
            changed: parties that are new, and parties whose names have changed, with all their names.
            removed: ids of parties that are no longer listed.
        """
        rows = list(changed)
        gone = {*removed, *(entity_id for entity_id, _, _ in rows)}
        before = [row for row in self.newer.parties() if row[0] not in gone] if self.newer else []
        return replace(self, gone=self.gone | gone, newer=self._fill([*before, *rows], self.comparer))

    def parties(self) -> Iterable[Party]:
        """The parties on these shelves, without those that came later."""
        for kind, shelf in self.shelves.items():
            names: dict[int, list[str]] = {}
            for owner, name in zip(shelf.name_entity.tolist(), shelf.names, strict=True):
                names.setdefault(owner, []).append(name)
            yield from ((shelf.entities[owner], kind, kept) for owner, kept in names.items())

    def search(
        self, query: str, kind: NameKind | None = None, *, limit: int = 10, least: float = 0.0, explain: bool = True
    ) -> list[NameHit]:
        """The parties whose names are most like the query, best first.

        Args:
            query: a name as someone wrote it; any text.
            kind: what it is the name of; without it every kind is searched.
            limit: at most so many.
            least: leave out lower scores.
            explain: give the reasons; without them a search takes less time.
        """
        kinds = [kind] if kind else list(NameKind)
        found = [hit for one in kinds for hit in self._search(query, one) if hit[0] >= least]
        found.sort(key=lambda hit: (-hit[0], hit[1]))
        return [
            NameHit(score, entity_id, name, self._reasons(query, name, one) if explain else ())
            for score, entity_id, name, one in found[:limit]
        ]

    def _search(self, query: str, kind: NameKind) -> list[tuple[float, str, str, NameKind]]:
        layers = [layer for layer in (self, self.newer) if layer and kind in layer.shelves]
        if not layers:
            return []
        folder = layers[0].seekers[kind].finder.speller.fold
        asked = analyze_name(query, kind, tables=self.comparer.tables, folder=folder)
        return [
            (score, entity, name, kind)
            for layer in layers
            for score, entity, name in layer.seekers[kind].search(asked)
            if entity not in layer.gone
        ]

    def _reasons(self, query: str, name: str, kind: NameKind) -> tuple[Reason, ...]:
        tables = self.comparer.tables
        layer = self if kind in self.shelves else self.newer or self
        return self.comparer.compare(
            analyze_name(query, kind, tables=tables),
            analyze_name(name, kind, tables=tables),
            layer.shelves[kind].rarity,
        ).reasons

    def to_arrays(self) -> dict[NameKind, Arrays]:
        """The shelves as flat arrays by name, which can be written to files and mapped into memory again.

        Raises:
            ValueError: the index was updated; build it anew first.
        """
        if self.newer or self.gone:
            raise ValueError("an index that was updated has no arrays of its own: build it anew")
        return {kind: shelf.to_arrays() for kind, shelf in self.shelves.items()}

    @classmethod
    def from_arrays(cls, arrays: Mapping[NameKind, Arrays], comparer: Comparer) -> "NameIndex":
        """The index again, over arrays that `to_arrays` gave."""
        return cls({kind: Shelf.from_arrays(kind, some, comparer) for kind, some in arrays.items()}, comparer)

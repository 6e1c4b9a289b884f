"""The lists, ready to be asked: who is on them, which of their entries are one party, and who lists it since when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lading.errors import ConfigurationError
from lading.graph.designations import read_designations
from lading.graph.relations import Relations
from lading.model.dossier import Dataset
from lading.model.entity import Entity
from lading.model.exposure import Designation
from lading.model.issue import Issue
from lading.resolve.block import Block
from lading.resolve.clusters import Clusters
from lading.resolve.lists import link_lists
from lading.resolve.matcher import Matcher
from lading.resolve.profile import profile_all


@dataclass(frozen=True, slots=True)
class Listing:
    """Built once, asked often; nothing in it changes, so that processes can share it."""

    matcher: Matcher
    block: Block
    party_of: Mapping[str, str]
    """Canonical id of the entries that are one party with others; an entry that is missing stands for itself."""
    designations: Mapping[str, tuple[Designation, ...]]
    """By canonical id, for all days."""
    weak_days: frozenset[tuple[str, str]]
    """Property and date of the entries that have weak names: only on such a day can a weak name tell who is meant."""
    datasets: tuple[Dataset, ...]
    issues: tuple[Issue, ...]

    @classmethod
    def build(
        cls, entities: Iterable[Entity], datasets: Iterable[Dataset], *, matcher: Matcher, relations: Relations
    ) -> "Listing":
        """Over what some lists state.

        Args:
            entities: of all lists, their Sanction entities among them.
            datasets: the lists, for who publishes them.
            matcher: vocabulary, names and tables.
            relations: the table that says which topics designate by themselves.
        """
        known, lists = {entity.id: entity for entity in entities}, tuple(datasets)
        profiles = profile_all(known.values(), schemata=matcher.schemata, tables=matcher.tables, texts={})
        clusters = Clusters({one.id: one.identifiers for one in profiles.values()})
        for _ in link_lists(profiles, clusters, tables=matcher.tables, by=matcher.by):
            pass
        party_of = {one: _chosen(members) for members in clusters.sets() if len(members) > 1 for one in members}
        authorities = {one.name: one.publisher for one in lists if one.publisher}
        designations, issues = read_designations(known, party_of, relations=relations, authorities=authorities)
        weak_days = frozenset(date for one in profiles.values() if one.weak for date in one.dates)
        block = Block.build(profiles, tables=matcher.tables)
        return cls(matcher, block, party_of, designations, weak_days, lists, issues)

    def party(self, entry: str) -> str:
        """The canonical id of a list's entry."""
        return self.party_of.get(entry, entry)


def leave_out_registers(entities: Iterable[Entity], relations: Relations) -> tuple[Entity, ...]:
    """What lists state, without the parties of registers: to own something, or be owned, is no listing.

    A register states ownership and designates nobody.
    """
    every = tuple(entities)
    listing = {name for one in every if _designates(one, relations) for name in one.datasets}
    registers = {name for one in every if one.schema == "Ownership" for name in one.datasets} - listing
    return tuple(one for one in every if not registers or not set(one.datasets) <= registers)


def _designates(entity: Entity, relations: Relations) -> bool:
    if relations.schemata.is_a(entity.schema, "Sanction"):
        return True
    return any(s.prop == "topics" and s.value in relations.designating_topics for s in entity.statements)


def choose_lists(
    entities: Iterable[Entity], datasets: Iterable[Dataset], names: Iterable[str]
) -> tuple[tuple[Entity, ...], tuple[Dataset, ...]]:
    """What the named lists state, and nothing of the others; everything where none is named.

    Raises:
        ConfigurationError: for a name that none of the lists has.
    """
    lists, wanted = tuple(datasets), frozenset(names)
    if not wanted:
        return tuple(entities), lists
    unknown = sorted(wanted - {one.name for one in lists})
    if unknown:
        known = ", ".join(sorted(one.name for one in lists)) or "none"
        raise ConfigurationError(f"no list {unknown[0]!r} is loaded", remedy=f"the lists loaded are: {known}")
    kept = (entity for entity in entities if wanted & set(entity.datasets))
    return tuple(kept), tuple(one for one in lists if one.name in wanted)


def _chosen(members: tuple[str, ...]) -> str:
    """The id that stands for a party: the shortest, then the first, as `resolve.linker` chooses it."""
    return min(members, key=lambda one: (len(one), one))

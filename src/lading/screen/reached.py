"""Who is on no list and yet reached: owned by a rule, exposed by documents, or not surely. Made ready to be asked by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lading.graph.relations import Relations
from lading.model.dossier import Party
from lading.model.entity import Entity
from lading.model.exposure import Status
from lading.model.ownership import Certainty
from lading.resolve.matcher import Matcher
from lading.screen.listing import Listing

POSSIBLY_OWNED, CAUTION = "possibly owned", "caution"
"""Tiers beside the statuses: a rule that is not sure to reach, and one that does not and still asks for care."""
TIERS = (str(Status.OWNED), str(Status.EXPOSED), POSSIBLY_OWNED, CAUTION)
"""The surest first."""


@dataclass(frozen=True, slots=True)
class Reached:
    """One party, with what is to be said of it."""

    entity: Entity
    """Under its canonical id, everything that lists, registers and documents state of it."""
    members: frozenset[str]
    """The ids of the entries and document parties that it is made of."""
    tier: str
    """One of `TIERS`."""
    sentences: tuple[str, ...]
    """In full, for a person who must answer for them: why, by which rule or in whose words, who denies it."""
    sources: tuple[str, ...]
    """The listed parties that it is reached from."""


@dataclass(frozen=True, slots=True)
class ReachedListing:
    """The reached, ready to be asked by name."""

    listing: Listing
    told: Mapping[str, Reached]
    """By canonical id."""
    members: frozenset[str]
    """All their ids: an entry of a register that is one of them is told of once."""

    @classmethod
    def build(cls, found: Iterable[Reached], *, matcher: Matcher, relations: Relations) -> "ReachedListing":
        """Over some reached parties. Their topics do not list them: only lists do."""
        every = {one.entity.id: one for one in found}
        bare = (_without_topics(one.entity) for one in every.values())
        listing = Listing.build(bare, (), matcher=matcher, relations=relations)
        return cls(listing, every, frozenset(member for one in every.values() for member in one.members))


def tier_of(party: Party) -> str:
    """The tier of a party of a dossier; empty for one that is listed, merely mentioned, or no party."""
    if party.status is Status.LISTED:
        return ""
    if party.status in {Status.OWNED, Status.EXPOSED}:
        return str(party.status)
    certainties = {finding.certainty for finding in party.ownership}
    if certainties - {Certainty.CAUTION}:
        return POSSIBLY_OWNED
    return CAUTION if certainties else ""


def _without_topics(entity: Entity) -> Entity:
    return Entity(entity.id, entity.schema, tuple(s for s in entity.statements if s.prop != "topics"))

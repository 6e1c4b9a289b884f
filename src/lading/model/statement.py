"""Dataset D says that entity E has property P = V.

The columns are FollowTheMoney's, so that statements travel to and from its tools. A Support ties a statement to the
claim it rests on; the tie is many to many, because FollowTheMoney's statement id leaves out where a value was read and
two quotes for one value would otherwise be merged.
"""

from dataclasses import dataclass
from typing import NamedTuple

from lading.model.ids import digest


class Statement(NamedTuple):
    """One value of one property of one entity, as one dataset states it.

    A tuple where the other nouns are frozen dataclasses: lists have millions of these, and a tuple is made in a third
    of the time.
    """

    entity_id: str
    schema: str
    """FollowTheMoney schema of the entity: Person, Company, Ownership, Sanction …"""
    prop: str
    value: str
    """The cleaned value: ISO dates, ISO country codes, entity ids; names as they are written."""
    dataset: str
    original_value: str | None = None
    """What the list or document itself printed, where cleaning changed it."""
    lang: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    origin: str | None = None
    """Where in the dataset it was read: `sdn.csv row 17`."""
    external: bool = False

    @property
    def id(self) -> str:
        """The same for what the same dataset states again, wherever it was read. Worked out when asked for."""
        return digest(self.dataset, self.entity_id, self.prop, self.value)


@dataclass(frozen=True, slots=True)
class Support:
    """A statement rests on a claim."""

    statement_id: str
    claim_id: str

"""Which mentions a sentence may speak of: its own, and the last of each party named before it in the window."""

from collections.abc import Sequence
from dataclasses import dataclass

EARLIER = 10
"""Parties named before a sentence that it may speak of."""
MOST = 40
"""Mentions of one sentence that are weighed; more stand only in bare lists."""
CARRIED = frozenset({"ORG", "PERSON", "GOVBODY", "MEDIA", "MODEL", "COUNTRY", "ORG_GROUP", "PERSON_GROUP", "SOURCE"})
"""What a later sentence may take up without naming it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention in a window: its pieces (half-open), what it is, the sentence it stands in, and its party in the document."""

    start: int
    end: int
    kind: str
    sentence: int
    party: str


def find_scope(spots: Sequence[Spot], sentence: int) -> list[int]:
    """The numbers of the mentions that a sentence may speak of: its own in order, then earlier parties, the latest first."""
    own = [i for i, s in enumerate(spots) if s.sentence == sentence][:MOST]
    seen = {spots[i].party for i in own}
    earlier = list[int]()
    for i in range(len(spots) - 1, -1, -1):
        spot = spots[i]
        if spot.sentence >= sentence or spot.party in seen or spot.kind not in CARRIED:
            continue
        seen.add(spot.party)
        earlier.append(i)
        if len(earlier) == EARLIER:
            break
    return own + earlier

"""The ownership kernel: which parties a rule reaches, over columns of whole numbers.

A party is reached when the shares that reached parties hold in it come to the threshold: the least set that contains
the seeds and is closed under that, never a product of percentages. Shares are bounds in parts per million; all sums
are 64-bit integers. `fixpoint_plain` says the same slowly; the tests hold the two together.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lading.model.ownership import WHOLE

Column = NDArray[np.int32]
Sums = NDArray[np.int64]
Mask = NDArray[np.bool_]
Rounds = NDArray[np.int32]
NOT_REACHED = -1


@dataclass(frozen=True, slots=True)
class Columns:
    """Stakes as columns: `owner[i]` holds between `low[i]` and `high[i]` parts per million of `asset[i]`.

    Parties are numbered from 0 to `parties - 1`. Loops and parallel stakes are allowed; parallel ones add up.
    """

    parties: int
    owner: Column
    asset: Column
    low: Column
    high: Column
    beside: Mask | None = None
    """Stakes that overlap others instead of adding to them (indirect ones): what the others leave does not limit them."""

    def least(self) -> Column:
        """What each stake adds to the most that its company's holders can have together, beside the room."""
        return self.low if self.beside is None else np.where(self.beside, self.high, self.low)

    def room(self) -> Sums:
        """For each party, how much is left for unknown shares when every stake is at its lower bound.

        Where the lower bounds alone are more than the whole, the register contradicts itself and limits nothing.
        """
        stated = _sum(self.asset, self.low, self.parties)
        return np.where(stated > WHOLE, np.int64(4 * WHOLE), WHOLE - stated)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the kernel finds, one entry a party."""

    definite: Rounds
    """The round in which it was surely reached; 0 for a seed, -1 where it was not."""
    possible: Rounds
    """The same where the unknown shares fall the worst way that the known ones allow."""
    circular: Mask
    """Not reached, yet consistent with being reached: companies that hold each other round a stake of a listed party."""


def find_reached(columns: Columns, seeds: Mask, *, threshold: int) -> Answer:
    """Least and greatest fixpoints of one rule for all seeds together.

    Args:
        columns: the stakes.
        seeds: the listed parties.
        threshold: parts per million that must be reached; a rule that says "more than half" asks for one more.
    """
    definite = reach_least(columns, seeds, threshold=threshold)
    room = columns.room() if np.any(columns.low != columns.high) else None
    possible = definite if room is None else reach_least(columns, seeds, threshold=threshold, room=room)
    circular = _circular(columns, seeds, possible != NOT_REACHED, threshold=threshold, room=room)
    return Answer(definite, possible, circular)


def reach_least(columns: Columns, seeds: Mask, *, threshold: int, room: Sums | None = None) -> Rounds:
    """The least fixpoint: the round in which each party is reached, -1 where it never is.

    Without `room` shares count at their lower bounds. With it they count at their upper bounds, but together no more
    than what the lower bounds of everybody else leave.
    """
    rounds = np.where(seeds, 0, NOT_REACHED).astype(np.int32)
    held, sure = np.zeros(columns.parties, np.int64), np.zeros(columns.parties, np.int64)
    weight, least = (columns.low if room is None else columns.high), columns.least()
    fresh = seeds.copy()
    number = 0
    while fresh.any():
        number += 1
        added = np.flatnonzero(fresh[columns.owner])
        assets = columns.asset[added]
        np.add.at(held, assets, weight[added])
        enough = held[assets] >= threshold
        if room is not None:
            np.add.at(sure, assets, least[added])
            enough &= sure[assets] + room[assets] >= threshold
        found = assets[enough & (rounds[assets] == NOT_REACHED)]
        rounds[found] = number
        fresh[:] = False
        fresh[found] = True
    return rounds


def _circular(columns: Columns, seeds: Mask, reached: Mask, *, threshold: int, room: Sums | None) -> Mask:
    """What the greatest fixpoint has beside the least, among the parties that some chain leads to from a seed.

    Circles that hold themselves whoever is listed say nothing about the listed, and are left out.
    """
    below = _downstream(columns, seeds)
    own = reach_greatest(columns, np.zeros(columns.parties, np.bool_), below, threshold=threshold)
    greatest = reach_greatest(columns, seeds, below & (~own | reached), threshold=threshold, room=room)
    return greatest & ~reached


def reach_greatest(columns: Columns, seeds: Mask, allowed: Mask, *, threshold: int, room: Sums | None = None) -> Mask:
    """The greatest fixpoint among the allowed parties and the seeds: what stays when nothing unsupported may stay.

    Every round looks only at the stakes between parties that are still inside.
    """
    inside = allowed | seeds
    owner, asset, least = columns.owner, columns.asset, columns.least()
    weight = columns.low if room is None else columns.high
    while True:
        kept = np.flatnonzero(inside[owner] & inside[asset])
        owner, asset, weight, least = owner[kept], asset[kept], weight[kept], least[kept]
        short = _sum(asset, weight, columns.parties) < threshold
        if room is not None:
            short |= _sum(asset, least, columns.parties) + room < threshold
        leaving = inside & short & ~seeds
        if not leaving.any():
            return inside
        inside &= ~leaving


def _sum(asset: Column, weight: Column, parties: int) -> Sums:
    """The weights of each company's stakes together."""
    held = np.zeros(parties, np.int64)
    np.add.at(held, asset, weight)
    return held


def _downstream(columns: Columns, seeds: Mask) -> Mask:
    """Every party that some chain of stakes leads to from a seed."""
    found, fresh = seeds.copy(), seeds
    while fresh.any():
        touched = np.zeros(columns.parties, np.bool_)
        touched[columns.asset[np.flatnonzero(fresh[columns.owner] & (columns.high > 0))]] = True
        fresh = touched & ~found
        found |= fresh
    return found

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
Positions = NDArray[np.intp]
NOT_REACHED = -1
BLOCK = 1 << 17
"""Stakes looked at together: their positions fit the processor's cache, and no second column of all owners is made."""
SCANS, FEW = 6, 4096
"""An index of the stakes costs about as much as six readings of all of them, and pays where a round begins with few."""


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

    def __post_init__(self) -> None:
        for column in (self.owner, self.asset):
            if column.size and not 0 <= column.min() <= column.max() < self.parties:
                raise ValueError(f"a stake names a party outside 0 to {self.parties - 1}")

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


def find_reached(columns: Columns, seeds: Mask, *, threshold: int, perhaps: Mask | None = None) -> Answer:
    """Least and greatest fixpoints of one rule for all seeds together.

    Args:
        columns: the stakes.
        seeds: the listed parties.
        threshold: parts per million that must be reached; a rule that says "more than half" asks for one more.
        perhaps: parties of which it is not known whether they are listed ones; they count for what is possible only.
    """
    definite = reach_least(columns, seeds, threshold=threshold)
    room = columns.room() if np.any(columns.low != columns.high) else None
    every = seeds if perhaps is None else seeds | perhaps
    sure = room is None and perhaps is None
    possible = definite if sure else reach_least(columns, every, threshold=threshold, room=room)
    circular = _circular(columns, every, possible != NOT_REACHED, threshold=threshold, room=room)
    return Answer(definite, possible, circular)


def reach_least(columns: Columns, seeds: Mask, *, threshold: int, room: Sums | None = None) -> Rounds:
    """The least fixpoint: the round in which each party is reached, -1 where it never is.

    Without `room` shares count at their lower bounds. With it they count at their upper bounds, but together no more
    than what the lower bounds of everybody else leave.
    """
    rounds = np.where(seeds, 0, NOT_REACHED).astype(np.int32)
    held, sure = np.zeros(columns.parties, np.int64), np.zeros(columns.parties, np.int64)
    weight, least = (columns.low if room is None else columns.high), columns.least()
    fresh, number = np.flatnonzero(seeds), 0
    held_by = _HeldBy(columns.owner, columns.parties)
    while fresh.size:
        number += 1
        added = held_by.find(fresh, number=number)
        assets = columns.asset[added]
        np.add.at(held, assets, weight[added])
        enough = held[assets] >= threshold
        if room is not None:
            np.add.at(sure, assets, least[added])
            enough &= sure[assets] + room[assets] >= threshold
        found = assets[enough & (rounds[assets] == NOT_REACHED)]
        rounds[found] = number
        fresh = np.unique(found)
    return rounds


class _HeldBy:
    """Which stakes some parties hold: read from all stakes, or from an index once few parties are new in a round.

    The index puts the owners' upper sixteen bits in order, which NumPy does in linear time, and reads a few buckets.
    """

    def __init__(self, owner: Column, parties: int) -> None:
        self._owner, self._mask = owner, np.zeros(parties, np.bool_)
        self._shift = max(0, (parties - 1).bit_length() - 16)
        self._order: Positions | None = None
        self._ends = np.zeros(0, np.int64)

    def find(self, fresh: Positions, *, number: int) -> Positions:
        """The positions of the stakes that these parties hold, each once, in the `number`-th round."""
        self._mask[fresh] = True
        found = self._look_up(fresh) if number > SCANS and fresh.size <= FEW else self._scan()
        self._mask[fresh] = False
        return found

    def _scan(self) -> Positions:
        blocks = [np.zeros(0, np.intp)]
        for start in range(0, self._owner.size, BLOCK):
            block = self._owner[start : start + BLOCK].astype(np.intp)  # take() would otherwise convert in small steps
            blocks.append(np.flatnonzero(self._mask.take(block, mode="clip")) + start)
        return np.concatenate(blocks)

    def _look_up(self, fresh: Positions) -> Positions:
        if self._order is None:
            bucket = (self._owner >> self._shift).astype(np.uint16)
            self._order = np.argsort(bucket, kind="stable")
            self._ends = np.cumsum(np.bincount(bucket, minlength=1 << 16))
        asked = np.unique(fresh >> self._shift)
        ends = self._ends[asked]
        counts = ends - np.where(asked > 0, self._ends[asked - 1], 0)
        shifts = np.repeat(ends - np.cumsum(counts), counts)
        near: Positions = self._order[shifts + np.arange(shifts.size)]
        return near[self._mask[self._owner[near]]]


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
    found, fresh, number = seeds.copy(), np.flatnonzero(seeds), 0
    held_by = _HeldBy(columns.owner, columns.parties)
    while fresh.size:
        number += 1
        stakes = held_by.find(fresh, number=number)
        assets = columns.asset[stakes[columns.high[stakes] > 0]]
        fresh = np.unique(assets[~found[assets]])
        found[fresh] = True
    return found

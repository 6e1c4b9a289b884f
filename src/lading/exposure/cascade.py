"""One ownership rule run over the stakes of a day: who is reached in which round, and by which listed parties."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from lading.graph.fixpoint import NOT_REACHED, Columns, find_reached
from lading.model.ownership import WHOLE, Certainty, Nature, Share, Stake

JOINT = "joint holders of "
"""Prefix of the stand-in for everybody who holds one company jointly. It never leaves this module."""

Pairs = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Register:
    """The stakes of a day, by company and by owner. Control without a share is not among them."""

    into: Mapping[str, tuple[Stake, ...]]
    owned_by: Mapping[str, tuple[Stake, ...]]

    @classmethod
    def of(cls, stakes: Iterable[Stake]) -> "Register":
        """The register that some stakes make."""
        into: dict[str, list[Stake]] = {}
        owned: dict[str, list[Stake]] = {}
        for stake in stakes:
            if stake.nature is not Nature.CONTROL:
                into.setdefault(stake.asset, []).append(stake)
                owned.setdefault(stake.owner, []).append(stake)
        return cls({k: tuple(v) for k, v in into.items()}, {k: tuple(v) for k, v in owned.items()})

    def below(self, owners: Collection[str]) -> "Register":
        """Only the companies that some chain of stakes leads to from some owners, each with all of its stakes."""
        found, left = set(owners), list(owners)
        while left:
            for stake in self.owned_by.get(left.pop(), ()):
                if stake.asset not in found:
                    found.add(stake.asset)
                    left.append(stake.asset)
        return Register.of(stake for party in found for stake in self.into.get(party, ()))


@dataclass(frozen=True, slots=True)
class Cascade:
    """What one run of a rule reached."""

    seeds: frozenset[str]
    definite: Mapping[str, int]
    """Round of each party that was surely reached; the seeds are 0."""
    possible: Mapping[str, int]
    circular: frozenset[str]
    into: Mapping[str, tuple[Stake, ...]]
    together: bool
    """Whether joint holders count as one."""
    perhaps: Mapping[str, str]
    """Parties that may be a seed, by whom they may be. They are round 0 of what is possible."""

    def certainty(self, party: str) -> Certainty | None:
        """How surely a party is reached; None where it is not, or is a seed itself."""
        if party in self.seeds:
            return None
        if party in self.definite:
            return Certainty.DEFINITE
        if party in self.perhaps:
            return None
        if party in self.possible:
            return Certainty.POSSIBLE
        return Certainty.CIRCULAR if party in self.circular else None

    @property
    def reached(self) -> tuple[str, ...]:
        """Everybody reached in any way, the surest and the nearest first."""
        rest = sorted(self.circular)
        nearest = sorted((party for party in self.possible if party not in self.seeds), key=self._order)
        return (*nearest, *rest)

    def _order(self, party: str) -> tuple[bool, int, str]:
        return (party not in self.definite, self.possible[party], party)

    def members(self, certainty: Certainty) -> Mapping[str, int]:
        """The parties that a proof of that certainty may rest on, with their rounds."""
        if certainty is Certainty.DEFINITE:
            return self.definite
        if certainty is Certainty.POSSIBLE:
            return self.possible
        return dict(self.possible) | dict.fromkeys(self.circular, 0)

    def contributing(self, party: str, members: Mapping[str, int], *, before: int | None) -> tuple[Stake, ...]:
        """The stakes in a party held by members, those reached earlier only where `before` says so."""
        into = [stake for stake in self.into.get(party, ()) if stake.share.high > 0]
        held = {stake.owner for stake in into if stake.owner in members and _earlier(members[stake.owner], before)}
        joint = self.together and any(stake.owner in held and stake.nature is Nature.JOINT for stake in into)
        return tuple(stake for stake in into if stake.owner in held or (joint and stake.nature is Nature.JOINT))


def _earlier(number: int, before: int | None) -> bool:
    return before is None or number < before


def run_together(register: Register, listed: Collection[str], perhaps: Pairs, *, threshold: int) -> Cascade:
    """One cascade from all listed parties: their shares add up.

    `perhaps` are pairs of an owner and a listed party that it may be.
    """
    maybe = {owner: other for owner, other in perhaps if other in listed and owner not in listed}
    below = register.below({*listed, *maybe})
    return _run(below, frozenset(listed), maybe, threshold=threshold, together=False)


def run_each(register: Register, listed: Collection[str], perhaps: Pairs, *, threshold: int) -> Iterator[Cascade]:
    """One cascade for each listed party that owns anything; joint holders of a company each hold what all of them do."""
    for party in sorted(listed):
        maybe = {owner: other for owner, other in perhaps if other == party and owner not in listed}
        owners = {party, *maybe}
        if any(owner in register.owned_by for owner in owners):
            yield _run(register.below(owners), frozenset({party}), maybe, threshold=threshold, together=True)


def _run(
    register: Register, seeds: frozenset[str], perhaps: Mapping[str, str], *, threshold: int, together: bool
) -> Cascade:
    rows = [row for stakes in register.into.values() for row in _held(stakes, together=together)]
    names = list(dict.fromkeys((*seeds, *perhaps, *(end for owner, asset, *_ in rows for end in (owner, asset)))))
    number = {name: place for place, name in enumerate(names)}
    columns = Columns(
        len(names),
        np.array([number[owner] for owner, *_ in rows], np.int32),
        np.array([number[asset] for _, asset, *_ in rows], np.int32),
        np.array([share.low for *_, share, _ in rows], np.int32),
        np.array([share.high for *_, share, _ in rows], np.int32),
        np.array([beside for *_, beside in rows], np.bool_),
    )
    maybe = np.array([name in perhaps for name in names], np.bool_) if perhaps else None
    answer = find_reached(
        columns, np.array([name in seeds for name in names], np.bool_), threshold=threshold, perhaps=maybe
    )
    definite, possible = (
        {name: int(found) for name, found in zip(names, rounds, strict=True) if _real(name) and found != NOT_REACHED}
        for rounds in (answer.definite, answer.possible)
    )
    circular = frozenset(name for name, found in zip(names, answer.circular, strict=True) if _real(name) and found)
    return Cascade(seeds, definite, possible, circular, register.into, together, perhaps)


def _real(name: str) -> bool:
    return not name.startswith(JOINT)


def _held(stakes: tuple[Stake, ...], *, together: bool) -> Iterator[tuple[str, str, Share, bool]]:
    """The stakes in one company as the kernel counts them, and whether each overlaps others.

    Joint holders are one party, whom each of them holds whole, and who holds the sum of their shares.
    """
    joint = [stake for stake in stakes if stake.nature is Nature.JOINT] if together else []
    for stake in stakes:
        if not together or stake.nature is not Nature.JOINT:
            yield stake.owner, stake.asset, stake.share, stake.nature is Nature.INDIRECT
    if joint:
        asset = joint[0].asset
        both = JOINT + asset
        for stake in joint:
            yield stake.owner, both, Share(WHOLE, WHOLE), False
        yield both, asset, add_shares(stake.share for stake in joint), False


def add_shares(shares: Iterable[Share]) -> Share:
    """The sum of some shares of one company, at most the whole."""
    every = tuple(shares)
    return Share(min(WHOLE, sum(share.low for share in every)), min(WHOLE, sum(share.high for share in every)))

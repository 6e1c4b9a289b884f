"""The ownership kernel in plain Python, written as the definition reads: slow, obvious, and what the fast one must equal."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lading.model.ownership import WHOLE, Share


@dataclass(frozen=True, slots=True)
class Held:
    """One stake: who, of whom, how much."""

    owner: str
    asset: str
    share: Share
    beside: bool = False
    """Whether it overlaps other stakes (an indirect one): what they leave does not limit it."""


@dataclass(frozen=True, slots=True)
class PlainAnswer:
    """The same as `fixpoint.Answer`, by name."""

    definite: Mapping[str, int]
    """Round by party; a party that is not reached is missing."""
    possible: Mapping[str, int]
    circular: frozenset[str]


Test = Callable[[str, frozenset[str]], bool]


def find_reached_plainly(held: Iterable[Held], listed: Iterable[str], *, threshold: int) -> PlainAnswer:
    """Least and greatest fixpoints of one rule for all listed parties together."""
    stakes, seeds = tuple(held), frozenset(listed)
    everybody = seeds | {end for stake in stakes for end in (stake.owner, stake.asset)}
    sure, perhaps = (_sure(stakes, threshold), _perhaps(stakes, threshold))
    definite = _least(seeds, everybody, sure)
    possible = _least(seeds, everybody, perhaps)
    below = _downstream(stakes, seeds)
    own = _greatest(frozenset(), below, sure)
    allowed = (below - own) | frozenset(possible)
    return PlainAnswer(definite, possible, _greatest(seeds, allowed, perhaps) - frozenset(possible))


def _sure(stakes: tuple[Held, ...], threshold: int) -> Test:
    """Whether some owners surely hold the threshold of a party."""

    def test(asset: str, owners: frozenset[str]) -> bool:
        return sum(s.share.low for s in stakes if s.asset == asset and s.owner in owners) >= threshold

    return test


def _perhaps(stakes: tuple[Held, ...], threshold: int) -> Test:
    """Whether they may hold it: at the upper bounds, and no more than what everybody else's lower bounds leave."""

    def test(asset: str, owners: frozenset[str]) -> bool:
        into = [s for s in stakes if s.asset == asset]
        most = sum(s.share.high for s in into if s.owner in owners and not s.beside)
        more = sum(s.share.high for s in into if s.owner in owners and s.beside)
        others = sum(s.share.low for s in into if s.owner not in owners)
        consistent = sum(s.share.low for s in into) <= WHOLE
        return min(most, WHOLE - others if consistent else most) + more >= threshold

    return test


def _least(seeds: frozenset[str], everybody: frozenset[str], test: Test) -> dict[str, int]:
    rounds, number = dict.fromkeys(seeds, 0), 0
    while True:
        number += 1
        inside = frozenset(rounds)
        fresh = [party for party in everybody - inside if test(party, inside)]
        if not fresh:
            return rounds
        rounds |= dict.fromkeys(fresh, number)


def _greatest(seeds: frozenset[str], allowed: frozenset[str], test: Test) -> frozenset[str]:
    inside = allowed | seeds
    while True:
        kept = frozenset(party for party in inside if party in seeds or test(party, inside))
        if kept == inside:
            return inside
        inside = kept


def _downstream(stakes: tuple[Held, ...], seeds: frozenset[str]) -> frozenset[str]:
    found = seeds
    while True:
        more = found | {s.asset for s in stakes if s.owner in found and s.share.high > 0}
        if more == found:
            return found
        found = more

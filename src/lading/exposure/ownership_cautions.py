"""What a careful reader adds to an ownership answer: control, minorities, divestment, suspended rules, overfull registers."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lading.exposure.cascade import Cascade, Register, add_shares
from lading.exposure.explain import join_names
from lading.exposure.ownership_rules import OwnershipRule, OwnershipTable
from lading.graph.as_of import Standing, in_force, standing
from lading.graph.build import Graph
from lading.model.ownership import WHOLE, Certainty, Holding, InForce, Nature, Stake
from lading.model.period import last_day

Beside = tuple[str, tuple[Holding, ...], tuple[str, ...], tuple[str, ...]]
"""A party that a rule does not reach: its holdings, the cautions, the listed parties concerned."""


@dataclass(frozen=True, slots=True)
class Cautions:
    """The cautions of one rule on one day."""

    graph: Graph
    as_of: dt.date
    table: OwnershipTable
    rule: OwnershipRule
    stood: InForce
    register: Register
    controls: tuple[Stake, ...]
    """Control without a share, as it stood on the day."""
    perhaps: Mapping[str, str]
    """Owners who may be a party that is listed under the rule, by whom they may be."""

    def is_listed(self, party: str) -> bool:
        """Whether a party is listed under this rule."""
        rows = in_force(self.graph.designations.get(party, ()), self.as_of)
        return any(self.rule.counts(row) for row in rows)

    def of(
        self,
        certificate: Iterable[Holding],
        certainty: Certainty,
        listed: Iterable[str],
        perhaps: Iterable[str] = (),
    ) -> tuple[str, ...]:
        """What to add to a finding. `perhaps` are the listed parties that owners in it may be, or may not."""
        words = [self._say(key) for key in self.rule.cautions if certainty is Certainty.DEFINITE]
        if self.stood is not InForce.YES:
            words.append(self._say(self.stood.value))
        sources = tuple(listed)
        for key, holds in (("possibly_listed", self._possibly_listed), ("undated", self._undated)):
            unsure = [party for party in sources if holds(party)]
            if unsure:
                words.append(self._say(key, unsure))
        maybe = list(dict.fromkeys(perhaps))
        if maybe:
            words.append(self._say("perhaps", maybe))
        overfull = [held.party for held in certificate if self._stated(held.party) > WHOLE]
        return (*words, self._say("overfull", overfull)) if overfull else tuple(words)

    def beside(self, runs: Iterable[Cascade], listed: Collection[str]) -> Iterator[Beside]:
        """Cautions for parties that the rule does not reach: controlled, held by a minority, held until recently."""
        every = tuple(runs)
        reached = {party for run in every for party in (*run.definite, *run.possible, *run.circular)} | set(listed)
        surely = {party for run in every for party in run.definite} | set(listed)
        told: dict[str, list[str]] = {}
        by: dict[str, dict[str, list[Stake]]] = {}
        maybe = surely | set(self.perhaps)
        for key, party, stakes in (*self._controlled(maybe), *self._minorities(maybe), *self._divested(surely)):
            if party in reached:
                continue
            names = list(dict.fromkeys(stake.owner for stake in stakes))
            day = max((stake.period.end or "" for stake in stakes), default="")
            told.setdefault(party, []).append(self._say(key, names, day=day))
            by.setdefault(party, {}).setdefault(key, []).extend(stakes)
        for party, words in told.items():
            rows = tuple(dict.fromkeys(stake for stakes in by[party].values() for stake in stakes))
            held = Holding(party, 0, add_shares(stake.share for stake in rows if "divested" not in by[party]), rows)
            unsure = [self.perhaps[stake.owner] for stake in rows if stake.owner in self.perhaps]
            sources = tuple(dict.fromkeys([stake.owner for stake in rows if stake.owner in listed] + unsure))
            yield party, (held,), (*words, *self.of((), Certainty.CAUTION, sources, unsure)), sources

    def _controlled(self, owners: Collection[str]) -> Iterator[tuple[str, str, list[Stake]]]:
        key = "control" if self.rule.control == "caution" else "criterion"
        held = (stake for stake in self.controls if stake.owner in owners)
        return ((key, party, rows) for party, rows in _by_asset(held).items())

    def _minorities(self, owners: Collection[str]) -> Iterator[tuple[str, str, list[Stake]]]:
        if not self.rule.minority:
            return iter(())
        held = (s for owner in owners for s in self.register.owned_by.get(owner, ()) if s.share.high > 0)
        return (("minority", party, rows) for party, rows in _by_asset(held).items())

    def _divested(self, owners: Collection[str]) -> Iterator[tuple[str, str, list[Stake]]]:
        """Parties of which the reached held enough on the last day of a stake that is over."""
        shares = [stake for stake in self.graph.stakes if stake.nature is not Nature.CONTROL and stake.owner in owners]
        ended = [stake for stake in shares if stake.period.surely_over(self.as_of)]
        of = _by_asset(shares) if ended else {}
        for stake in ended:
            day = last_day(stake.period.end or "")
            held = [s for s in of[stake.asset] if s.period.surely_begun(day) and not s.period.surely_over(day)]
            enough = sum(other.share.low for other in held) >= self.rule.threshold
            if enough and self._was_listed(stake.owner, day):
                yield "divested", stake.asset, [stake]

    def _was_listed(self, party: str, day: dt.date) -> bool:
        rows = self.graph.designations.get(party, ())
        return not rows or any(self.rule.counts(row) for row in in_force(rows, day))

    def _undated(self, party: str) -> bool:
        rows = [row for row in self.graph.designations.get(party, ()) if self.rule.counts(row)]
        return bool(rows) and all(row.period.start is None for row in rows)

    def _possibly_listed(self, party: str) -> bool:
        rows = [row for row in self.graph.designations.get(party, ()) if self.rule.counts(row)]
        found = {standing(row, self.as_of) for row in rows}
        return Standing.POSSIBLE in found and Standing.IN_FORCE not in found

    def _stated(self, party: str) -> int:
        return sum(stake.share.low for stake in self.register.into.get(party, ()))

    def _say(self, key: str, names: Iterable[str] = (), *, day: str = "") -> str:
        return self.table.cautions[key].format(names=join_names(self.graph.caption(name) for name in names), day=day)


def _by_asset(stakes: Iterable[Stake]) -> Mapping[str, list[Stake]]:
    found: dict[str, list[Stake]] = {}
    for stake in stakes:
        found.setdefault(stake.asset, []).append(stake)
    return found

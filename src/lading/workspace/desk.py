"""Where decisions are put down: into the store's ledgers, with who and when, and taken back from there."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from lading.claims.review import ClaimItem, Item, MatchItem, Rank, judge_item
from lading.errors import ConfigurationError
from lading.io.store import Store, stamp
from lading.model.judgement import ClaimJudgement, Decision


@dataclass(frozen=True, slots=True)
class Desk:
    """One person at work on one store."""

    store: Store
    by: str
    now: Callable[[], dt.datetime]

    def decide(self, item: Item, decision: Decision) -> Item:
        """Record a decision: on a claim, or on every pair of a match. Returns the item as decided."""
        with self.store.intakes.together():
            moment = self.now()  # once nobody else writes: entries stand in the order of their times
            at, recorded = moment.date().isoformat(), stamp(moment)
            if isinstance(item, ClaimItem):
                judgement = ClaimJudgement(item.claim, decision, self.by, at)
                self.store.claim_judgements.record(judgement, recorded=recorded)
                return ClaimItem(item.claim, item.document, Rank.OTHER, item.claim.score, decided=judgement)
            judgements = judge_item(item, decision, by=self.by, at=at)
            for one in judgements:
                self.store.judgements.record(one, recorded=recorded)
            return replace(item, judgements=judgements, decided=True)

    def undo(self, item: Item) -> None:
        """Take back the decision that stands on an item.

        Raises:
            ConfigurationError: where no person has decided it.
        """
        with self.store.intakes.together():
            recorded = stamp(self.now())
            if isinstance(item, ClaimItem):
                claims = [e for e in self.store.claim_judgements.standing() if e.judgement.claim.id == item.id]
                for entry in claims:
                    self.store.claim_judgements.withdraw(entry.digest, by=self.by, recorded=recorded)
                found = len(claims)
            else:
                found = self._undo_match(item, recorded)
        if not found:
            raise ConfigurationError(
                "nobody has decided this", where=item.id[:8], remedy="see `lading review --decided`"
            )

    def _undo_match(self, item: MatchItem, recorded: str) -> int:
        pairs = {(one.match.query, one.match.candidate) for one in item.judgements}
        entries = [
            entry
            for entry in self.store.judgements.standing()
            if entry.by_person and (entry.judgement.match.query, entry.judgement.match.candidate) in pairs
        ]
        for entry in entries:
            self.store.judgements.withdraw(entry.digest, by=self.by, recorded=recorded)
        return len(entries)

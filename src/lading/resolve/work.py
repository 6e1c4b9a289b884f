"""What the steps of one resolution share: who is compared, who is joined already, and what people decided."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

from lading.model.judgement import Decision, Judgement, Match, Reason
from lading.resolve.block import Candidate, Hits
from lading.resolve.clusters import Clusters
from lading.resolve.matcher import Matcher
from lading.resolve.profile import Profile


@dataclass(frozen=True, slots=True)
class Work:
    """One resolution while it lasts. Only the clusters and the hits found so far change."""

    matcher: Matcher
    listed: Mapping[str, Profile]
    pages: Sequence[Mapping[str, Profile]]
    """Parties by id, one mapping a document."""
    profiles: Mapping[str, Profile]
    clusters: Clusters
    decided: frozenset[tuple[str, str]]
    """Pairs that a person has judged, in both orders."""
    hits: MutableMapping[tuple[str, str], Hits] = field(default_factory=dict)
    """What the lists' index answered to a name, since documents repeat each other's names."""

    def is_listed(self, one: str) -> bool:
        """Whether an id is that of a listed party by now."""
        return any(member in self.listed for member in self.clusters.members(one))

    def open_pairs(self, pairs: Iterable[Candidate]) -> tuple[Candidate, ...]:
        """The pairs that no person has judged, neither themselves nor with another entry of the same party."""
        return tuple(pair for pair in pairs if not self._is_decided(pair.query.id, pair.entry.id))

    def _is_decided(self, query: str, entry: str) -> bool:
        if not self.decided:
            return False
        return any((query, one) in self.decided for one in self.clusters.members(entry))

    def carry_out(self, judgement: Judgement) -> Judgement:
        """Join a positive pair. Where that may not be, the judgement becomes unsure and says why."""
        match = judgement.match
        if judgement.decision is not Decision.POSITIVE:
            return judgement
        against = self.clusters.refusal(match.query, match.candidate) or self._two_listed(match)
        if not against:
            self.clusters.join(match.query, match.candidate)
            return judgement
        reasons = (*match.reasons, Reason("contradiction", 0.0, against))
        return replace(judgement, match=replace(match, reasons=reasons), decision=Decision.UNSURE)

    def _two_listed(self, match: Match) -> str:
        """Why documents may not make one of two listed parties; only lists and people do that."""
        listed = self.is_listed(match.query) and self.is_listed(match.candidate)
        apart = not self.clusters.together(match.query, match.candidate)
        return "both are listed, and no list says that they are one" if listed and apart else ""

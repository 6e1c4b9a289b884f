"""What a decision on a claim would change: exposures and owned parties that it would create or remove."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lading.model.claim import Claim
from lading.model.dossier import Dossier, Party
from lading.model.exposure import Edge, Exposure
from lading.model.ownership import OwnershipFinding


@dataclass(frozen=True, slots=True)
class Effect:
    """One change that hangs on one claim."""

    claim: str
    """Its id."""
    weight: float
    """Of the exposure, shared among the claims that it needs; 1 for an owned party."""
    words: str


def find_creating(base: Dossier, raised: Dossier, waiting: Mapping[str, Claim]) -> Iterator[Effect]:
    """What a yes would create: exposures and owned parties that the raised answer has and the base has not."""
    known = {(exposure.party, exposure.risk_source) for exposure in base.exposures}
    captions = {party.id: party.caption for party in (*base.parties, *raised.parties)}
    for exposure in raised.exposures:
        if (exposure.party, exposure.risk_source) in known:
            continue
        words = f"a yes makes {_say(exposure, captions)}"
        for path in (exposure.path, *exposure.alternatives):
            yield from _needed(path.edges, waiting, weight=exposure.weight, words=words)
    before = {(party.id, finding.regime) for party in base.parties for finding in party.ownership if finding.decides}
    for party, finding in _owned(raised):
        if (party.id, finding.regime) not in before:
            claims = [claim for held in finding.certificate for stake in held.stakes for claim in stake.claims]
            ids = dict.fromkeys(claim.id for claim in claims if claim.id in waiting)
            for one in ids:
                yield Effect(one, 1 / len(ids), f"a yes makes {party.caption} owned by listed parties ({finding.rule})")


def _needed(edges: Collection[Edge], waiting: Mapping[str, Claim], *, weight: float, words: str) -> Iterator[Effect]:
    """The claims that a way stands or falls with: those of its edges that nothing verified bears."""
    lacking = [bearing for edge in edges if (bearing := bearing_claims(edge)) and all(c.id in waiting for c in bearing)]
    others = len(lacking) - 1
    more = f", together with {others} other claim{'s' * (others > 1)}" if others else ""
    for bearing in lacking:
        for claim in bearing:
            yield Effect(claim.id, weight / len(lacking), words + more)


def find_removing(base: Dossier, decided: Collection[str]) -> Iterator[Effect]:
    """What a no would remove: exposures and owned parties that stand or fall with one claim that no person has decided."""
    captions = {party.id: party.caption for party in base.parties}
    for exposure in base.exposures:
        alone = [_alone(path.edges) for path in (exposure.path, *exposure.alternatives)]
        for claim in sorted(frozenset.intersection(*alone) - frozenset(decided)):
            yield Effect(claim, exposure.weight, f"a no takes it away that {_say(exposure, captions, verb='is')}")
    for party, finding in _owned(base):
        stakes = (stake.claims for held in finding.certificate for stake in held.stakes)
        for claim in sorted({claims[0].id for claims in stakes if len(claims) == 1} - set(decided)):
            yield Effect(claim, 1.0, f"on it alone rests a share by which {party.caption} is owned ({finding.rule})")


def _alone(edges: Iterable[Edge]) -> frozenset[str]:
    """Ids of the claims that bear an edge of a way alone."""
    borne = (bearing_claims(edge) for edge in edges)
    return frozenset(claims[0].id for claims in borne if len(claims) == 1)


def bearing_claims(edge: Edge) -> tuple[Claim, ...]:
    """The claims that may carry an edge."""
    return tuple(claim for claim in edge.claims if claim.bears_edge)


def _owned(dossier: Dossier) -> Iterator[tuple[Party, OwnershipFinding]]:
    yield from ((party, finding) for party in dossier.parties for finding in party.ownership if finding.decides)


def _say(exposure: Exposure, captions: Mapping[str, str], *, verb: str = "") -> str:
    party = captions.get(exposure.party, exposure.party)
    return f"{party}{' ' * bool(verb)}{verb} exposed to {captions.get(exposure.risk_source, exposure.risk_source)}"

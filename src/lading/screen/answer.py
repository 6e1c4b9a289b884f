"""The answer for each party of a case: listed, owned, exposed, merely mentioned, or nothing that can be either."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from lading.exposure.assess import Day
from lading.graph.as_of import in_force, is_over, later
from lading.graph.build import Graph
from lading.model.claim import MentionKind
from lading.model.dossier import Candidate, Dataset, Party
from lading.model.exposure import Designation, Exposure, Status
from lading.model.judgement import Decision, Judgement
from lading.model.ownership import OwnershipFinding

NO_FINDINGS: Mapping[str, tuple[OwnershipFinding, ...]] = MappingProxyType({})
ANSWERABLE = frozenset({MentionKind.ORG, MentionKind.PERSON})
"""What can be exposed or merely mentioned. Goods, places, groups, authorities and publishers can at most be listed."""


@dataclass(frozen=True, slots=True)
class Further:
    """Whom to answer for beside those that the documents name."""

    called: str = ""
    """A name: whoever lists and registers call so, whole."""
    reached: bool = False
    """Everybody who is exposed, or whom a rule of ownership speaks of."""

    def find(self, graph: Graph, reached: Iterable[str]) -> Iterator[str]:
        """Their canonical ids."""
        if self.reached:
            yield from reached
        wanted = fold_name(self.called)
        for party, rows in graph.members.items() if wanted else ():
            if party == self.called or any(fold_name(name) == wanted for row in rows for name in row.names):
                yield party


def fold_name(text: str) -> str:
    """A name as it is looked for: case and spaces do not count."""
    return " ".join(text.casefold().split())


NOBODY = Further()


def answer_parties(
    graph: Graph,
    day: Day,
    exposures: Mapping[str, tuple[Exposure, ...]],
    *,
    judgements: Iterable[Judgement],
    ownership: Mapping[str, tuple[OwnershipFinding, ...]] = NO_FINDINGS,
    further: Further = NOBODY,
) -> tuple[Party, ...]:
    """Every party that the documents name, in the order of their first mention, then who else stands on a way.

    Args:
        graph: of the case.
        day: the graph on the day asked, `exposure.assess.cut_day`.
        exposures: by party, `exposure.assess.assess_exposures`.
        judgements: of `resolve`: why each document party was, or was not, taken for a listed one.
        ownership: by party, `exposure.ownership.assess_ownership(…).findings`.
        further: who is answered for too.
    """
    named = dict.fromkeys((*graph.party_of.values(), *further.find(graph, (*exposures, *ownership))))
    on_ways = (party for name in named for found in exposures.get(name, ()) for party in _ways_through(found))
    held_by = (party for name in named for found in ownership.get(name, ()) for party in _chain(found))
    judged: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        for one in (judgement, *_other_way(judgement, graph)):
            party = graph.canonical.get(one.match.query, one.match.query)
            judged.setdefault(party, []).append(one)
    return tuple(
        _answer(
            graph,
            day,
            party,
            exposures=exposures.get(party, ()),
            judgements=tuple(judged.get(party, ())),
            ownership=ownership.get(party, ()),
        )
        for party in dict.fromkeys((*named, *on_ways, *held_by))
        if party in graph.members
    )


def list_perhaps(judgements: Iterable[Judgement], graph: Graph) -> tuple[tuple[str, str], ...]:
    """Canonical ids of a party and of a designated one that it may be, by judgements that are unsure.

    Of two entries of lists either may be the designated one.
    """
    unsure = (judgement.match for judgement in judgements if judgement.decision is Decision.UNSURE)
    pairs = ((graph.canonical.get(m.query, m.query), graph.canonical.get(m.candidate, m.candidate)) for m in unsure)
    both = (pair for one, two in pairs if one != two for pair in ((one, two), (two, one)))
    return tuple(dict.fromkeys((one, two) for one, two in both if two in graph.designations))


def mark_registers(datasets: Iterable[Dataset], graph: Graph) -> tuple[Dataset, ...]:
    """The datasets, those that state who owns whom and designate nobody marked as no lists."""
    return tuple(replace(one, designates=False) if one.name in graph.registers else one for one in datasets)


def _other_way(judgement: Judgement, graph: Graph) -> Iterable[Judgement]:
    """An unsure judgement on two entries, read from the other: either may be the designated one."""
    match = judgement.match
    if judgement.decision is Decision.UNSURE and match.query not in graph.party_of:
        named = graph.caption(graph.canonical.get(match.query, match.query))
        yield replace(
            judgement, match=replace(match, query=match.candidate, candidate=match.query, candidate_name=named)
        )


def _ways_through(exposure: Exposure) -> Iterable[str]:
    """Every party on an exposure's way and its alternatives."""
    for path in (exposure.path, *exposure.alternatives):
        yield from path.parties


def _chain(finding: OwnershipFinding) -> Iterable[str]:
    """Every party of a finding's certificate."""
    for held in finding.certificate:
        yield held.party
        yield from (stake.owner for stake in held.stakes)


def _answer(
    graph: Graph,
    day: Day,
    party: str,
    *,
    exposures: tuple[Exposure, ...],
    judgements: tuple[Judgement, ...],
    ownership: tuple[OwnershipFinding, ...],
) -> Party:
    """What one party is on the day."""
    rows = graph.designations.get(party, ())
    standing = in_force(rows, day.as_of)
    kind = graph.kinds[party]
    exposures = tuple(exposure for exposure in exposures if not _told_as_owned(exposure, ownership))
    return Party(
        id=party,
        kind=kind,
        entity=graph.entity(party),
        status=_status(kind, standing, exposures, ownership),
        designations=standing,
        later=later(rows, day.as_of),
        over=tuple(row for row in rows if is_over(row, day.as_of)),
        exposures=exposures,
        judgements=judgements,
        candidates=tuple(_candidates(graph, day, party, judgements=judgements)) if kind in ANSWERABLE else (),
        ownership=ownership,
    )


def _told_as_owned(exposure: Exposure, ownership: tuple[OwnershipFinding, ...]) -> bool:
    """Whether an exposure says no more than a rule of ownership that decides: its edges are the stakes of the chain."""
    stakes = {
        key
        for finding in ownership
        if finding.decides
        for held in finding.certificate
        for stake in held.stakes
        for key in stake.statement_ids
    }
    return all(stakes & set(edge.statement_ids) for edge in exposure.path.edges)


def _candidates(graph: Graph, day: Day, party: str, *, judgements: tuple[Judgement, ...]) -> Iterable[Candidate]:
    """The listed parties that a party may be, each once."""
    seen = {party}
    for judgement in judgements:
        who = graph.canonical.get(judgement.match.candidate, judgement.match.candidate)
        rows = graph.designations.get(who, ())
        if judgement.decision is Decision.UNSURE and rows and who not in seen:
            seen.add(who)
            standing, after = in_force(rows, day.as_of), later(rows, day.as_of)
            if standing or after:
                yield Candidate(judgement, standing, after)


def _status(
    kind: MentionKind,
    designations: tuple[Designation, ...],
    exposures: tuple[Exposure, ...],
    ownership: tuple[OwnershipFinding, ...],
) -> Status | None:
    """Listed before owned before exposed before mentioned. Only a definite answer of a rule in force makes one owned."""
    if designations:
        return Status.LISTED
    if any(finding.decides for finding in ownership):
        return Status.OWNED
    if kind not in ANSWERABLE:
        return None
    return Status.EXPOSED if exposures else Status.MENTIONED

"""What a person should look at, by consequence: first what would create or remove an exposure, then who may be listed.

An answer is compared with the answer as it would be if every claim that waits for review were true. What the second has
and the first has not comes of those claims; which of them, the ways tell.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from lading.claims.effects import Effect, bearing_claims, find_creating, find_removing
from lading.claims.statements import party_id
from lading.model.claim import Claim, Mention, Predicate, Tier
from lading.model.document import Document
from lading.model.dossier import Dossier
from lading.model.exposure import Designation
from lading.model.ids import digest
from lading.model.issue import Issue
from lading.model.judgement import ClaimJudgement, Decision, Judgement, is_machine


class Rank(IntEnum):
    """Why something is in the queue; the lowest comes first."""

    EXPOSURE = 1
    """A yes or a no would create or remove an exposure, or make or unmake an owned party."""
    LISTED = 2
    """A party of the documents may be a listed one."""
    OTHER = 3


@dataclass(frozen=True, slots=True)
class ClaimItem:
    """A claim to be looked at: does the document say this?"""

    claim: Claim
    document: Document
    rank: Rank
    weight: float
    """Orders items of one rank: the weight of the exposure, or the claim's own score."""
    effects: tuple[str, ...] = ()
    """What a decision would change, in words."""
    decided: ClaimJudgement | None = None

    @property
    def id(self) -> str:
        """The claim's."""
        return self.claim.id


@dataclass(frozen=True, slots=True)
class MatchItem:
    """A name of the documents and the listed party that it may mean. Documents that use one name are one item."""

    id: str
    name: str
    judgements: tuple[Judgement, ...]
    """One a document party, the best first."""
    mention: Mention
    document: Document
    weight: float
    """The score; names of which documents state a relation come before those that are only named."""
    effects: tuple[str, ...] = ()
    designations: tuple[Designation, ...] = ()
    decided: bool = False
    """By a person: the judgements are theirs then."""
    rank: Rank = Rank.LISTED

    @property
    def listed_name(self) -> str:
        """What the list calls it."""
        match = self.judgements[0].match
        return match.candidate_name or match.candidate


Item = ClaimItem | MatchItem


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, by consequence, and what people have decided already."""

    open: tuple[Item, ...]
    decided: tuple[Item, ...]
    issues: tuple[Issue, ...] = ()
    """What could not be read of the lists and documents it is made from."""


def build_queue(base: Dossier, raised: Dossier, *, judgements: Iterable[ClaimJudgement] = ()) -> Queue:
    """Everything that a person should look at, and what has been looked at.

    Args:
        base: the answer as it is.
        raised: the answer as it would be if every claim that waits for review, and that nobody has decided, were true.
        judgements: people's on claims, as they stand.
    """
    documents = {document.id: document for document in base.documents}
    by_claim = {judgement.claim.id: judgement for judgement in judgements}
    waiting = {c.id: c for c in base.claims if c.tier is Tier.NEEDS_REVIEW and c.id not in by_claim}
    effects: dict[str, list[Effect]] = {}
    for effect in (*find_creating(base, raised, waiting), *find_removing(base, by_claim)):
        effects.setdefault(effect.claim, []).append(effect)
    claims = {claim.id: claim for claim in base.claims if claim.id in effects} | waiting
    found = [_claim_item(claim, effects.get(claim.id, []), documents) for claim in claims.values()]
    matches = tuple(_match_items(base))
    open_items: list[Item] = [*found, *(one for one in matches if not one.decided)]
    settled = (
        ClaimItem(j.claim, documents[j.claim.evidence.document_id], Rank.OTHER, j.claim.score, decided=j)
        for j in by_claim.values()
        if j.claim.evidence.document_id in documents
    )
    ordered = sorted(open_items, key=lambda item: (item.rank, _is_verified(item), -item.weight, item.id))
    return Queue(tuple(ordered), (*settled, *(one for one in matches if one.decided)), base.issues)


def _is_verified(item: Item) -> bool:
    """Whether rules are sure of it: what nobody is sure of comes before."""
    return isinstance(item, ClaimItem) and item.claim.tier is Tier.VERIFIED


def find_item(items: Iterable[Item], prefix: str) -> tuple[Item, ...]:
    """The items whose id begins so."""
    return tuple(item for item in items if item.id.startswith(prefix))


def judge_item(item: MatchItem, decision: Decision, *, by: str, at: str) -> tuple[Judgement, ...]:
    """A person's decision on every pair of a match item."""
    return tuple(Judgement(one.match, decision, by, at) for one in item.judgements)


def _claim_item(claim: Claim, effects: list[Effect], documents: Mapping[str, Document]) -> ClaimItem:
    strongest = sorted(effects, key=lambda effect: -effect.weight)
    rank = Rank.EXPOSURE if strongest else Rank.OTHER
    # A speech act is no edge: it can change no answer, whatever its score.
    score = 0.0 if claim.predicate is Predicate.COMMENTS else claim.score
    weight = strongest[0].weight if strongest else score
    document = documents[claim.evidence.document_id]
    return ClaimItem(claim, document, rank, weight, tuple(dict.fromkeys(effect.words for effect in strongest)))


def _match_items(base: Dossier) -> Iterator[MatchItem]:
    """Names that may be listed parties', each with all documents that use it; open ones and those people decided."""
    first = _first_mentions(base)
    related: Counter[str] = Counter()
    gathered: dict[tuple[str, str, bool], list[Judgement]] = {}
    shown: dict[tuple[str, str, bool], tuple[Designation, ...]] = {}
    relations = Counter(end for edge in base.edges if bearing_claims(edge) for end in (edge.source, edge.target))
    for party in base.parties:
        standing = {c.judgement.match: c.designations or c.later for c in party.candidates}
        people = [j for j in party.judgements if not is_machine(j.by)]
        for judgement in (*(c.judgement for c in party.candidates if is_machine(c.judgement.by)), *people):
            found = first.get(judgement.match.query)
            if found is not None:
                name = " ".join(found[1].party.casefold().split())
                key = (name, judgement.match.candidate, judgement in people)
                gathered.setdefault(key, []).append(judgement)
                shown[key] = shown.get(key) or standing.get(judgement.match, ())
                related[judgement.match.query] = relations[party.id]
    for (name, candidate, decided), judgements in gathered.items():
        best = sorted(judgements, key=lambda j: (-j.match.score, j.match.query))
        document, mention = first[best[0].match.query]
        borne = sum(related[one.match.query] for one in best)
        yield MatchItem(
            id=digest("match", name, candidate),
            name=mention.party,
            judgements=tuple(best),
            mention=mention,
            document=document,
            weight=best[0].match.score + bool(borne),
            effects=_say_listed(mention.party, best[0], designations=shown[name, candidate, decided], borne=borne),
            designations=shown[name, candidate, decided],
            decided=decided,
        )


def _say_listed(
    name: str, judgement: Judgement, *, designations: tuple[Designation, ...], borne: int
) -> tuple[str, ...]:
    """What a yes would change; `borne` relations that documents state of the party would then be a listed one's."""
    by = ", ".join(dict.fromkeys(one.authority for one in designations))
    listed = judgement.match.candidate_name or judgement.match.candidate
    words = f"a yes makes {name} the listed party {listed}{f' ({by})' if by else ''}"
    return (f"{words}, with {borne} relation{'s' * (borne > 1)} that documents state of it" if borne else words,)


def _first_mentions(base: Dossier) -> dict[str, tuple[Document, Mention]]:
    """Where each document party is named first, by its id."""
    first: dict[str, tuple[Document, Mention]] = {}
    for document, reading in zip(base.documents, base.readings, strict=True):
        ends = (m for claim in reading.claims for m in (claim.subject, claim.object, claim.item) if m is not None)
        for mention in (*reading.mentions, *ends):
            first.setdefault(party_id(document.id, mention), (document, mention))
    return first

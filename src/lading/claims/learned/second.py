"""A second opinion: how probable the trained reader finds what a rule made of the same words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from lading.claims.learned.compose import Pair
from lading.claims.learned.found import Named
from lading.claims.learned.labels import RELATIONS
from lading.claims.learned.weigh import Weighed
from lading.documents.sentences import Sentence
from lading.model.claim import Claim, Mention, Predicate

ALIKE = (
    {Predicate.SUPPLIES, Predicate.PROCURES_FOR, Predicate.TRANSPORTS},
    {Predicate.MANUFACTURES, Predicate.ASSEMBLES},
    {Predicate.OWNS, Predicate.CONTROLS, Predicate.SUBSIDIARY_OF},
    {Predicate.DIRECTS, Predicate.WORKS_FOR},
    {Predicate.CONTRACTS_WITH, Predicate.LINKED_TO},
)
"""Relations that are told apart too finely for one reader to contradict another."""


def place_claims(claims: Iterable[Claim], sentences: Sequence[Sentence]) -> Mapping[int, Sequence[Claim]]:
    """The claims quoted from each sentence, by its number."""
    starts = [s.span.start for s in sentences]
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        span = claim.evidence.span
        for at in range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)):
            found.setdefault(at, []).append(claim)
    return found


def weigh_told(claims: Iterable[Claim], names: Sequence[Named], weighed: Weighed) -> Mapping[str, float]:
    """By id, the probability of each claim quoted from the sentence weighed; nothing where its parties are not weighed there.

    `names` are the mentions that the rows of `weighed` number.
    """
    index = {row: n for n, row in enumerate(weighed.rows)}
    scope = sorted({i for i, _ in weighed.rows})
    found = {}
    for claim in claims:
        who = {role: [i for i in scope if _is(names[i], m)] for role, m in _roles(claim).items()}
        ends = [*who["o"], *who["i"]]
        alone = not ends and claim.object is None and claim.item is None
        plain: list[Pair] = [(i, j) for i in who["s"] for j in ends]
        plain += [(i, None) for i in who["s"] if alone]
        turned: list[Pair] = [(i, j) for i in who["o"] for j in who["i"]]
        scores = [
            float(weighed.scores[index[row], n])
            for n, (predicate, to) in enumerate(RELATIONS)
            if predicate in _alike(claim.predicate)
            for row in (turned if to else plain)
            if row in index
        ]
        if scores:
            found[claim.id] = max(scores)
    return found


def _roles(claim: Claim) -> dict[str, Mention | None]:
    return {"s": claim.subject, "o": claim.object, "i": claim.item}


def _is(name: Named, mention: Mention | None) -> bool:
    """Whether a mention of the trained reader is the rule's, or another of the same party."""
    return mention is not None and (name.span.overlaps(mention.span) or (name.meant or name).party == mention.party)


def _alike(predicate: Predicate) -> set[Predicate]:
    return next((kin for kin in ALIKE if predicate in kin), {predicate})

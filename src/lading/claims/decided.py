"""What people decided on claims, laid over what an extractor read: a re-reading never undoes it."""

from collections.abc import Container, Iterable
from dataclasses import replace

from lading.errors import EvidenceError
from lading.model.claim import Claim, Reading, Tier
from lading.model.document import Document
from lading.model.judgement import ClaimJudgement, Decision

WORDS = {
    Decision.POSITIVE: "a person confirmed it",
    Decision.NEGATIVE: "a person rejected it",
    Decision.UNSURE: "a person could not tell",
}
Pair = tuple[Document, Reading]


def decide_claims(pairs: Iterable[Pair], judgements: Iterable[ClaimJudgement]) -> tuple[Pair, ...]:
    """The readings as people left them.

    What a person confirmed is verified, and stays where the extractor no longer finds it; what a person rejected is
    gone; what a person was unsure of waits for review. A decision holds for the claim that the person saw, and for one
    that says the same of the same parties in words that overlap those.
    """
    by_document: dict[str, list[ClaimJudgement]] = {}
    for judgement in judgements:
        by_document.setdefault(judgement.claim.evidence.document_id, []).append(judgement)
    return tuple(
        (document, _decide(document, reading, by_document[document.id]) if document.id in by_document else reading)
        for document, reading in pairs
    )


def raise_open(reading: Reading, *, besides: Container[str] = ()) -> Reading:
    """A reading as it would be if every claim that waits for review were true, but for those named by their ids."""
    raised = (
        replace(claim, tier=Tier.VERIFIED) if claim.tier is Tier.NEEDS_REVIEW and claim.id not in besides else claim
        for claim in reading.claims
    )
    return replace(reading, claims=tuple(raised))


def _decide(document: Document, reading: Reading, judgements: list[ClaimJudgement]) -> Reading:
    by_id = {judgement.claim.id: judgement for judgement in judgements}
    claims: dict[str, Claim] = {}
    used: set[str] = set()
    for claim in reading.claims:
        judgement = by_id.get(claim.id) or next((j for j in judgements if same_saying(j.claim, claim)), None)
        if judgement is None:
            claims[claim.id] = claim
            continue
        used.add(judgement.claim.id)
        kept = _settle(claim, judgement)
        if kept is not None:
            claims[kept.id] = kept
    for judgement in judgements:
        if (
            judgement.decision is Decision.POSITIVE
            and judgement.claim.id not in used
            and _stands(judgement.claim, document)
        ):
            kept = _settle(judgement.claim, judgement)
            if kept is not None:
                claims.setdefault(kept.id, kept)
    return replace(
        reading, claims=tuple(sorted(claims.values(), key=lambda c: (c.evidence.span.start, c.predicate.value)))
    )


def _settle(claim: Claim, judgement: ClaimJudgement) -> Claim | None:
    """A claim as it is after a decision; None where that rejects it."""
    if judgement.decision is Decision.NEGATIVE:
        return None
    # Who confirmed "asserted" has not confirmed "hedged": what was seen stands.
    seen = claim if claim.stance is judgement.claim.stance else judgement.claim
    tier = Tier.VERIFIED if judgement.decision is Decision.POSITIVE else Tier.NEEDS_REVIEW
    words = f"{WORDS[judgement.decision]}: {judgement.by}, {judgement.at}"
    return replace(seen, tier=tier, reasons=(*seen.reasons, words))


def _stands(claim: Claim, document: Document) -> bool:
    """Whether a claim's words still are in the document, letter for letter."""
    try:
        for evidence in (claim.evidence, *claim.also):
            evidence.check(document)
    except EvidenceError:
        return False
    return True


def same_saying(one: Claim, other: Claim) -> bool:
    """Whether two claims of one document say the same of the same parties, in words that overlap."""
    if (one.predicate, one.polarity, _parties(one)) != (other.predicate, other.polarity, _parties(other)):
        return False
    spans = [evidence.span for evidence in (other.evidence, *other.also)]
    return any(evidence.span.overlaps(span) for evidence in (one.evidence, *one.also) for span in spans)


def _parties(claim: Claim) -> tuple[str, ...]:
    return tuple(m.party.casefold() if m is not None else "" for m in (claim.subject, claim.object, claim.item))

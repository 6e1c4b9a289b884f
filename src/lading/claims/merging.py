"""The same fact said twice is one claim; two readers who agree make one claim."""

from collections.abc import Iterable
from dataclasses import replace

from lading.model.claim import Claim, Mention, MentionKind, Predicate, Stance, Tier

Key = tuple[str, str, str, str, str, str]
SOFT = frozenset({Stance.HEDGED, Stance.PLANNED, Stance.ALLEGED, Stance.DENIED})
"""Stances that are kept apart: a hedged claim does not repeat a plain one."""


def _party(mention: Mention | None) -> str:
    return mention.party.casefold() if mention is not None else ""


def item_key(mention: Mention | None) -> str:
    """What an item is, as far as repetition goes: a model by its name, goods by their last word in the singular."""
    if mention is None:
        return ""
    if mention.kind is MentionKind.ITEM and any(
        c.isdigit() or c.isupper() for c in mention.party[:1] + mention.party[-3:]
    ):
        return mention.party.casefold()
    words = mention.party.casefold().split()
    return words[-1].rstrip("s") if words else ""


def _key(claim: Claim) -> Key:
    apart = claim.stance in SOFT or claim.predicate in {Predicate.COMMENTS, Predicate.PROSECUTED_BY}
    bearing = claim.stance.value if apart else ""
    if claim.predicate is Predicate.PROSECUTED_BY:
        bearing = f"{bearing} {claim.reasons[0]}"
    parts = _party(claim.subject), _party(claim.object), item_key(claim.item)
    return claim.predicate.value, *parts, claim.polarity.value, bearing


def _weaker(key: Key) -> set[Key]:
    """The keys of everything that says no more: what it leaves out, this claim said."""
    predicate, subject, obj, item, polarity, bearing = key
    return {(predicate, s, o, i, polarity, bearing) for s in {subject, ""} for o in {obj, ""} for i in {item, ""}}


def merge_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in the order of the text, repetitions gone into `also`; linear in their number.

    The first occurrence is the evidence, and a verified one comes before one that awaits review.
    """
    order = {Tier.VERIFIED: 0, Tier.NEEDS_REVIEW: 1, Tier.MENTION_ONLY: 2}
    kept: list[Claim] = []
    covered: dict[Key, int] = {}
    for claim in sorted(claims, key=lambda c: (order[c.tier], c.evidence.span.start, c.predicate.value)):
        key = _key(claim)
        at = covered.get(key)
        if at is None:
            for weaker in _weaker(key):
                covered.setdefault(weaker, len(kept))
            kept.append(claim)
        else:
            kept[at] = _absorb(kept[at], claim)
    return tuple(sorted(kept, key=lambda c: (c.evidence.span.start, c.predicate.value)))


def _absorb(first: Claim, again: Claim) -> Claim:
    also = first.also
    if again.evidence.span != first.evidence.span and again.evidence not in also:
        also = (*also, again.evidence)
    method = first.method if again.method in first.method.split("+") else f"{first.method}+{again.method}"
    tier = Tier.VERIFIED if Tier.VERIFIED in {first.tier, again.tier} else first.tier
    return replace(first, also=also, method=method, tier=tier, score=max(first.score, again.score))

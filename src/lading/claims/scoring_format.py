"""A reading as JSON lines: one mention or claim a line, offsets in code points of the document's text."""

import json
from collections.abc import Iterator

from lading.model.claim import Claim, Mention, Reading
from lading.model.document import Document


def render_lines(reading: Reading, document: Document) -> Iterator[str]:
    """The lines of one document's reading, mentions first, each in the order of the text."""
    for mention in reading.mentions:
        yield json.dumps({"type": "mention", "document": document.name, **render_mention(mention)}, ensure_ascii=False)
    for claim in reading.claims:
        yield json.dumps({"type": "claim", "document": document.name, **render_claim(claim)}, ensure_ascii=False)


def render_mention(mention: Mention) -> dict[str, object]:
    """A mention as plain values."""
    return {
        "kind": mention.kind.value, "text": mention.text, "start": mention.span.start, "end": mention.span.end,
        "party": mention.party, **({"country": mention.country} if mention.country else {}),
    }  # fmt: skip


def render_claim(claim: Claim) -> dict[str, object]:
    """A claim as plain values; what is not said is left out."""
    q = claim.qualifiers
    said = {
        "time": str(q.time) if q.time else "", "place": q.place, "quantity": q.quantity, "share": q.share,
        "amount": q.amount, "currency": q.currency, "role": q.role, "program": q.program,
    }  # fmt: skip
    return {
        "id": claim.id,
        "predicate": claim.predicate.value,
        **{
            role: render_mention(m) if m else None
            for role, m in (("subject", claim.subject), ("object", claim.object), ("item", claim.item))
        },
        "evidence": {"exact": claim.evidence.exact, "start": claim.evidence.span.start, "end": claim.evidence.span.end},
        "also": [{"exact": e.exact, "start": e.span.start, "end": e.span.end} for e in claim.also],
        "attribution": [
            {"text": a.text, "party": a.party, "kind": a.kind.value, "start": a.span.start, "end": a.span.end}
            for a in claim.attribution
        ],
        "relayed_by": claim.relayed_by,
        "polarity": claim.polarity.value,
        "stance": claim.stance.value,
        "denies": list(claim.denies),
        "qualifiers": {k: v for k, v in said.items() if v},
        "tier": claim.tier.value,
        "method": claim.method,
        "score": claim.score,
        "reasons": list(claim.reasons),
    }

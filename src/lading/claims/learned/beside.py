"""Rules and the trained reader over one document: what both say is one claim, what one says stands by itself."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lading.claims.extractor import Extractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.learned.reader import LearnedReader
from lading.model.claim import Claim, Mention, Predicate, Reading, Tier
from lading.model.document import Document

DOUBTED = 0.35
"""Trust below which a rule's claim does not count without a person's look."""


@dataclass(frozen=True, slots=True)
class Beside:
    """An extractor of rules, with the trained reader beside it. The names that rules know stand."""

    rules: Extractor
    trained: LearnedReader

    @property
    def method(self) -> str:
        """Both methods."""
        return f"{self.rules.method}+{self.trained.method}"

    def reads(self, document: Document) -> bool:
        """Whether the rules read this document's language; they know which it is best."""
        return self.rules.reads(document)

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:
        """Mentions and claims of both."""
        first = self.rules.extract(document, gazetteer)
        if not self.trained.reads(document):
            return first
        second, trust = self.trained.read(document, first)
        mentions = {(m.span, m.kind): m for m in (*_keep(first, second), *second.mentions)}
        rules = [_weigh(r, trust[r.id]) for r in first.claims]
        near = _Near(r for r in rules if r.tier is Tier.VERIFIED)
        agreed = [(r.id, n) for n, c in enumerate(second.claims) for r in near.find(c) if _says_so(r, c)]
        both, repeated = {r for r, _ in agreed}, {n for _, n in agreed}
        kept = (replace(r, method=self.method) if r.id in both else r for r in rules)
        claims = (c for n, c in enumerate(second.claims) if n not in repeated)
        ordered = tuple(mentions[key] for key in sorted(mentions, key=lambda k: (k[0], k[1].value)))
        return Reading(document.id, ordered, (*kept, *claims), (*first.issues, *second.issues))


class _Near:
    """Claims by predicate and place, so that each is compared with those around it and not with all of a book."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.by: dict[Predicate, list[Claim]] = {}
        for claim in sorted(claims, key=_start):
            self.by.setdefault(claim.predicate, []).append(claim)
        self.longest = {kind: max(len(one.evidence.span) for one in rows) for kind, rows in self.by.items()}

    def find(self, claim: Claim) -> Sequence[Claim]:
        """Every claim of the same predicate whose words overlap this one's, and some others."""
        rows, span = self.by.get(claim.predicate, []), claim.evidence.span
        first = bisect_left(rows, span.start - self.longest.get(claim.predicate, 0), key=_start)
        return rows[first : bisect_left(rows, span.end, key=_start)]


def _start(claim: Claim) -> int:
    return claim.evidence.span.start


def _weigh(claim: Claim, trust: float) -> Claim:
    """A rule's claim with the score that both readers together give it; what the trained one sees nothing of waits for a person."""
    if claim.tier is not Tier.VERIFIED:
        return claim
    if trust >= DOUBTED:
        return replace(claim, score=round(trust, 3))
    reason = f"the trained model does not see it in these words: {trust:.0%} of such claims were right"
    return replace(claim, score=round(trust, 3), tier=Tier.NEEDS_REVIEW, reasons=(*claim.reasons, reason))


def _keep(first: Reading, second: Reading) -> Iterator[Mention]:
    """The mentions of rules that stand in a claim of theirs, or in nobody else's way."""
    used = {m.span for c in first.claims for m in (c.subject, c.object, c.item) if m is not None}
    taken = sorted(m.span for m in second.mentions)
    for mention in first.mentions:
        near = bisect_left(taken, mention.span)
        around = taken[max(0, near - 3) : near + 3]
        if mention.span in used or not any(span.overlaps(mention.span) for span in around):
            yield mention


def _says_so(rule: Claim, claim: Claim) -> bool:
    """Whether a rule's claim says in the same words all that a claim says."""
    if rule.predicate is not claim.predicate or not rule.evidence.span.overlaps(claim.evidence.span):
        return False
    pairs = ((rule.subject, claim.subject), (rule.object, claim.object), (rule.item, claim.item))
    return all(b is None or (a is not None and (a.party == b.party or a.span.overlaps(b.span))) for a, b in pairs)

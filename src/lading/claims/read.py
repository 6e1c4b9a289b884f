"""Documents to claims: every extractor that can read the document, their agreement merged, every quote checked."""

from collections.abc import Sequence

from lading.claims.anchor import check_reading
from lading.claims.extractor import Extractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import GuardRules, guard_claims, load_guard_rules
from lading.claims.merging import merge_claims
from lading.model.claim import Claim, Mention, Reading
from lading.model.document import Document
from lading.model.issue import Issue


def read_claims(
    document: Document, *, extractors: Sequence[Extractor], gazetteer: Gazetteer, guards: GuardRules | None = None
) -> Reading:
    """What some extractors together read in a document. Agreeing claims are one claim with both methods.

    Every claim passes the guards before it counts as verified; who reads many documents loads them once and hands them in.

    Raises:
        EvidenceError: where an extractor returns a quote that is not, letter for letter, at its place.
        ExtractorError: where it returns a mention that is not, or a reading of another document.
    """
    mentions: dict[tuple[int, int, str], Mention] = {}
    claims: list[Claim] = []
    issues: list[Issue] = []
    for extractor in extractors:
        if not extractor.reads(document):
            continue
        reading = extractor.extract(document, gazetteer)
        check_reading(reading, document)
        for mention in reading.mentions:
            mentions.setdefault((mention.span.start, mention.span.end, mention.kind.value), mention)
        claims += reading.claims
        issues += reading.issues
    if claims:
        claims = list(guard_claims(claims, document, guards or load_guard_rules()))
    found = tuple(mentions[key] for key in sorted(mentions))
    merged = Reading(document.id, found, merge_claims(claims), tuple(issues))
    check_reading(merged, document)
    return merged

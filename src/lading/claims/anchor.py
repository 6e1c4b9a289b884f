"""Quotes: every claim's evidence cut so that nothing that bends it is left out, and checked letter for letter."""

import re
from collections.abc import Iterable

from lading.errors import ExtractorError
from lading.model.claim import Claim, Mention, Reading, Stance
from lading.model.document import Document
from lading.model.evidence import Evidence
from lading.model.span import Span

BENDING = re.compile(
    r"\b(?:not|never|no|nor|n['’]t|cannot|without|deny|denie[sd]|denying|reject\w*|dismiss\w*|may|might|could|would|if|unless|"
    r"alleged\w*|believed|suspected|reportedly|possibly|probably|apparently|likely|plans?|planned|failed|refused|unlikely)\b|n['’]t\b",
    re.IGNORECASE,
)
MARKER = re.compile(r"[\s\-–—•*·▪◦\d.)]*(?=\S)")


def cut_quote(document: Document, core: Span, sentence: Span, *, bent: bool) -> Evidence:
    """The evidence for what the words of `core` say: the core, or from the start of its sentence where words before bend it."""
    left = document.text[sentence.start : core.start]
    start = core.start
    if bent or BENDING.search(left):
        marker = MARKER.match(document.text, sentence.start, core.start)
        start = marker.end() if marker and marker.end() <= core.start else sentence.start
    return Evidence.quote(document, Span(start, core.end))


def is_bent(stance: Stance, negated: bool) -> bool:
    """Whether a claim leans on words beside those that name who did what."""
    return negated or stance in {Stance.HEDGED, Stance.DENIED, Stance.NO_KNOWLEDGE, Stance.PLANNED, Stance.ALLEGED}


def check_reading(reading: Reading, document: Document) -> None:
    """Refuse a reading with a quote or mention that is not, letter for letter, at its place.

    Raises:
        EvidenceError: for a quote that differs from the text.
        ExtractorError: for a mention that does, or a reading of another document.
    """
    if reading.document_id != document.id:
        raise ExtractorError("the reading is of another document", where=document.name)
    for mention in reading.mentions:
        _check_mention(mention, document)
    for claim in reading.claims:
        claim.evidence.check(document)
        for evidence in claim.also:
            evidence.check(document)
        for mention in _mentions_of(claim):
            _check_mention(mention, document)


def _mentions_of(claim: Claim) -> Iterable[Mention]:
    return (m for m in (claim.subject, claim.object, claim.item) if m is not None)


def _check_mention(mention: Mention, document: Document) -> None:
    if mention.span.end > len(document.text) or document.cut(mention.span) != mention.text:
        raise ExtractorError(
            f"the mention {mention.text!r} is not in the text at its place",
            where=document.name,
            place=f"characters {mention.span.start}–{mention.span.end}",
        )

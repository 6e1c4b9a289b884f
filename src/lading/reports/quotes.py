"""Quotes as a reader needs them: each passage once, and before it the words that tell what it is about.

A bullet or a row names goods and leaves the verb to the line before the list. That line, and the sentence that names the
recipient, are shown as quotes of their own, never run together with the words they lead in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lading.model.claim import Claim
from lading.model.document import Block, BlockKind, Document
from lading.model.evidence import Evidence
from lading.model.span import Span

LISTED = frozenset({BlockKind.BULLET, BlockKind.ROW})
LEADS_IN = (":", "：", "﹕")
NEAR = 1200
"""Code points between a further quote of a claim and its main one up to which the former leads in the latter."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One passage, the claim that quotes most of it, and the others that stand on its words."""

    claim: Claim
    same: tuple[Claim, ...]


def fold_quotes(claims: Iterable[Claim]) -> tuple[Quote, ...]:
    """Claims by the passage they quote, in their order: a quote inside another, in the same document, is not repeated."""
    held = list(claims)
    groups: dict[str, list[Claim]] = {}
    for claim in held:
        groups.setdefault(_widest(claim, held).id, []).append(claim)
    return tuple(
        Quote(main, tuple(claim for claim in group if claim.id != main.id))
        for group in groups.values()
        for main in (_widest(group[0], held),)
    )


def list_lead_in(document: Document, claim: Claim) -> tuple[Evidence, ...]:
    """The passages of a document that lead in a claim's quote, in reading order, each verbatim."""
    span = claim.evidence.span
    near = [
        evidence
        for evidence in claim.also
        if evidence.document_id == document.id and evidence.span.end <= span.start <= evidence.span.end + NEAR
    ]
    lead = _find_lead_in(document, span)
    found = [*near] if lead is None else [*(e for e in near if not e.span.overlaps(lead.span)), lead]
    for evidence in found:
        evidence.check(document)
    return tuple(sorted(found, key=lambda evidence: evidence.span))


def list_cells(document: Document, evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """A quoted table row as its columns' names and its values, verbatim; nothing for a quote that is no whole row."""
    block = _find_block(document.blocks, evidence.span)
    if block is None or not block.cells or not evidence.span.covers(_around(block)):
        return ()
    return tuple((cell.column, document.cut(cell.span)) for cell in block.cells if cell.span.start < cell.span.end)


def _widest(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """The claim with the longest quote that holds this one's; the first of several."""
    mine = claim.evidence
    holding = [
        other
        for other in claims
        if other.evidence.document_id == mine.document_id and other.evidence.span.covers(mine.span)
    ]
    return max(holding, key=lambda other: len(other.evidence.span))


def _find_lead_in(document: Document, span: Span) -> Evidence | None:
    """The paragraph before the list that a passage stands in, where it ends in a colon."""
    block = _find_block(document.blocks, span)
    if block is None or block.kind not in LISTED:
        return None
    before = [b for b in document.blocks if b.span.end <= block.span.start and b.kind not in LISTED]
    if not before:
        return None
    last = before[-1].span
    words = document.cut(last)
    if not words.rstrip().endswith(LEADS_IN):
        return None
    start = last.start + len(words) - len(words.lstrip())
    return Evidence.quote(document, Span(start, start + len(words.strip())))


def _find_block(blocks: Iterable[Block], span: Span) -> Block | None:
    return next((block for block in blocks if block.span.overlaps(span)), None)


def _around(block: Block) -> Span:
    return Span(block.cells[0].span.start, block.cells[-1].span.end)

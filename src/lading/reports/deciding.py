"""What a person is shown who decides on a claim or a name: the words in their context, and what each thing is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lading.claims.review import Rank
from lading.model.document import Document
from lading.model.judgement import Decision
from lading.model.span import Span

CONTEXT = 160
"""Characters shown on each side of a quote."""
RANKS: Mapping[Rank, str] = MappingProxyType(
    {
        Rank.EXPOSURE: "would change who is exposed or owned",
        Rank.LISTED: "may be a listed party",
        Rank.OTHER: "waits for review",
    }
)
ANSWERS: Mapping[Decision, str] = MappingProxyType(
    {Decision.POSITIVE: "yes", Decision.NEGATIVE: "no", Decision.UNSURE: "unsure"}
)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote with what stands around it."""

    before: str
    quote: str
    after: str


def cut_around(document: Document, span: Span) -> Excerpt:
    """The words at a place with their surroundings, cut between words."""
    start, end = max(0, span.start - CONTEXT), min(len(document.text), span.end + CONTEXT)
    before, after = document.text[start : span.start], document.text[span.end : end]
    if start and " " in before:
        before = "…" + before.partition(" ")[2]
    if end < len(document.text) and " " in after:
        after = after.rpartition(" ")[0] + "…"
    return Excerpt(before, document.cut(span), after)

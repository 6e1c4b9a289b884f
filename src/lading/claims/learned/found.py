"""A mention as the trained reader finds it, before anybody knows whose it is."""

from dataclasses import dataclass

from lading.model.claim import MentionKind
from lading.model.span import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in the document: where, what (a kind of `labels.KINDS`), in which sentence, and the party it is grouped under.

    `meant` is what a reference stands for: the mention it takes up.
    """

    span: Span
    text: str
    kind: str
    sentence: int
    party: str = ""
    meant: "Named | None" = None
    known: MentionKind | None = None
    """What another reader found it to be: that stands."""

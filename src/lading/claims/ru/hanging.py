"""Which phrase in the genitive hangs on the one before it, and which merely stands after it."""

from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.phrases import MONTHS, Noun
from lading.model.claim import MentionKind

K = MentionKind
MONEY = frozenset({"доллар", "рубль", "евро", "юань", "тенге", "гривна"})
UNNAMED = MONEY | MONTHS
"""Nouns on which no name hangs: `в мае 2024 года США внесли`."""


def hangs(noun: Noun, following: Noun, knowledge: Knowledge) -> bool:
    """Whether a phrase in the genitive may hang on another, and does not merely stand after it."""
    lists = knowledge.words
    if noun.name is not None and noun.head == noun.name.key:
        return False
    name = following.name
    if name is None:
        return not {noun.head, *(g.head for g in noun.genitives)} & MONEY
    if noun.head in lists["goods.list"] or noun.head in lists["goods.sanctions"]:
        return name.kind in {K.AUTHORITY, K.PLACE}
    return not {noun.head, *(g.head for g in noun.genitives)} & UNNAMED

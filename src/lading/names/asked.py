"""A name asked for, as the search sees it."""

from typing import NamedTuple

from lading.names.align import Side
from lading.names.compare import has_abjad, side_of, text_of
from lading.names.measure import Texts
from lading.names.tokens import Speller, Spelling, Token
from lading.names.words import Name


class Query(NamedTuple):
    """Its tokens, what they weigh and how they are spelled."""

    tokens: list[Token]
    spelled: list[Spelling]
    fuzzy: list[bool]
    """Whether a token may be spelled otherwise: not a number, a letter or a word of the tables."""
    side: Side
    total: float
    """Bits of the single words."""
    bare: bool
    """Held against the texts without vowels."""
    texts: Texts

    @classmethod
    def of(cls, asked: Name, tokens: list[Token], speller: Speller) -> "Query":
        """From an analysed name."""
        bare = has_abjad(asked)
        spelled = [speller.spell(t.latin, abjad=t.abjad) for t in tokens]
        texts = text_of(asked, spelled, bare=bare)
        side = side_of(tokens, len(asked.words))
        total = sum(side.weights[: side.singles])
        fuzzy = [t.key[0] not in "#=" and len(t.latin) > 1 for t in tokens]
        return cls(tokens, spelled, fuzzy, side, total, bare, texts)

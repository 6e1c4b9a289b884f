"""The sentences of a document, numbered and cut into pieces that a model can be asked about."""

from collections.abc import Sequence
from dataclasses import dataclass

from lading.documents.sentences import Sentence
from lading.model.document import BlockKind, Document
from lading.model.span import Span

PIECE = 5000
"""Code points of one piece: about 1,300 tokens of English, 5,000 of Chinese."""
OVERLAP = 2
"""Sentences that a piece repeats of the one before, so that a pronoun at its start has its name."""
LONGEST = 3000
"""Code points of the longest sentence that is asked about; what is longer is a list or a broken text."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A sentence under the number by which the model names it, counted from 1 through the document."""

    number: int
    sentence: Sentence

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return self.sentence.span

    @property
    def kind(self) -> BlockKind:
        """What it is part of."""
        return self.sentence.block.kind


Piece = tuple[Numbered, ...]
"""Sentences that are asked about together, in the order of the text."""


def number_sentences(sentences: Sequence[Sentence]) -> tuple[Numbered, ...]:
    """Sentences with their numbers."""
    return tuple(Numbered(number, sentence) for number, sentence in enumerate(sentences, 1))


def cut_pieces(sentences: Sequence[Numbered], *, size: int = PIECE, overlap: int = OVERLAP) -> tuple[Piece, ...]:
    """Pieces of about `size` code points, each beginning with the last sentences of the one before."""
    pieces: list[Piece] = []
    row: list[Numbered] = []
    fresh = 0
    for one in sentences:
        if fresh and sum(len(s.span) for s in row) + len(one.span) > size:
            pieces.append(tuple(row))
            row, fresh = row[-overlap:] if overlap else [], 0
        row.append(one)
        fresh += 1
    return (*pieces, tuple(row)) if fresh else tuple(pieces)


def halve(piece: Piece) -> tuple[Piece, ...]:
    """A piece in two, to be asked again; nothing where it is one sentence."""
    middle = len(piece) // 2
    return (piece[:middle], piece[middle:]) if middle else ()


def name_sentences(document: Document, piece: Piece) -> str:
    """Where a piece stands, for a person: `sentences 12–40`, with the page where there are pages."""
    first, last = piece[0], piece[-1]
    numbers = f"sentences {first.number}–{last.number}" if len(piece) > 1 else f"sentence {first.number}"
    place = document.locate(first.span.join(last.span))
    return f"{numbers}, {place}" if place else numbers

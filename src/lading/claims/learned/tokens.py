"""Text → word pieces with their places, by the vocabulary that the encoder was trained with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

START, STOP = 0, 2
"""Numbers of the pieces that open and close a window."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one sentence: their numbers, and where each starts and ends in the document."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts sentences into word pieces (a `sentencepiece.SentencePieceProcessor`)."""

    processor: Any

    def cut(self, text: str, places: Sequence[tuple[int, int]]) -> list[Pieces]:
        """The pieces of stretches of a text; offsets count code points of the text."""
        return [self._cut(text[a:b], a) for a, b in places]

    def _cut(self, text: str, shift: int) -> Pieces:
        ids, starts, ends = list[int](), list[int](), list[int]()
        found = self.processor.encode(text, return_type="offset_mapping")
        for number, (start, end) in zip(found["ids"], found["offsets"], strict=True):
            bare = text[start:end].lstrip()
            if bare:
                ids.append(number)
                starts.append(shift + end - len(bare))
                ends.append(shift + end)
        return Pieces(tuple(ids), tuple(starts), tuple(ends))

"""Sentences → windows that the encoder sees at once: as much of what stands before a sentence as fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from lading.claims.learned.tokens import START, STOP, Pieces

LONGEST = 380
"""Word pieces of a window."""
BEFORE = 140
"""Word pieces of it that may be sentences already read, for what the new ones take up."""
SENTENCE = 250
"""Word pieces of a sentence; what stands further on is not seen."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of sentences: `first` is the first of it, `fresh` the first that is read here and not only seen.

    `ids` are the word pieces with their two brackets; `bounds[i]` are the first and last piece (half-open) of sentence
    `first + i`; `starts` and `ends` place every piece in the document (the brackets at -1).
    """

    first: int
    fresh: int
    ids: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def stop(self) -> int:
        """The sentence after the last."""
        return self.first + len(self.bounds)


def make_windows(sentences: Sequence[Pieces]) -> list[Window]:
    """Windows such that every sentence is fresh in exactly one. Linear in the text."""
    windows, at = list[Window](), 0
    while at < len(sentences):
        first, size = at, 0
        while first > 0 and size + _size(sentences[first - 1]) <= BEFORE:
            first -= 1
            size += _size(sentences[first])
        stop = at
        while stop < len(sentences) and (stop == at or size + _size(sentences[stop]) <= LONGEST):
            size += _size(sentences[stop])
            stop += 1
        windows.append(_make(sentences, first, fresh=at, stop=stop))
        at = stop
    return windows


def _size(pieces: Pieces) -> int:
    return min(len(pieces.ids), SENTENCE)


def _make(sentences: Sequence[Pieces], first: int, *, fresh: int, stop: int) -> Window:
    ids, starts, ends, bounds = [START], [-1], [-1], list[tuple[int, int]]()
    for pieces in sentences[first:stop]:
        bounds.append((len(ids), len(ids) + _size(pieces)))
        ids += pieces.ids[:SENTENCE]
        starts += pieces.starts[:SENTENCE]
        ends += pieces.ends[:SENTENCE]
    return Window(first, fresh, (*ids, STOP), tuple(bounds), (*starts, -1), (*ends, -1))

"""Words of a Chinese sentence with their kinds, by the dictionary of jieba: where a name may begin, and what is only ordinary words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from lading.model.span import Span

SMALL = frozenset(
    {"p", "c", "d", "r", "m", "q", "t", "u", "uj", "ul", "uv", "ud", "uz", "ug", "v", "ad", "f", "y", "z"}
)
"""Kinds of words that stand in no name: prepositions, conjunctions, adverbs, pronouns, numbers, times, particles, verbs."""
PROPER = frozenset({"nr", "ns", "nz", "nt", "nrt", "nrfg", "eng"})
"""Kinds of words that only names are."""
PARTICLES = frozenset({"p", "c", "u", "uj", "ul", "r", "d", "v", "m", "f", "y", "x", "t"})


class Cut(NamedTuple):
    """One word: its place in the document and its kind in the dictionary's own letters."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Segmenter:
    """Cuts simplified text into words."""

    tag: Any

    @classmethod
    def load(cls) -> "Segmenter":
        """The segmenter of the package `rjieba`, with the dictionary that it ships."""
        import rjieba

        return cls(rjieba.tag)

    def cut(self, plain: str, span: Span) -> tuple[Cut, ...]:
        """The words of a stretch, in order."""
        rows, at = [], span.start
        for word, tag in self.tag(plain[span.start : span.end]):
            start = plain.find(word, at, span.end)
            if start >= 0 and word.strip():
                rows.append(Cut(start, start + len(word), tag))
                at = start + len(word)
        return tuple(rows)


def begin_after_small(cuts: Sequence[Cut], start: int, end: int) -> int:
    """Where a name that ends at a place begins, no word of its own being a preposition, a verb or the like."""
    for cut in cuts:
        if start <= cut.start and cut.end <= end and cut.end - cut.start > 1 and cut.tag in SMALL:
            start = cut.end
    return start


def is_ordinary(cuts: Sequence[Cut], start: int, end: int) -> bool:
    """Whether a stretch is made of ordinary words only."""
    rows = [c for c in cuts if start <= c.start and c.end <= end]
    whole = bool(rows) and rows[0].start == start and rows[-1].end == end
    return whole and not any(c.tag in PROPER or c.end - c.start == 1 for c in rows)


def read_name(cuts: Sequence[Cut], start: int) -> int:
    """Where the name that begins at a place ends: proper words and single characters, up to a particle, a verb or a mark."""
    end, proper = start, False
    for cut in cuts:
        if cut.start < start:
            continue
        single = cut.end - cut.start == 1
        if cut.start != end or cut.tag in PARTICLES or (not single and cut.tag not in PROPER):
            break
        proper = proper or cut.tag in PROPER or end > start
        end = cut.end
    return end if proper and end - start > 1 else start

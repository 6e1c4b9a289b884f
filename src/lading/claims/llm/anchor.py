"""Finds the words that a model gives in the text, letter for letter save typography; there is no nearly right quote."""

import re
from collections.abc import Iterator

from lading.claims.tokens import INVISIBLE, LIGATURES
from lading.model.span import Span

QUOTES = dict.fromkeys("“”„‟«»「」『』＂〝〞", '"') | dict.fromkeys("‘’‚‛ʼ`´′", "'")
DASHES = dict.fromkeys("‐‑‒–—―−－", "-")
PLAIN = QUOTES | DASHES | LIGATURES
HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")
TRIM = " \t\r\n"


class Anchor:
    """A stretch of a text made plain, with the way back: quotation marks, dashes, spaces and ligatures in one form.

    Runs of white space are one space and invisible marks are gone; every other character is as it was, and its case.
    """

    def __init__(self, text: str, span: Span) -> None:
        self.text, self.span = text, span
        self.plain, self.places = _make_plain(text, span)

    def find(self, words: str) -> Iterator[Span]:
        """Every place where these words stand as whole words and whole numbers."""
        wanted, _ = _make_plain(words, Span(0, len(words)))
        wanted = wanted.strip(TRIM)
        if not any(c.isalnum() for c in wanted):
            return
        at = self.plain.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if self._is_whole(at, end):
                yield Span(self.places[at], self.places[end - 1] + 1)
            at = self.plain.find(wanted, at + 1)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether no word or number is cut at either end: `8` is not in `18`, `1.8` or `8,000`."""
        text = self.plain
        before, after = text[max(0, start - 2) : start], text[end : end + 2]
        first, last = text[start], text[end - 1]
        if before and _joined(before[-1], first):
            return False
        if after and _joined(last, after[0]):
            return False
        if first.isdigit() and len(before) == 2 and before[1] in ".,:/" and before[0].isdigit():
            return False
        return not (last.isdigit() and len(after) == 2 and after[0] in ".,:/" and after[1].isdigit())


def _joined(left: str, right: str) -> bool:
    """Whether two neighbours belong to one word or number; Han characters stand alone, digits beside them do not join."""
    if not (left.isalnum() and right.isalnum()):
        return False
    return not (HAN.match(left) or HAN.match(right))


def _make_plain(text: str, span: Span) -> tuple[str, list[int]]:
    """The plain characters of a stretch and the place of each in the text."""
    out: list[str] = []
    places: list[int] = []
    for place in range(span.start, span.end):
        character = text[place]
        if character in INVISIBLE:
            continue
        if character.isspace():
            if out and out[-1] == " ":
                continue
            character = " "
        for letter in PLAIN.get(character, character):
            out.append(letter)
            places.append(place)
    return "".join(out), places

"""Words in the texts of documents: what a full-text search asks for, and where it stands.

A word is a run of letters and digits, compared without regard to case; a Chinese character is a word of its own. Words of
one question must all be there, in any order; words in quotation marks, and Chinese characters that are written together,
must follow on each other. `дрон*` is any word that begins so.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lading.errors import InputError
from lading.model.span import Span

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
ASKED = re.compile(r"[\"“«„](?P<phrase>[^\"”»“]*)[\"”»“]|(?P<word>\S+)")
LONGEST = 100
"""Characters of a word that count."""


@dataclass(frozen=True, slots=True)
class Sought:
    """One word of a question."""

    word: str
    prefix: bool = False
    """Whether a word that only begins so will do."""

    def fits(self, word: str) -> bool:
        """Whether a word of a text is meant."""
        return word.startswith(self.word) if self.prefix else word == self.word


Phrase = tuple[Sought, ...]
"""Words that follow on each other."""


def fold(word: str) -> str:
    """A word as it is compared."""
    return unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")[:LONGEST]


def split_words(text: str) -> Iterator[tuple[str, Span]]:
    """The words of a text as they are compared, each with its place."""
    for found in WORD.finditer(text):
        yield fold(found[0]), Span(found.start(), found.end())


def parse_question(words: str) -> tuple[Phrase, ...]:
    """What a question asks for.

    Raises:
        InputError: for a question without a word.
    """
    phrases: list[Phrase] = []
    for found in ASKED.finditer(words):
        said = found["phrase"] if found["word"] is None else found["word"]
        begins = found["word"] is not None and said.endswith("*")
        parts = [Sought(word) for word, _ in split_words(said)]
        if parts and begins:
            parts[-1] = Sought(parts[-1].word, prefix=True)
        if parts:
            phrases.append(tuple(parts))
    if not phrases:
        raise InputError(
            "a question without a word", where=words, remedy='ask for words: lading find Kupol "drone engines"'
        )
    return tuple(phrases)


def find_phrases(text: str, phrases: tuple[Phrase, ...]) -> tuple[Span, ...]:
    """Where a text has what a question asks for, in order; empty where one of the phrases is not there at all."""
    words = list(split_words(text))
    found: list[Span] = []
    for phrase in phrases:
        own = [
            Span(words[at][1].start, words[at + len(phrase) - 1][1].end)
            for at in range(len(words) - len(phrase) + 1)
            if all(sought.fits(words[at + step][0]) for step, sought in enumerate(phrase))
        ]
        if not own:
            return ()
        found += own
    return tuple(sorted(set(found), key=lambda span: (span.start, span.end)))

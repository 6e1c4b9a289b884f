"""One Russian sentence as the finders of names see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.morph import Word
from lading.claims.shallow.values import Found
from lading.model.claim import MentionKind
from lading.model.span import Span


@dataclass(frozen=True, slots=True)
class Scan:
    """One sentence as the finders see it."""

    text: str
    words: Sequence[Word]
    knowledge: Knowledge
    first: int
    """The first token that is a word: a capital there tells nothing."""
    taken: list[bool]
    """Which tokens stand in a name already found."""

    def found(self, start: int, end: int, kind: MentionKind, **more: object) -> Found:
        """A name that covers some tokens."""
        span = Span(self.words[start].token.start, self.words[end - 1].token.end)
        key = " ".join(w.lemma if w.cyrillic else w.token.lower for w in self.words[start:end] if not w.token.mark)
        return Found(start, end, span, span.cut(self.text), kind, key=key, **more)  # type: ignore[arg-type]

    def noun_before(self, at: int) -> str:
        """The basic form of the noun that stands right before a token."""
        return noun_of(self.words[at - 1]) if at > 0 else ""

    def capital(self, at: int) -> bool:
        """Whether a token is a word with a capital letter."""
        return at < len(self.words) and not self.words[at].token.mark and self.words[at].token.text[0].isupper()


def noun_of(word: Word) -> str:
    """The basic form of a word as a noun."""
    nouns = word.of("NOUN")
    return nouns[0].lemma if nouns else word.lower

"""Fixed names of several words found in a row of tokens, longest first, in linear time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from lading.claims.tokens import Token, tokenize
from lading.model.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PhraseIndex(Generic[T]):
    """Phrases by their first word. Keys are typographically plain; case counts where the index was built so."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]
    lower: bool

    @classmethod
    def build(cls, phrases: Iterable[tuple[str, T]], *, lower: bool = False) -> "PhraseIndex[T]":
        """An index of phrases with what each stands for; of equal phrases the first stays."""
        table: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, value in phrases:
            words = tuple(t.lower if lower else t.plain for t in tokenize(phrase, Span(0, len(phrase))))
            if words:
                table.setdefault(words[0], {}).setdefault(words, value)
        return cls(
            {first: tuple(sorted(rows.items(), key=lambda row: -len(row[0]))) for first, rows in table.items()}, lower
        )

    def match(self, tokens: Sequence[Token], at: int) -> tuple[int, T] | None:
        """The end and the meaning of the longest phrase that begins at a token."""
        token = tokens[at]
        rows = self.by_first.get(token.lower if self.lower else token.plain)
        if rows is None:
            return None
        for words, value in rows:
            end = at + len(words)
            if end <= len(tokens) and all(
                (t.lower if self.lower else t.plain) == w for t, w in zip(tokens[at:end], words, strict=True)
            ):
                return end, value
        return None

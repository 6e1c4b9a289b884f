"""Names of bodies inside official sentences, as far as capitals, quotation marks and a few small words carry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lading.claims.official.bounds import CLOSE, DAY, DESCRIBED, LONGEST, OPEN, Bounds, is_capital
from lading.claims.official.lexicon import OfficialLexicon
from lading.claims.tokens import Token, tokenize
from lading.model.claim import MentionKind
from lading.model.span import Span

OPENING = re.compile(r"(?:also |the |a |an |its |one of the )*")


@dataclass(frozen=True, slots=True)
class Body:
    """A name found: what it names, and where."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Reads the name of a body that begins at a place of a text."""

    lexicon: OfficialLexicon
    nations: frozenset[str]
    """Adjectives and names of countries, in small letters."""

    @property
    def bounds(self) -> Bounds:
        """What finds where names begin and end."""
        return Bounds(self.lexicon, self.nations)

    def read(self, text: str, span: Span, *, strict: bool = False, owner: bool = False) -> Body | None:
        """The body named first thing in a stretch of text, or None where it is described only.

        `owner` takes X of `X's network`, which is no body named here otherwise. `strict` lets nothing but words that
        describe a body stand before its name: `the Russian bank Otkritie`.
        """
        tokens = [t for t in tokenize(text, span) if t.text]
        start = self.bounds.find_start(tokens, strict=strict)
        if start is None:
            return None
        first, name, plain = start
        stop = plain or self.bounds.find_end(tokens, name)
        if stop < len(tokens) and tokens[stop].lower == "'s" and not plain and not owner:
            return None
        while stop > name and (tokens[stop - 1].lower in self._small or tokens[stop - 1].text in ",-–.&"):
            stop -= 1
        words = tokens[first:stop]
        if not any(is_capital(t) or t.text[0].isdigit() for t in words):
            return None
        found = _trim(text, Span(words[0].start, words[-1].end))
        nation_only = first < name and words[-1] is tokens[name] and words[-1].lower in self.nations
        none = len(found) < 2 or DAY.fullmatch(found.cut(text)) or words[0].lower in self.lexicon.words["bearers"]
        return None if none or nation_only else Body(found, self._judge_kind(words))

    @property
    def _small(self) -> frozenset[str]:
        return self.lexicon.words["connect"] | {"the"}

    def read_all(self, text: str, span: Span, *, strict: bool = False) -> list[Body]:
        """The bodies named first thing, those joined to the first by `and` or a comma as well."""
        found: list[Body] = []
        at = span.start
        while len(found) < LONGEST:
            body = self.read(text, Span(at, span.end), strict=strict or bool(found))
            if body is None or (found and body.span.start - at > DESCRIBED * 6):
                return found
            found.append(body)
            at = _after_join(text, Span(body.span.end, span.end))
            if at < 0 or self.lexicon.offices.match(text, OPENING.match(text, at).end()):  # type: ignore[union-attr]  # matches nothing too
                return found
        return found

    def _judge_kind(self, tokens: Sequence[Token]) -> MentionKind:
        lowered = {t.lower for t in tokens}
        return MentionKind.AUTHORITY if lowered & self.lexicon.words["authority"] else MentionKind.ORG


def _after_join(text: str, span: Span) -> int:
    """Where the next of several names begins; -1 where no `and` or comma joins one."""
    rest = text[span.start : span.end]
    at = 0
    if rest.startswith(" (") and ")" in rest[:60]:
        at = rest.index(")") + 1
    for join in (", and ", " and to ", " as well as ", ", as well as ", " and ", " or "):
        if rest.startswith(join, at):
            return span.start + at + len(join)
    if rest.startswith(", ", at) and re.match(r", (?:the )?[A-Z‘“][^,.;]{2,60}(?:,| and )", rest[at:]):
        return span.start + at + 2
    return -1


def _trim(text: str, span: Span) -> Span:
    """Without quotation marks that only enclose the whole, or stand alone."""
    words = span.cut(text)
    start, end = span.start, span.end
    if words[0] in OPEN and words[-1] in CLOSE and len(words) > 2 and not any(c in OPEN[:4] for c in words[1:-1]):
        start, end = start + 1, end - 1
    return Span(start, end)

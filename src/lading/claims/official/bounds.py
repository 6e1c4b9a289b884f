"""Where the name of a body begins and ends among the words of an official sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lading.claims.official.lexicon import OfficialLexicon
from lading.claims.tokens import Token

OPEN, CLOSE = "‘“«\"„'", "’”»\"”'"
DAY = re.compile(
    r"(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?|\d{4}"
)
PLAIN, QUOTED = 6, 30
"""Tokens of the longest body named in small letters, and of the longest quotation in a name."""
LONGEST, DESCRIBED = 24, 7
"""Tokens of the longest name, and of what may stand before it."""


class Start(NamedTuple):
    """Where a name begins, its first capital, and for a body named in small letters where it ends (else 0)."""

    first: int
    name: int
    plain: int


def is_capital(token: Token | None) -> bool:
    """Whether a token begins as a name does, `al-Bashir` too."""
    return token is not None and (token.capital or token.text.startswith(("al-", "el-", "ul-", "an-", "as-")))


def _at(tokens: Sequence[Token], i: int) -> Token | None:
    return tokens[i] if i < len(tokens) else None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Finds the bounds of names by the tables of `official.yml`."""

    lexicon: OfficialLexicon
    nations: frozenset[str]

    def has(self, token: Token | None, *tables: str) -> bool:
        """Whether a token's word stands in one of some tables."""
        return token is not None and any(token.lower in self.lexicon.words[table] for table in tables)

    def find_start(self, tokens: Sequence[Token], *, strict: bool) -> Start | None:
        """Where the first name begins. `strict`: only words that describe a body may stand before it."""
        small = leads = -1
        for i, token in enumerate(tokens[: DESCRIBED + 5]):
            following = _at(tokens, i + 1)
            if self._is_passed(token, following):
                continue
            if plain := self._plain_end(tokens, i + 1) if self._is_adjective(token, following) else 0:
                return Start(leads if leads >= 0 else i, i, plain)
            if self._is_adjective(token, following) and self._describes(following):
                continue
            if (
                self.has(token, "plain_bodies")
                and not token.capital
                and following is not None
                and following.lower == "of"
            ):
                leads = i if leads < 0 else leads
                continue
            if self._opens(token, following):
                return Start(leads if leads >= 0 else i, i, 0)
            if self._stops(token, strict=strict, opened=small >= 0):
                return None
            small = i if small < 0 else small
            if leads < 0 and following is not None and following.lower in {"of", "for", "in"}:
                leads = small if self.has(token, "trailing", "authority") else leads
        return None

    def _is_passed(self, token: Token, following: Token | None) -> bool:
        """Whether a token is passed over: `the`, `EU-listed`, `Iran’s`."""
        if token.lower == "'s" or (self.has(token, "skipped") and not token.mark):
            return True
        if is_capital(token) and token.lower.endswith(tuple(self.lexicon.words["listed"])):
            return True
        possessive = following is not None and following.lower == "'s"
        return possessive and is_capital(token) and token.lower in self.nations

    def _is_adjective(self, token: Token, following: Token | None) -> bool:
        """Whether a token is a nationality before a word in small letters."""
        nation = is_capital(token) and token.lower in self.nations
        return nation and following is not None and not is_capital(following) and following.text not in OPEN

    def _describes(self, following: Token | None) -> bool:
        """Whether the word after a nationality goes on describing: `Russian weapon producer X`."""
        if following is None:
            return False
        if self.has(following, "describes") or following.lower.endswith(tuple(self.lexicon.words["listed"])):
            return True
        return not following.mark and not self.has(following, "connect", "trailing") and following.lower != "and"

    def _opens(self, token: Token, following: Token | None) -> bool:
        quotes = token.text in OPEN and is_capital(following)
        numbers = token.text[0].isdigit() and (is_capital(following) or self.has(following, "trailing"))
        return is_capital(token) or quotes or numbers

    def _stops(self, token: Token, *, strict: bool, opened: bool) -> bool:
        """Whether no name can begin after a token."""
        if token.mark:
            return token.text not in OPEN + CLOSE + "," or not opened
        return self.has(token, "stops") or (strict and not self.has(token, "describes"))

    def _plain_end(self, tokens: Sequence[Token], at: int) -> int:
        """Where a body named in small letters ends: `security and intelligence services`; 0 where none is."""
        for size in (3, 2, 1):
            if " ".join(t.lower for t in tokens[at : at + size]) in self.lexicon.words["plain_bodies"]:
                after = _at(tokens, at + size)
                return 0 if self.has(after, "describes") and after is not None and after.lower != "and" else at + size
        for i in range(at, min(len(tokens), at + PLAIN)):
            if tokens[i].mark or tokens[i].capital:
                return 0
            after = _at(tokens, i + 1)
            ends = after is None or after.mark or is_capital(after) or self.has(after, "stops", "skipped")
            if ends and self.has(tokens[i], "plain_heads"):
                return i + 1
        return 0

    def find_end(self, tokens: Sequence[Token], first: int) -> int:
        """The token after the last of a name."""
        i, inside = first, False
        while i < min(len(tokens), first + LONGEST):
            token = tokens[i]
            if token.text in OPEN and (closing := _closing(tokens, i)):
                i = closing + 1
                continue
            if self._is_form(tokens, i):
                i += 3
                continue
            if token.lower == "'s" or token.mark:
                ends = self._mark_ends(tokens, i)
            elif token.lower == "and":
                ends, inside = self._and_ends(tokens, i, first=first, inside=inside), False
            elif self.has(token, "connect"):
                ends, inside = self._connection_ends(tokens, i), True
            elif token.lower == "the":
                ends = not self.has(tokens[i - 1], "connect")
            else:
                ends = not (is_capital(token) or token.text[0].isdigit() or self.has(token, "trailing"))
            if ends:
                return i
            i += 1
        return i

    def _is_form(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a legal form stands in brackets inside the name: `Joint Stock Company (JSC) NPO X`."""
        goes_on = i + 3 < len(tokens) and (is_capital(tokens[i + 3]) or tokens[i + 3].text in OPEN)
        return (
            goes_on
            and tokens[i].text == "("
            and tokens[i + 2].text == ")"
            and self.has(tokens[i + 1], "forms", "starts")
        )

    def _mark_ends(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a mark ends a name: not the one of `Co., Ltd`, of `People’s Council` or between two capitals."""
        token, before, following = tokens[i], tokens[i - 1], _at(tokens, i + 1)
        if token.lower == "'s":
            return not (is_capital(following) or (following is not None and self.has(before, "peoples")))
        if token.text in {"’", "'"}:
            return not self.has(before, "peoples")
        if token.text == ",":
            return not self.has(following, "forms")
        if token.text == ".":
            return following is None or not self.has(before, "abbreviated")
        return token.text not in "&-–/" or not is_capital(following)

    def _and_ends(self, tokens: Sequence[Token], i: int, *, first: int, inside: bool) -> bool:
        """Whether `and` joins two names and not two words of one."""
        following = _at(tokens, i + 1)
        if following is None or not is_capital(following) or self.has(following, "starts"):
            return True
        if following.lower in self.lexicon.relations or following.lower in self.nations:
            return True
        whole = any(self.has(t, "authority", "trailing", "forms", "starts", "heads") for t in tokens[first:i])
        return not inside and (tokens[i - 1].text.isupper() or whole)

    def _connection_ends(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether `of` or `for` is not followed by more of the name."""
        following = _at(tokens, i + 1)
        if following is not None and following.lower == "the":
            following = _at(tokens, i + 2) or following
        if following is None or (tokens[i].lower in {"in", "on"} and DAY.match(following.text)):
            return True
        return not (is_capital(following) or following.text in OPEN or following.text[0].isdigit())


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Where a quotation that opens at a token closes; 0 where it does not soon."""
    depth = 0
    for i in range(at + 1, min(len(tokens), at + QUOTED)):
        if tokens[i].text in "‘“«„":
            depth += 1
        elif tokens[i].text in CLOSE:
            if depth == 0:
                return i
            depth -= 1
    return 0

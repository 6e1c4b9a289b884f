"""A question in words: the query-string syntax of search engines, as far as a search of names needs it.

    sergei "gazprom bank" -alisa      all of them; a phrase; not this one
    kupol OR купол                    either
    birthDate:1965* topics:sanction   in one property or field; the beginning of a word
    zakharof~                         one or two letters may differ
    first_seen:[2024-01 TO *]         a range of dates, both ends included

Backslash takes the meaning away from the sign that follows it. Regular expressions are refused: they can be made to run
for ever.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from lading.errors import InputError

MOST = 256
"""Parts of a question that are read."""
DEEPEST = 20
SIGNS = re.compile(
    r'\s*(?:(?P<phrase>"(?:\\.|[^"\\])*")|(?P<range>[\[{][^\[\]{}]*\s+TO\s+[^\[\]{}]*[\]}])|(?P<sign>&&|\|\||[()!])'
    r'|(?P<word>(?:\\.|[^\s()"\[\]{}\\])+)|(?P<bad>\S))'
)
FIELD = re.compile(r"(?P<name>(?:\\.|[^\s:\\])+?):(?P<rest>.*)", re.DOTALL)
TAIL = re.compile(r"(?P<text>.*?)(?P<fuzzy>~\d?(?:\.\d+)?)?(?:\^\d+(?:\.\d+)?)?", re.DOTALL)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Word:
    """Words that must stand in an entity, in the order given where they are a phrase."""

    text: str
    field: str = ""
    fuzzy: bool = False
    phrase: bool = False
    wild: bool = False
    """`*` and `?` in it stand for letters."""


@dataclass(frozen=True, slots=True)
class Range:
    """Values between two others, as text compares; `*` leaves an end open."""

    field: str
    low: str
    high: str
    open_low: bool = False
    open_high: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Several parts: all of them, or any; and none of some."""

    parts: "tuple[Node, ...]"
    every: bool = True
    without: "tuple[Node, ...]" = ()


Node = Word | Range | Group


class Sign(NamedTuple):
    """A piece of a question and what it is."""

    kind: str
    text: str


def parse_question(text: str, *, fuzzy: bool = False) -> Node | None:
    """The question in a text; None for an empty one, which asks for everything.

    Raises:
        InputError: for a sign that is not closed, an operator without its parts, a regular expression.
    """
    reader = _Reader(tuple(_split(text)), fuzzy)
    node = reader.read()
    if reader.at < len(reader.signs):
        raise _wrong(text, "a bracket is closed that was not opened")
    return node


def parse_words(text: str, *, fuzzy: bool = False) -> Node | None:
    """The words and quoted phrases of a text, whatever else is in it: this refuses nothing."""
    parts: list[Node] = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', text)[:MOST]:
        if any(c.isalnum() for c in phrase or word):
            parts.append(Word(phrase or word, fuzzy=fuzzy and not phrase, phrase=True))
    return Group(tuple(parts)) if parts else None


def _split(text: str) -> Iterator[Sign]:
    """The pieces of a question. Raises InputError for one that belongs to nothing."""
    for number, found in enumerate(SIGNS.finditer(text.rstrip())):
        kind = str(found.lastgroup)
        if kind == "bad":
            raise _wrong(text, f"{found['bad']!r} is not closed; a backslash before it takes its meaning away")
        if number > MOST:
            raise _wrong(text, f"it has more than {MOST} parts")
        yield Sign(kind, found[kind])


class _Reader:
    """Reads pieces from left to right."""

    def __init__(self, signs: tuple[Sign, ...], fuzzy: bool) -> None:
        self.signs, self.at, self.fuzzy, self.depth = signs, 0, fuzzy, 0

    def read(self, field: str = "") -> Node | None:
        """Parts up to the end or a closing bracket: those joined by OR are one part of all of them."""
        every: list[Node] = []
        without: list[Node] = []
        either = False
        while self.at < len(self.signs) and self.signs[self.at].text != ")":
            if self._takes("AND", "&&"):
                self._must_follow(every, "AND")
                continue
            if self._takes("OR", "||"):
                self._must_follow(every, "OR")
                either = True
                continue
            refused = self._takes("NOT", "!")
            node = self._part(field)
            if node is None:
                continue
            if refused or (isinstance(node, Group) and node.without and not node.parts):
                without += node.without if isinstance(node, Group) and not node.parts else (node,)
            elif either:
                last = every.pop()
                every.append(
                    Group(
                        (*last.parts, node) if isinstance(last, Group) and not last.every else (last, node), every=False
                    )
                )
            else:
                every.append(node)
            either = False
        if not every and not without:
            return None
        return every[0] if len(every) == 1 and not without else Group(tuple(every), without=tuple(without))

    def _takes(self, *texts: str) -> bool:
        sign = self.signs[self.at] if self.at < len(self.signs) else Sign("", "")
        if sign.text in texts and sign.kind in {"word", "sign"}:
            self.at += 1
            return True
        return False

    def _must_follow(self, before: list[Node], operator: str) -> None:
        more = self.at < len(self.signs) and self.signs[self.at].text != ")"
        if not before or not more:
            raise _wrong(operator, "it must stand between two parts")

    def _part(self, field: str) -> Node | None:
        """One word, phrase, range or bracket."""
        if self.at >= len(self.signs):
            raise _wrong("NOT", "a part must follow it")
        sign = self.signs[self.at]
        self.at += 1
        if sign.text == "(" and sign.kind == "sign":
            return self._bracket(field)
        if sign.kind == "phrase":
            return Word(unescape(sign.text[1:-1]), field, phrase=True)
        if sign.kind == "range":
            return _range(field, sign.text)
        return self._word(field, sign.text)

    def _bracket(self, field: str) -> Node | None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _wrong("(", f"brackets stand in more than {DEEPEST} others")
        node = self.read(field)
        if self.at >= len(self.signs):
            raise _wrong("(", "a bracket is not closed")
        self.at, self.depth = self.at + 1, self.depth - 1
        return node

    def _word(self, field: str, text: str) -> Node | None:
        if text[0] in "+-" and len(text) > 1:
            node = self._word(field, text[1:])
            return Group((), without=(node,)) if node and text[0] == "-" else node
        if "/" in text.replace("\\/", ""):
            raise _wrong(text, "regular expressions are not read; a backslash before / takes its meaning away")
        named = FIELD.fullmatch(text)
        if named and not field:
            name = unescape(named["name"])
            return self._word(name, named["rest"]) if named["rest"] else self._part(name)
        tail = TAIL.fullmatch(text)
        body = tail["text"] if tail else text
        if not body or body in {"+", "-"}:
            return None
        wild = bool(re.search(r"(?<!\\)[*?]", body))
        fuzzy = bool(tail and tail["fuzzy"]) or (self.fuzzy and not field)
        if field and body[0] in "<>":
            return _bound(field, body)
        return Word(body if wild else unescape(body), field, fuzzy=fuzzy and not wild, phrase=True, wild=wild)


def _range(field: str, text: str) -> Node:
    if not field:
        raise _wrong(text, "a range needs the field that it is of, like birthDate:[1960 TO 1970]")
    low, _, high = (part.strip() for part in re.split(r"\s+(TO)\s+", text[1:-1].strip(), maxsplit=1))
    return Range(field, unescape(low), unescape(high), text[0] == "{", text[-1] == "}")


def _bound(field: str, text: str) -> Node:
    sign = text[: 2 if text[1:2] == "=" else 1]
    value, is_open = unescape(text[len(sign) :]), len(sign) == 1
    made = Range(field, "*", "*")
    return (
        replace(made, low=value, open_low=is_open) if sign[0] == ">" else replace(made, high=value, open_high=is_open)
    )


def unescape(text: str) -> str:
    """A text without the backslashes that take the meaning from signs."""
    return ESCAPED.sub(r"\1", text)


def _wrong(text: str, why: str) -> InputError:
    return InputError(
        f"cannot read the query at {text[:80]!r}: {why}", remedy="or ask with simple=true, which reads words alone"
    )

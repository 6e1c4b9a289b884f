"""Words of a text with their places, for scripts that put spaces between words."""

import re
from typing import NamedTuple

from lading.model.span import Span

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
_STRIP = {**dict.fromkeys(map(ord, INVISIBLE)), **{ord(k): v for k, v in LIGATURES.items()}}
_STRIP.update({ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", ord("‐"): "-", ord("‑"): "-", ord("–"): "-"})
_CHAR = rf"[^\W_{INVISIBLE}][{INVISIBLE}]*"
_TOKEN = re.compile(
    rf"(?P<poss>['’ʼ][sS](?!\w))"
    rf"|(?P<abbr>(?:[A-Za-z]\.){{2,}}(?:[-‐‑]\w+)*)"
    rf"|(?P<word>(?:{_CHAR})(?:(?:{_CHAR})|[-‐‑–](?=[^\W_])|['’ʼ](?=(?!s\b)[^\W\d_])|[.,](?=\d)(?<=\d[.,]))*)"
    r"|(?P<mark>\S)"
)


class Token(NamedTuple):
    """One word or mark: `text` as written, `plain` without typography, `lower` for look-up."""

    text: str
    plain: str
    lower: str
    start: int
    end: int
    mark: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokenize(text: str, span: Span) -> list[Token]:
    """The words and marks of a stretch of text, in order; white space and invisible marks are in none."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        word = match.group()
        if word in INVISIBLE:
            continue
        plain = word if word.isascii() else word.translate(_STRIP)
        is_mark = match.lastgroup == "mark"
        found.append(Token(word, plain, plain.lower(), match.start(), match.end(), is_mark))
    return found

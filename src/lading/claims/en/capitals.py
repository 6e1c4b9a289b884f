"""Rows of capitalised words that may be names, and capitals that say nothing."""

import re
from collections.abc import Sequence

from lading.claims.en.lexicons import Lexicons
from lading.claims.tokens import Token

WHEN = frozenset({"on", "last", "next", "this", "since", "until", "till", "late", "early", "every"})
COMPOUND = re.compile(
    r"(?!(?:[AaEe]l|[Aa][sdnr]|[Bb]in|[Aa]bd|[Aa]bu|[Ii]bn|[Uu]l)-).*-(?:made|built|led|run|born|style|origin|owned|[a-z]{3,}ed)"
)
"""Words that a name only opens: "Moscow-based", "US-designated", "Rosneft-owned"."""
DERIVED = (
    "tion",
    "ment",
    "ity",
    "ative",
    "ctive",
    "ous",
    "ful",
    "less",
    "able",
    "ible",
    "ical",
    "ships",
    "isms",
    "ance",
    "ence",
)
"""Endings of everyday words: a sentence may begin with one, a name seldom is one."""
MIN_DERIVED = 6


def is_ordinary(token: Token, lexicons: Lexicons, lowered: frozenset[str]) -> bool:
    """Whether a capitalised word is an everyday word that only its place in the sentence made capital."""
    word, words = token.lower, lexicons.words
    if (
        word in lowered
        or word in lexicons.verbs
        or word in words["words.not_names"]
        or word in words["words.common"]
        or word in words["words.determiners"]
        or word in words["words.pronouns"]
    ):
        return True
    if any(word in words[k] for k in ("goods.heads", "organisations.heads", "words.prepositions", "words.adverbs")):
        return True
    if any(word in words[f"groups.{k}"] for k in ("people", "companies", "officials", "sources", "experts", "records")):
        return True
    if len(word) > MIN_DERIVED and word.endswith(DERIVED):
        return True
    return word.endswith(("ly", "ing", "ness", "tions")) or word in lexicons.adjectives


def find_rows(tokens: Sequence[Token], lexicons: Lexicons, taken: Sequence[bool]) -> list[tuple[int, int]]:
    """Maximal rows of capitalised words, joined over `of`, `for`, `&` where the name goes on."""
    rows, i, n = [], 0, len(tokens)
    while i < n:
        initial = i + 1 < n and len(tokens[i].plain) == 1 and tokens[i].capital and tokens[i + 1].text == "."
        if taken[i] or not (initial or starts_name(tokens[i], lexicons)) or _is_date(tokens, i, lexicons):
            i += 1
            continue
        end = i + 1
        while end < n and not taken[end]:
            step = _step(tokens, i, end, lexicons)
            if step == 0:
                break
            end += step
        rows.append((i, end))
        i = end
    return rows


def _is_date(tokens: Sequence[Token], at: int, lexicons: Lexicons) -> bool:
    """Whether a day of the week says when: "on Monday Vostok Kabel said", "said Monday". After "from" or "the" it may open a name."""
    if tokens[at].plain not in lexicons.words["words.days"] or at == 0:
        return False
    before = tokens[at - 1]
    return before.lower in WHEN or any(kind in {"past", "s"} for _, kind in lexicons.verbs.get(before.lower, ()))


def starts_name(token: Token, lexicons: Lexicons) -> bool:
    """Whether a name can begin with this word."""
    if token.mark or not token.capital or COMPOUND.fullmatch(token.plain):
        return False
    return token.lower not in lexicons.words["words.not_names"] and token.plain not in lexicons.words["words.months"]


def _is_capital(token: Token) -> bool:
    return not token.mark and (token.capital or (token.text[0].isdigit() and any(c.isupper() for c in token.text)))


def _step(tokens: Sequence[Token], start: int, at: int, lexicons: Lexicons) -> int:  # noqa: PLR0911 - a decision list, read from the top
    """How many tokens the name goes on by from `at`; 0 where it ends."""
    token, words = tokens[at], lexicons.words
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    legal = words["organisations.legal"]
    before = tokens[at - 1]
    if _is_capital(token) and token.plain not in words["words.months"] and token.plain not in words["words.days"]:
        return 1
    if token.text == "&" and following and _is_capital(following):
        return 2
    if token.text in ",." and following and before.plain in legal | {"Co", "No"} and following.plain in legal:
        return 2
    if token.text == "." and before.plain in legal and following and following.text == "," and at + 2 < len(tokens):
        return 3 if tokens[at + 2].plain in legal else 0
    if (
        token.text == ","
        and following
        and following.plain in legal
        and not (at + 2 < len(tokens) and _is_capital(tokens[at + 2]))
    ):
        return 2
    if token.text == "(" and at + 3 < len(tokens) and tokens[at + 2].text == ")" and _is_capital(tokens[at + 1]):
        return (
            3
            if tokens[at + 3].plain in legal
            or tokens[at + 3].plain in words["organisations.keywords"]
            or tokens[at + 3].plain == "Private"
            else 0
        )
    if token.text == "." and len(before.plain) == 1 and following and _is_capital(following):
        return 2
    if token.lower in words["organisations.inner_lower"] and following:
        return _step_inner(tokens, start, at, lexicons)
    return 0


def _step_inner(tokens: Sequence[Token], start: int, at: int, lexicons: Lexicons) -> int:
    words, word = lexicons.words, tokens[at].lower
    skip = 2 if tokens[at + 1].lower in {"the", "a"} and word in {"of", "for"} else 1
    if at + skip >= len(tokens) or not _is_capital(tokens[at + skip]):
        return 0
    if tokens[at + skip].plain in words["words.days"] or tokens[at + skip].plain in words["words.months"]:
        return 0
    before = tokens[at - 1].plain
    head = before in words["organisations.keywords"] or before in words["organisations.authority_heads"]
    head = head or before in {"Bank", "Republic", "Academy", "House", "President", "State", "Panel"}
    if word in {"of", "for"}:
        return skip + 1 if head and before not in {"President", "State"} else 0
    if (
        word == "and"
        and before in words["organisations.keywords"]
        and tokens[at + 1].plain in words["organisations.keywords"]
    ):
        return 2
    if word in {"and", "on"}:
        inside = any(t.lower in {"of", "for"} or t.plain in {"Bureau", "Ministry"} for t in tokens[start:at])
        return skip + 1 if inside or (word == "on" and head) else 0
    return skip + 1 if word in {"de", "la", "du", "des", "und"} else 0

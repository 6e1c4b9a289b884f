"""Which names of a document mean the same party: the same words, words inflected, and short forms of a longer name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from lading.claims.en.coreference import is_short_form, name_words
from lading.claims.learned.found import Named
from lading.claims.learned.labels import BODIES

Key = tuple[str, str]
"""Kind and name, without what inflection changes."""
LIKELY = 60
"""Names of a document that are tried as the long form of one."""
HAN = re.compile(r"[\u4e00-\u9fff]")
LEAD = re.compile(r"^(?:the|a|an)\s+|[«»“”\"'‘’]|(?:['’]s?)$", re.IGNORECASE)
ENDING = re.compile(
    r"(?<=[а-яіїєґ]{3})(?:ами|ями|ого|его|ому|ему|ыми|ими|ом|ем|ой|ей|ов|ев|ам|ям|ах|ях|ую|юю|ая|яя|ые|ие|ый|ий|а|я|у|ю|ы|и|е|о|ь|й)$"
)
"""What inflection may change at the end of a Cyrillic word."""


def group_parties(mentions: Sequence[Named]) -> list[Named]:
    """The same mentions, each named one with the fullest name that the document gives its party.

    A mention that already has a party keeps it and lends it to its like.
    """
    called: dict[Key, str] = {}
    for mention in mentions:
        if mention.party and mention.kind != "REF":
            called.setdefault(_key(mention), mention.party)
    texts: dict[Key, str] = {}
    for mention in mentions:
        texts.setdefault(_key(mention), mention.text)
    likely = _Likely(texts)
    for key, text in texts.items():
        if key not in called:
            called[key] = _longest(key, text, likely, called)
    return [m if m.party or m.kind == "REF" else replace(m, party=called[_key(m)]) for m in mentions]


def _key(mention: Named) -> Key:
    kind = "body" if mention.kind in BODIES else mention.kind
    return kind, " ".join(_stem(w) for w in _bare(mention.text).split())


def _bare(text: str) -> str:
    return LEAD.sub("", LEAD.sub("", text).strip()).replace("ё", "е").casefold()


def _stem(word: str) -> str:
    return ENDING.sub("", word)


class _Likely:
    """The names of a document by what a short form has in common with them, so that each looks only at its likely long forms."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        self.texts = texts
        self.by: dict[Key, list[Key]] = {}
        for key in texts:
            for part in _parts(key):
                self.by.setdefault((key[0], part), []).append(key)

    def find(self, short: Key) -> list[Key]:
        """Every name that the short one may be part of, and some others, in the order of the text."""
        if short[0] == "PERSON":
            return self.by.get(short, [])
        han = HAN.findall(short[1])
        asked = han or name_words(short[1])[:1]
        return min((self.by.get((short[0], part), []) for part in asked), key=len, default=[])


def _parts(key: Key) -> set[str]:
    """What of a name a short form of it must have: of a person an end or the first word, else one of its words or Chinese characters."""
    kind, name = key
    if kind == "PERSON":
        ends = {name[place + 1 :] for place, letter in enumerate(name) if letter in " ·"}
        return {*ends, name.split(" ")[0]}
    return {*name_words(name), *HAN.findall(name)}


def _longest(key: Key, text: str, likely: _Likely, called: Mapping[Key, str]) -> str:
    """The fullest name that this one is a short form of, if it is of one only; else its own words."""
    if key[0] not in {"body", "PERSON"}:
        return text
    longer = (k for k in likely.find(key) if len(k[1]) > len(key[1]) and _is_part(key, k))
    names = {called.get(k, likely.texts[k]) for k in islice(longer, LIKELY)}
    return max(names, key=len) if names and _all_one(names) else text


def _is_part(short: Key, long: Key) -> bool:
    if short[0] == "PERSON":
        return long[1].endswith((" " + short[1], "·" + short[1])) or long[1].split(" ")[0] == short[1]
    if HAN.search(short[1]):
        return len(short[1]) >= 2 and _in_order(short[1], long[1])
    return is_short_form(short[1], long[1])


def _in_order(short: str, long: str) -> bool:
    """Whether a Chinese short form takes its characters from the long one in order: 浩天翼 of 湖南浩天翼航空技术有限公司."""
    rest = iter(long)
    return all(c in rest for c in short)


def _all_one(names: Iterable[str]) -> bool:
    """Whether several long forms are forms of one another."""
    rows = sorted(names, key=len)
    return all(is_short_form(a, rows[-1]) or a in rows[-1] for a in rows[:-1])

"""Unnamed people, companies and papers in Russian, `два европейских чиновника`, and the towns inside adjectives."""

from collections.abc import Sequence

from lading.claims.ru.knowledge import Knowledge, plain
from lading.claims.ru.morph import Word
from lading.claims.ru.phrases import Noun
from lading.claims.shallow.values import Found
from lading.model.claim import AuthorityKind, MentionKind
from lading.model.span import Span

K = MentionKind
QUOTES = '«»„“”"'
POSSESSIVE = frozenset({"его", "ее", "их", "свой", "наш", "мой", "ваш"})
BANDS = frozenset({"делегация", "экипаж", "персонал", "команда"})
"""Nouns in the singular that stand for several people."""
UNION = frozenset({"евросоюзовский", "европейский", "есовский"})
GROUP_ORDER = (
    ("records", AuthorityKind.RECORDS), ("prosecutors", AuthorityKind.COURT), ("officials", AuthorityKind.OFFICIALS),
    ("experts", AuthorityKind.EXPERTS), ("sources", AuthorityKind.OTHER), ("people", AuthorityKind.OTHER),
    ("companies", AuthorityKind.OTHER),
)  # fmt: skip


def find_group(noun: Noun, words: Sequence[Word], text: str, knowledge: Knowledge) -> Found | None:
    """The group that a phrase without a name, headed by people, companies or papers, speaks of; `words` are the phrase's."""
    lists = knowledge.words
    kind = next((kind for key, kind in GROUP_ORDER if noun.head in lists[f"groups.{key}"]), None)
    if noun.name is not None or noun.pronoun or noun.apposed is not None or kind is None:
        return None
    if not _is_told(noun, kind, knowledge):
        return None
    named = any(g.name is not None for g in noun.genitives[:1])
    end = noun.end if named or not noun.genitives else noun.genitives[0].start
    offset = noun.end - len(words)
    first = offset
    while first < end - 1 and (words[first - offset].token.mark or words[first - offset].lower in POSSESSIVE):
        first += 1
    span = Span(words[first - offset].token.start, words[end - 1 - offset].token.end)
    codes = (knowledge.adjectives[a].lower() for a in noun.adjectives if a in knowledge.adjectives)
    return Found(
        first, end, span, span.cut(text), K.GROUP, country=next(codes, None), authority=kind, key=" ".join(noun.words),
        noun=noun.head,
    )  # fmt: skip


def _is_told(noun: Noun, kind: AuthorityKind, knowledge: Knowledge) -> bool:
    """Whether the words tell enough of a group to speak of it."""
    lists = knowledge.words
    plural = noun.number == "plur" or noun.head in BANDS
    if noun.head == "обвинение" and plural:
        return False
    if noun.head in lists["groups.companies"] and any(a in knowledge.adjectives for a in noun.adjectives):
        return True
    specific = bool(noun.adjectives) or any(g.name is not None for g in noun.genitives) or len(noun.words) > 1
    return noun.head in lists["groups.bare"] or (specific and (plural or kind is not AuthorityKind.OTHER))


def find_demonyms(adjectives: Sequence[Word], text: str, knowledge: Knowledge) -> tuple[Found, ...]:
    """The countries, and the union, that adjectives are made from: `американские санкции`. Their token numbers tell nothing."""
    found = []
    for word in adjectives:
        code = next((knowledge.adjectives[x] for x in sorted(word.lemmas) if x in knowledge.adjectives), None)
        span = Span(word.token.start, word.token.end)
        if code is not None:
            found.append(Found(0, 0, span, span.cut(text), K.PLACE, knowledge.called[code], code.lower(), key=code))
        elif word.lemmas & UNION:
            found.append(Found(0, 0, span, span.cut(text), K.AUTHORITY, "Евросоюз", key="евросоюз"))
    return tuple(found)


def find_towns(adjectives: Sequence[Word], text: str, knowledge: Knowledge) -> tuple[Found, ...]:
    """The towns that adjectives are made from: `гамбургская компания`. Their token numbers tell nothing."""
    found = []
    for word in adjectives:
        towns = (knowledge.town_adjectives[x] for x in sorted(word.lemmas) if x in knowledge.town_adjectives)
        town = next(towns, None)
        if town is not None:
            span = Span(word.token.start, word.token.end)
            found.append(Found(0, 0, span, span.cut(text), K.PLACE, key=plain(town)))
    return tuple(found)

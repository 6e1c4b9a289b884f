"""Plants and the like that are called by the adjective of their town or trade: Казанский пороховой завод."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lading.claims.ru.groups import QUOTES
from lading.claims.shallow.values import Found
from lading.model.claim import MentionKind

if TYPE_CHECKING:
    from lading.claims.ru.scan import Scan

MAX_ADJECTIVES = 4
SHAPE = ("ский", "цкий", "ской", "цкой")


def find_plants(scan: "Scan") -> Iterator[Found]:
    """Names of an adjective with a capital, further adjectives, and one of the nouns of plants, banks and the like."""
    words, knowledge = scan.words, scan.knowledge
    for i, word in enumerate(words):
        adjectives = word.of("ADJF")
        if not scan.capital(i) or not adjectives or "Apro" in adjectives[0].tags:
            continue
        end = i + 1
        while end < len(words) and end < i + MAX_ADJECTIVES and not words[end].token.mark and words[end].is_("ADJF"):
            end += 1
        head = next((f.lemma for f in words[end].of("NOUN")), "") if end < len(words) else ""
        if not knowledge.has("organisations.plants", head):
            continue
        national = bool(word.lemmas & knowledge.adjectives.keys())
        if i == scan.first and (national or not adjectives[0].lemma.endswith(SHAPE) or _is_trade(scan, i, end)):
            continue
        if not {f.case for f in adjectives} & {f.case for f in words[end].of("NOUN")}:
            continue
        yield scan.found(i, _past_genitives(scan, end + 1), MentionKind.ORG, noun=head)


def _is_trade(scan: "Scan", at: int, head: int) -> bool:
    """Whether an adjective that opens a sentence only tells the trade: `Логистическая компания «Вега»`."""
    following = scan.words[head + 1].token.text if head + 1 < len(scan.words) else ""
    named = bool(following) and (following in QUOTES or following[0].isupper())
    town = bool(scan.words[at].lemmas & scan.knowledge.town_adjectives.keys())
    return named or not (town or scan.words[at].guessed or head > at + 1)


def _past_genitives(scan: "Scan", at: int) -> int:
    """Past one noun in the genitive that says of what: `Киевская школа экономики`."""
    word = scan.words[at] if at < len(scan.words) else None
    small = word is not None and not word.token.mark and word.token.text[0].islower()
    return at + 1 if small and word is not None and word.is_("NOUN") and word.forms[0].case == "gen" else at

"""Bodies of public power and institutes whose names are phrases: Министерство торговли и интеграции, итальянский суд."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lading.claims.ru.morph import Word
from lading.claims.shallow.values import Found
from lading.model.claim import MentionKind

if TYPE_CHECKING:
    from lading.claims.ru.scan import Scan

K = MentionKind
MAX_WORDS = 10
STATE = frozenset(
    {
        "государственный",
        "федеральный",
        "верховный",
        "секретный",
        "окружной",
        "городской",
        "областной",
        "районный",
        "национальный",
        "генеральный",
        "главный",
        "международный",
        "европейский",
        "центральный",
        "военный",
        "внешний",
        "арбитражный",
        "таможенный",
        "пограничный",
        "налоговый",
        "следственный",
        "финансовый",
        "оборонный",
        "апелляционный",
        "тихоокеанский",
        "северный",
        "балтийский",
        "черноморский",
        "служба",
    }
)
INSTITUTES = frozenset(
    {"институт", "университет", "академия", "лаборатория", "центр", "фонд", "обсерватория", "ассоциация", "организация"}
)
NOT_ALONE = frozenset(
    {
        "совет",
        "офис",
        "палата",
        "дума",
        "верховный",
        "кабинет",
        "центр",
        "фонд",
        "институт",
        "управление",
        "бюро",
        "служба",
        "организация",
        "ассоциация",
        "флот",
        "армия",
        "союз",
        "лаборатория",
    }
)


def find_bodies(scan: "Scan") -> Iterator[Found]:
    """Names that open with a body's noun, or with the adjective before it, and go on in the genitive."""
    words, knowledge = scan.words, scan.knowledge
    for i, word in enumerate(words):
        lemma = _head(word, scan)
        if not lemma:
            continue
        authority = knowledge.has("organisations.authority_heads", lemma) and lemma not in INSTITUTES
        start = _start(scan, i)
        end = _end(scan, i + 1)
        named = end > i + 1 or start < i
        if end == i + 1 and end < len(words) and words[end].token.text in '«„“"':
            continue
        capital = scan.capital(start) and (start != scan.first or named)
        if (
            not named
            or not (capital or _has_name(scan, start, end))
            or (lemma in NOT_ALONE and not (capital or _has_country(scan, start, end)))
        ):
            continue
        yield scan.found(start, end, K.AUTHORITY if authority else K.ORG, noun=lemma)


def _head(word: Word, scan: "Scan") -> str:
    for form in word.of("NOUN")[:2]:
        lists = scan.knowledge.words
        if form.lemma in lists["organisations.authority_heads"] or form.lemma in lists["organisations.institute_heads"]:
            return form.lemma
    return ""


def _start(scan: "Scan", head: int) -> int:
    """Where the adjectives before the head begin: `Секретная служба`, `итальянский суд`."""
    start = head
    while start > 0 and not scan.words[start - 1].token.mark and start > head - 4:
        word = scan.words[start - 1]
        adjectives = word.of("ADJF")
        if not adjectives or "Apro" in adjectives[0].tags:
            break
        lemma = adjectives[0].lemma
        if not (scan.capital(start - 1) or lemma in scan.knowledge.adjectives or lemma in STATE):
            break
        start -= 1
    if start < head and scan.words[start].token.text[0].islower() and start + 1 < head and scan.capital(start + 1):
        return start + 1
    return start


def _end(scan: "Scan", at: int) -> int:
    """Where the genitives, and `по` with its dative, that belong to the name end."""
    end, i = at, at
    while i < len(scan.words) and i < at + MAX_WORDS:
        word = scan.words[i]
        if word.token.mark:
            break
        if word.token.lower == "по" and i + 1 < len(scan.words) and scan.words[i + 1].of("NOUN", "ADJF") and i == at:
            following = _of_case(scan, i + 1, "dat")
            if following == i + 1:
                break
            i = end = following
            continue
        if word.token.lower == "за" and i > at + 1 and end == i:
            following = _of_case(scan, i + 1, "ins")
            if following == i + 1:
                break
            i = end = following
            continue
        if word.token.lower == "при" and i + 1 < len(scan.words) and scan.words[i + 1].token.text.isupper():
            end = i = i + 2
            continue
        if word.token.lower == "и" and end == i and i + 1 < len(scan.words) and _small_genitive(scan, i + 1):
            i += 1
            continue
        following = _of_case(scan, i, "gen")
        if following == i:
            break
        i = end = following
    return end


def _small_genitive(scan: "Scan", at: int) -> bool:
    following = _of_case(scan, at, "gen")
    return following > at and scan.words[following - 1].token.text[0].islower() and not scan.capital(at)


def _of_case(scan: "Scan", at: int, case: str) -> int:
    """The end of adjectives and a noun of one case that begin at a token, or the token where there is none."""
    i = at
    while (
        i < len(scan.words)
        and any(f.case == case and "Apro" not in f.tags for f in scan.words[i].of("ADJF"))
        and not scan.words[i].of("NOUN")
    ):
        i += 1
    if i >= len(scan.words) or scan.words[i].token.mark:
        return at
    word = scan.words[i]
    noun = any(f.case == case or "Fixd" in f.tags for f in word.of("NOUN"))
    upper = word.token.text.isupper() and 1 < len(word.token.text) < 6
    if upper or (noun and not word.tagged("Name", "Surn", "Patr")) or (noun and word.tagged("Geox")):
        surname = scan.capital(i) and i + 1 < len(scan.words) and scan.capital(i + 1) and word.tagged("Name", "Surn")
        return at if surname else i + 1
    return at


def _has_name(scan: "Scan", start: int, end: int) -> bool:
    """Whether a capital, or the adjective of a country, stands inside."""
    return _has_country(scan, start, end) or any(scan.capital(i) for i in range(max(start, scan.first + 1), end))


def _has_country(scan: "Scan", start: int, end: int) -> bool:
    rows = scan.words[start:end]
    return any(w.lemmas & scan.knowledge.adjectives.keys() or w.lemmas & scan.knowledge.places.keys() for w in rows)

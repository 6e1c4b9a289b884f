"""When, where and how much: the words that a model points at, read by the same rules as everybody's."""

from collections.abc import Iterable

from lading.claims.en import amounts, times
from lading.claims.llm.knowledge import tell_language
from lading.claims.ru import amounts as ru
from lading.claims.zh import amounts as zh
from lading.model.claim import Predicate, Qualifiers
from lading.model.period import Period

OWNING = frozenset({Predicate.OWNS, Predicate.CONTROLS, Predicate.SUBSIDIARY_OF})
WORKING = frozenset({Predicate.DIRECTS, Predicate.WORKS_FOR})
LISTING = frozenset({Predicate.DESIGNATED_BY})


def read_values(words: Iterable[tuple[str, str]], predicate: Predicate, *, published: str | None) -> Qualifiers:
    """The qualifiers that some words give, each kind once; what does not read as what it is said to be is left out."""
    said = dict(reversed(list(words)))
    amount, currency = _money(said.get("amount", ""))
    return Qualifiers(
        time=_time(said.get("time", ""), published),
        place=said.get("place", ""),
        quantity=said.get("quantity", ""),
        share=_share(said.get("share", "")) if predicate in OWNING else "",
        amount=amount,
        currency=currency,
        role=said.get("role", "") if predicate in WORKING else "",
        program=said.get("program", "") if predicate in LISTING else "",
    )


def _time(text: str, published: str | None) -> Period | None:
    if not text:
        return None
    language = tell_language(text)
    if language == "ru":
        return ru.Reader(published).find_time(text)
    if language == "zh" or "年" in text or "月" in text:
        return zh.Reader(published).find_time(text)
    return times.find_time(text, published)


def _money(text: str) -> tuple[str, str]:
    if not text:
        return "", ""
    for find in (amounts.find_money, ru.find_money, zh.find_money):
        found = find(text)
        if found[0]:
            return found
    return "", ""


def _share(text: str) -> str:
    if not text:
        return ""
    russian, chinese = ru.SHARE.search(text), zh.SHARE.search(text)
    other = russian["share"].replace(",", ".") if russian else chinese["share"] if chinese else ""
    return amounts.find_share(text) or other

"""When and how much a sentence says, in its language."""

from lading.claims.en import amounts, times
from lading.claims.ru import amounts as russian
from lading.claims.zh import amounts as chinese
from lading.model.claim import Predicate, Qualifiers
from lading.model.document import Document

SHARED = frozenset({Predicate.OWNS, Predicate.CONTROLS, Predicate.SUBSIDIARY_OF})
PAID = frozenset({Predicate.FINANCES, Predicate.SUPPLIES, Predicate.PROCURES_FOR, Predicate.CONTRACTS_WITH})


def qualify(document: Document, text: str, predicate: Predicate) -> Qualifiers:
    """The first date of a sentence, its first share where the relation has one, its first sum where money changes hands."""
    language = document.language.split("-")[0]
    share, amount, currency = "", "", ""
    if language in {"ru", "uk"}:
        time = russian.Reader(document.published).find_time(text)
        found = russian.SHARE.search(text)
        share = found["share"].replace(",", ".") if found else ""
        amount, currency = russian.find_money(text)
    elif language == "zh":
        time = chinese.Reader(document.published).find_time(text)
        found = chinese.SHARE.search(text)
        share = found["share"] if found else ""
        amount, currency = chinese.find_money(text)
    else:
        time = times.find_time(text, document.published)
        share = amounts.find_share(text)
        amount, currency = amounts.find_money(text)
    if predicate not in PAID:
        amount, currency = "", ""
    return Qualifiers(time=time, share=share if predicate in SHARED else "", amount=amount, currency=currency)

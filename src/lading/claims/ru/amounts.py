"""Dates, shares, money and numbers as Russian texts give them."""

import datetime as dt
import re

from lading.claims.shallow.fill import Draft
from lading.model.claim import Qualifiers
from lading.model.period import Period, first_day

MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_MONTH = r"(?P<month>январ|феврал|март|апрел|ма(?=[йея]\b)|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})\s+)?{_MONTH}(?:\s+(?P<year>(?:19|20)\d\d)(?:\s*(?:года|год|г\.))?)?|(?P<only>(?:19|20)\d\d)(?:-[мгй]\w*)?\s*(?:год|году|года|г\.|-м|-го)?(?![\d%])",
    re.IGNORECASE,
)
SHARE = re.compile(r"(?P<share>\d{1,3}(?:[.,]\d+)?)\s*(?:%|процент)")
CURRENCIES = {
    "долл": "USD",
    "$": "USD",
    "евро": "EUR",
    "€": "EUR",
    "руб": "RUB",
    "₽": "RUB",
    "юан": "CNY",
    "тенге": "KZT",
    "грив": "UAH",
    "фунт": "GBP",
}
MONEY = re.compile(
    r"(?P<sign>[$€₽])?\s?(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:,\d+)?)[ \u00a0]*(?P<factor>тыс\w*\.?|млн|миллион\w*|млрд|миллиард\w*)?[ \u00a0]*(?P<name>долл\w*|евро|руб\w*|юан\w*|тенге|грив\w*|фунт\w*)?",
    re.IGNORECASE,
)
QUANTITY = re.compile(
    r"(?:около|более|менее|свыше|до|не менее|почти|порядка|как минимум)?\s*(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:,\d+)?)(?:\s(?:тыс\w*|млн|миллион\w*))?(?=\s[а-я])|\b(?:десятки|сотни|тысячи|миллионы|несколько|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять)\b",
    re.IGNORECASE,
)
SINCE, UNTIL = (
    re.compile(r"\bс\s+(?:начала |конца |середины )?$", re.IGNORECASE),
    re.compile(r"\b(?:до|к)\s+(?:начала |конца |середины )?$", re.IGNORECASE),
)


def qualify(published: str | None) -> "Reader":
    """A reader of qualifiers for a document published then."""
    return Reader(published)


class Reader:
    """Reads when and how much from the words of a clause."""

    def __init__(self, published: str | None) -> None:
        self.anchor = first_day(published) if published else None

    def __call__(self, text: str, draft: Draft) -> Qualifiers:
        """The qualifiers that a clause gives its claims."""
        share = SHARE.search(text) if draft.frame.predicate.value in {"owns", "controls", "subsidiary_of"} else None
        amount, currency = find_money(text)
        role = next((p.words for p in draft.roles.get("role", ())), ())
        item = next((p.span for p in draft.roles.get("item", ())), None)
        quantity = QUANTITY.match(text, max(0, item.start - draft.event.span.start)) if item is not None else None
        return Qualifiers(
            time=self.find_time(text), share=share["share"].replace(",", ".") if share else "", amount=amount,
            currency=currency, role=" ".join(role), quantity=quantity.group().strip() if quantity else "",
        )  # fmt: skip

    def find_time(self, text: str) -> Period | None:
        """The first date that some words give; a day without a year needs the publication date."""
        for match in DATE.finditer(text):
            point = self._resolve(match)
            if point is None:
                continue
            lead = text[max(0, match.start() - 20) : match.start()]
            if SINCE.search(lead):
                return Period(point, None)
            return Period(None, point) if UNTIL.search(lead) else Period(point, point)
        return None

    def _resolve(self, match: re.Match[str]) -> str | None:
        if match["only"]:
            return match["only"]
        month = next(i for i, stem in enumerate(MONTHS, 1) if match["month"].lower() == stem)
        year = match["year"] or self._year(month)
        if not year:
            return None
        prefix = f"{year}-{month:02d}" + (f"-{int(match['day']):02d}" if match["day"] else "")
        try:
            first_day(prefix)
        except ValueError:
            return None
        return prefix

    def _year(self, month: int) -> str:
        """The year of a month without one: the last such month before publication."""
        if self.anchor is None:
            return ""
        anchor: dt.date = self.anchor
        return str(anchor.year if month <= anchor.month else anchor.year - 1)


def find_money(text: str) -> tuple[str, str]:
    """The first sum of money as a decimal string and an ISO 4217 code; two empty strings where there is none."""
    for match in MONEY.finditer(text):
        unit = (match["sign"] or match["name"] or "").lower()
        currency = next((code for stem, code in CURRENCIES.items() if unit.startswith(stem)), "")
        if not currency:
            continue
        number = re.sub(r"[ \u00a0]", "", match["number"])
        whole, _, fraction = number.partition(",")
        factor = (match["factor"] or "").lower()
        zeros = (
            9
            if factor.startswith(("млрд", "миллиард"))
            else 6
            if factor.startswith(("млн", "миллион"))
            else 3
            if factor.startswith("тыс")
            else 0
        )
        if zeros >= len(fraction):
            return (whole + fraction + "0" * (zeros - len(fraction))).lstrip("0") or "0", currency
        return f"{whole}{fraction[:zeros]}.{fraction[zeros:]}", currency
    return "", ""

"""Dates, shares, money and numbers as Chinese texts give them."""

import re

from lading.claims.shallow.fill import Draft
from lading.model.claim import Qualifiers
from lading.model.period import Period, first_day

DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年|(?P<rel>今年|去年|前年|同年))(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?|(?P<month2>\d{1,2})月(?:(?P<day2>\d{1,2})日)?"
)
SHARE = re.compile(r"(?P<share>\d{1,3}(?:\.\d+)?)\s*[%％]")
MONEY = re.compile(
    r"(?P<number>\d[\d,，]*(?:\.\d+)?)\s*(?P<factor>[万亿]?(?:亿|万)?)\s*(?P<name>美元|人民币|欧元|卢布|港元|英镑|日元|元)"
)
CURRENCIES = {
    "美元": "USD",
    "人民币": "CNY",
    "欧元": "EUR",
    "卢布": "RUB",
    "港元": "HKD",
    "英镑": "GBP",
    "日元": "JPY",
    "元": "CNY",
}
QUANTITY = re.compile(
    r"(?:至少|超过|约|大约|近|逾)?(?:\d[\d,]*|[一二两兩三四五六七八九十百千数數多几]+)(?:万|亿)?(?:架|枚|台|臺|套|块|颗|枚|件|批|吨|噸|艘|辆|輛|个|個|名|份|桶|发|發)"
)


class Reader:
    """Reads when and how much from the words of a clause."""

    def __init__(self, published: str | None) -> None:
        self.year = first_day(published).year if published else None

    def __call__(self, text: str, draft: Draft) -> Qualifiers:
        """The qualifiers that a clause gives its claims."""
        owning = draft.frame.predicate.value in {"owns", "controls", "subsidiary_of"}
        share = SHARE.search(text) if owning else None
        amount, currency = find_money(text)
        role = next((p.words[0] for p in draft.roles.get("role", ()) if p.words), "")
        item = next((p.words[0] for p in draft.roles.get("item", ()) if p.words), "")
        quantity = QUANTITY.search(item or "")
        return Qualifiers(
            time=self.find_time(text), share=share["share"] if share else "", amount=amount, currency=currency, role=role,
            quantity=quantity.group() if quantity else "",
        )  # fmt: skip

    def find_time(self, text: str) -> Period | None:
        """The first date of some words; a month without a year, and 去年, need the publication date."""
        for match in DATE.finditer(text):
            point = self._resolve(match)
            if point is None:
                continue
            if text[max(0, match.start() - 1) : match.start()] == "自" or text[match.end() : match.end() + 2] in {
                "以来",
                "以後",
                "以后",
            }:
                return Period(point, None)
            return Period(point, point)
        return None

    def _resolve(self, match: re.Match[str]) -> str | None:
        back = {"今年": 0, "去年": 1, "前年": 2}.get(match["rel"] or "", 0)
        year = match["year"] or (str(self.year - back) if self.year is not None and match["rel"] != "同年" else None)
        if year is None:
            return None
        month, day = match["month"] or match["month2"], match["day"] or match["day2"]
        prefix = year + (f"-{int(month):02d}" if month else "") + (f"-{int(day):02d}" if month and day else "")
        try:
            first_day(prefix)
        except ValueError:
            return None
        return prefix


def find_money(text: str) -> tuple[str, str]:
    """The first sum of money as a decimal string and an ISO 4217 code; two empty strings where there is none."""
    match = MONEY.search(text)
    if match is None:
        return "", ""
    zeros = 4 * match["factor"].count("万") + 8 * match["factor"].count("亿")
    whole, _, fraction = re.sub("[,，]", "", match["number"]).partition(".")
    if zeros >= len(fraction):
        return (whole + fraction + "0" * (zeros - len(fraction))).lstrip("0") or "0", CURRENCIES[match["name"]]
    return f"{whole}{fraction[:zeros]}.{fraction[zeros:]}", CURRENCIES[match["name"]]

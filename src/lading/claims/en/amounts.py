"""Money, shares and quantities as English texts give them."""

import re

CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB"}
NAMES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "rouble": "RUB", "ruble": "RUB", "yuan": "CNY", "renminbi": "CNY",
    "hryvnia": "UAH", "lira": "TRY", "dirham": "AED", "yen": "JPY", "rupee": "INR", "won": "KRW", "franc": "CHF",
}  # fmt: skip
FACTORS = {
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "m": 1_000_000,
    "mln": 1_000_000,
    "bn": 1_000_000_000,
    "k": 1_000,
}
_NUMBER = r"(?P<{n}>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
MONEY = re.compile(
    rf"(?:(?:US|HK|C|A|S)?(?P<sign>[$€£¥₽])\s?{_NUMBER.format(n='a')}|(?P<code>USD|EUR|GBP|RUB|CNY|RMB|HKD|AED|TRY|JPY)\s?{_NUMBER.format(n='b')})"
    r"(?:[\s-]?(?P<f1>thousand|million|billion|mln|bn|m|k)\b)?"
    rf"|{_NUMBER.format(n='c')}(?:[\s-](?P<f2>thousand|million|billion|mln|bn))?\s(?:U\.?S\.?\s|Hong Kong\s)?(?P<name>dollar|euro|pound|rouble|ruble|yuan|renminbi|hryvnia|lira|dirham|yen|rupee|won|franc)s?\b"
)
SHARE = re.compile(r"(?P<low>\d+(?:\.\d+)?)(?:\s?(?:-|–|to)\s?(?P<high>\d+(?:\.\d+)?))?\s?(?:%|per\s?cent\b|percent\b)")
QUANTITY = re.compile(
    r"\b(?:(?:at least|more than|over|about|around|some|nearly|almost|up to|fewer than|roughly|approximately)\s+)?"
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:\s(?:thousand|million|billion))?|(?:dozens|hundreds|thousands|tens of thousands|millions) of|several|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|(?:a|one|two|three|several)\s(?:hundred|thousand|dozen)|hundreds|thousands|dozens)\b"
    r"(?=(?:\s[\w-]+){0,5}\s?(?:of\b|$|\w))"
)


def find_money(text: str) -> tuple[str, str]:
    """The first sum of money as a decimal string and an ISO 4217 code; two empty strings where there is none."""
    match = MONEY.search(text)
    if match is None:
        return "", ""
    number = (match["a"] or match["b"] or match["c"]).replace(",", "")
    factor = FACTORS.get(match["f1"] or match["f2"] or "", 1)
    whole, _, fraction = number.partition(".")
    value = int(whole + fraction) * factor
    scale = len(fraction)
    digits = str(value).rjust(scale + 1, "0")
    amount = (digits[:-scale] + "." + digits[-scale:]).rstrip("0").rstrip(".") if scale else digits
    currency = (
        CURRENCIES.get(match["sign"] or "")
        or {"RMB": "CNY"}.get(match["code"] or "", match["code"] or "")
        or NAMES[match["name"]]
    )
    return amount, currency


def find_share(text: str) -> str:
    """The first share in per cent, `50` or `25-50`, or nothing."""
    match = SHARE.search(text)
    if match is None:
        return ""
    return f"{match['low']}-{match['high']}" if match["high"] else match["low"]


def find_quantity(text: str) -> str:
    """The words of number that a phrase begins with: "400", "hundreds of", "at least two"."""
    match = QUANTITY.search(MONEY.sub(" ", text))
    return match.group().strip().removesuffix(" of") if match else ""

"""Shares as registers and documents print them, to whole parts per million. Decimal digits only, never a float."""

import re

from lading.model.ownership import UNKNOWN, WHOLE, Share

NUMBER = r"(\d+)(?:[.,](\d+))?"
ONE = re.compile(rf"{NUMBER}\s*%?")
BAND = re.compile(rf"{NUMBER}\s*%?\s*(?:-|–|—|to|\.\.)\s*{NUMBER}\s*%?")
OVER = re.compile(rf"(>=|≥|>|at least|not less than|more than|over|above)\s*{NUMBER}\s*%?")
UNDER = re.compile(rf"(<=|≤|<|at most|up to|not more than|less than|under|below)\s*{NUMBER}\s*%?")
STRICT = frozenset({">", "more than", "over", "above", "<", "less than", "under", "below"})
WORDS = {
    "majority": Share(WHOLE // 2 + 1, WHOLE),
    "minority": Share(1, WHOLE // 2 - 1),
    "wholly": Share(WHOLE, WHOLE),
    "unknown": UNKNOWN,
    "": UNKNOWN,
}


def parse_share(text: str) -> Share:
    """A share as it is printed: `50`, `33.333 %`, `33,3`, `25-50`, `more than 25%`, `majority`; empty is unknown.

    A comma is a decimal comma, because no share has thousands. A band's bounds belong to it.

    Raises:
        ValueError: for a share above 100 % or below 0, a band that ends before it starts, or what is no share.
    """
    bare = " ".join(text.casefold().split())
    if bare in WORDS:
        return WORDS[bare]
    if found := ONE.fullmatch(bare):
        return Share(*_round(found[1], found[2], text))
    if found := BAND.fullmatch(bare):
        low, high = _round(found[1], found[2], text)[0], _round(found[3], found[4], text)[1]
        if low > high:
            raise ValueError(f"the band {text!r} ends before it starts")
        return Share(low, high)
    if found := OVER.fullmatch(bare):
        low = _round(found[2], found[3], text)[0]
        return Share(min(low + (found[1] in STRICT), WHOLE), WHOLE)
    if found := UNDER.fullmatch(bare):
        high = _round(found[2], found[3], text)[1]
        return Share(0, max(high - (found[1] in STRICT), 0))
    if bare.startswith(("-", "−")):
        raise ValueError(f"the share {text!r} is negative")
    raise ValueError(f"{text!r} is no share")


def _round(whole: str, part: str | None, text: str) -> tuple[int, int]:
    """The millionths just below and just above a number of per cent; one where it falls on one."""
    digits = (part or "").ljust(4, "0")
    low = int(whole) * 10_000 + int(digits[:4])
    high = low + bool(digits[4:].strip("0"))
    if high > WHOLE:
        raise ValueError(f"the share {text!r} is above 100 %")
    return low, high

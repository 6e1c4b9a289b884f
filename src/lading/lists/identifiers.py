"""Identifiers: which property holds a number of some kind, once its check digits have been looked at."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from stdnum import bic, imo, isin, lei
from stdnum.cn import uscc
from stdnum.ru import inn, ogrn


def valid_okpo(number: str) -> bool:
    """Whether an OKPO (Russian Government Gazette number, 8 or 10 digits) carries the check digit it should.

    Weights run 1, 2, 3 … modulo 11; where that gives 10, they run 3, 4, 5 …, and a second 10 counts as 0.
    """
    if not (number.isdigit() and number.isascii() and len(number) in {8, 10}):
        return False
    for first in (0, 2):
        rest = sum(int(digit) * ((first + place) % 10 + 1) for place, digit in enumerate(number[:-1])) % 11
        if rest < 10:
            return rest == int(number[-1])
    return number[-1] == "0"


def valid_mmsi(number: str) -> bool:
    """Whether a number is shaped like a ship's MMSI: nine digits."""
    return number.isdigit() and len(number) == 9


def valid_company_imo(number: str) -> bool:
    """Whether a number is an IMO number of a company or registered owner: weights 8 6 4 2 9 7, not a ship's 7 to 2."""
    if not (number.isdigit() and number.isascii() and len(number) == 7):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, (8, 6, 4, 2, 9, 7), strict=False))
    return (11 - total % 11) % 10 == int(number[-1])


VALIDATORS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "bic": bic.is_valid,
        "imo": imo.is_valid,
        "imo_company": valid_company_imo,
        "inn": inn.is_valid,
        "isin": isin.is_valid,
        "lei": lei.is_valid,
        "mmsi": valid_mmsi,
        "ogrn": ogrn.is_valid,
        "okpo": valid_okpo,
        "uscc": uscc.is_valid,
    }
)
"""Named checks, as the tables of the lists refer to them."""

RUSSIAN_LABELS = re.compile(
    r"\b(?:INN|ИНН|OGRN|ОГРН|OGRNIP|PSRN|KPP|КПП|OKPO|ОКПО|TIN|Russian?)\b|tax(?:payer)?\s+(?:identification|ID)",
    re.IGNORECASE,
)
"""Words that say a number is one of the Russian registers', or may well be."""
DIGITS = re.compile(r"(?<!\d)\d(?:[ \u00a0]?\d){7,14}(?!\d)")


def russian_numbers(text: str) -> list[tuple[str, str]]:
    """Every Russian register number in a text, with its property, by length and check digits alone.

    Empty unless all long numbers of the text are read: "1027700132195" is an OGRN, "7702165310 / 770101001" an INN and
    the KPP that goes with it; a number that fails its check is nobody's.
    """
    found: list[tuple[str, str]] = []
    for match in DIGITS.finditer(text):
        number = re.sub(r"\D", "", match.group())
        if len(number) in {10, 12} and inn.is_valid(number):
            found.append(("innCode", number))
        elif len(number) in {13, 15} and ogrn.is_valid(number):
            found.append(("ogrnCode", number))
        elif len(number) == 9 and any(prop in {"innCode", "ogrnCode"} for prop, _ in found):
            found.append(("kppCode", number))
        elif len(number) in {8, 10} and re.search(r"OKPO|ОКПО", text) and valid_okpo(number):
            found.append(("okpoCode", number))
        else:
            return []
    return list(dict.fromkeys(found))

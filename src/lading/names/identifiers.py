"""Identifiers of parties: cleaned, and checked where their kind has a check digit."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from stdnum import imo, lei
from stdnum.cn import uscc
from stdnum.ru import inn, ogrn


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number under which an authority knows a party."""

    kind: str
    """FollowTheMoney property: `innCode`, `imoNumber` …"""
    value: str
    valid: bool
    """Keeps its kind's form and check digit. Kinds without a known check are valid when they are long enough to tell."""


def _digits(*lengths: int) -> Callable[[str], bool]:
    return lambda value: value.isdigit() and len(value) in lengths


def _bic(value: str) -> bool:
    return re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", value) is not None


def _telling(value: str) -> bool:
    return sum(c.isdigit() for c in value) >= 4 and len(set(value)) > 2


CHECKS: dict[str, Callable[[str], bool]] = {
    "innCode": inn.is_valid,
    "ogrnCode": ogrn.is_valid,
    "kppCode": lambda value: re.fullmatch(r"\d{4}[0-9A-Z]{2}\d{3}", value) is not None,
    "okpoCode": _digits(8, 10),
    "uscCode": uscc.is_valid,
    "leiCode": lei.is_valid,
    "imoNumber": imo.is_valid,
    "mmsi": _digits(9),
    "swiftBic": _bic,
    "registrationNumber": _telling,
    "taxNumber": _telling,
    "idNumber": _telling,
    "passportNumber": _telling,
    "dunsCode": _digits(9),
}
"""By FollowTheMoney property. The stdnum functions raise nothing and return whether the number keeps its rule."""


def normalize_identifier(kind: str, value: str) -> Identifier | None:
    """The cleaned identifier, or None where the kind is not one Lading knows or nothing is left of the value."""
    check = CHECKS.get(kind)
    cleaned = re.sub(r"[^0-9A-Za-z]", "", value).upper()
    if kind == "imoNumber":
        cleaned = cleaned.removeprefix("IMO")
    if check is None or not cleaned:
        return None
    return Identifier(kind, cleaned, bool(check(cleaned)))

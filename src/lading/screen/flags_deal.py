"""A row of a table of transactions, read: days, countries, codes and amounts as values, and what could not be read."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lading.exposure.goods import read_code
from lading.lists.countries import Countries
from lading.lists.dates import parse_date
from lading.model.issue import Issue, Severity
from lading.screen.flags import Headers
from lading.screen.rows import Row

SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
SPLIT = re.compile(r"\s*(?:[;|>→]|->|,\s+|/)\s*")
DAYS = ("date", "incorporated")
COUNTRIES = ("origin", "dispatch", "destination", "buyer_country", "seller_country", "payer_country")
NUMBERS = ("mass", "quantity", "value")


@dataclass(frozen=True, slots=True)
class Deal:
    """One transaction."""

    number: int
    texts: Mapping[str, str]
    """What is printed, by field; empty cells left out."""
    days: Mapping[str, dt.date]
    countries: Mapping[str, str]
    """Codes by field."""
    via: tuple[str, ...]
    hs: str
    """Six digits, or empty."""
    numbers: Mapping[str, float]

    def text(self, field: str) -> str:
        """What is printed, or nothing."""
        return self.texts.get(field, "")

    @property
    def customer(self) -> str:
        """Whom it concerns: the buyer, else whoever receives the goods."""
        return self.text("buyer") or self.text("consignee") or self.text("end_user")


@dataclass(frozen=True, slots=True)
class DealReader:
    """Reads rows by the columns of their table."""

    headers: Headers
    countries: Countries
    where: str

    def read(self, row: Row) -> tuple[Deal | None, tuple[Issue, ...]]:
        """The transaction of a row and what of it could not be read; a value that cannot costs only itself."""
        if row.issue is not None:
            return None, (row.issue,)
        texts = {f: _clean(row.values.get(header)) for f, header in self.headers.by_field.items()}
        texts = {field: text for field, text in texts.items() if text}
        issues: list[Issue] = []
        days = {f: day for f in DAYS if f in texts and (day := self._day(texts[f], f, row, issues)) is not None}
        lands = {f: code for f in COUNTRIES if f in texts and (code := self._country(texts[f], f, row, issues))}
        via = tuple(
            code
            for part in SPLIT.split(texts.get("via", ""))
            if part and (code := self._country(part, "via", row, issues))
        )
        hs = read_code(texts.get("hs", "")) or ""
        if "hs" in texts and not hs:
            issues.append(self._issue(row, f"{texts['hs']!r} is no HS code of six or more digits"))
        numbers = {}
        for name in NUMBERS:
            value = read_number(texts[name]) if name in texts else None
            if value is not None and value >= 0:
                numbers[name] = value
            elif name in texts:
                issues.append(self._issue(row, f"{texts[name]!r} in {self.headers.by_field[name]} is no amount"))
        return Deal(row.number, texts, days, lands, via, hs, numbers), tuple(issues)

    def _day(self, text: str, name: str, row: Row, issues: list[Issue]) -> dt.date | None:
        day = read_day(text)
        if day is None:
            issues.append(self._issue(row, f"{text!r} in {self.headers.by_field[name]} is no day"))
        return day

    def _country(self, text: str, name: str, row: Row, issues: list[Issue]) -> str:
        code = self.countries.code(text)
        if code is None and not self.countries.names_none(text) and name != "via":
            issues.append(self._issue(row, f"unknown country {text!r} in {self.headers.by_field[name]}"))
        return code or ""

    def _issue(self, row: Row, what: str) -> Issue:
        remedy = "correct the cell; the row is asked without it"
        return Issue(Severity.WARNING, self.where, f"row {row.number}", what, remedy)


def read_day(text: str) -> dt.date | None:
    """A day as tables print it: 2024-05-17, 2024/5/17, 20240517, 17.05.2024, with a time after it or not; else None."""
    bare = re.split(r"[T ]\d{1,2}:", text.strip())[0].strip()
    if found := SLASHED.fullmatch(bare) or COMPACT.fullmatch(bare):
        bare = f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    said = parse_date(bare)
    return dt.date.fromisoformat(said) if said is not None and len(said) == 10 else None


def read_number(text: str) -> float | None:
    """An amount as tables print it: 1234.5, 1,234.50, 1 234,50, 1.234,50; else None."""
    bare = text.strip().replace("\u00a0", " ").replace("\u202f", " ")
    bare = re.sub(r"^[^\d-]+|\s*[^\d]*$", "", bare) if not NUMBER.fullmatch(bare) else bare
    if NUMBER.fullmatch(bare):
        return float(bare)
    mark = max(bare.rfind(","), bare.rfind("."))
    decimal = mark >= 0 and (len(bare) - mark - 1 != 3 or len({c for c in bare if c in ",."}) == 2)
    whole, part = (bare[:mark], bare[mark + 1 :]) if decimal else (bare, "")
    digits = re.sub(r"[,.' ]", "", whole)
    return float(f"{digits}.{part or 0}") if digits.isdigit() and (part.isdigit() or not part) else None


def _clean(value: Any) -> str:
    return "" if value is None else str(value).strip()

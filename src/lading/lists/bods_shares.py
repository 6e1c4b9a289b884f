"""Interests of the Beneficial Ownership Data Standard in words, and their shares as one printed value."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

MILLIONTH = Decimal("0.0001")
"""Per cent."""


def print_interest(raw: Mapping[str, Any]) -> str:
    """An interest as its publisher states it."""
    level = raw.get("directOrIndirect") or raw.get("interestLevel") or ""
    share = print_share(raw.get("share"))
    parts = (
        str(level),
        str(raw.get("type") or "interest"),
        f"{share} %" if share else "",
        str(raw.get("details") or ""),
    )
    return " ".join(filter(None, parts))


def print_share(raw: object) -> str:
    """A share as one value: exact, or a band whose open ends are a millionth further in."""
    if not isinstance(raw, dict):
        return ""
    if raw.get("exact") is not None:
        return str(raw["exact"])
    low, high = raw.get("minimum"), raw.get("maximum")
    above, below = raw.get("exclusiveMinimum"), raw.get("exclusiveMaximum")
    if isinstance(above, bool):  # 0.2 and 0.3: a flag beside the bound
        low, above = (None, low) if above else (low, None)
    if isinstance(below, bool):
        high, below = (None, high) if below else (high, None)
    start = _bound(low, above, MILLIONTH, "0")
    end = _bound(high, below, -MILLIONTH, "100")
    return f"{start}-{end}" if (start, end) != ("0", "100") else ""


def _bound(closed: object, open_: object, step: Decimal, default: str) -> str:
    """One end of a band in per cent; an open end lies a millionth of the whole further in."""
    if closed is not None:
        return str(closed)
    return default if open_ is None else f"{Decimal(str(open_)) + step:f}"

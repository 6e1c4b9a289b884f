"""Identifiers of the US Consolidated Screening List, put into the words that OFAC's remarks have for them.

The columns of 2022 print `CC, EXPIRES, ISSUED, NUMBER, LABEL`, those of 2025 `LABEL, NUMBER, CC, ISSUED, EXPIRES`; what
an identifier lacks is left out. Either becomes `LABEL NUMBER (CC) issued 13 Sep 1998 expires 13 Sep 2008`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lading.lists.ofac_periods import say_days
from lading.lists.ofac_remarks import RemarkRules

COUNTRY_CODE = re.compile(r"[A-Z]{2}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
UNSAID = "Paper dated"
"""Label of a note on a paper with one date, of which the list does not say what it is."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of OFAC's table."""

    whole: frozenset[str]
    beginnings: re.Pattern[str]
    """Labels that go on: `Executive Order 13662 …`, `Digital Currency Address - XBT`."""

    @classmethod
    def build(cls, rules: RemarkRules) -> "Labels":
        """The labels that some rules read."""
        texts = sorted((label.text for group in rules.labels.values() for label in group), key=len, reverse=True)
        return cls(frozenset(texts), re.compile(rf"(?:{'|'.join(map(re.escape, texts))})(?!\w)"))

    def have(self, text: str) -> bool:
        """Whether a text is a label, or begins with one."""
        return text in self.whole or text.rstrip(" :-") in self.whole or self.beginnings.match(text) is not None


def read_id(printed: str, labels: Labels) -> list[str]:
    """The segments that one printed identifier makes: usually one."""
    if printed.endswith(":"):
        *rest, label = printed.rsplit(", ", 1)
        return [_say(label, ", ".join(rest), "", [])]
    parts = printed.split(", ")
    first_alone = COUNTRY_CODE.fullmatch(parts[0]) or DAY.fullmatch(parts[0])
    label_last = first_alone or labels.have(parts[-1]) or not labels.have(parts[0])
    if label_last:
        *rest, label = parts
        country = rest.pop(0) if len(rest) > 1 and COUNTRY_CODE.fullmatch(rest[0]) else ""
        days = []
        while len(rest) > 1 and DAY.fullmatch(rest[0]):
            days.append(rest.pop(0))
    else:
        label, *rest = parts
        days = []
        while len(rest) > 1 and DAY.fullmatch(rest[-1]):
            days.append(rest.pop())
        country = rest.pop() if len(rest) > 1 and COUNTRY_CODE.fullmatch(rest[-1]) else ""
    return _segments(label, ", ".join(rest), country, sorted(days))


def say_id(paper: Mapping[str, Any]) -> str:
    """An identifier of the JSON, whose parts have names, as a segment; empty where it has neither type nor number."""
    given = {key: str(value).strip() for key, value in paper.items() if value is not None}
    label, number = given.get("type", ""), given.get("number", "")
    if not label and not number:
        return ""
    words = (("issued", given.get("issue_date", "")), ("expires", given.get("expiration_date", "")))
    return _say(label, number, given.get("country", ""), [(word, day) for word, day in words if day])


def _segments(label: str, number: str, country: str, days: list[str]) -> list[str]:
    if len(days) == 1:
        return [_say(label, number, country, []), f"{UNSAID} {days[0]}: {_say(label, number, country, [])}"]
    return [_say(label, number, country, list(zip(("issued", "expires"), days, strict=False)))]


def _say(label: str, number: str, country: str, days: list[tuple[str, str]]) -> str:
    period = "".join(f" {word} {say_days(day, day)}" for word, day in days)
    return f"{label} {number}" + (f" ({country})" if country else "") + period

"""OFAC's remarks: one line of prose-like segments, read into labelled facts by the table in `ofac_remarks.yml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lading.lists.countries import Countries

SEGMENT = re.compile(r";\s+|;$")
ALTERNATIVE = re.compile(r"^alt\.\s+", re.IGNORECASE)
FIRST_WORD = re.compile(r"[^\s:]+")
QUOTE_OPEN = re.compile(r"(?:alt\. )?[afnd]\.[kb]\.a\. '")
TRAILER = re.compile(r"\s*\((?P<inner>[^()]*)\)$")
PERIOD = re.compile(
    r"(?:[,\s]*\bissued(?:\s+on)?\s+(?P<issued>(?:\d{1,2}\s+)?(?:[A-Z][a-z]{2,8}\.?\s+)?\d{4}))?"
    r"(?:[,\s]*\b(?:expires|expired|exp\.?|valid until)\s+(?P<expires>(?:\d{1,2}\s+)?(?:[A-Z][a-z]{2,8}\.?\s+)?\d{4}))?$"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A property a value may go to, if it is of a country and passes a check."""

    prop: str
    country: str = ""
    valid: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """How the segments with some labels are read."""

    read: str
    choices: tuple[Choice, ...]
    on_sanction: bool = False
    whole: bool = False
    company: bool = False
    country_prop: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """The parts of an identifier's value."""

    number: str
    country: str | None = None
    place: str = ""
    """What stands in brackets and is no country: a port, a register, a province."""
    issued: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One segment of a remark under the rule that reads it; no rule: prose, or something nobody can read yet."""

    text: str
    """The segment as printed."""
    label: str
    value: str
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a segment, and the rule for what follows it."""

    text: str
    pattern: re.Pattern[str]
    rule: Rule


@dataclass(frozen=True, slots=True)
class RemarkRules:
    """The table. Labels are filed under their first word, the longest first."""

    labels: Mapping[str, tuple[Label, ...]]
    bare: tuple[Label, ...]
    offices: frozenset[str]
    not_offices: frozenset[str]
    data_like: tuple[re.Pattern[str], ...]

    @classmethod
    def build(cls, knowledge: Mapping[str, Any]) -> "RemarkRules":
        """The rules that a YAML table states."""
        rules = [(row, _build_rule(row)) for row in knowledge["rules"]]
        labels = [Label(text, _label_pattern(text), rule) for row, rule in rules for text in row["labels"]]
        labels.sort(key=lambda label: -len(label.text))
        filed: dict[str, list[Label]] = {}
        for label in labels:
            filed.setdefault(_first_word(label.text), []).append(label)
        by_text = {label.text: label.rule for label in labels}
        return cls(
            {word: tuple(group) for word, group in filed.items()},
            tuple(Label(row["label"], re.compile(row["pattern"]), by_text[row["label"]]) for row in knowledge["bare"]),
            frozenset(knowledge["offices"]),
            frozenset(knowledge["not_offices"]),
            tuple(re.compile(pattern) for pattern in knowledge["data_like"]),
        )

    def read(self, segment: str) -> Fact:
        """The segment under the rule with the longest label it starts with, or whose shape it has."""
        bare = ALTERNATIVE.sub("", segment)
        for label in self.labels.get(_first_word(bare), ()):
            if found := label.pattern.match(bare):
                value = bare if label.rule.whole else bare[found.end() :].strip()
                if value:
                    return Fact(segment, label.text, value, label.rule)
        for label in self.bare:
            if label.pattern.match(bare):
                return Fact(segment, label.text, bare.split(" (")[0].strip("<>"), label.rule)
        return Fact(segment, "", bare, None)

    def is_office(self, text: str) -> bool:
        """Whether an unlabelled segment of a person's remark says what office the person holds."""
        words = set(re.findall(r"[a-z][a-z-]*", text.lower()))
        return bool(words & self.offices) and not words & self.not_offices and not self.carries_data(text)

    def carries_data(self, text: str) -> bool:
        """Whether an unlabelled segment looks like more than prose: digits, addresses, a label nobody knows."""
        return any(pattern.search(text) for pattern in self.data_like)


def split_remark(remark: str) -> list[str]:
    """The segments of a remark, without the stop that ends it."""
    parts: list[str] = []
    for part in SEGMENT.split(remark.strip().removesuffix(".")):
        if parts and QUOTE_OPEN.match(parts[-1]) and not parts[-1].endswith("'") and part.endswith("'"):
            parts[-1] = f"{parts[-1]}; {part}"
        elif part.strip():
            parts.append(part.strip())
    return parts


def split_number(value: str, countries: Countries) -> Number:
    """An identifier's value: the number, then its country, place and period of validity, each where given."""
    period = PERIOD.search(value)
    issued, expires = (period["issued"] or "", period["expires"] or "") if period else ("", "")
    rest = value[: period.start()].rstrip(" ,") if period else value
    country: str | None = None
    places: list[str] = []
    while found := TRAILER.search(rest):
        if not rest[: found.start()].strip():
            break
        code = countries.code(found["inner"])
        if code and country is None:
            country = code
        else:
            places.insert(0, found["inner"])
        rest = rest[: found.start()]
    return Number(rest.strip(), country, ", ".join(places), issued, expires)


def _build_rule(row: Mapping[str, Any]) -> Rule:
    """One rule of the table."""
    return Rule(
        read=row["read"],
        choices=tuple(Choice(**choice) for choice in row["props"]),
        on_sanction=row.get("about") == "designation",
        whole=row.get("whole", False),
        company=row.get("company", False),
        country_prop=row.get("country", ""),
    )


def _label_pattern(label: str) -> re.Pattern[str]:
    """A label at the start of a segment, followed by a colon, white space or the end; never part of a longer word."""
    return re.compile(re.escape(label) + r"(?:\s*[:,]|(?=[\s(])|$)\s*")


def _first_word(text: str) -> str:
    """What labels are filed under."""
    found = FIRST_WORD.match(text)
    return found.group() if found else ""

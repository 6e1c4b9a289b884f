"""OFAC's remarks: one line of prose-like segments, read into labelled facts by the table in `ofac_remarks.yml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from lading.lists.countries import Countries

SEGMENT = re.compile(r";\s+|;$")
ALTERNATIVE = re.compile(r"^alt\.\s+", re.IGNORECASE)
FIRST_WORD = re.compile(r"[^\s:]+")
QUOTE_OPEN = re.compile(r"(?:alt\. )?[afnd]\.[kb]\.a\. '")
TRAILER = re.compile(r"\s*\((?P<inner>[^()]*)\)$")
AFTER_LABEL = re.compile(r"(?:\s*[:,]|(?=[\s(])|$)\s*")
"""A label is followed by a colon, white space or the end; it is never part of a longer word."""
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
    props: tuple[str, ...] = ()
    """Those of the choices, in order."""


class Number(NamedTuple):
    """The parts of an identifier's value."""

    number: str
    country: str | None = None
    place: str = ""
    """What stands in brackets and is no country: a port, a register, a province."""
    issued: str = ""
    expires: str = ""


class Fact(NamedTuple):
    """One segment of a remark under the rule that reads it; no rule: prose, or something nobody can read yet."""

    text: str
    """The segment as printed."""
    label: str
    value: str
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a segment, or the shape of a whole one, and the rule for it."""

    text: str
    rule: Rule
    shape: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class RemarkRules:
    """The table. Labels are filed under their first word, the longest first."""

    labels: Mapping[str, tuple[Label, ...]]
    bare: tuple[Label, ...]
    offices: frozenset[str]
    not_offices: frozenset[str]
    data_like: tuple[re.Pattern[str], ...]
    links: tuple[str, ...]
    """Labels of what names another entry of the list."""

    @classmethod
    def build(cls, knowledge: Mapping[str, Any]) -> "RemarkRules":
        """The rules that a YAML table states."""
        rules = [(row, _build_rule(row)) for row in knowledge["rules"]]
        labels = [Label(text, rule, AFTER_LABEL) for row, rule in rules for text in row["labels"]]
        labels.sort(key=lambda label: -len(label.text))
        filed: dict[str, list[Label]] = {}
        for label in labels:
            filed.setdefault(_first_word(label.text), []).append(label)
        by_text = {label.text: label.rule for label in labels}
        return cls(
            {word: tuple(group) for word, group in filed.items()},
            tuple(Label(row["label"], by_text[row["label"]], re.compile(row["pattern"])) for row in knowledge["bare"]),
            frozenset(knowledge["offices"]),
            frozenset(knowledge["not_offices"]),
            tuple(re.compile(pattern) for pattern in knowledge["data_like"]),
            tuple(label.text for label in labels if label.rule.read == "link"),
        )

    def read(self, segment: str) -> Fact:
        """The segment under the rule with the longest label it starts with, or whose shape it has."""
        bare = ALTERNATIVE.sub("", segment) if segment[:4].lower() == "alt." else segment
        for label in self.labels.get(_first_word(bare), ()):
            if bare.startswith(label.text) and (found := label.shape.match(bare, len(label.text))):
                value = bare if label.rule.whole else bare[found.end() :].strip()
                if value:
                    return Fact(segment, label.text, value, label.rule)
        for label in self.bare:
            if label.shape.match(bare):
                return Fact(segment, label.text, bare.split(" (")[0].strip("<>"), label.rule)
        return Fact(segment, "", bare, None)

    def names_another(self, text: str) -> bool:
        """Whether a remark may name another entry of the list."""
        return any(label in text for label in self.links) if text else False

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
        if part.endswith("'") and parts and not parts[-1].endswith("'") and QUOTE_OPEN.match(parts[-1]):
            parts[-1] = f"{parts[-1]}; {part}"
        elif part.strip():
            parts.append(part.strip())
    return parts


def split_number(value: str, countries: Countries) -> Number:
    """An identifier's value: the number, then its country, place and period of validity, each where given."""
    rest, issued, expires = value.rstrip(" ,"), "", ""
    if " " in value and value[-1].isdigit() and (period := PERIOD.search(value)):
        issued, expires = period["issued"] or "", period["expires"] or ""
        rest = value[: period.start()].rstrip(" ,")
    country: str | None = None
    places: list[str] = []
    while rest.endswith(")") and (found := TRAILER.search(rest)):
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
        props=tuple(choice["prop"] for choice in row["props"]),
    )


def _first_word(text: str) -> str:
    """What labels are filed under."""
    found = FIRST_WORD.match(text)
    return found.group() if found else ""

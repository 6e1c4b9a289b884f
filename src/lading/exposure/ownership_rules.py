"""The table of ownership rules: thresholds, aggregation, which designations count, and how each rule stood when."""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from lading.errors import ConfigurationError
from lading.model.exposure import Designation
from lading.model.ownership import WHOLE, InForce

FIELDS = frozenset({"authority", "program", "dataset", "url", "measures"})
CONTROL = frozenset({"caution", "criterion"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What a designation must be like: every pattern is found in its field."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]

    def matches(self, designation: Designation) -> bool:
        """Whether a designation is like that. Of measures any may match; a list that states none is not asked."""
        for name, pattern in self.patterns:
            if name == "measures":
                found = not designation.measures or any(pattern.search(measure) for measure in designation.measures)
            else:
                found = bool(pattern.search(getattr(designation, name)))
            if not found:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when a rule stood how. Both days belong to it."""

    start: dt.date
    end: dt.date | None
    status: InForce


@dataclass(frozen=True, slots=True)
class OwnershipRule:
    """One row: see `ownership.yml`."""

    id: str
    authority: str
    rule: str
    threshold: int
    """Parts per million that must be reached; one more than a half where the rule says "more than"."""
    each: bool
    """One cascade for each listed party, instead of one for all of them together."""
    control: str
    minority: bool
    label: str
    source: str
    lists: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    stretches: tuple[Stretch, ...]
    cautions: tuple[str, ...] = ()

    def stood(self, day: dt.date) -> InForce | None:
        """How the rule stood on a day; None where there was no such rule."""
        spans = (row for row in self.stretches if row.start <= day and (row.end is None or day <= row.end))
        return next((row.status for row in spans), None)

    def counts(self, designation: Designation) -> bool:
        """Whether a designation makes its party a source of this rule."""
        wanted = any(condition.matches(designation) for condition in self.lists)
        return wanted and not any(condition.matches(designation) for condition in self.unless)


@dataclass(frozen=True, slots=True)
class OwnershipTable:
    """All rows and what they share."""

    version: str
    rules: tuple[OwnershipRule, ...]
    labels: Mapping[str, str]
    cautions: Mapping[str, str]


def load_ownership_rules() -> OwnershipTable:
    """The table that ships with Lading. The caller holds it; nothing is cached here."""
    text = files("lading.exposure").joinpath("ownership.yml").read_text(encoding="utf-8")
    return parse_ownership_rules(text, where="ownership.yml")


def parse_ownership_rules(text: str, *, where: str) -> OwnershipTable:
    """A table of ownership rules from YAML.

    Raises:
        ConfigurationError: for a row that lacks a column, has one too many, a value out of range, or periods that overlap.
    """
    raw: dict[str, Any] = yaml.safe_load(text)
    rules = tuple(_parse_rule(row, where=where) for row in raw["rules"])
    for rule in rules:
        unknown = sorted(set(rule.cautions) - set(raw["cautions"]))
        if unknown:
            raise ConfigurationError(f"the rule names unknown cautions {unknown}", where=where, place=rule.id)
    return OwnershipTable(raw["version"], rules, raw["labels"], raw["cautions"])


def _parse_rule(row: Mapping[str, Any], *, where: str) -> OwnershipRule:
    """One row, read destructively: what is left over is an error."""
    rest = dict(row)
    place = str(row.get("id", row))
    try:
        rule = OwnershipRule(
            id=rest.pop("id"),
            authority=rest.pop("authority"),
            rule=rest.pop("rule"),
            threshold=int(rest.pop("threshold")) + bool(rest.pop("strict")),
            each={"each": True, "all": False}[rest.pop("aggregate")],
            control=rest.pop("control"),
            minority=bool(rest.pop("minority")),
            label=rest.pop("label"),
            source=rest.pop("source"),
            lists=_conditions(rest.pop("lists")),
            unless=_conditions(rest.pop("unless")),
            stretches=tuple(_stretch(period) for period in rest.pop("periods")),
            cautions=tuple(rest.pop("cautions", ())),
        )
    except (KeyError, ValueError, re.error) as problem:
        raise ConfigurationError(
            f"a rule lacks a column or has a wrong value: {problem}", where=where, place=place
        ) from problem
    wrong = _wrong(rule, rest)
    if wrong:
        raise ConfigurationError(wrong, where=where, place=place, remedy="correct the row")
    return rule


def _wrong(rule: OwnershipRule, rest: Mapping[str, Any]) -> str:
    """What a row has that it must not have."""
    if rest:
        return f"the rule has unknown columns: {sorted(rest)}"
    if not 0 < rule.threshold <= WHOLE or rule.control not in CONTROL:
        return "the threshold or the word for control is out of range"
    ordered = sorted(rule.stretches, key=lambda stretch: stretch.start)
    if any(one.end is None or one.end >= two.start for one, two in itertools.pairwise(ordered)):
        return "the periods overlap"
    return ""


def _conditions(rows: Iterable[Mapping[str, str]]) -> tuple[Condition, ...]:
    made = []
    for row in rows:
        if not row or not set(row) <= FIELDS:
            raise ValueError(f"a condition has unknown fields: {sorted(row)}")
        patterns = ((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in row.items())
        made.append(Condition(tuple(patterns)))
    return tuple(made)


def _stretch(row: Mapping[str, Any]) -> Stretch:
    return Stretch(row["from"], row.get("to"), InForce(row["status"]))

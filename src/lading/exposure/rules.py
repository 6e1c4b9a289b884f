"""The table of exposure rules: which relation to a listed party is an exposure, and with what weight."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

import yaml

from lading.errors import ConfigurationError
from lading.exposure.goods import GoodsTable, load_goods


class Exposed(StrEnum):
    """Which end of an edge a rule exposes."""

    SOURCE = "source"
    TARGET = "target"
    GOODS = "goods"
    """The goods that the edge names, or its source where that is goods."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: see `rules.yml`."""

    id: str
    kinds: frozenset[str]
    exposes: Exposed
    label: str
    topic: str
    weight: float
    words: str
    after: frozenset[str] = frozenset()
    """Rules that may have reached the other end; empty: the other end is the listed party."""
    hops: int = 1
    same_goods: bool = False
    list_only: bool = False


@dataclass(frozen=True, slots=True)
class Factor:
    """What multiplies a weight beside the rules, and why."""

    weight: float
    words: str
    tier: bool = False
    """Whether the words name a tier of the Common High Priority List."""


@dataclass(frozen=True, slots=True)
class RuleTable:
    """All rows and what they share."""

    version: str
    max_hops: int
    sources: frozenset[str]
    rules: tuple[Rule, ...]
    factors: Mapping[str, Factor]
    sole_words: frozenset[str]
    goods: GoodsTable
    """For the codes that texts give."""


def load_rules() -> RuleTable:
    """The table that ships with Lading. The caller holds it; nothing is cached here."""
    text = files("lading.exposure").joinpath("rules.yml").read_text(encoding="utf-8")
    return parse_rules(text, where="rules.yml")


def parse_rules(text: str, *, where: str) -> RuleTable:
    """A rule table from YAML.

    Raises:
        ConfigurationError: for a row that lacks a column, has one too many, names an unknown row, or weighs more than 1.
    """
    raw: dict[str, Any] = yaml.safe_load(text)
    rules = tuple(_parse_rule(row, where=where) for row in raw["rules"])
    names = {rule.id for rule in rules}
    for rule in rules:
        unknown = sorted(rule.after - names)
        if unknown or not 0 < rule.weight <= 1 or not 1 <= rule.hops <= raw["max_hops"]:
            what = f"names unknown rows {unknown}" if unknown else "has a weight or a number of hops out of range"
            raise ConfigurationError(f"the rule {what}", where=where, place=rule.id, remedy="correct the row")
    factors = {name: Factor(**row) for name, row in raw["factors"].items()}
    sole = frozenset(word.casefold() for word in raw["sole_words"])
    return RuleTable(raw["version"], raw["max_hops"], frozenset(raw["sources"]), rules, factors, sole, load_goods())


def _parse_rule(row: dict[str, Any], *, where: str) -> Rule:
    """One row, read destructively: what is left over is an error."""
    rest = dict(row)
    try:
        rule = Rule(
            id=rest.pop("id"),
            kinds=frozenset(rest.pop("kinds")),
            exposes=Exposed(rest.pop("exposes")),
            label=rest.pop("label"),
            topic=rest.pop("topic"),
            weight=float(rest.pop("weight")),
            words=rest.pop("words"),
            after=frozenset(rest.pop("after", ())),
            hops=rest.pop("hops", 1),
            same_goods=rest.pop("goods", "any") == "same",
            list_only=rest.pop("basis", "any") == "list",
        )
    except (KeyError, ValueError) as problem:
        raise ConfigurationError(
            f"a rule lacks a column or has a wrong value: {problem}", where=where, place=str(row.get("id", row))
        ) from problem
    if rest:
        raise ConfigurationError(f"a rule has unknown columns: {sorted(rest)}", where=where, place=rule.id)
    return rule

"""The words of the reports: verbs for relations, names of statuses and stances, the standing sentences. Data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

TABLES = (
    "stances", "speech", "contradicts", "contradict", "statuses", "tiers", "severities", "authorities", "spoken", "answers", "codes", "reached",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """How one relation reads, from its source or back from its target."""

    one: str
    many: str
    back: str
    joint: str
    bare: str
    bares: str
    goods: str


@dataclass(frozen=True, slots=True)
class Words:
    """The reports' vocabulary."""

    verbs: Mapping[str, Verb]
    tables: Mapping[str, Mapping[str, str]]
    """`stances`, `speech`, `contradicts`, `statuses`, `tiers`, `severities`, `authorities` …"""
    kinds: Mapping[str, Verb]
    not_drawn: frozenset[str]
    question: str
    caution: str
    undated_listing: str
    method: tuple[str, ...]
    limits: tuple[str, ...]

    def verb(self, kind: str) -> Verb:
        """The verb of a relation; a relation without one reads as its own name."""
        name = kind.replace("_", " ")
        return self.verbs.get(kind) or Verb(name, name, f"{name} (from)", "with", name, name, name)

    def word(self, table: str, key: str) -> str:
        """The word for a key; the key itself where the table has none."""
        return self.tables[table].get(key, key.replace("_", " "))

    def count(self, number: int, kind: str) -> str:
        """`3 organisations`."""
        noun = self.kinds[kind]
        return f"{number:,} {noun.one if number == 1 else noun.many}"


def load_words() -> Words:
    """Read the vocabulary that ships with Lading."""
    raw: dict[str, Any] = yaml.safe_load(files("lading.reports").joinpath("words.yml").read_text(encoding="utf-8"))
    return Words(
        verbs=MappingProxyType({kind: _read_verb(row) for kind, row in raw["verbs"].items()}),
        tables=MappingProxyType({name: MappingProxyType(raw[name]) for name in TABLES}),
        kinds=MappingProxyType({kind: _read_verb(row) for kind, row in raw["kinds"].items()}),
        not_drawn=frozenset(raw["not_drawn"]),
        question=raw["question"],
        caution=raw["caution"],
        undated_listing=raw["undated_listing"],
        method=tuple(raw["method"]),
        limits=tuple(raw["limits"]),
    )


def join_words(parts: Sequence[str], *, most: int = 0) -> str:
    """`A, B and C`; with `most`, no more than that many: `A, B and 7 more`."""
    shown = list(parts)
    if most and len(shown) > most:
        shown = [*shown[:most], f"{len(parts) - most:,} more"]
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def count_noun(number: int, noun: str, plural: str = "") -> str:
    """`1 voice`, `3 voices`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"


def _read_verb(row: Mapping[str, str]) -> Verb:
    one, many = row["one"], row["many"]
    bare, bares = row.get("bare", one), row.get("bares", many)
    return Verb(one, many, row.get("back", ""), row.get("joint", ""), bare, bares, row.get("goods", one))

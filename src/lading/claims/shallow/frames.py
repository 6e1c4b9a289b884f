"""Frames of Russian and Chinese: how a language puts a relation, in the YAML layout of the English ones.

A frame names its verbs or nouns and says which argument fills which role of the claim, in order of preference. The
sources are the language's own: `subj`, `obj`, `dat`, `в:acc` in Russian, `subj`, `obj`, `向` in Chinese.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from lading.errors import ConfigurationError
from lading.model.claim import Predicate, Tier

ROLES = frozenset({"subject", "object", "item", "role", "program"})
KEYS = frozenset({"name", "verbs", "nouns", "roles", "voice", "background", "tier", "score", "hedged"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One role of a frame: the arguments it may be filled from, and what may fill it."""

    role: str
    sources: tuple[str, ...]
    kind: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of putting a relation; a `background` relation said in passing is the text's own, whoever speaks."""

    name: str
    predicate: Predicate
    verbs: frozenset[str]
    nouns: frozenset[str]
    slots: tuple[Slot, ...]
    voice: str
    """`any`, `active` or `passive`."""
    background: bool
    tier: Tier
    score: float
    hedged: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a frame must read (`subject > object (item)`), or must not (`expect` is empty)."""

    predicate: Predicate
    text: str
    expect: str


def read_frames(language: str) -> tuple[Frame, ...]:
    """Every frame of a language, in the order of the files.

    Raises:
        ConfigurationError: for a frame with an unknown key, role or predicate.
    """
    return tuple(_frame(row, _predicate(name, data), name) for name, data in _files(language) for row in data["frames"])


def read_examples(language: str) -> tuple[Example, ...]:
    """The example sentences of every frame file: what it must read, and what it must leave."""
    found: list[Example] = []
    for name, data in _files(language):
        predicate, examples = _predicate(name, data), data["examples"]
        found.extend(Example(predicate, text, expect) for text, expect in examples["reads"].items())
        found.extend(Example(predicate, text, "") for text in examples["leaves"])
    return tuple(found)


def _files(language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    folder = resources.files("lading.claims").joinpath("frames", language)
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yml"):
            yield f"{language}/{file.name}", yaml.safe_load(file.read_text(encoding="utf-8"))


def _predicate(name: str, data: Mapping[str, Any]) -> Predicate:
    try:
        return Predicate(str(data["predicate"]))
    except ValueError as error:
        raise ConfigurationError(str(error), where=name) from error


def _words(value: object) -> frozenset[str]:
    return frozenset(" ".join(part.split()) for part in str(value or "").split(",") if part.strip())


def _frame(row: Mapping[str, Any], predicate: Predicate, where: str) -> Frame:
    unknown = set(row) - KEYS | set(row["roles"]) - ROLES
    if unknown:
        raise ConfigurationError(f"a frame knows no {', '.join(sorted(unknown))}", where=where, place=str(row["name"]))
    tier = Tier(row.get("tier", "verified"))
    slots = (
        Slot(role, tuple(s.strip() for s in spec["from"].split(",")), spec["kind"], spec.get("optional", False))
        for role, spec in row["roles"].items()
    )
    return Frame(
        name=row["name"], predicate=predicate, verbs=_words(row.get("verbs")), nouns=_words(row.get("nouns")),
        slots=tuple(slots), voice=row.get("voice", "any"), background=row.get("background", False), tier=tier,
        score=row.get("score", 0.9 if tier is Tier.VERIFIED else 0.5), hedged=row.get("hedged", False),
    )  # fmt: skip

"""What the Chinese rules know, loaded from YAML once and passed on as a value. All of it in simplified characters."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from lading.claims.shallow.fill import FrameTable, Nouns
from lading.claims.shallow.frames import read_frames
from lading.errors import ConfigurationError

TABLES = ("organisations", "persons", "groups", "goods", "reporting", "stance", "blocks")
PATTERNS = frozenset({"no_comment", "no_knowledge", "deny"})
NOUN_KINDS = ("weapon", "stake", "money", "contract", "list", "sanctions", "test", "abstract", "vessels")
BREAKS = ("有", "是", "用", "用于", "用作")
"""Verbs that no frame knows and that end the phrase before them all the same."""
PREPOSITIONS = (
    "向",
    "给",
    "对",
    "从",
    "自",
    "由",
    "被",
    "遭",
    "为",
    "替",
    "代",
    "通过",
    "透过",
    "经由",
    "经",
    "在",
    "于",
    "与",
    "同",
    "和",
    "跟",
    "把",
    "将",
    "以",
    "就",
    "针对",
    "到",
    "至",
    "往",
    "获",
)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Lexicons, places, frames and the patterns made from them."""

    words: Mapping[str, frozenset[str]]
    patterns: Mapping[str, str]
    countries: Mapping[str, str]
    """Every form of a country to its code."""
    towns: frozenset[str]
    frames: FrameTable
    nouns: Nouns
    verbs: re.Pattern[str]
    """Any verb or preposition the rules look at, longest first, and the words that only look like one."""
    country: str
    """An alternation of the names of countries."""


def _read(name: str) -> dict[str, Any]:
    file = resources.files("lading.claims").joinpath("lexicons", "zh", f"{name}.yml")
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise ConfigurationError("a lexicon is a table of keys", where=f"zh/{name}.yml")
    return data


def either(words: Iterable[str]) -> str:
    """A pattern for any of some words, longest first; one that matches nothing where there is none."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda w: (-len(w), w)))) or "(?!)"


def load_knowledge() -> Knowledge:
    """All lexicons and frames of Chinese. Takes a moment: hold the value and pass it on.

    Raises:
        ConfigurationError: where a table has not the shape it should have.
    """
    words: dict[str, frozenset[str]] = {}
    patterns: dict[str, str] = {}
    for table in TABLES:
        for key, value in _read(table).items():
            if table == "stance" and key in PATTERNS:
                patterns[key] = value
            else:
                words[f"{table}.{key}"] = frozenset(re.split(r",\s*|\s+", value.strip()))
    words["persons.surnames"] = frozenset("".join(words["persons.surnames"]))
    places = _read("places")
    countries = {form: code.lower() for code, forms in places["countries"].items() for form in forms.split()}
    frames = FrameTable.build(read_frames("zh"))
    heads = {kind: words[f"goods.{kind}"] for kind in NOUN_KINDS} | {"goods": words["goods.heads"]}
    known = {*frames.verbs, *PREPOSITIONS, *words["blocks.blocks"]}
    for key in ("say", "weak", "opinion", "deny", "admit", "allege"):
        known |= words[f"reporting.{key}"]
    known |= set(BREAKS)
    for key in ("hedge", "plan", "stop", "negative"):
        known |= words[f"stance.{key}"]
    towns = frozenset(places["towns"].split()) | frozenset(places["wide"].split())
    return Knowledge(
        words,
        patterns,
        countries,
        towns,
        frames,
        Nouns(heads, suffixes=True),
        re.compile(either(known)),
        either(countries),
    )

"""What the Russian rules know, loaded from YAML once and passed on as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from lading.claims.frames import read_frames
from lading.claims.shallow.fill import FrameTable, Nouns
from lading.errors import ConfigurationError

TABLES = ("organisations", "persons", "groups", "goods", "reporting", "stance", "words")
PATTERNS = {"stance.no_comment", "stance.no_knowledge", "stance.deny"}
CASED = {
    "organisations.known",
    "organisations.union",
    "organisations.media",
    "organisations.authorities",
    "organisations.legal",
    "goods.families",
    "goods.never",
    "persons.particles",
}
"""Lists of names as written; every other list is in small letters."""
NOUN_KINDS = ("weapon", "stake", "money", "contract", "case", "list", "sanctions", "test", "abstract", "vessels")


@dataclass(frozen=True, slots=True)
class Place:
    """How texts name a place: what it is called, and its country's code where it is a country or speaks for one."""

    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Lexicons, places and frames of Russian. Basic forms are in small letters with `е` for `ё`."""

    words: Mapping[str, frozenset[str]]
    patterns: Mapping[str, str]
    prepositions: Mapping[str, frozenset[str]]
    places: Mapping[str, Place]
    """A place's words in their basic form, joined by spaces."""
    adjectives: Mapping[str, str]
    """Adjective of a country to its code."""
    called: Mapping[str, str]
    """Code of a country to its first name."""
    town_adjectives: Mapping[str, str]
    """Adjective of a town to the town."""
    frames: FrameTable
    nouns: Nouns

    def has(self, key: str, word: str) -> bool:
        """Whether a word stands in a list."""
        return word in self.words[key]


def plain(word: str) -> str:
    """A word as the lists have it."""
    return " ".join(word.lower().replace("ё", "е").split())


def _split(value: str) -> list[str]:
    return [" ".join(part.split()) for part in value.split(",") if part.strip()]


def _read(name: str) -> dict[str, Any]:
    file = resources.files("lading.claims").joinpath("lexicons", "ru", f"{name}.yml")
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise ConfigurationError("a lexicon is a table of keys", where=f"ru/{name}.yml")
    return data


def _words() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    words: dict[str, frozenset[str]] = {}
    patterns: dict[str, str] = {}
    for table in TABLES:
        for key, value in _read(table).items():
            name = f"{table}.{key}"
            if not isinstance(value, str):
                continue
            if name in PATTERNS:
                patterns[key] = value
            else:
                words[name] = frozenset(_split(value) if name in CASED else map(plain, _split(value)))
    return words, patterns


def _places(data: Mapping[str, Any]) -> tuple[dict[str, Place], dict[str, str], dict[str, str]]:
    places: dict[str, Place] = {}
    adjectives: dict[str, str] = {}
    towns: dict[str, str] = {}
    for name in _split(data["wide"]):
        places[plain(name)] = Place(name, None)
    for entry in _split(data["towns"]):
        parts = entry.split()
        adjective = parts[-1] if len(parts) > 1 and parts[-1][0].islower() else ""
        name = " ".join(parts[:-1] if adjective else parts)
        places[plain(name)] = Place(name, None)
        if adjective:
            towns[plain(adjective)] = name
    for code, row in data["countries"].items():
        first = _split(row["names"])[0]
        for name in (*_split(row["names"]), *_split(row.get("metonyms", ""))):
            places[plain(name)] = Place(first if name in row["names"] else name, code)
        for word in _split(row.get("adjectives", "")):
            adjectives[plain(word)] = code
    return places, adjectives, towns


def load_knowledge() -> Knowledge:
    """All lexicons and frames of Russian. Takes a moment: hold the value and pass it on.

    Raises:
        ConfigurationError: where a table has not the shape it should have.
    """
    words, patterns = _words()
    table = _read("places")
    places, adjectives, towns = _places(table)
    called = {code: _split(row["names"])[0] for code, row in table["countries"].items()}
    prepositions = {k: frozenset(v.split()) for k, v in _read("words")["prepositions"].items()}
    heads = {kind: words[f"goods.{kind}"] for kind in NOUN_KINDS} | {"goods": words["goods.heads"]}
    return Knowledge(
        words,
        patterns,
        prepositions,
        places,
        adjectives,
        called,
        towns,
        FrameTable.build(read_frames("ru")),
        Nouns(heads),
    )

"""What the rules know of a language, loaded from YAML once and passed on as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import yaml

from lading.claims.en.inflection import add_s, verb_forms
from lading.claims.frames import Frame, read_frames
from lading.errors import ConfigurationError

TABLES = ("words", "places", "organisations", "persons", "groups", "goods", "reporting", "stance", "heads")
RAW = {"goods.never", "stance.no_knowledge", "stance.no_comment", "stance.deny", "stance.anaphora"}
"""Keys whose values are patterns, not comma-separated words."""


@dataclass(frozen=True, slots=True)
class Country:
    """How texts name a country: its code, its plain name, and whether this form is a metonym for its government."""

    code: str
    name: str
    metonym: bool = False


@dataclass(frozen=True, slots=True)
class Lexicons:
    """Everything the English rules know. Look-ups are by lower-cased, typographically plain words."""

    words: Mapping[str, frozenset[str]]
    """`table.key` to its words: `words.prepositions`."""
    patterns: Mapping[str, str]
    verbs: Mapping[str, tuple[tuple[str, str], ...]]
    """An inflected form to what it may be: ("ship", "past")."""
    ambiguous: frozenset[str]
    countries: Mapping[str, Country]
    """Names and metonyms as written."""
    adjectives: Mapping[str, Country]
    """Nationalities, lower case."""
    frames: tuple[Frame, ...]


def split(value: str) -> list[str]:
    """The words of a comma-separated entry."""
    return [" ".join(part.split()) for part in value.split(",") if part.strip()]


def _read(path: str) -> dict[str, object]:
    file = resources.files("lading.claims").joinpath("lexicons", *path.split("/"))
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise ConfigurationError("a lexicon is a table of keys", where=path)
    return data


def _load_words() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    words: dict[str, frozenset[str]] = {}
    patterns: dict[str, str] = {}
    for table in TABLES:
        for key, value in _read(f"en/{table}.yml").items():
            if not isinstance(value, str):
                raise ConfigurationError("expected comma-separated words", where=f"en/{table}.yml", place=key)
            if f"{table}.{key}" in RAW:
                patterns[key] = value
            else:
                entries = split(value)
                words[f"{table}.{key}"] = frozenset(entries) | frozenset(e.lower() for e in entries)
    for key in ("goods.heads", "goods.transparent", "goods.abstract"):
        words[key] = words[key] | frozenset(add_s(word) for word in words[key])
    return words, patterns


def _load_verbs(
    frames: tuple[Frame, ...], words: Mapping[str, frozenset[str]]
) -> tuple[dict[str, tuple[tuple[str, str], ...]], frozenset[str]]:
    table = _read("en/verbs.yml")
    irregular = table["irregular"]
    if not isinstance(irregular, dict):
        raise ConfigurationError("expected a table of verbs", where="en/verbs.yml", place="irregular")
    doubling = frozenset(split(str(table["doubling"])))
    lemmas = set(split(str(table["common"])))
    lemmas |= {verb.split()[0] for frame in frames for verb in frame.verbs}
    for key, entries in words.items():
        if key.startswith("reporting."):
            lemmas |= {entry.split()[0] for entry in entries}
        if key.endswith("_catenatives"):
            lemmas |= {entry.split()[0] for entry in entries}
    forms: dict[str, dict[tuple[str, str], None]] = {}
    for lemma in sorted(lemmas - {"likely"}):
        for form, kind in verb_forms(lemma, irregular=irregular, doubling=doubling):
            forms.setdefault(form, {})[lemma, kind] = None
    return {form: tuple(kinds) for form, kinds in forms.items()}, frozenset(split(str(table["ambiguous"])))


def load_countries() -> tuple[dict[str, Country], dict[str, Country]]:
    """Country names and metonyms as written in any language, and nationalities in lower case."""
    names: dict[str, Country] = {}
    adjectives: dict[str, Country] = {}
    for code, row in _read("countries.yml").items():
        if not isinstance(row, dict):
            raise ConfigurationError("expected names and adjectives", where="countries.yml", place=code)
        forms = split(row["names"])
        for form in (*forms, *split(row.get("ru", "")), *split(row.get("zh", ""))):
            names[form] = Country(code, forms[0])
        for form in split(row.get("metonyms", "")):
            names[form] = Country(code, forms[0], metonym=True)
        for form in split(row.get("adjectives", "")):
            adjectives[form.lower()] = Country(code, forms[0])
    return names, adjectives


def load_lexicons() -> Lexicons:
    """All lexicons and frames of the package. Takes a moment: hold the value and pass it on.

    Raises:
        ConfigurationError: where a table has not the shape it should have.
    """
    words, patterns = _load_words()
    frames = read_frames("en")
    verbs, ambiguous = _load_verbs(frames, words)
    countries, adjectives = load_countries()
    return Lexicons(words, patterns, verbs, ambiguous, countries, adjectives, frames)

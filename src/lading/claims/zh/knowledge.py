"""What the Chinese rules know, loaded from YAML once and passed on as a value. All of it in simplified characters."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

import yaml

from lading.claims.frames import read_frames
from lading.claims.shallow.fill import FrameTable, Nouns
from lading.errors import ConfigurationError

TABLES = ("organisations", "persons", "groups", "goods", "reporting", "stance", "blocks")
PATTERNS = frozenset({"no_comment", "no_knowledge", "deny"})
NOUN_KINDS = ("weapon", "stake", "money", "contract", "list", "sanctions", "test", "abstract", "vessels")
ROUND = r"第[\d一二三四五六七八九十]+轮(?:对俄罗斯|对俄)?制裁(?:方案|措施)?"
"""A round of sanctions, in which nobody is said to impose them."""
WHOLE = (
    "persons.directs",
    "persons.works",
    "groups.people",
    "groups.companies",
    "groups.prosecutors",
    "groups.officials",
    "goods.heads",
)
"""Lists whose longer words are read whole: the verb inside 首席执行官 is none."""
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
    "受到",
    "遭到",
    "遭受",
)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Lexicons, places, frames and the patterns made from them."""

    words: Mapping[str, frozenset[str]]
    patterns: Mapping[str, str]
    countries: Mapping[str, str]
    """Every form of a country to its code."""
    towns: frozenset[str]
    whole: frozenset[str]
    """Words that only look like verbs, or hold one."""
    frames: FrameTable
    nouns: Nouns
    verbs: re.Pattern[str]
    """Any verb or preposition the rules look at, longest first, and the words that only look like one."""
    country: str
    """An alternation of the names of countries."""
    patterns_made: dict[str, re.Pattern[str]] = field(default_factory=dict, compare=False)
    """What `pattern` has made so far: each takes a millisecond, and every sentence asks."""

    def pattern(self, name: str, make: Callable[[], str]) -> re.Pattern[str]:
        """A pattern over the lists, made when it is first asked for by its name."""
        made = self.patterns_made.get(name)
        if made is None:
            made = self.patterns_made[name] = re.compile(make())
        return made


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
    for key in ("surnames", "common_surnames", "foreign"):
        words[f"persons.{key}"] = frozenset("".join(words[f"persons.{key}"]))
    places = _read("places")
    countries = {form: code.lower() for code, forms in places["countries"].items() for form in forms.split()}
    frames = FrameTable.build(read_frames("zh"))
    heads = {kind: words[f"goods.{kind}"] for kind in NOUN_KINDS} | {"goods": words["goods.heads"]}
    known = {*frames.verbs, *PREPOSITIONS, *words["blocks.blocks"]}
    for key in ("say", "weak", "opinion", "deny", "admit", "allege"):
        known |= words[f"reporting.{key}"]
    known |= words["blocks.breaks"]
    whole = {w for key in WHOLE for w in words[key] if len(w) > 2} - known | words["blocks.blocks"]
    known |= whole
    for key in ("hedge", "plan", "stop", "negative", "ban"):
        known |= words[f"stance.{key}"]
    towns = frozenset(places["towns"].split()) | frozenset(places["wide"].split())
    return Knowledge(
        words,
        patterns,
        countries,
        towns,
        frozenset(whole),
        frames,
        Nouns(heads, suffixes=True),
        re.compile(f"{ROUND}|{either(known)}"),
        either(countries),
    )

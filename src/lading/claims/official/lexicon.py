"""What is known of how authorities write: the tables of `official.yml`, compiled once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from lading.model.claim import Predicate

GENERIC = ("plain_bodies", "authority", "connect", "trailing", "describes", "heads", "forms", "starts")
BOUNDS = ("skipped", "stops", "listed", "peoples", "bearers", "plain_heads", "abbreviated")
ACTS = MappingProxyType({
    "manufactures": Predicate.MANUFACTURES, "develops": Predicate.DEVELOPS, "assembles": Predicate.ASSEMBLES,
    "supplies": Predicate.SUPPLIES, "none": None,
})  # fmt: skip
DETERMINERS = r"(?:(?:the|a|an|its|their|his|her|one of the|one of its|one of)\s+)?"

SMALL = r"(?:of|to|by|for|in|from|with|who|which|that|against|on|whose|and)\b"


@dataclass(frozen=True, slots=True)
class OfficialLexicon:
    """Compiled tables. The caller holds the value; nothing is cached here."""

    offices: re.Pattern[str]
    """One or more nouns of office that one body follows: `owner and General Director`."""
    office: re.Pattern[str]
    inner: re.Pattern[str]
    relations: Mapping[str, Predicate]
    """Predicate of each noun of office, in small letters."""
    verbs: tuple[tuple[Predicate, re.Pattern[str]], ...]
    introduces: re.Pattern[str]
    words: Mapping[str, frozenset[str]]
    generic: frozenset[str]
    """Words that many bodies have in their names."""
    conclusion: re.Pattern[str]
    doing: re.Pattern[str]
    """Verbs of making and trade, several joined as one: `develops, manufactures and supplies`."""
    makers: re.Pattern[str]
    """Nouns of them before `of`: `developer and producer of`, `development and production of`."""
    acts: Mapping[str, Predicate | None]
    """Predicate of each such word; None for what is no claim."""
    principals: re.Pattern[str]
    between: re.Pattern[str]


def load_official() -> OfficialLexicon:
    """Read `official.yml`."""
    raw: dict[str, Any] = yaml.safe_load(
        resources.files("lading.claims.official").joinpath("official.yml").read_text("utf-8")
    )
    relations = {noun: Predicate(key) for key, row in raw["roles"].items() for noun in _split(row)}
    rank, noun = _either(_split(raw["ranks"])), _either(relations)
    inner = rf"(?:\s+(?:of|on)\s+(?:the\s+)?(?:{_either(_split(raw['inner']))})(?=\s+(?:of|at|in)\b)(?!\s+of\s+(?:directors|trustees|management)\b))?"
    unit = rf"(?:['‘“’”]?(?:{rank})['’”]?[\s-]+)*['‘“]?(?:{noun})(?:e?s)?['’”]?\b(?:\s*\((?:CEO|CFO|COO)\))?{inner}"
    join = rf"(?:\s*,\s*(?:and\s+)?|\s+and(?:/or)?\s+|\s*/\s*|\s+as well as\s+|\s+&\s+){DETERMINERS}"
    adverbs = _either(_split(raw["adverbs"]))
    introduces = rf"\b(?:{_either(_split(raw['introduces']))})(?:\s+(?:{adverbs}),?)*(?:,\s[^,]{{3,40}},)?\s+{DETERMINERS}(?:(?!{SMALL})[\w’'-]+\s+){{0,3}}?$"
    sets = {key: frozenset(_split(raw[key])) for key in (*GENERIC, *BOUNDS)}
    sets |= {f"refers.{key}": frozenset(_split(row)) for key, row in raw["refers"].items()}
    return OfficialLexicon(
        offices=re.compile(rf"\b{unit}(?:{join}{unit})*", re.IGNORECASE),
        office=re.compile(rf"\b{unit}", re.IGNORECASE),
        inner=re.compile(inner[:-1], re.IGNORECASE),
        relations=MappingProxyType(relations),
        verbs=tuple((Predicate(key), _compile_verbs(row)) for key, row in raw["verbs"].items()),
        introduces=re.compile(introduces, re.IGNORECASE),
        words=MappingProxyType(sets),
        generic=frozenset(_split(raw["generic"])).union(*(sets[key] for key in GENERIC)),
        conclusion=re.compile(raw["conclusion"], re.IGNORECASE),
        doing=_compile_series(raw["making"], r"\s+(?=\S)"),
        makers=_compile_series(raw["makers"], r"(?:\s+(?:and|or)\s+other\s+\w+)?\s+of\s+(?=\S)"),
        acts=MappingProxyType(
            {word: ACTS[key] for part in ("making", "makers") for key, row in raw[part].items() for word in _split(row)}
        ),
        principals=re.compile(rf"\b(?:{'|'.join(raw['principals'])})\s+", re.IGNORECASE),
        between=re.compile(rf"\b{raw['between']}\s+", re.IGNORECASE),
    )


def _split(row: str) -> list[str]:
    return [word.strip() for word in row.split(",")]


def _either(words: Iterable[str]) -> str:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]+") for word in longest)


def _compile_verbs(row: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(_split(row))})\s+", re.IGNORECASE)


def _compile_series(rows: Mapping[str, str], after: str) -> re.Pattern[str]:
    one = rf"(?:{_either(word for row in rows.values() for word in _split(row))})"
    join = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|and/or|as well as)\s+)(?:the\s+|has\s+|a\s+)?"
    return re.compile(rf"\b(?P<words>{one}(?:{join}{one})*)\b{after}", re.IGNORECASE)

"""Frames: how a language puts a relation, as data.

A frame names its verbs or nouns and says which argument fills which role of the claim. Verb frames are written once, in the active voice;
the passive is turned round before a frame sees it. Arguments of a verb: `subj`, `obj`, `obj2`, and any preposition.
Arguments of a noun: `of`, `to`, `from` … as they follow it, `poss` (Kupol's production), `mod` (drone production),
`self` (the party that the noun describes: "X, a supplier of"), `agent` (who does it: "X handled the procurement of"),
`based_mod`, `owned_mod` and `nation` (the Dubai, the Rosneft and the Russia of Dubai-based, Rosneft-owned, Russian).
`maker` is who made the object of a verb: the X of "chips made by X", "X's chips".
A verb that says little without a noun stands with it as one, its noun in the singular: `take delivery`, `be under investigation`;
its `obj` is then what `of` holds. `helper` is who helps the subject do it, `pair_first` and `pair_second` the sides of a coordinated
subject, `bracket` a place in brackets, `market` the X of "banned from X ports", `subj_owner` whose the subject is.

Russian and Chinese frames have the same form and sources of their own: `subj`, `obj`, `dat`, `в:acc` in Russian, `subj`, `obj`, `向` in Chinese.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from lading.errors import ConfigurationError
from lading.model.claim import Predicate, Tier

KNOWN = frozenset({"name", "verbs", "nouns", "roles", "voice", "background", "tier", "score", "hedged"})
OF_LANGUAGE = {"en": KNOWN | {"affirmed", "negated"}}
"""Keys of a frame; those of languages that know more."""
ROLES = ("subject", "object", "item", "role", "program")
KINDS = (
    "any", "asset", "authority", "body", "carrier", "case", "contract", "country", "deal", "town", "defendant", "device", "embargoed", "goods", "guilt", "justice", "list", "model", "money", "named", "org", "part", "party",
    "people", "person", "place", "prosecutor", "sanctioner", "sanctions", "speaker", "stake", "target", "test", "thing", "unit", "visited",
    "weapon",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """One role of a frame: the arguments it may be filled from, in order of preference, and what may fill it."""

    role: str
    sources: tuple[str, ...]
    kind: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a frame must read (`subject > object (item)`), or must not (`expect` is empty)."""

    predicate: Predicate
    text: str
    expect: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of putting a relation; `background` relations are the text's own voice even inside a quotation of others."""

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
    affirmed: bool
    """Whether it says something only where it is not negated: to plead not guilty is no conviction."""
    negated: bool = False
    """Whether its words say that it is so no longer: to delist somebody."""


def _slot(role: str, spec: Mapping[str, object], where: str) -> Slot:
    sources, kind = spec.get("from"), str(spec.get("kind", "any"))
    if role not in ROLES or kind not in KINDS or not isinstance(sources, str):
        raise ConfigurationError(
            f"a slot has `from` and a kind of {', '.join(KINDS)}; roles are {', '.join(ROLES)}", where=where, place=role
        )
    return Slot(role, tuple(part.strip() for part in sources.split(",")), kind, bool(spec.get("optional", False)))


def _words(value: object) -> frozenset[str]:
    return frozenset(" ".join(part.split()) for part in str(value or "").split(",") if part.strip())


def _frame(row: Mapping[str, object], predicate: Predicate, known: frozenset[str], where: str) -> Frame:
    roles = row.get("roles")
    if set(row) - known or "name" not in row or not isinstance(roles, dict):
        raise ConfigurationError(f"a frame has a name, roles and no keys but {', '.join(sorted(known))}", where=where)
    tier = Tier(str(row.get("tier", "verified")))
    return Frame(
        name=str(row["name"]),
        predicate=predicate,
        verbs=_words(row.get("verbs")),
        nouns=_words(row.get("nouns")),
        slots=tuple(_slot(role, spec, where) for role, spec in roles.items()),
        voice=str(row.get("voice", "any")),
        background=bool(row.get("background", False)),
        tier=tier,
        score=float(str(row.get("score", 0.9 if tier is Tier.VERIFIED else 0.5))),
        hedged=bool(row.get("hedged", False)),
        affirmed=bool(row.get("affirmed", False)),
        negated=bool(row.get("negated", False)),
    )


def _files(language: str) -> Iterator[tuple[str, Predicate, dict[str, Any]]]:
    folder = resources.files("lading.claims").joinpath("frames", language)
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yml"):
            data, name = yaml.safe_load(file.read_text(encoding="utf-8")), f"{language}/{file.name}"
            try:
                predicate = Predicate(str(data["predicate"]))
            except ValueError as error:
                raise ConfigurationError(str(error), where=name) from error
            if not isinstance(data["frames"], list):
                raise ConfigurationError("`frames` is a list", where=name)
            if not isinstance(data.get("examples") or {}, dict):
                raise ConfigurationError("`examples` has `reads` and `leaves`", where=name)
            yield name, predicate, data


def read_frames(language: str) -> tuple[Frame, ...]:
    """Every frame of a language, in the order of the files.

    Raises:
        ConfigurationError: for a frame with an unknown key, role, kind or predicate.
    """
    known = OF_LANGUAGE.get(language, KNOWN)
    return tuple(
        _frame(row, predicate, known, name) for name, predicate, data in _files(language) for row in data["frames"]
    )


def read_examples(language: str) -> tuple[Example, ...]:
    """The example sentences of every frame file: what it must read, and what it must leave."""
    found: list[Example] = []
    for _, predicate, data in _files(language):
        examples = data.get("examples") or {}
        found.extend(Example(predicate, text, expect) for text, expect in (examples.get("reads") or {}).items())
        found.extend(Example(predicate, text, "") for text in examples.get("leaves") or [])
    return tuple(found)

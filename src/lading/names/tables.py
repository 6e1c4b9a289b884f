"""The reviewed tables of words, loaded once and passed on as a value."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

import yaml
from rapidfuzz.distance import OSA

from lading.errors import ConfigurationError
from lading.names.fold import Folder, fold
from lading.names.romanise import HAN_RANGES, pinyin, romanise
from lading.names.words import Role

SHORTEST_SLIPPED, SHORTEST_SLIPPED_TWICE = 6, 9
"""Letters of a folded word from which one slip of the pen, and two, leave it known."""
FILES = (
    ("legal_forms", Role.LEGAL_FORM),
    ("numbers", Role.NUMBER),
    ("business_words", Role.GENERIC),
    ("places", Role.PLACE),
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a table says of a word or phrase."""

    key: str
    role: Role
    latin: str = ""
    """Pinyin of a word in Han characters."""


@dataclass(frozen=True, slots=True)
class NameTables:
    """Words whose meaning is known. Latin phrases are folded, so that one entry stands for all its romanisations."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], Known], ...]]
    """By first folded word, longest first."""
    slips: dict[str, tuple[str, ...]]
    """Long words of the phrases, by themselves and by themselves short of one letter."""
    han: dict[str, Known]
    """Simplified characters."""
    longest_han: int
    simplified: dict[int, str]
    """Traditional character to simplified one, for `str.translate`."""
    ignored: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    letters: dict[str, str]
    """The first letters of a known word's one-word spellings, by its key."""
    variants: dict[str, tuple[int, ...]]
    """Groups of personal names that stand for one another, by name."""
    background: dict[str, float]
    """How many of `people` ordinary persons bear a name."""
    people: int
    hong_kong: dict[str, str]
    """Spellings of a simplified character in the names of Hong Kong, the usual one first."""

    def without_slip(self, folded: str) -> str:
        """The long word of the tables that a folded word is a slip of the pen from, else the word itself."""
        if len(folded) < SHORTEST_SLIPPED or folded in self.phrases:
            return folded
        forms = [folded, *_short_of_one(folded)]
        near = {known for form in forms for known in self.slips.get(form, ())}
        if folded in near:
            return folded
        slips = 1 if len(folded) < SHORTEST_SLIPPED_TWICE else 2
        return min((known for known in near if OSA.distance(folded, known) <= slips), default=folded)


def load_tables() -> NameTables:
    """The tables shipped with the package. About 0.1 s: hold the result and pass it on.

    Raises:
        ConfigurationError: a table gives one spelling two meanings, or holds something that is not text.
    """
    latin: dict[tuple[str, ...], Known] = {}
    han: dict[str, Known] = {}
    parts: dict[str, Known] = {}
    for name, role in FILES:
        for label, spellings in _read(name).items():
            known = Known(f"#{label}" if role is Role.NUMBER else f"={label}", role)
            for spelling in spellings:
                _enter(spelling, known, latin, han, parts)
    for word, known in parts.items():
        latin.setdefault((word,), known)
    latin |= _compound_numbers(latin)
    by_first: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for phrase, known in latin.items():
        by_first.setdefault(phrase[0], []).append((phrase, known))
    phrases = {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in by_first.items()}
    small = {label: frozenset(romanise(word) for word in words) for label, words in _read("small_words").items()}
    ordinary = json.loads(_text("background.json"))
    return NameTables(
        phrases, _slips(latin), han, max(map(len, han)), _simplified(), small["ignored"], small["particles"], small["titles"], _letters(latin), _variants(),
        ordinary["counts"], ordinary["people"], json.loads(_text("hong_kong.json")),
    )  # fmt: skip


def _compound_numbers(latin: dict[tuple[str, ...], Known]) -> dict[tuple[str, ...], Known]:
    """Tens and units in two words: forty four."""
    numbers = {phrase[0]: int(k.key[1:]) for phrase, k in latin.items() if k.role is Role.NUMBER and len(phrase) == 1}
    tens = {word: number for word, number in numbers.items() if 20 <= number < 100}
    units = {word: number for word, number in numbers.items() if 0 < number < 10}
    return {(t, u): Known(f"#{tens[t] + units[u]}", Role.NUMBER) for t in tens for u in units}


def _slips(latin: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted({word for phrase in latin for word in phrase if len(word) >= SHORTEST_SLIPPED}):
        for form in {word, *_short_of_one(word)}:
            found[form] = (*found.get(form, ()), word)
    return found


def _short_of_one(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _letters(latin: dict[tuple[str, ...], Known]) -> dict[str, str]:
    letters: dict[str, set[str]] = {}
    for phrase, known in latin.items():
        if len(phrase) == 1:
            letters.setdefault(known.key, set()).add(phrase[0][0])
    return {key: "".join(sorted(found)) for key, found in letters.items()}


def _simplified() -> dict[int, str]:
    """From the dictionary of OpenCC: the first simplified form of each traditional character."""
    lines = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {ord(old): new.split()[0] for old, new in pairs if len(old) == 1}


def _variants() -> dict[str, tuple[int, ...]]:
    groups: dict[str, list[int]] = {}
    table = _parse("name_variants.yaml")
    _check("name_variants", ((part, word) for part, lines in table.items() for line in lines for word in line))
    for number, spellings in enumerate(line for lines in table.values() for line in lines):
        for form in {meeting_form(romanise(spelling)) for spelling in spellings}:
            groups.setdefault(form, []).append(number)
    return {form: tuple(numbers) for form, numbers in groups.items()}


def meeting_form(latin: str, folder: Folder = fold) -> str:
    """The form under which the tables hold a word: folded, unless the word is so short that folding would confuse it."""
    return folder(latin) if len(latin) > 5 else latin


def _enter(
    spelling: str, known: Known, latin: dict[tuple[str, ...], Known], han: dict[str, Known], parts: dict[str, Known]
) -> None:
    if any(first <= ord(spelling[0]) <= last for first, last in HAN_RANGES):
        read = pinyin(spelling)
        han.setdefault(spelling, replace(known, latin=read))
        if len(spelling) > 1:
            latin.setdefault((meeting_form(read),), known)
        return
    phrase = tuple(meeting_form(word) for word in map(romanise, spelling.replace("-", " ").split()) if word)
    if phrase:
        latin.setdefault(phrase, known)
    if known.role is Role.LEGAL_FORM:
        parts.update((word, known) for word in phrase if len(word) > 5 and word not in parts)


def _read(name: str) -> dict[str, list[str]]:
    table = _parse(f"{name}.yaml")
    _check(name, ((key, word) for key, words in table.items() for word in words))
    return table


def _parse(file: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(_text(file), Loader=loader))  # noqa: S506 - both are safe loaders


def _text(file: str) -> str:
    return (files("lading.names") / "data" / file).read_text(encoding="utf-8")


def _check(name: str, entries: Iterable[tuple[object, object]]) -> None:
    for key, word in entries:
        if not isinstance(word, str) or not word:
            raise ConfigurationError(
                f"not a word: {word!r}",
                where=f"{name}.yaml",
                place=str(key),
                remedy="quote it, so that YAML reads text",
            )

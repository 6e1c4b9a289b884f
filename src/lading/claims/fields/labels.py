"""What the labels of forms and the headings of tables mean: the lexicon of `fields.yml` and how labels are compared."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

NUMBERING = re.compile(r"^(?:№|no\.?|\(?\d{1,2}[a-zа-я]?[.)]?|[•*·–—-])\s*(?=[^\W\d])|^\d{1,2}\s+", re.IGNORECASE)
BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
BETWEEN = re.compile(r"\s*(?:[/,;、]|\s&\s|\sand\s|\sи\s|\sor\s|\sили\s|及|或|和)\s*")
EDGES = " \t\u00a0:：.,;*#_«»\"'“”-–—"


@dataclass(frozen=True, slots=True)
class Label:
    """A role that a label gives, and whether it gives it beyond doubt."""

    role: str
    sure: bool
    with_goods: bool = False
    """Sure only in a form that has goods."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Which roles make a claim: the first role present on either side counts."""

    predicate: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class FieldLexicon:
    """The tables of `fields.yml`, ready to be looked up."""

    labels: Mapping[str, tuple[Label, ...]]
    inner: re.Pattern[str]
    """Any label that may stand inside a line, with its colon."""
    genitives: Mapping[str, str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    other: frozenset[str]
    relations: tuple[Relation, ...]
    sides: Mapping[str, frozenset[str]]
    same_as: Mapping[str, str]
    repeats: frozenset[str]
    nobody: frozenset[str]
    planned: re.Pattern[str]
    undone: re.Pattern[str]
    identifiers: Mapping[str, re.Pattern[str]]
    identifier_labels: Mapping[str, str]
    identifier_words: re.Pattern[str]
    after_name: re.Pattern[str]
    legal_forms: frozenset[str]
    persons: re.Pattern[str]
    currencies: Mapping[str, str]
    currency_words: re.Pattern[str]
    months: Mapping[str, int]

    def roles_of(self, label: str) -> tuple[Label, ...]:
        """The roles that a label or a heading gives, none where it is unknown. `Buyer/Consignee` gives two."""
        inside = [normalize(part) for part in BRACKETS.findall(label)]
        if any(part in self.other for part in inside):
            return ()
        plain = normalize(BRACKETS.sub(" ", label))
        found = self._look_up(plain)
        if not found:
            parts = [part for part in BETWEEN.split(plain) if part]
            found = tuple(label for part in parts for label in self._look_up(part))
        return self._doubted(tuple(dict.fromkeys(found + tuple(x for part in inside for x in self._look_up(part)))))

    def identifier_of(self, label: str) -> tuple[str, str] | None:
        """The property and the role (or none, for the party named last) of a label such as «ИНН поставщика»."""
        plain = normalize(label)
        if plain in self.identifier_labels:
            return self.identifier_labels[plain], ""
        found = self.identifier_words.search(plain)
        if not found:
            return None
        rest = normalize(f"{plain[: found.start()]} {plain[found.end() :]}").strip("()（） ")
        rest = re.sub(r"^of (?:the )?|的$", "", rest)
        labels = self._look_up(rest)
        role = self.genitives.get(rest) or (labels[0].role if labels else "")
        return (self.identifier_labels[found.group()], role) if role else None

    def _look_up(self, plain: str) -> tuple[Label, ...]:
        found = self.labels.get(plain)
        if found:
            return found
        for words in self._without_around(plain):
            found = self.labels.get(words) or self._genitive(words)
            if found:
                return found
        return ()

    def _genitive(self, words: str) -> tuple[Label, ...]:
        role = self.genitives.get(words)
        return (Label(role, True),) if role else ()

    def _without_around(self, plain: str) -> Iterator[str]:
        for word in self.before:
            if plain.startswith(f"{word} "):
                yield plain[len(word) + 1 :]
        for word in self.after:
            if plain.endswith(word) and len(plain) > len(word):
                yield plain[: -len(word)].rstrip(EDGES)

    def _doubted(self, labels: tuple[Label, ...]) -> tuple[Label, ...]:
        """A label that stands for both sides of a delivery is sure of neither."""
        roles = {label.role for label in labels}
        if all(roles & side for side in self.sides.values()):
            return tuple(Label(label.role, False) for label in labels)
        return labels


def normalize(label: str) -> str:
    """A label in small letters, without its number, its colon and needless space."""
    plain = " ".join(unicodedata.normalize("NFKC", label).casefold().split())
    return NUMBERING.sub("", plain.strip(EDGES)).strip(EDGES)


def load_field_lexicon() -> FieldLexicon:
    """The lexicon that ships with Lading. Load it once for many documents."""
    text = resources.files("lading.claims.fields").joinpath("fields.yml").read_text(encoding="utf-8")
    return build_field_lexicon(yaml.safe_load(text))


def build_field_lexicon(table: Mapping[str, Any]) -> FieldLexicon:
    """A lexicon from tables of the shape of `fields.yml`."""
    same = dict(table["same_as"])
    return FieldLexicon(
        labels=_labels(table["roles"]),
        inner=_inner(table["roles"]),
        genitives={normalize(word): role for role, words in table["genitives"].items() for word in words},
        before=tuple(sorted(map(normalize, table["around"]["before"]), key=len, reverse=True)),
        after=tuple(sorted(map(normalize, table["around"]["after"]), key=len, reverse=True)),
        other=frozenset(map(normalize, table["other"])),
        relations=tuple(
            Relation(row["predicate"], tuple(row["subject"]), tuple(row["object"]), row["sure"])
            for row in table["relations"]
        ),
        sides={side: frozenset(roles) for side, roles in table["sides"].items()},
        repeats=frozenset(map(normalize, same.pop("values"))),
        same_as=same,
        nobody=frozenset(map(normalize, table["nobody"])),
        planned=_any_of(table["planned"]),
        undone=_any_of(table["undone"]),
        identifiers={prop: re.compile(pattern, re.IGNORECASE) for prop, pattern in table["identifiers"].items()},
        identifier_labels=(identifiers := _by_word(table["identifier_labels"])),
        identifier_words=_any_of(sorted(identifiers, key=len, reverse=True)),
        after_name=re.compile(table["after_name"], re.IGNORECASE),
        legal_forms=frozenset(table["legal_forms"]),
        persons=re.compile(table["persons"]),
        currencies=(currencies := _by_word(table["currencies"])),
        currency_words=_any_of(sorted(currencies, key=len, reverse=True)),
        months={word: number for number, words in enumerate(table["months"], start=1) for word in words},
    )


def _by_word(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {normalize(word): key for key, words in table.items() for word in words}


def _labels(roles: Mapping[str, Mapping[str, list[str]]]) -> dict[str, tuple[Label, ...]]:
    labels: dict[str, tuple[Label, ...]] = {}
    for role, kinds in roles.items():
        for kind, words in kinds.items():
            for word in words:
                plain = normalize(word)
                label = Label(role, kind != "unsure", with_goods=kind == "with_goods")
                labels[plain] = (*labels.get(plain, ()), label)
    return labels


def _inner(roles: Mapping[str, Mapping[str, list[str]]]) -> re.Pattern[str]:
    """Labels inside a line; the very short ones only count at its start."""
    words = {word for kinds in roles.values() for labels in kinds.values() for word in labels}
    terms = sorted((w for w in words if len(w) >= (2 if w[0] >= "\u2e80" else 4)), key=len, reverse=True)
    alternatives = "|".join(map(re.escape, terms))
    return re.compile(rf"(?<![\w«“\"-])(?P<label>{alternatives})[ \t\u00a0]*[:：][ \t\u00a0\u3000]*", re.IGNORECASE)


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Any of some words, not as a part of a longer word; Chinese and `$` know no such borders."""
    terms = (
        rf"(?<![^\W\d]){re.escape(word)}(?![^\W\d])" if word[0].isalpha() and word < "\u2e80" else re.escape(word)
        for word in words
    )
    return re.compile("|".join(terms), re.IGNORECASE)

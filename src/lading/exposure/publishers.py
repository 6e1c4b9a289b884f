"""What kind of publisher stands behind a document, how reliable such publishers are, and what a person says instead."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

import yaml

from lading.errors import ConfigurationError
from lading.model.document import Document

UNKNOWN = "unknown"
PERSON_FIELDS = frozenset({"reliability", "credibility", "by", "day", "why"})
FILE_FIELDS = frozenset({"kinds", "publishers", "documents"})
KIND_FIELDS = frozenset({"reliability", "words"})
SITE = re.compile(
    r"^(?:https?://)?(?:www\.)?([^/\s]+?)(?:\.(?:com|org|net|co|info|news|in|ru|cn|ua|eu|uk|de|fr))*(?:/.*)?$"
)
HOST = re.compile(r"^(?:https?://)?(?:www\.)?([^/\s:]+\.[^/\s:]+)")


@dataclass(frozen=True, slots=True)
class PublisherKind:
    """A kind of publisher and the Admiralty letter of such publishers."""

    id: str
    reliability: str
    words: str


@dataclass(frozen=True, slots=True)
class PersonGrade:
    """A grade that a person gave to one document. Empty or zero: that half is left to the table."""

    reliability: str = ""
    credibility: int = 0
    by: str = ""
    day: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class GradeTable:
    """`grading.yml`, with what a person's own file adds to it or moves in it."""

    version: str
    kinds: Mapping[str, PublisherKind]
    names: Mapping[str, str]
    """Kind by folded name."""
    hosts: Mapping[str, str]
    words: Mapping[str, str]
    credibility: Mapping[str, tuple[int, str]]
    denied: str
    likelihood: Mapping[int, str]
    advocates: re.Pattern[str]
    """Words for whoever speaks for a party."""
    documents: Mapping[str, PersonGrade]
    """A person's grades, by the document's name or the digest of its bytes."""

    def kind_of(self, publisher: str, url: str = "") -> PublisherKind:
        """The kind of a publisher, by its name, else by the host it publishes on, else by the words of its name."""
        folded = fold(publisher)
        found = self.names.get(folded) or self._by_host(publisher) or self._by_words(folded) or self._by_host(url)
        return self.kinds[found or UNKNOWN]

    def _by_host(self, address: str) -> str:
        """The kind of a web host; `.gov` holds for every host that ends so."""
        matched = HOST.match(address.strip().casefold())
        if matched is None:
            return ""
        host = f".{matched.group(1)}"
        named = self.names.get(bare_name(matched.group(1)), "")
        return named or next((kind for end, kind in self.hosts.items() if host.endswith(f".{end.lstrip('.')}")), "")

    def _by_words(self, folded: str) -> str:
        return next((kind for word, kind in self.words.items() if re.search(rf"(?<!\w){re.escape(word)}", folded)), "")

    def person_grade(self, document: Document) -> PersonGrade | None:
        """What a person said of a document, or None."""
        return self.documents.get(document.sha256) or self.documents.get(document.name)


def bare_name(publisher: str) -> str:
    """A publisher's name as one voice: `Reuters`, `reuters.com` and `the Reuters` are the same."""
    bare = fold(publisher)
    found = SITE.match(bare)
    return found.group(1) if found else bare


def fold(name: str) -> str:
    """A publisher's name as it is compared: `The Reuters ` is `reuters`."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def load_grades() -> GradeTable:
    """The table that ships with Lading. The caller holds it; nothing is cached here."""
    raw: dict[str, Any] = yaml.safe_load(files("lading.exposure").joinpath("grading.yml").read_text(encoding="utf-8"))
    return GradeTable(
        version=raw["version"],
        kinds={key: PublisherKind(key, **row) for key, row in raw["kinds"].items()},
        names={fold(name): kind for kind, names in raw["names"].items() for name in names},
        hosts={host: kind for kind, hosts in raw["hosts"].items() for host in hosts},
        words={word.casefold(): kind for kind, words in raw["words"].items() for word in words},
        credibility={key: (row["grade"], row["words"]) for key, row in raw["credibility"].items()},
        denied=raw["denied"],
        likelihood=raw["likelihood"],
        advocates=re.compile(rf"(?<!\w)(?:{'|'.join(raw['advocates'])})", re.IGNORECASE),
        documents={},
    )


def add_own(table: GradeTable, text: str, *, where: str) -> GradeTable:
    """The table with a person's own file laid over it.

    The file has `kinds` (kind → reliability, words: further ones, or others in place of those that ship), `publishers`
    (name → kind) and `documents` (name or digest → reliability, credibility, by, day, why).

    Raises:
        ConfigurationError: for what is no YAML, an unknown field or kind, a letter outside A–F, a number outside 1–6, or a
            grade without a name beside it.
    """
    raw = _parse_mapping(text, where=where)
    _refuse_unknown(raw, FILE_FIELDS, where=where, place="the file")
    own = {str(name): _parse_kind(str(name), row, table, where=where) for name, row in (raw.get("kinds") or {}).items()}
    kinds = {**table.kinds, **own}
    publishers: dict[str, Any] = raw.get("publishers") or {}
    for name, kind in publishers.items():
        if kind not in kinds:
            what, remedy = f"no kind of publisher is called {kind!r}", f"use one of {', '.join(kinds)}"
            raise ConfigurationError(what, where=where, place=str(name), remedy=remedy)
    graded = {
        str(key): _parse_grade(row, where=where, place=str(key)) for key, row in (raw.get("documents") or {}).items()
    }
    named = {fold(str(name)): str(kind) for name, kind in publishers.items()}
    return replace(table, kinds=kinds, names={**table.names, **named}, documents={**table.documents, **graded})


def _parse_mapping(text: str, *, where: str) -> dict[str, Any]:
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ConfigurationError(f"no YAML: {error}", where=where, remedy="correct the file") from error
    if raw is not None and not isinstance(raw, dict):
        raise ConfigurationError("no mapping", where=where, remedy="write `publishers:` and `documents:`")
    return raw or {}


def _refuse_unknown(row: Mapping[str, Any], known: frozenset[str], *, where: str, place: str) -> None:
    unknown = sorted(str(key) for key in row if key not in known)
    if unknown:
        what, remedy = f"unknown field {', '.join(unknown)}", f"use {', '.join(sorted(known))}"
        raise ConfigurationError(what, where=where, place=place, remedy=remedy)


def _parse_kind(name: str, row: Any, table: GradeTable, *, where: str) -> PublisherKind:
    """A kind of one's own; what is not said of one that ships stays as it is."""
    place = f"kinds, {name}"
    if not isinstance(row, dict):
        raise ConfigurationError("no kind", where=where, place=place, remedy="write `reliability: C` under it")
    _refuse_unknown(row, KIND_FIELDS, where=where, place=place)
    before = table.kinds.get(name)
    letter = str(row.get("reliability", before.reliability if before else ""))
    if letter not in set("ABCDEF"):
        what = "the reliability is not on the scale"
        raise ConfigurationError(what, where=where, place=place, remedy="write `reliability:` and a letter from A to F")
    words = str(row.get("words", before.words if before else name.replace("_", " ")))
    return PublisherKind(name, letter, words)


def _parse_grade(row: Any, *, where: str, place: str) -> PersonGrade:
    if not isinstance(row, dict):
        raise ConfigurationError(
            "no grade", where=where, place=place, remedy="write `reliability: B` and `by: your name` under it"
        )
    _refuse_unknown(row, PERSON_FIELDS, where=where, place=place)
    number = row.get("credibility", 0)
    words = {key: str(row.get(key, "")) for key in ("reliability", "by", "day", "why")}
    grade = PersonGrade(credibility=number if isinstance(number, int) else -1, **words)
    if grade.reliability not in {"", *"ABCDEF"} or grade.credibility not in range(7):
        raise ConfigurationError("the grade is not on the scale", where=where, place=place, remedy="A to F, and 1 to 6")
    if not grade.by:
        raise ConfigurationError(
            "nobody stands behind the grade", where=where, place=place, remedy="add `by: your name`"
        )
    return grade

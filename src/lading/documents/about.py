"""What a person says about a document: beside it in a sidecar, or on the command line. It wins over the document."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime

import yaml

from lading.errors import ConfigurationError
from lading.model.period import first_day

SIDECAR_SUFFIX = ".meta.yml"
"""`report.html` is described by `report.html.meta.yml`."""
TEXTS = ("title", "publisher", "author", "url", "language", "media_type", "encoding")


@dataclass(frozen=True, slots=True)
class About:
    """Title, publisher, author and dates of a document as somebody states them; empty where nothing is said.

    `published` and `retrieved` are ISO 8601 prefixes. `encoding` is for a text whose encoding cannot be told from its
    bytes. `illustrative` marks a document made up as an example.
    """

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str | None = None
    retrieved: str | None = None
    language: str = ""
    media_type: str = ""
    encoding: str = ""
    illustrative: bool = False
    author: str = ""

    def or_else(self, other: "About") -> "About":
        """This, and where it says nothing, the other."""
        return About(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})


def parse_about(text: str, *, where: str) -> About:
    """What a sidecar file says: YAML with the fields of About as its keys.

    Raises:
        ConfigurationError: for broken YAML, an unknown key, a value of the wrong type or a date that is none.
    """
    try:
        table = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else ""
        raise ConfigurationError("is not YAML", where=where, place=place, remedy="write `key: value` lines") from error
    if table is None:
        return About()
    if not isinstance(table, Mapping):
        raise ConfigurationError("is not a table of keys and values", where=where, remedy="write `key: value` lines")
    known = [field.name for field in fields(About)]
    for key in table:
        if key not in known:
            raise ConfigurationError(f"unknown key {key!r}", where=where, remedy=f"use one of: {', '.join(known)}")
    return About(
        published=_read_date(table, "published", where=where),
        retrieved=_read_date(table, "retrieved", where=where),
        illustrative=_read_flag(table, "illustrative", where=where),
        **{key: _read_text(table, key, where=where) for key in TEXTS},
    )


def _read_text(table: Mapping[str, object], key: str, *, where: str) -> str:
    value = table.get(key) or ""
    if not isinstance(value, str):
        raise ConfigurationError(f"{key} is {value!r}, not text", where=where, place=key, remedy="put it in quotes")
    return value.strip()


def _read_flag(table: Mapping[str, object], key: str, *, where: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise ConfigurationError(f"{key} is {value!r}", where=where, place=key, remedy="write true or false")
    return value


def _read_date(table: Mapping[str, object], key: str, *, where: str) -> str | None:
    value = table.get(key)
    if value is None:
        return None
    given = value.date() if isinstance(value, datetime) else value
    words = given.isoformat() if isinstance(given, date) else str(given)
    try:
        first_day(words)
    except ValueError as error:
        remedy = "write 2025-09-25, '2025-09' or '2025'"
        raise ConfigurationError(f"{key} is {words!r}, not a date", where=where, place=key, remedy=remedy) from error
    return words

"""What the columns of a table of customers mean, by their headers or by what the caller says."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from lading.errors import ConfigurationError
from lading.names.identifiers import CHECKS
from lading.resolve.profile import Sort

NAMING = ("name", "alias", "last_name")
"""A table needs one of these columns."""
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """Fields by header. A header that is neither known nor stated is no field."""

    known: Mapping[str, str]
    """Field by the header's bare letters and digits."""
    stated: Mapping[str, str]
    """Field by the header itself, as the caller said; it goes before what is known."""
    kinds: Mapping[str, Sort]
    """Kind of party by the word for it."""

    def field(self, header: str) -> str | None:
        """What a column holds, or None."""
        if header in self.stated:
            return self.stated[header]
        found = self.known.get(bare(header))
        # What the caller said stands in for the column that the table of headers would have taken.
        return None if found in self.stated.values() else found

    def kind(self, word: str) -> Sort | None:
        """The kind of party that a word means, or None."""
        return self.kinds.get(bare(word))

    def check(self, headers: Iterable[str], *, where: str) -> None:
        """Refuse a table that names nobody.

        Raises:
            ConfigurationError: where a stated column is missing, or no column holds a name.
        """
        found = list(headers)
        shown = ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
        missing = [header for header in self.stated if header not in found]
        if missing:
            raise ConfigurationError(f"no column {missing[0]!r}", where=where, remedy=f"its columns are: {shown}")
        if not any(self.field(header) in NAMING for header in found):
            remedy = f"say which one with --name-column; its columns are: {shown}"
            raise ConfigurationError("no column is known to hold names", where=where, remedy=remedy)


def load_columns(stated: Mapping[str, str] | None = None) -> Columns:
    """The table of headers that ships with Lading, and what the caller says of his own.

    Args:
        stated: header by field: `{"name": "Kunde", "inn": "Steuer-ID"}`. A field may be given by any header known for it.

    Raises:
        ConfigurationError: for a field that there is none of.
    """
    text = files("lading.screen").joinpath("columns.yml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    known = {bare(header): field for field, headers in raw["columns"].items() for header in (field, *headers)}
    kinds = {bare(word): Sort(kind) for kind, words in raw["kinds"].items() for word in words}
    mine = {header: field_of(field, known) for field, header in (stated or {}).items()}
    return Columns(known, mine, kinds)


def field_of(word: str, known: Mapping[str, str]) -> str:
    """The field of some name. Raises ConfigurationError where there is none."""
    field = known.get(bare(word))
    if field is None:
        fields = ", ".join(dict.fromkeys(known.values()))
        raise ConfigurationError(f"there is no field {word!r}", remedy=f"the fields are: {fields}")
    return field


def is_identifier(field: str) -> bool:
    """Whether a field holds an identifier."""
    return field in CHECKS


def bare(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())

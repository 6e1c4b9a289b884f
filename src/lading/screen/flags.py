"""Red flags on transactions: what each is, what it needs, and what a row is to the functions that look for them."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from lading.errors import ConfigurationError
from lading.model.exposure import Designation
from lading.screen.columns import bare


@dataclass(frozen=True, slots=True)
class FlagKind:
    """A row of `flags.yml`."""

    id: str
    needs: tuple[tuple[str, ...], ...]
    """Groups of fields, one of each group is needed."""
    lists: bool
    source: str
    ask: str

    def missing(self, fields: frozenset[str]) -> tuple[tuple[str, ...], ...]:
        """The groups that a table has no column of."""
        return tuple(group for group in self.needs if not fields & set(group))


@dataclass(frozen=True, slots=True)
class BankRule:
    """From when a bank's business for persons blocked under which programs is a risk of its own."""

    since: dt.date
    authority: re.Pattern[str]
    program: re.Pattern[str]

    def concerns(self, designation: Designation) -> bool:
        """Whether a designation is of such a program."""
        return bool(self.authority.search(designation.authority) and self.program.search(designation.program))


@dataclass(frozen=True, slots=True)
class FlagTable:
    """`flags.yml`."""

    version: str
    since: dt.date
    kinds: Mapping[str, FlagKind]
    hubs: frozenset[str]
    limits: Mapping[str, float]
    forwarders: tuple[str, ...]
    free_mail: frozenset[str]
    none_words: frozenset[str]
    trades: tuple[tuple[str, ...], ...]
    technical: frozenset[str]
    identity: tuple[re.Pattern[str], ...]
    banks: BankRule
    known: Mapping[str, str]
    """Field by bare header."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag on one row, with what it rests on. Never a verdict."""

    row: int
    id: str
    """The row's own number, where it has one."""
    flag: str
    party: str
    words: str
    evidence: tuple[tuple[str, str], ...]
    """Column and value."""
    source: str
    ask: str


@dataclass(frozen=True, slots=True)
class Headers:
    """Which column holds which field."""

    by_field: Mapping[str, str]

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the table has."""
        return frozenset(self.by_field)


def load_flags() -> FlagTable:
    """The table that ships with Lading. The caller holds it; nothing is cached here."""
    raw: dict[str, Any] = yaml.safe_load(files("lading.screen").joinpath("flags.yml").read_text(encoding="utf-8"))
    kinds = {
        name: FlagKind(name, tuple(tuple(group.split("|")) for group in row["needs"]), row.get("lists", False), row["source"], row["ask"])
        for name, row in raw["flags"].items()
    }  # fmt: skip
    return FlagTable(
        version=raw["version"],
        since=raw["since"],
        kinds=kinds,
        hubs=frozenset(raw["hubs"]),
        limits=raw["limits"],
        forwarders=tuple(raw["forwarders"]),
        free_mail=frozenset(raw["free_mail"]),
        none_words=frozenset(raw["none_words"]),
        trades=tuple(map(tuple, raw["trades"])),
        technical=frozenset(raw["technical"]),
        banks=BankRule(
            raw["banks"]["since"],
            re.compile(raw["banks"]["authority"], re.IGNORECASE),
            re.compile(raw["banks"]["program"], re.IGNORECASE),
        ),
        identity=tuple(re.compile(pattern, re.IGNORECASE) for pattern in raw["identity"]),
        known={bare(header): name for name, headers in raw["columns"].items() for header in (name, *headers)},
    )


def map_headers(headers: Sequence[str], table: FlagTable, *, stated: Mapping[str, str], where: str) -> Headers:
    """Which column holds which field: what the caller says goes first, then headers by name, the first of two.

    Raises:
        ConfigurationError: for a field that there is none of, a column that the table does not have, or a table of which no
            column is known.
    """
    shown = ", ".join(headers)
    fields = frozenset(table.known.values())
    for name, header in stated.items():
        if name not in fields:
            raise ConfigurationError(
                f"there is no field {name!r}", remedy=f"the fields are: {', '.join(sorted(fields))}"
            )
        if header not in headers:
            raise ConfigurationError(f"no column {header!r}", where=where, remedy=f"its columns are: {shown}")
    found = dict(stated)
    for header in headers:
        name = table.known.get(bare(header), "")
        if name and name not in found and header not in stated.values():
            found[name] = header
    if not found:
        raise ConfigurationError(
            "no column is known", where=where, remedy=f"say which with --column date=…; its columns are: {shown}"
        )
    return Headers(found)


def list_disabled(table: FlagTable, headers: Headers, *, lists: bool) -> dict[str, str]:
    """The flags that cannot be asked, each with why."""
    found = {}
    for kind in table.kinds.values():
        lacking = kind.missing(headers.fields)
        why = " and ".join("no column for " + " or ".join(group).replace("_", " ") for group in lacking)
        if kind.lists and not lists:
            why = "; ".join(filter(None, (why, "no lists are given")))
        if why:
            found[kind.id] = why
    return found

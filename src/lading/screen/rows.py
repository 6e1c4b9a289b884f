"""A row of a table of customers → a query, and what of the row could not be read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from lading.lists.countries import Countries
from lading.lists.dates import parse_dates
from lading.model.issue import Issue, Severity
from lading.names.identifiers import normalize_identifier
from lading.resolve.profile import Sort
from lading.screen.columns import Columns, is_identifier
from lading.screen.query import Query

NESTED = "properties"
"""Where FollowTheMoney's JSON keeps the values."""
NUMBERS = frozenset({"registrationNumber", "taxNumber", "idNumber"})
"""Columns that often hold a number of a kind with check digits."""
OF_COUNTRY = {"innCode": "ru", "ogrnCode": "ru", "uscCode": "cn", "leiCode": ""}
"""Kinds that a number is tried as, and the country it must be of; a chance LEI is one in a hundred thousand."""


class Row(NamedTuple):
    """A row of a table: its values by header, or why it could not be read."""

    number: int
    """As a spreadsheet counts: the header is row 1. Lines of JSON and rows of Parquet count from 1 as well."""
    values: Mapping[str, Any]
    issue: Issue | None = None


class Warn(Protocol):
    """The shape of a function that notes what was wrong and what to do about it."""

    def __call__(self, what: str, remedy: str) -> None:
        """Note it."""
        ...


@dataclass(frozen=True, slots=True)
class RowReader:
    """What rows are read by."""

    columns: Columns
    countries: Countries
    kind: Sort | None = None
    """What the names are of where the row does not say."""

    def read(self, values: Mapping[str, Any], *, where: str, number: int) -> tuple[Query | None, tuple[Issue, ...]]:
        """The query a row makes, and issues; None where it names nobody.

        A value that cannot be read costs only itself: the row is asked without it, and a warning says so.
        """
        fields = self._gather(values)
        issues: list[Issue] = []
        place = f"row {number}"

        def warn(what: str, remedy: str) -> None:
            issues.append(Issue(Severity.WARNING, where, place, what, remedy))

        names = tuple(dict.fromkeys((*fields.get("name", _joined(fields)), *fields.get("alias", ()))))
        if not any(c.isalnum() for name in names for c in name):
            what = "no name" if not names else f"a name without a letter or digit: {names[0]!r}"
            return None, (Issue(Severity.ERROR, where, place, what, "fill in the name, or leave the row out"),)
        countries = self._countries(fields.get("country", ()), warn)
        query = Query(
            id=next(iter(fields.get("id", ())), str(number)),
            names=tuple(name for name in names if any(map(str.isalnum, name))),
            kind=self._kind(fields.get("kind", ()), warn),
            countries=countries,
            births=tuple(_births(fields.get("birth_date", ()), warn)),
            identifiers=tuple(_identifiers(fields, countries, warn)),
        )
        return query, tuple(issues)

    def _gather(self, values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """Values by field, empty ones left out. FollowTheMoney's entities keep theirs one floor down."""
        found: dict[str, tuple[str, ...]] = {}
        below = values.get(NESTED)
        items = (*values.items(), *(below.items() if isinstance(below, Mapping) else ()))
        for header, value in items:
            field = self.columns.field(header)
            if field is not None:
                found[field] = (*found.get(field, ()), *_texts(value))
        return {field: texts for field, texts in found.items() if texts}

    def _kind(self, words: Iterable[str], warn: Warn) -> Sort | None:
        for word in words:
            kind = self.columns.kind(word)
            if kind is not None:
                return kind
            warn(f"unknown kind {word!r}: the row is asked without it", "write person, organisation or vessel")
        return self.kind

    def _countries(self, texts: Iterable[str], warn: Warn) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for text in texts:
            code = self.countries.code(text)
            if code is not None:
                found[code] = None
            elif not self.countries.names_none(text):
                warn(f"unknown country {text!r}: the row is asked without it", "write its English name or ISO code")
        return tuple(found)


def _texts(value: object) -> Iterator[str]:
    """The texts in a value of a cell: of a list, each."""
    if isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif value is not None and not isinstance(value, Mapping):
        text = str(value).strip()
        if text:
            yield text


def _joined(fields: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The name that its parts make, where there is no whole one."""
    parts = (next(iter(fields.get(part, ())), "") for part in ("first_name", "middle_name", "last_name"))
    name = " ".join(filter(None, parts))
    return (name,) if name else ()


def _births(texts: Iterable[str], warn: Warn) -> Iterator[str]:
    for text in texts:
        found = parse_dates(text.removesuffix(" 00:00:00"))
        if not found:
            warn(f"no date: {text!r}; the row is asked without it", "write it as 1979-10-11")
        yield from found


def _identifiers(
    fields: Mapping[str, tuple[str, ...]], countries: tuple[str, ...], warn: Warn
) -> Iterator[tuple[str, str]]:
    """Kind and value of each number. A number of no kind in particular is tried as those that its country has."""
    for field in filter(is_identifier, fields):
        for text in fields[field]:
            found = normalize_identifier(field, text)
            if found is None or not found.valid:
                warn(f"{field} {text!r} breaks its check: it is not compared", "check it for a typing error")
                continue
            yield field, found.value
            if field in NUMBERS:
                yield from _told_by_check(found.value, countries)


def _told_by_check(number: str, countries: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for kind, country in OF_COUNTRY.items():
        found = normalize_identifier(kind, number) if not country or country in countries else None
        if found is not None and found.valid:
            yield kind, found.value

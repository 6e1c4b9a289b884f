"""EU designations as the Official Journal prints them, transcribed to CSV: one file an act, one row a designation.

The statement of reasons is kept whole in `Sanction.reason`: it is a text worth reading for claims. A party that stands
in several rows of one act (asset freeze and services ban) is one entity with several designations; that two acts mean
one party is for `resolve` to judge. Columns, codes and measures are in `eu_journal.yml`.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import Countries, load_countries
from lading.lists.draft import Draft, Print, Value
from lading.lists.enumerations import split_scripts
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource, Row, read_rows
from lading.lists.filler import Filler
from lading.lists.publication import Publication, load_knowledge, publications
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "eu_journal"
DATASET = "eu_journal_sanctions"
MOST_TERMS = 4096
"""Designations remembered at a time."""


def describe() -> Mapping[str, Publication]:
    """The publication this parser reads."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files that start like an act's, those of one folder together: they are one version."""
    folders: dict[str, list[tuple[str, ListFile]]] = {}
    for head in heads:
        if {"recordId", "programKey", "measure"} <= set(head.row):
            folder = head.file.name.replace("\\", "/").rpartition("/")[0]
            folders.setdefault(folder, []).append(("act", head.file))
    return [ListSource(NAME, DATASET, tuple(files)) for files in folders.values()], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the acts say, row by row.

    Raises:
        SourceError: for an unknown column, schema or measure, a start date that is none, or a row given twice.
    """
    return chain.from_iterable(_read_rows(source))


def _read_rows(source: ListSource) -> Iterator[list[Statement | Issue]]:
    reader = ActReader.build(load_knowledge(NAME), load_schemata(), load_countries())
    for _, file in source.files:
        seen: set[int] = set()
        for row in _rows(file, reader.knowledge):
            key = hash(tuple(row.fields.values()))  # 64 bits stand for the row: no need to hold the text of them all
            if key in seen:
                raise SourceError(
                    "the row stands in the file twice", where=file.name, place=row.place, remedy=FETCH_AGAIN
                )
            seen.add(key)
            yield reader.read(row)


def _rows(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of an act, once its header is exactly one of the two published ones."""
    columns: list[str] = []
    kinds = {kind: leading + knowledge["columns"] for kind, leading in knowledge["leading"].items()}
    for number, row in read_rows(file):
        if columns:
            yield Row.build(file.name, number, columns, row)
            continue
        columns = row
        if columns not in kinds.values():
            known = {column for names in kinds.values() for column in names}
            unknown = [column for column in columns if column not in known]
            what = f"unknown column {unknown[0]!r}" if unknown else "columns are missing or out of order"
            raise SourceError(what, where=file.name, place="row 1", remedy=FETCH_AGAIN)
    if not columns:
        raise SourceError("the file is empty", where=file.name, remedy=FETCH_AGAIN)


@dataclass(frozen=True, slots=True)
class ActReader:
    """Reads the rows of acts with the knowledge it is given."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    columns: tuple[str, ...]
    """Columns of the party, in the order they are read."""
    empty: frozenset[str]
    """Words for nothing."""
    kinds: Mapping[str, str]
    """How the columns are read that are not read as they stand: names, countries, dates, numbers."""
    junk: re.Pattern[str]
    """What is no name."""
    label: re.Pattern[str]
    """A language's label before a name."""
    terms: dict[tuple[str, ...], tuple[str, Mapping[Value, Print]]] = field(default_factory=dict)
    """What designations met lately have in common, with the end of their ids, by the cells that say it."""

    @classmethod
    def build(cls, knowledge: Mapping[str, Any], schemata: Schemata, countries: Countries) -> "ActReader":
        """A reader that goes by the YAML's table."""
        first: list[str] = knowledge["first"]
        columns = (*first, *(column for column in knowledge["columns"][8:] if column not in first))
        return cls(
            knowledge,
            schemata,
            countries,
            columns,
            frozenset(("", *knowledge["empty"])),
            {column: kind for kind, names in knowledge["read"].items() for column in names},
            re.compile(knowledge["junk_name"]),
            re.compile(knowledge["name_label"]),
        )

    def read(self, row: Row) -> list[Statement | Issue]:
        """The party of one row, and its designation."""
        self._check(row)
        cells, empty = row.fields, self.empty
        if not empty.isdisjoint(cells.values()):
            cells = {name: "" if value in empty else value for name, value in cells.items()}
        act = cells.get("amendedCelex") or cells["celex"]
        own = digest(act, cells["recordId"], cells["schema"], cells["name"])[:16]
        party = Draft(f"eu-{own}", cells["schema"], self.schemata, row.origin)
        filler = Filler(party, self.countries, row.file, row.place)
        self._add_names(filler, "name", [cells["name"]])
        for column in self.columns:
            if printed := cells[column]:
                self._add_cell(filler, column, split_values(printed))
        party.put(("programId", cells["programKey"]), ("topics", self.knowledge["measures"][cells["measure"]]))
        return [*party.statements(DATASET), *self._sanction(row, party, cells, act).statements(DATASET), *filler.issues]

    def _check(self, row: Row) -> None:
        """Refuse a code that nobody knows."""
        for column, known in (("schema", self.knowledge["schemata"]), ("measure", self.knowledge["measures"])):
            if row.fields[column] not in known:
                what = f"unknown {column} {row.fields[column]!r}"
                raise SourceError(what, where=row.file, place=row.place, remedy=FETCH_AGAIN)
        if not row.fields["name"]:
            raise SourceError("an entry without a name", where=row.file, place=row.place, remedy=FETCH_AGAIN)

    def _sanction(self, row: Row, party: Draft, cells: Mapping[str, str], act: str) -> Draft:
        """The designation: under which act, annex and measure, since when, for which reasons."""
        own, terms = self._terms(row, cells, act)
        sanction = Draft(f"{party.id}-{own}", "Sanction", self.schemata, party.origin)
        record = " ".join(filter(None, (act, cells["annex"], cells["recordId"])))
        sanction.put(("entity", party.id), ("recordId", record), ("reason", cells["reason"]))
        sanction.take(terms)
        return sanction

    def _terms(self, row: Row, cells: Mapping[str, str], act: str) -> tuple[str, Mapping[Value, Print]]:
        """What a designation says apart from whose it is, and the end of its id."""
        printed = cells["annex"], cells["programKey"], cells["measure"]
        key = (act, cells.get("amendmentCelex", ""), cells["startDate"], *printed)
        if (known := self.terms.get(key)) is not None:
            return known
        publication, program = self.knowledge["publications"][DATASET], cells["programKey"]
        sanction = Draft("", "Sanction", self.schemata, "")
        sanction.put(("authority", publication["authority"]), ("country", publication["country"]))
        sanction.put(("program", program), ("programId", program), ("provisions", cells["measure"]))
        Filler(sanction, self.countries, row.file, row.place).exact_date("startDate", cells["startDate"])
        sanction.put(("sourceUrl", self.knowledge["act"].format(cells.get("amendmentCelex") or act)))
        if len(self.terms) == MOST_TERMS:
            self.terms.clear()
        self.terms[key] = digest(act, *printed)[:8], sanction.values
        return self.terms[key]

    def _add_cell(self, filler: Filler, column: str, values: Sequence[str]) -> None:
        """The values of one column, as the table says they are read."""
        kind = self.kinds.get(column, column)
        if kind == "names":
            self._add_names(filler, column, values)
            return
        for value in values:
            if value in self.empty:
                continue
            if kind == "countries":
                filler.country(column, value)
            elif kind == "dates":
                filler.dates(column, value)
            elif kind == "numbers":
                filler.number(column, value, valid=self.knowledge["checks"].get(column, ""))
            elif kind == "gender":
                self._add_gender(filler, value)
            elif kind in {"address", "email", "website"}:
                {"address": filler.address, "email": filler.email, "website": filler.website}[kind](value)
            else:
                filler.text(column, value)

    def _add_gender(self, filler: Filler, printed: str) -> None:
        value = self.knowledge["genders"].get(printed.strip(" .").lower())
        filler.draft.add("gender", value, original=printed)
        if value is None:
            filler.warn(f"unknown gender {printed!r}")

    def _add_names(self, filler: Filler, prop: str, values: Sequence[str]) -> None:
        """Names as printed; one printed in two scripts is two, the second an alias; leftovers that are none are dropped."""
        for printed in values:
            if self.junk.match(printed):
                filler.warn(f"{printed!r} in {prop} is no name; dropped", severity=Severity.NOTE)
                continue
            first, *others = split_scripts(self.label.sub("", printed))
            filler.draft.add(prop, first, original=printed)
            for other in others:
                filler.draft.add("alias" if prop == "name" else prop, other, original=printed)


def split_values(cell: str) -> list[str]:
    """The values of a cell: parted by `;`, quoted as in CSV where one holds a `;` itself."""
    if '"' not in cell:
        return [value.strip() for value in cell.split(";") if value.strip()] if ";" in cell else [cell]
    row = next(csv.reader([cell], delimiter=";", skipinitialspace=True), [])
    return [value.strip() for value in row if value.strip()]

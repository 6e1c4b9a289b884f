"""A table of one's own (a house list, a register extract) with a mapping file that says what its columns mean.

`suppliers.csv` is read with `suppliers.mapping.yml` beside it:

    dataset: acme_suppliers
    title: Suppliers that Acme does not buy from
    publisher: Acme Ltd
    schema: Company                    # or {column: kind, codes: {firm: Company, person: Person}}
    id: [number]                       # the columns that tell one party from another
    separator: ";"                     # between several values of one cell; leave out where cells hold one
    columns:                           # every column of the table; null is one to leave out
      number: registrationNumber
      company: name
      seat: country
      since: {sanction: startDate}     # about the designation, not the party
      remark: notes
      internal: null
    topics: [debarment]
    authority: Acme compliance

Values are cleaned by the type of their property: dates, countries, addresses, web and mail addresses.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType

from lading.errors import ConfigurationError, SourceError
from lading.lists.countries import Countries, load_countries
from lading.lists.draft import Draft
from lading.lists.files import Head, ListFile, ListSource, Row, read_rows, repeated_column
from lading.lists.filler import Filler
from lading.lists.publication import Publication
from lading.lists.table_mapping import TableMapping, read_mapping
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "mapped_csv"
ENDINGS = (".mapping.yml", ".mapping.yaml")


def describe() -> Mapping[str, Publication]:
    """Nothing: the mapping file describes its table."""
    return MappingProxyType({})


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """Each mapping file with the table it lies beside; an issue for one that lies alone."""
    tables = {
        _stem(head.file.name): head.file for head in heads if head.file.name.lower().endswith((".csv", ".tsv", ".txt"))
    }
    sources, issues = [], []
    for head in heads:
        if not head.file.name.lower().endswith(ENDINGS):
            continue
        stem = _stem(head.file.name)
        if table := tables.get(stem):
            sources.append(ListSource(NAME, PurePosixPath(stem).name, (("table", table), ("mapping", head.file))))
        else:
            what = "a mapping file without its table"
            issues.append(
                Issue(Severity.ERROR, head.file.name, "", what, f"give {PurePosixPath(stem).name}.csv with it")
            )
    return sources, issues


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the table says, row by row.

    Raises:
        ConfigurationError: for a mapping that is none, or names a schema, property or column that does not exist.
        SourceError: for a column the mapping does not have, a row without an id, a code that it does not know.
    """
    table, mapping_file = source.file("table"), source.file("mapping")
    if table is None or mapping_file is None:
        raise ConfigurationError("a mapped table needs its mapping file", where=source.dataset)
    schemata = load_schemata()
    mapping = read_mapping(mapping_file, schemata)
    reader = TableReader(mapping, schemata, load_countries())
    columns: list[str] = []
    for number, cells in read_rows(table, delimiter=mapping.delimiter):
        if columns:
            yield from reader.read(Row.build(table.name, number, columns, cells))
            continue
        columns = [cell.strip() for cell in cells]
        reader.check(columns, table)
    if not columns:
        raise SourceError("the table is empty", where=table.name, remedy="give it with its header, or leave it out")


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads rows as a mapping says."""

    mapping: TableMapping
    schemata: Schemata
    countries: Countries

    def check(self, columns: Sequence[str], table: ListFile) -> None:
        """Refuse a table whose columns are not the mapping's."""
        if odd := sorted(set(columns) ^ set(self.mapping.columns)):
            what = f"column {odd[0]!r} is in {'the table' if odd[0] in columns else 'the mapping'} only"
            remedy = f"make {self.mapping.name} name every column"
            raise SourceError(what, where=table.name, place="row 1", remedy=remedy)
        if twice := repeated_column(columns):
            remedy = "give each column a name of its own, in the table and in the mapping"
            raise SourceError(f"repeated column {twice!r}", where=table.name, place="row 1", remedy=remedy)

    def read(self, row: Row) -> Iterator[Statement | Issue]:
        """The party of one row, and its designation where the mapping has one."""
        mapping = self.mapping
        key = [row.fields[column] for column in mapping.ids]
        if not any(key):
            remedy = f"fill {', '.join(mapping.ids)}"
            raise SourceError("a row without its id", where=row.file, place=row.place, remedy=remedy)
        party = Draft(f"{mapping.dataset}-{digest(*key)[:16]}", self._schema(row), self.schemata, row.origin)
        sanction = Draft(f"{party.id}-sanction", "Sanction", self.schemata, row.origin)
        filler = Filler(party, self.countries, row.file, row.place)
        within = Filler(sanction, self.countries, row.file, row.place, filler.issues)
        for column, target in mapping.columns.items():
            cell = row.fields[column]
            for value in cell.split(mapping.separator) if mapping.separator else [cell]:
                if target is not None and value.strip():
                    self._add(within if target.on_sanction else filler, target.prop, value.strip())
        for topic in mapping.topics:
            party.add("topics", topic)
        yield from party.statements(mapping.dataset)
        if mapping.authority:
            sanction.add("entity", party.id)
            sanction.add("authority", mapping.authority)
            yield from sanction.statements(mapping.dataset)
        yield from filler.issues

    def _schema(self, row: Row) -> str:
        code = row.fields.get(self.mapping.schema_column, "")
        if code not in self.mapping.schemas:
            what = f"unknown {self.mapping.schema_column} {code!r}"
            raise SourceError(what, where=row.file, place=row.place, remedy=f"add the code to {self.mapping.name}")
        return self.mapping.schemas[code]

    def _add(self, filler: Filler, prop: str, value: str) -> None:
        """A value, cleaned by the type of its property."""
        found = self.schemata.property(filler.draft.schema, prop)
        kind = found.type if found else ""
        if kind == "date":
            filler.dates(prop, value)
        elif kind == "country":
            filler.country(prop, value)
        elif kind == "email":
            filler.email(value)
        elif kind == "address":
            filler.address(value)
        elif prop == "website":
            filler.website(value)
        else:
            filler.text(prop, value)


def _stem(name: str) -> str:
    """A file's path without its ending."""
    return re.sub(r"(\.mapping)?\.[a-z]+$", "", name.replace("\\", "/").lower())

"""A plain table of ownership: one row a stake, with the columns `owner`, `asset` and `share`.

    owner,asset,share,start,end,source
    Viktor Example,Holding A,50,2019-01-01,,annual report 2023, page 12

`share` is a number of per cent, a band (`25-50`), or empty where it is not known. `start`, `end`, `source`, `type`
(`direct`, `indirect`, `joint`), `owner_id`, `asset_id`, `owner_schema` and `asset_schema` may be there. Without ids
parties of one name are one party. `owner_entry` and `asset_entry` hold the id of an entry of another list (`ofac-46431`):
the party is that one then, whatever it is called here. A column nobody knows stops the list.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lading.errors import SourceError
from lading.lists.dates import parse_date
from lading.lists.draft import Draft
from lading.lists.files import Head, ListFile, ListSource, Row, read_rows, repeated_column
from lading.lists.ftm_json import dataset_name
from lading.lists.publication import Publication
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "ownership_csv"
NEEDED = frozenset({"owner", "asset", "share"})
ALLOWED = frozenset(
    {
        "start",
        "end",
        "source",
        "type",
        "owner_id",
        "asset_id",
        "owner_schema",
        "asset_schema",
        "owner_entry",
        "asset_entry",
    }
)
TYPES = {"": "", "direct": "", "indirect": "indirect", "joint": "joint"}


def describe() -> Mapping[str, Publication]:
    """Nothing: the table is one's own."""
    return {}


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The tables whose header has the needed columns."""
    return [
        ListSource(NAME, dataset_name(head), (("table", head.file),))
        for head in heads
        if {cell.strip().casefold() for cell in head.row} >= NEEDED
    ], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """The parties and stakes of the table.

    Raises:
        SourceError: for a column that nobody knows, a row of another width, or a table without rows.
    """
    file = source.files[0][1]
    reader = StakeReader(load_schemata(), source.dataset, file)
    columns: list[str] = []
    number = 0
    for number, cells in read_rows(file):
        if columns:
            yield from reader.read(Row.build(file.name, number, columns, cells))
            continue
        columns = [cell.strip().casefold() for cell in cells]
        if odd := sorted(set(columns) - NEEDED - ALLOWED):
            remedy = f"use {', '.join(sorted(NEEDED | ALLOWED))}"
            raise SourceError(f"unknown column {odd[0]!r}", where=file.name, place="row 1", remedy=remedy)
        if twice := repeated_column(columns):
            remedy = "keep one of them"
            raise SourceError(f"repeated column {twice!r}", where=file.name, place="row 1", remedy=remedy)
    if number < 2:
        raise SourceError("the table holds no stake", where=file.name, remedy="add a row")


@dataclass(frozen=True, slots=True)
class StakeReader:
    """Reads one row."""

    schemata: Schemata
    dataset: str
    file: ListFile

    def read(self, row: Row) -> Iterator[Statement | Issue]:
        """Both parties of a row and the stake between them. A row without one of them is left out, and said."""
        cell = row.fields
        if not cell["owner"] or not cell["asset"]:
            yield self._issue(row, "a stake without its owner or its asset; left out")
            return
        entries = {end: cell.get(f"{end}_entry", "") for end in ("owner", "asset")}
        ends = {end: self._party(row, end) for end, entry in entries.items() if not entry}
        own = digest(self.dataset, row.place)[:16]
        stake = Draft(f"{self.dataset}-stake-{own}", "Ownership", self.schemata, row.origin)
        for end, entry in entries.items():
            stake.add(end, entry or ends[end].id)
        stake.add("percentage", cell["share"])
        kind = TYPES.get(cell.get("type", "").casefold())
        if kind is None:
            yield self._issue(row, f"unknown type {cell['type']!r}; read as direct")
        stake.add("ownershipType", kind)
        for column, prop in (("start", "startDate"), ("end", "endDate")):
            printed = cell.get(column, "")
            date = parse_date(printed)
            if printed and date is None:
                yield self._issue(row, f"{printed!r} in {column} is no date; counted as not known")
            stake.add(prop, date, original=printed)
        stake.add("summary", cell.get("source"))
        for draft in (*ends.values(), stake):
            yield from draft.statements(self.dataset)

    def _party(self, row: Row, end: str) -> Draft:
        name = row.fields[end]
        key = row.fields.get(f"{end}_id") or name.casefold()
        schema = row.fields.get(f"{end}_schema") or ("Company" if end == "asset" else "LegalEntity")
        known = self.schemata.get(schema)
        if known is None or known.abstract:
            raise SourceError(
                f"unknown schema {schema!r}", where=row.file, place=row.place, remedy="use Person or Company"
            )
        party = Draft(f"{self.dataset}-{digest(key)[:16]}", schema, self.schemata, row.origin)
        party.add("name", name)
        return party

    def _issue(self, row: Row, what: str) -> Issue:
        return Issue(Severity.WARNING, row.file, row.place, what, "correct the row")

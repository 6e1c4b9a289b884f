"""Australia's consolidated list, an XLSX sheet with a row for every name. Columns and codes are in `au_dfat.yml`.

Numbers of papers, registers and the like stand in the prose of `Additional Information`: it is kept whole, as a note, and
what it announces by a label is stated beside it, as `prose` reads it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import Countries, load_countries
from lading.lists.dates import parse_date
from lading.lists.draft import Draft
from lading.lists.enumerations import split_lettered
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource, Row
from lading.lists.filler import Filler
from lading.lists.prose import Prose, load_prose
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.xlsx_stream import read_sheet
from lading.model.issue import Issue
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "au_dfat"
DATASET = "au_dfat_sanctions"
REFERENCE = re.compile(r"(?P<party>\d+)(?P<name>[a-z]*)")


def describe() -> Mapping[str, Publication]:
    """The publication this parser reads."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """Spreadsheets whose first row has most of the list's columns; an issue for each that cannot be read so far."""
    found: list[ListSource] = []
    issues: list[Issue] = []
    columns = set(load_knowledge(NAME)["columns"])
    for head in heads:
        if head.data.startswith(b"PK\x03\x04") and head.file.name.lower().endswith(".xlsx"):
            try:
                first = {cell.strip() for cell in next(read_sheet(head.file), (0, []))[1]}
            except SourceError as error:
                issues.append(replace(Issue.from_error(error), where=head.file.name))
                continue
            if 2 * len(first & columns) > len(columns):
                found.append(ListSource(NAME, DATASET, (("list", head.file),)))
    return found, issues


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the list says, party by party.

    Raises:
        SourceError: for a column, type or measure nobody knows, a reference given twice or out of order, a control date
            that is none.
    """
    file = source.files[0][1]
    reader = PartyReader(load_knowledge(NAME), load_schemata(), load_countries(), load_prose())
    done: set[str] = set()
    for number, group in groupby(_rows(file, reader.knowledge), key=_party):
        rows = list(group)
        if number in done:
            what = f"reference {number} comes again later"
            raise SourceError(what, where=file.name, place=rows[0].place, remedy=FETCH_AGAIN)
        done.add(number)
        yield from reader.read(number, rows)
    if not done:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)


def _rows(file: ListFile, knowledge: Mapping[str, Any]) -> Iterator[Row]:
    """The rows under the header, once it is the published one."""
    columns: list[str] = knowledge["columns"]
    seen: set[str] = set()
    for number, cells in read_sheet(file):
        if number == 1:
            header = [cell.strip() for cell in cells if cell.strip()]
            if header != columns:
                odd = [name for name in header if name not in columns]
                what = f"unknown column {odd[0]!r}" if odd else "columns are missing or out of order"
                raise SourceError(what, where=file.name, place="row 1", remedy=FETCH_AGAIN)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            raise SourceError("a value outside the columns", where=file.name, place=f"row {number}", remedy=FETCH_AGAIN)
        padded = (cells + [""] * len(columns))[: len(columns)]
        row = Row.build(
            file.name, number, columns, ["" if cell.strip() in knowledge["empty"] else cell for cell in padded]
        )
        if row.fields["Reference"] in seen:
            what = f"reference {row.fields['Reference']!r} appears twice"
            raise SourceError(what, where=file.name, place=row.place, remedy=FETCH_AGAIN)
        seen.add(row.fields["Reference"])
        yield row


def _party(row: Row) -> str:
    """The number that the rows of one party share."""
    found = REFERENCE.fullmatch(row.fields["Reference"])
    if found is None:
        what = f"{row.fields['Reference']!r} is no reference"
        raise SourceError(what, where=row.file, place=row.place, remedy=FETCH_AGAIN)
    return found["party"]


@dataclass(frozen=True, slots=True)
class PartyReader:
    """Reads parties with the knowledge it is given."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    prose: Prose

    def read(self, number: str, rows: Sequence[Row]) -> Iterator[Statement | Issue]:
        """The party of some rows, and its designation."""
        first = rows[0]
        kind = self._code(first, "Type", "types", first.fields["Type"])
        party = Draft(f"au-dfat-{number}", kind, self.schemata, first.origin)
        filler = Filler(party, self.countries, first.file, first.place)
        for row in rows:
            key = f"{row.fields['Name Type']} {row.fields['Alias Strength']}".strip()
            prop = self._code(row, "Name Type", "names", key)
            party.add(prop, row.fields["Name of Individual or Entity"], origin=row.origin)
        sanction = self._sanction(filler, first)
        for row in rows:
            self._add_cells(filler, row)
        party.add("topics", "sanction")
        yield from party.statements(DATASET)
        yield from sanction.statements(DATASET)
        yield from dict.fromkeys(filler.issues)

    def _code(self, row: Row, column: str, table: str, code: str) -> str:
        found = self.knowledge[table].get(code)
        if found is None:
            raise SourceError(f"unknown {column} {code!r}", where=row.file, place=row.place, remedy=FETCH_AGAIN)
        return str(found)

    def _add_cells(self, filler: Filler, row: Row) -> None:
        """What the columns say of the party; rows of one party repeat it."""
        cells, party = row.fields, filler.draft
        if cells["Date of Birth"]:
            filler.dates("birthDate", cells["Date of Birth"])
        for place in split_lettered(cells["Place of Birth"]):
            if place:
                filler.text("birthPlace", place)
        if cells["Citizenship"]:
            filler.country("citizenship", cells["Citizenship"])
        for address in split_lettered(cells["Address"]):
            filler.address(address)
        if cells["IMO Number"]:
            filler.number("imoNumber", cells["IMO Number"], valid="imo")
        if ("notes", cells["Additional Information"]) not in party.values:
            party.add("notes", cells["Additional Information"], origin=row.origin)
            self.prose.fill(party, cells["Additional Information"], origin=row.origin)

    def _sanction(self, filler: Filler, row: Row) -> Draft:
        """The designation: by which committee or instrument, with which measures, since when as far as it is said."""
        cells = row.fields
        sanction = Draft(f"{filler.draft.id}-sanction", "Sanction", self.schemata, row.origin)
        within = Filler(sanction, self.countries, row.file, row.place, filler.issues)
        sanction.add("entity", filler.draft.id)
        sanction.add("authority", self.knowledge["publications"][DATASET]["authority"])
        sanction.add("country", "au")
        sanction.add("program", cells["Committees"])
        sanction.add("recordId", cells["Reference"])
        self._add_dates(within, cells["Listing Information"])
        within.exact_date("modifiedAt", cells["Control Date"])
        sanction.add("summary", cells["Listing Information"])
        sanction.add("description", cells["Instrument of Designation"])
        if reference := re.match(self.knowledge["un_reference"], cells["Additional Information"]):
            sanction.add("unscId", reference[1])
        for measure in self.knowledge["measures"]:
            if cells[measure] not in self.knowledge["flags"]:
                what = f"{measure} is {cells[measure]!r}, neither 0 nor 1"
                raise SourceError(what, where=row.file, place=row.place, remedy=FETCH_AGAIN)
            if cells[measure] in {"1", "TRUE"}:
                sanction.add("provisions", measure)
        return sanction

    def _add_dates(self, within: Filler, listing: str) -> None:
        """Since when, as the listing information words it, and on which days it was renewed or amended."""
        if listed := re.search(self.knowledge["listed_on"], listing):
            for prop in ("listingDate", "startDate"):
                within.dates(prop, listed["date"])
        for renewed in re.finditer(self.knowledge["renewed_on"], listing):
            for date in re.findall(self.knowledge["date"], renewed["dates"]):
                within.draft.add("modifiedAt", parse_date(date), original=date)

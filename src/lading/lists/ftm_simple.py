"""OpenSanctions' `targets.simple.csv`: one target a row, values parted by `;`.

Poorer than the entities: identifiers do not say which kind they are, sanctions are words without dates. Use
`entities.ftm.json` where it is to be had.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from lading.errors import SourceError
from lading.lists.countries import Countries, load_countries
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, Head, ListSource, Row, read_rows, repeated_column
from lading.lists.filler import Filler
from lading.lists.ftm_json import dataset_name
from lading.lists.publication import Publication
from lading.model.issue import Issue
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "ftm_simple"
REQUIRED = (
    "id",
    "schema",
    "name",
    "aliases",
    "birth_date",
    "countries",
    "addresses",
    "identifiers",
    "sanctions",
    "phones",
    "emails",
    "dataset",
)
OPTIONAL = frozenset({"program_ids", "first_seen", "last_seen", "last_change"})


def describe() -> Mapping[str, Publication]:
    """Nothing: these files name their datasets themselves."""
    return {}


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files with this header, or most of it."""
    found = (head for head in heads if {"id", "schema", "aliases", "identifiers"} <= set(head.row))
    return [ListSource(NAME, dataset_name(head), (("targets", head.file),)) for head in found], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything the table says, target by target.

    Raises:
        SourceError: for an unknown column or schema, an id given twice, a row with another number of fields.
    """
    file = source.files[0][1]
    schemata, countries = load_schemata(), load_countries()
    columns: list[str] = []
    seen: set[str] = set()
    for number, cells in read_rows(file):
        if not columns:
            columns = cells
            unknown = sorted(set(columns) - set(REQUIRED) - OPTIONAL) or sorted(set(REQUIRED) - set(columns))
            if unknown:
                what = f"column {unknown[0]!r} is unknown or missing"
                raise SourceError(what, where=file.name, place="row 1", remedy=FETCH_AGAIN)
            if twice := repeated_column(columns):
                what = f"repeated column {twice!r}"
                raise SourceError(what, where=file.name, place="row 1", remedy=FETCH_AGAIN)
            continue
        row = Row.build(file.name, number, columns, cells)
        own = row.fields["id"]
        if not own or own in seen:
            raise SourceError(
                f"id {own!r} is missing or given twice", where=file.name, place=row.place, remedy=FETCH_AGAIN
            )
        seen.add(own)
        yield from _read(row, source.dataset, schemata, countries)


def _read(row: Row, collection: str, schemata: Schemata, countries: Countries) -> Iterator[Statement | Issue]:
    cells = row.fields
    schema = schemata.get(cells["schema"])
    if schema is None or schema.abstract:
        raise SourceError(f"unknown schema {cells['schema']!r}", where=row.file, place=row.place, remedy=FETCH_AGAIN)
    party = Draft(cells["id"], schema.name, schemata, row.origin)
    filler = Filler(party, countries, row.file, row.place)
    party.add("name", cells["name"])
    plain = {
        "aliases": "alias",
        "identifiers": "idNumber",
        "phones": "phone",
        "emails": "email",
        "program_ids": "programId",
    }
    for column, prop in plain.items():
        for value in _split(cells.get(column, "")):
            party.add(party.fitting(prop, "registrationNumber", "notes") or "", value)
    for value in _split(cells["birth_date"]):
        filler.dates("birthDate" if party.fitting("birthDate") else "incorporationDate", value)
    for value in _split(cells["countries"]):
        filler.country("country", value)
    for value in _split(cells["addresses"]):
        party.add("address", value)
    drafts = [party]
    for value in _split(cells["sanctions"]):
        sanction = Draft(f"{party.id}-sanction-{len(drafts)}", "Sanction", schemata, row.origin)
        sanction.add("entity", party.id)
        sanction.add("program", value)
        party.add("topics", "sanction")
        drafts.append(sanction)
    datasets = _split(cells["dataset"])
    named = re.sub(r"[^a-z0-9]+", "_", datasets[0].lower()).strip("_") if len(datasets) == 1 else collection
    for draft in drafts:
        yield from draft.statements(named, first_seen=cells.get("first_seen"), last_seen=cells.get("last_seen"))
    yield from filler.issues


def _split(cell: str) -> list[str]:
    """The values of a cell. One that holds `;` or a quote stands in quotes, as in a table of its own."""
    parts = cell.split(";")
    if '"' in cell:
        with suppress(csv.Error):
            parts = [value for row in csv.reader([cell], delimiter=";") for value in row]
    return [value.strip() for value in parts if value.strip()]

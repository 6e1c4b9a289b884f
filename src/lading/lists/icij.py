"""ICIJ's Offshore Leaks database: companies, officers, intermediaries and how they are linked. Codes are in `icij.yml`.

A link without a share is an ownership of unknown share: nothing definite follows from it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import Countries, load_countries
from lading.lists.dates import parse_date
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource, Row, base_name, read_rows
from lading.lists.publication import Publication, load_knowledge, publications
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "icij"
DATASET = "icij_offshore_leaks"
PER_CENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
HYPHENED = re.compile(r"(\d{1,2})-([A-Za-z]{3})-(\d{4})")
SCHEMAS = {
    "owns": ("Ownership", "owner", "asset"),
    "indirect": ("Ownership", "owner", "asset"),
    "controls": ("Control", "controller", "controlled"),
    "directs": ("Directorship", "director", "organization"),
}


def describe() -> Mapping[str, Publication]:
    """The database."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """Its files, those of one folder together, addresses first because companies point at them."""
    parts = load_knowledge(NAME)["parts"]
    folders: dict[str, list[tuple[str, ListFile]]] = {}
    for head in heads:
        part = next((part for part, row in parts.items() if set(row["columns"]) <= set(head.row)), "")
        if part:
            folder = head.file.name.replace("\\", "/").rpartition("/")[0]
            folders.setdefault(folder, []).append((part, head.file))
    order = ["addresses", *(part for part in parts if part not in {"addresses", "relationships"}), "relationships"]
    return [
        ListSource(NAME, DATASET, tuple(sorted(files, key=lambda file: (order.index(file[0]), file[1].name))))
        for files in folders.values()
    ], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Every node and link.

    Raises:
        SourceError: for a column that nobody knows, a row of another width, a node without its id, or files without rows.
    """
    reader = IcijReader(load_knowledge(NAME), load_schemata(), load_countries())
    met = False
    for part, file in source.files:
        columns: list[str] = []
        known = set(reader.knowledge["related"] if part == "relationships" else reader.knowledge["columns"])
        for number, cells in read_rows(file):
            if not columns:
                columns = [cell.strip() for cell in cells]
                if odd := sorted(set(columns) - known):
                    raise SourceError(f"unknown column {odd[0]!r}", where=file.name, place="row 1", remedy=FETCH_AGAIN)
                continue
            met = True
            yield from reader.read(part, Row.build(file.name, number, columns, cells))
    if not met:
        raise SourceError("the files hold no row", where=source.files[0][1].name, remedy=FETCH_AGAIN)


@dataclass(slots=True)
class IcijReader:
    """Reads rows with the knowledge it is given; keeps the addresses, which links point at."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    addresses: dict[str, str] = field(default_factory=dict)
    schemas: dict[str, str] = field(default_factory=dict)

    def read(self, part: str, row: Row) -> Iterator[Statement | Issue]:
        """What one row says."""
        if part == "relationships":
            yield from self._related(row)
        elif part == "addresses":
            self.addresses[row.fields["node_id"]] = row.fields.get("address") or row.fields.get("name", "")
        else:
            yield from self._node(row, self.knowledge["parts"][part]["schema"])

    def _node(self, row: Row, schema: str) -> Iterator[Statement | Issue]:
        node = row.fields["node_id"]
        if not node:
            raise SourceError("a node without its id", where=row.file, place=row.place, remedy=FETCH_AGAIN)
        self.schemas[node] = schema
        draft = Draft(f"icij-{node}", schema, self.schemata, row.origin)
        for column, cell in row.fields.items():
            prop = self.knowledge["columns"][column]
            if prop is None or not cell:
                continue
            if prop.endswith("Date"):
                day = _day(cell)
                if day is None:
                    yield _issue(row, f"{cell!r} in {column} is no date; counted as not known")
                draft.add(prop, day, original=cell)
            elif prop in {"country", "jurisdiction"}:
                for text in map(str.strip, cell.split(";")):
                    draft.add(prop, self.countries.code(text), original=text)
            else:
                draft.add(prop, cell)
        draft.add("sourceUrl", f"https://offshoreleaks.icij.org/nodes/{node}")
        yield from draft.statements(DATASET)

    def _related(self, row: Row) -> Iterator[Statement | Issue]:
        cell = row.fields
        start, end, kind = cell["node_id_start"], cell["node_id_end"], cell["rel_type"].casefold().replace(" ", "_")
        if not start or not end:
            yield _issue(row, "a relationship without its ends; left out")
            return
        if kind in self.knowledge["guesses"] or start in self.addresses:
            return
        if kind in self.knowledge["addresses"] or end in self.addresses:
            party = Draft(f"icij-{start}", self.schemas.get(start, "LegalEntity"), self.schemata, row.origin)
            party.add("address", self.addresses.get(end))
            yield from party.statements(DATASET)
            return
        link = (cell.get("link") or kind).replace("_", " ")
        yield from self._link(row, link, start=start, end=end)

    def _link(self, row: Row, link: str, *, start: str, end: str) -> Iterator[Statement | Issue]:
        words = link.casefold()
        rows = self.knowledge["links"]
        kind = next((each["kind"] for each in rows if any(word in words for word in each["words"])), "link")
        if kind != "directs" and self.schemas.get(end, "Company") != "Company":
            kind = "link"  # only a company can be owned
        schema, source, target = SCHEMAS.get(kind, ("UnknownLink", "subject", "object"))
        own = digest(start, end, link, row.fields.get("start_date", ""), row.fields.get("end_date", ""))[:20]
        draft = Draft(f"icij-link-{own}", schema, self.schemata, row.origin)
        draft.add(source, f"icij-{start}")
        draft.add(target, f"icij-{end}")
        draft.add("role", link)
        draft.add("summary", f"{link} ({row.fields.get('sourceID') or 'source not given'})")
        if schema == "Ownership":
            share = PER_CENT.search(link)
            draft.add("percentage", share[1] if share else "")
            draft.add("ownershipType", "indirect" if kind == "indirect" else "")
        for column, prop in (("start_date", "startDate"), ("end_date", "endDate")):
            if printed := row.fields.get(column, ""):
                day = _day(printed)
                if day is None:
                    yield _issue(row, f"{printed!r} in {column} is no date; counted as not known")
                draft.add(prop, day, original=printed)
        yield from draft.statements(DATASET)


def _day(text: str) -> str | None:
    """A date as the papers print them: 23-MAR-2006, Sep 25, 2012, 2006-03-23."""
    return parse_date(HYPHENED.sub(r"\1 \2 \3", text.strip()))


def _issue(row: Row, what: str) -> Issue:
    return Issue(Severity.WARNING, base_name(row.file), row.place, what, "compare the database's own page")

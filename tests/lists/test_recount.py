"""Every real list counted again without its parser: rows, parties, names and identifiers, by `csv`, `json` and `etree`.

A name or number counts as read where the party states it, as a value or as what was printed beside one. What is asked
is that nothing printed is missing; the exceptions are numbered and said.
"""

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from lading.model.statement import Statement
from tests.lists.conftest import ReadWhole
from tests.shared_data import shared

Printed = Iterable[tuple[str, str]]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def folded(text: str) -> str:
    """A name or number without what layout does to it."""
    return re.sub(r"[\W_]+", "", text).casefold()


class Said:
    """What statements say of each party, in one text a party: papers, addresses and designations are told of theirs."""

    def __init__(self, statements: Iterable[Statement], party: str) -> None:
        self.parties: dict[str, set[str]] = {}
        shape = re.compile(party)
        for said in statements:
            if found := shape.match(said.entity_id):
                values = self.parties.setdefault(found.group(), set())
                values.update(folded(text) for text in (said.value, said.original_value) if text)

    def missing(self, printed: Printed) -> list[tuple[str, str]]:
        """What was printed of a party and is in none of its values."""
        return [
            (party, text)
            for party, text in printed
            if folded(text)
            and folded(text) not in self.parties[party]
            and not any(folded(text) in value for value in self.parties[party])
        ]


def rows_of(path: Path) -> list[list[str]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [row for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) if row and row != ["\x1a"]]


def dicts_of(path: Path) -> list[dict[str, str]]:
    header, *rows = rows_of(path)
    return [dict(zip(header, row, strict=True)) for row in rows]


def cells_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a spreadsheet by the letters of their columns."""
    with zipfile.ZipFile(path) as archive:
        strings = [
            "".join(text.text or "" for text in item.iter(f"{SHEET}t"))
            for item in ET.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314  # a file we hold
        ]
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    for row in sheet.iter(f"{SHEET}row"):
        found = {}
        for cell in row:
            value = cell.findtext(f"{SHEET}v") or "".join(text.text or "" for text in cell.iter(f"{SHEET}t"))
            text = strings[int(value)] if cell.get("t") == "s" and value else value
            found[re.sub(r"\d", "", cell.get("r", ""))] = re.sub(r"_x000D_", "\r", text)
        yield found


OFAC = (
    ("cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"),
    ("ofac_sdn_2021.csv", "ofac_alt_2021.csv", "ofac_add_2021.csv"),
    ("sdn_kupol_network_2026-08.csv", "alt_kupol_network_2026-08.csv", "add_kupol_network_2026-08.csv"),
)
NUMBERED = re.compile(
    r"(?:Passport|Tax ID No\.|Registration Number|Registration ID|National ID No\.|Cedula No\.|SSN|"
    r"Vessel Registration Identification IMO|MMSI|SWIFT/BIC|NIT #|RUC #|R\.F\.C\.|C\.U\.R\.P\.)[ #]+([A-Z0-9][\w./-]*\d[\w./-]*)"
)


@pytest.mark.parametrize("names", OFAC)
def test_ofac_legacy_files(whole: ReadWhole, names: tuple[str, ...]) -> None:
    primary, alts, adds, *_ = (rows_of(shared(f"data/lists/ofac/{name}")) for name in names)
    said = Said(whole(*(f"ofac/{name}" for name in names))[0], r"ofac-\d+")

    assert set(said.parties) == {f"ofac-{row[0]}" for row in primary}
    assert said.missing((f"ofac-{row[0]}", row[1]) for row in primary) == []
    assert said.missing((f"ofac-{row[0]}", row[3]) for row in alts) == []
    numbers = [(f"ofac-{row[0]}", found.rstrip(".")) for row in primary for found in NUMBERED.findall(row[11])]
    assert len(numbers) > len(primary) / 10
    assert said.missing(numbers) == []
    assert len(adds) == sum(1 for row in adds if f"ofac-{row[0]}" in said.parties)


def test_us_screening_list(whole: ReadWhole) -> None:
    rows = dicts_of(shared("data/lists/us_csl/consolidated.csv.gz"))
    statements, _ = whole("us_csl/consolidated.csv.gz")
    everything = {folded(text) for said in statements for text in (said.value, said.original_value) if text}
    numbers = {row["entity_number"] for row in rows if row["entity_number"]}

    assert len(rows) == 14160
    alts = {re.sub(r"^and ", "", name) for row in rows for name in row["alt_names"].split("; ")}
    names = {row["name"] for row in rows} | alts
    left = [folded(name) for name in names if folded(name) not in everything]
    # A semicolon inside a name is no border: such names are read whole, and their pieces are parts of them.
    assert [piece for piece in left if not any(piece in text for text in everything)] == []
    assert len(left) < 0.01 * len(names)
    assert [number for number in numbers if number not in everything] == []


@pytest.mark.parametrize("name", ["un_2026-02.xml", "un_2026-08-01.xml"])
def test_un(whole: ReadWhole, name: str) -> None:
    root = ET.parse(shared(f"data/lists/un/{name}")).getroot()  # noqa: S314  # a file we hold
    entries = [*root.iter("INDIVIDUAL"), *root.iter("ENTITY")]
    said = Said(whole(f"un/{name}")[0], r"un-[a-z]{3}\.\d+")
    own = [(f"un-{(entry.findtext('REFERENCE_NUMBER') or '').strip().lower()}", entry) for entry in entries]

    assert set(said.parties) == {key for key, _ in own}
    parts = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
    names = [(key, " ".join((entry.findtext(part) or "").strip() for part in parts)) for key, entry in own]
    names += [(key, entry.findtext("NAME_ORIGINAL_SCRIPT") or "") for key, entry in own]
    names += [(key, alias.text or "") for key, entry in own for alias in entry.iter("ALIAS_NAME")]
    numbers = [(key, number.text or "") for key, entry in own for number in entry.iter("NUMBER")]
    assert said.missing(names) == []
    assert said.missing(numbers) == []
    assert (len(names), len(numbers)) > (2000, 500)


def test_ofac_enhanced(whole: ReadWhole) -> None:
    root = ET.parse(shared("data/lists/us_csl/CONS_ENHANCED.XML")).getroot()  # noqa: S314  # a file we hold
    space = root.tag.removesuffix(root.tag.rpartition("}")[2])
    entries = {f"ofac-{entry.get('id')}": entry for entry in root.iter(f"{space}entity") if entry.get("id")}
    said = Said(whole("us_csl/CONS_ENHANCED.XML")[0], r"ofac-\d+")

    assert set(said.parties) == set(entries)
    for shape in ("formattedFullName", "documentNumber"):
        printed = [(key, node.text or "") for key, entry in entries.items() for node in entry.iter(f"{space}{shape}")]
        assert len(printed) > 100, shape
        assert said.missing(printed) == []


def test_australia(whole: ReadWhole) -> None:
    _, *rows = cells_of(shared("data/lists/au_dfat/dfat.xlsx"))
    said = Said(whole("au_dfat/dfat.xlsx")[0], r"au-dfat-\d+")
    own = [(f"au-dfat-{re.sub(r'[a-z]', '', row['A'])}", row) for row in rows if row.get("A")]

    assert len(own) == 11068
    assert set(said.parties) == {key for key, _ in own}
    assert said.missing((key, row["B"]) for key, row in own) == []
    assert said.missing((key, row.get("L", "").removesuffix(".0")) for key, row in own) == []
    assert said.missing((key, row.get("J", "")) for key, row in own if row.get("J") not in {"na", "n/a"}) == []


def test_eu_journal(whole: ReadWhole) -> None:
    paths = sorted(shared("data/lists/eu_journal").glob("*.csv"))
    rows = [row for path in paths for row in dicts_of(path)]
    statements, _ = whole("eu_journal")
    everything = {folded(text) for said in statements for text in (said.value, said.original_value) if text}

    assert len(rows) == 7968
    for column in ("name", "imoNumber", "passportNumber", "taxNumber", "registrationNumber"):
        cells = {row[column] for row in rows} - {"Does not exist"}
        parts = {folded(part) for cell in cells for part in cell.split(";")}
        # What is left stands inside a longer value: a name with a remark, a number with its country.
        assert [text for text in parts - everything if not any(text in value for value in everything)] == []


OPENSANCTIONS = (
    "donations.ijson",
    "parteispenden_entities.ftm.json",
    "sa_wiki_peps_entities.ftm.json",
    "targets.nested.json",
    "ve_assembly_entities.ftm.json",
    "zala_entities.ftm.json",
    "yente_entities.delta.2024-07.json",
)


@pytest.mark.parametrize("name", OPENSANCTIONS)
def test_opensanctions(whole: ReadWhole, name: str) -> None:
    lines = shared(f"data/lists/opensanctions/{name}").read_text(encoding="utf-8").splitlines()
    printed = [pair for line in lines if line.strip() for pair in flattened(json.loads(line))]
    statements, issues = whole(f"opensanctions/{name}")
    stated = {(said.entity_id, said.prop, said.value) for said in statements}
    # Properties that FollowTheMoney does not have are left out, each with an issue.
    unknown = {found[1] for issue in issues if (found := re.search(r"has no property '([^']+)'", issue.what))}

    assert printed
    assert {prop for _, prop, _ in {*printed} - stated} <= unknown


def flattened(row: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Every value of an entity and of those nested in it; nothing of one that is deleted."""
    if row.get("op") == "DEL":
        return
    entity = row.get("entity", row)
    assert isinstance(entity, dict)
    for prop, values in entity["properties"].items():
        for value in values if isinstance(values, list) else [values]:
            if not isinstance(value, dict):
                yield entity["id"], prop, str(value)
            elif "properties" in value:
                yield from flattened(value)

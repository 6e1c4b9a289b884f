import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

import pytest

from lading.errors import SourceError
from lading.lists.files import ListFile
from lading.lists.publication import load_knowledge
from lading.lists.xlsx_stream import read_sheet
from lading.model.entity import Entity
from tests.lists.builders import entities_of, file_of, read_all
from tests.lists.conftest import ReadWhole
from tests.shared_data import shared

COLUMNS: list[str] = load_knowledge("au_dfat")["columns"]


def cell(column: int, row: int, value: str) -> str:
    return f'<c r="{chr(65 + column)}{row}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def workbook(*rows: Sequence[str], columns: Sequence[str] = COLUMNS) -> ListFile:
    """A spreadsheet of our own, as Office writes them."""
    lines = [
        f'<row r="{n}">{"".join(cell(i, n, v) for i, v in enumerate(row) if v)}</row>'
        for n, row in enumerate([columns, *rows], start=1)
    ]
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + "".join(lines)
        + "</sheetData></worksheet>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return file_of("dfat.xlsx", stream.getvalue())


def row(**cells: str) -> list[str]:
    given = {
        "Reference": "9001",
        "Name of Individual or Entity": "IEMZ Kupol",
        "Type": "Entity",
        "Name Type": "Primary Name",
        "Control Date": "2025-12-11",
    }
    given |= {name.replace("_", " "): value for name, value in cells.items()}
    return [given.get(column, "1" if column == "Targeted Financial Sanction" else "") for column in COLUMNS]


def read(*rows: Sequence[str]) -> dict[str, Entity]:
    return entities_of(read_all([workbook(*rows)])[0])


def test_the_rows_of_one_reference_are_one_party_with_names_by_kind() -> None:
    second = row(Reference="9001a", Name_Type="Original Script")[:]
    second[1] = "ИЭМЗ Купол"
    third = row(Reference="9001b", Name_Type="Alias", Alias_Strength="Weak")
    third[1] = "Cupola"
    found = read(
        row(Listing_Information="Listed on 24 Feb. 2023 (amended on 1 Mar 2024)", Citizenship="Russia;Ukraine"),
        second,
        third,
    )
    party, sanction = found["au-dfat-9001"], found["au-dfat-9001-sanction"]

    assert (party.get("name"), party.get("weakAlias")) == (("IEMZ Kupol", "ИЭМЗ Купол"), ("Cupola",))
    assert sanction.get("listingDate") == sanction.get("startDate") == ("2023-02-24",)
    assert sanction.get("modifiedAt") == ("2024-03-01", "2025-12-11")
    assert sanction.get("provisions") == ("Targeted Financial Sanction",)
    assert party.get("country") == ("ru", "ua")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Type": "Robot"}, "unknown Type 'Robot'"),
        ({"Name_Type": "Nickname"}, "unknown Name Type 'Nickname'"),
        ({"Control_Date": "2025-02-31"}, "is no date"),
        ({"Travel_Ban": "perhaps"}, "neither 0 nor 1"),
        ({"Reference": "x9"}, "is no reference"),
    ],
)
def test_codes_and_dates_nobody_knows_stop_the_list(cells: dict[str, str], words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read(row(**cells))

    assert (caught.value.where, caught.value.place) == ("dfat.xlsx", "row 2")


def test_a_new_column_a_reference_given_twice_and_a_cut_file_stop_the_list() -> None:
    with pytest.raises(SourceError, match="unknown column 'Mood'"):
        read_all([workbook(row(), columns=[*COLUMNS, "Mood"])])
    with pytest.raises(SourceError, match="appears twice"):
        read(row(), row())
    whole = workbook(row())
    data = whole.open().read()
    with pytest.raises(SourceError, match="no readable spreadsheet"):
        list(read_sheet(file_of("dfat.xlsx", data[: len(data) // 2])))


def test_a_spreadsheet_with_a_document_type_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "xl/worksheets/sheet1.xml", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><row r="1"/></worksheet>'
        )

    with pytest.raises(SourceError, match="document type"):
        list(read_sheet(file_of("dfat.xlsx", stream.getvalue())))


def test_a_renamed_first_column_and_a_spoilt_workbook_are_told_with_their_place() -> None:
    with pytest.raises(SourceError, match="unknown column 'Mood'"):
        read_all([workbook(row(), columns=["Mood", *COLUMNS[1:]])])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')
    _, (issue,) = read_all([file_of("dfat.xlsx", stream.getvalue())])
    assert (issue.where, issue.place) == ("dfat.xlsx", "line 1")
    assert "document type" in issue.what


def test_the_whole_list_loads_and_its_counts_agree_with_a_recount(whole: ReadWhole) -> None:
    path = shared("data/lists/au_dfat/dfat.xlsx")
    statements, issues = whole("au_dfat/dfat.xlsx")
    with zipfile.ZipFile(path) as archive:
        rows = archive.read("xl/worksheets/sheet1.xml").count(b"<row ")
    names = {s.origin for s in statements if s.prop in {"name", "alias", "weakAlias"}}

    assert len({s.entity_id for s in statements if s.schema == "Sanction"}) == 3846
    assert rows - 1 == 11068
    assert len(names) >= 0.98 * (rows - 1)
    assert len(issues) <= 1

import pytest

from lading.documents import xlsx
from lading.documents.read import Reader
from lading.documents.xlsx_cells import plain_number
from lading.errors import DocumentError
from lading.model.document import Block, BlockKind, Document
from tests.documents.samples import make_xlsx, sample_xlsx, xlsx_row
from tests.documents.whole import check_whole

READER = Reader()


def read(data: bytes) -> Document:
    document = READER.read(data, name="a.xlsx").document
    check_whole(document)
    return document


def cells(document: Document, block: Block) -> dict[str, str]:
    return {cell.column: document.cut(cell.span) for cell in block.cells}


def test_a_row_is_a_block_with_dates_shares_and_merged_cells() -> None:
    document = read(sample_xlsx())
    rows = [cells(document, block) for block in document.blocks if block.kind is BlockKind.ROW]
    assert rows[1] == {"Date": "2024-05-14", "Payee": "Xiamen Limbach", "Amount": "4600000.5", "Share": "51%"}
    assert rows[2] == {"Date": "2024-06-01 12:30", "Payee": "Xiamen Limbach", "Amount": "1000000", "Share": "25%"}


def test_a_second_table_below_has_headings_of_its_own_and_numbers_keep_their_zeros() -> None:
    document = read(sample_xlsx())
    rows = [cells(document, block) for block in document.blocks if block.kind is BlockKind.ROW]
    assert rows[4] == {"INN": "0000012345", "Name": "Vektor OOO"}


def test_the_place_of_a_row_is_its_sheet_and_number() -> None:
    document = read(sample_xlsx())
    row = next(block for block in document.blocks if "2024-06-01" in document.cut(block.span))
    assert document.locate(row.span) == "sheet Payments, row 5"


def test_a_hidden_sheet_is_read_and_told() -> None:
    result = READER.read(sample_xlsx(), name="a.xlsx")
    assert "Yamshchikov" in result.document.text
    assert any(issue.place == "sheet Owners" and "hidden" in issue.what for issue in result.issues)


def test_a_title_above_the_table_is_no_row() -> None:
    document = read(sample_xlsx())
    title = next(block for block in document.blocks if "Payments of" in document.cut(block.span))
    assert title.kind is BlockKind.HEADING


def test_hidden_rows_are_counted() -> None:
    hidden = xlsx_row(2, "a", "b").replace("<row ", '<row hidden="1" ')
    issues = READER.read(make_xlsx({"S": xlsx_row(1, "x", "y") + hidden}), name="a.xlsx").issues
    assert any("1 hidden rows" in issue.what for issue in issues)


def test_a_lone_cell_far_out_costs_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>'
    assert read(make_xlsx({"S": far})).text == "far"


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(DocumentError, match="holds no values"):
        READER.read(make_xlsx({"S": ""}), name="a.xlsx")


@pytest.mark.parametrize(
    ("number", "shown"),
    [(4600000.5, "4600000.5"), (1e6, "1000000"), (0.1 + 0.2, "0.3"), (1e-7, "0.0000001"), (-3.0, "-3"), (7725575432.0, "7725575432")],
)  # fmt: skip
def test_numbers_are_shown_plain(number: float, shown: str) -> None:
    assert plain_number(number) == shown


def test_one_long_string_in_every_cell_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_TEXT", 1000)
    rows = "".join(xlsx_row(n, "x" * 100, "y" * 100) for n in range(1, 50))
    result = READER.read(make_xlsx({"S": rows}), name="a.xlsx")
    assert len(result.document.text) < 1500
    assert any("the rest was left out" in issue.what and issue.place == "sheet S, row 6" for issue in result.issues)

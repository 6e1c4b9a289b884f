from hypothesis import given, settings
from hypothesis import strategies as st

from lading.documents.about import About
from lading.documents.parts import Parts
from lading.documents.read import read_document
from lading.documents.table import read_table
from lading.errors import DocumentError
from lading.model.document import BlockKind
from tests.documents.test_segment import check_cover


def read(text: str) -> Parts:
    return read_table(text.encode(), name="rows.csv", about=About())


def rows_of(parts: Parts) -> list[list[tuple[str, str]]]:
    return [
        [(cell.column, cell.span.cut(parts.text)) for cell in block.cells]
        for block in parts.blocks
        if block.kind is BlockKind.ROW
    ]


def test_each_record_is_a_row_of_its_own_text() -> None:
    parts = read("supplier,consignee\nAEE,TSK Vektor\nRedlepus,TSK Vektor\n")
    assert parts.blocks[1].span.cut(parts.text) == "AEE,TSK Vektor"
    assert rows_of(parts)[1] == [("supplier", "AEE"), ("consignee", "TSK Vektor")]


def test_delimiters_are_told_from_the_records() -> None:
    for delimiter in ",;\t|":
        text = f"a name{delimiter}b\nx{delimiter}1,5\ny{delimiter}2,5\n" if delimiter != "," else "a name,b\nx,1\ny,2\n"
        assert [column for column, _ in rows_of(read(text))[1]] == ["a name", "b"]


def test_quoted_values_keep_delimiters_line_breaks_and_quotes() -> None:
    parts = read('name,note\n"Limbach Co., Ltd.","two\nlines"\n"the ""plant""",x\n')
    assert rows_of(parts)[1:] == [
        [("name", "Limbach Co., Ltd."), ("note", "two\nlines")],
        [("name", 'the ""plant""'), ("note", "x")],
    ]
    assert parts.blocks[1].span.cut(parts.text) == '"Limbach Co., Ltd.","two\nlines"'


def test_an_empty_value_has_no_cell() -> None:
    assert rows_of(read("a,b,c\n1x,,3x\n,2x,4x\n"))[1:] == [[("a", "1x"), ("c", "3x")], [("b", "2x"), ("c", "4x")]]


def test_lines_above_and_below_the_table_are_paragraphs() -> None:
    parts = read("Customs extract,,\na,b,c\n1x,2x,3x\n4x,5x,6x\nEnd of extract,,\n")
    assert [block.kind.value for block in parts.blocks] == ["paragraph", "row", "row", "row", "paragraph"]


def test_a_table_without_headings_has_nameless_columns_and_says_so() -> None:
    parts = read("AEE,4,2024-05-01\nRedlepus,5,2024-05-02\n")
    assert {column for row in rows_of(parts) for column, _ in row} == {""}
    assert "headings" in parts.issues[0].what


def test_uneven_records_are_kept_and_told() -> None:
    parts = read("a,b,c\nx,y,z\nx,y,z,w\nx,y,z\n")
    assert len(rows_of(parts)) == 4
    assert "1 of 4 records" in parts.issues[0].what
    assert parts.issues[0].place == "row 3"


def test_a_file_without_columns_is_plain_text() -> None:
    assert [block.kind.value for block in read("The plant received drones.\nNobody paid.\n").blocks] == [
        "paragraph"
    ] * 2


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    assert len(rows_of(read('a,b\n"x,1\ny,2\nz,3\n'))) == 4


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet='ab,;"\n\t 1|', min_size=1, max_size=120))
def test_every_character_of_any_table_is_in_one_block(text: str) -> None:
    try:
        parts = read(text)
    except DocumentError:
        return
    check_cover(parts.text, parts.blocks)


def test_the_place_of_a_record_is_its_line() -> None:
    data = b'supplier,item\n"AEE,\nSichuan",A140\n\nLimbach,L550E\n'
    document = read_document(data, name="a.csv")
    assert [document.locate(block.span) for block in document.blocks] == ["line 1", "line 2", "line 5"]

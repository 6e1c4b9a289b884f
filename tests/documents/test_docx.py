import pytest

from lading.documents.read import Reader
from lading.errors import DocumentError
from lading.model.document import BlockKind, Document
from lading.model.issue import Severity
from tests.documents.samples import make_docx, make_zip, p, run, sample_docx
from tests.documents.whole import check_whole

READER = Reader()


def read(data: bytes) -> Document:
    document = READER.read(data, name="a.docx").document
    check_whole(document)
    return document


def lines(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.cut(block.span)) for block in document.blocks]


def test_a_contract_is_read_as_it_would_be_printed() -> None:
    document = read(sample_docx())
    assert lines(document) == [
        ("heading", "TSK Vektor LLC, Moscow"),
        ("heading", "Subject of the contract"),
        ("paragraph", "The Seller supplies twelve piston engines to IEMZ Kupol."),
        ("paragraph", "As listed in the annex."),
        ("bullet", "piston engines L550E;"),
        ("bullet", "servo motors."),
        ("row", "Date\tConsignee\tGoods"),
        ("row", "2024-03-11\tTSK Vektor OOO\tEngines"),
        ("row", "2024-05-02\tIEMZ Kupol\tServo motors"),
        ("paragraph", "The invoice was paid in May."),
        ("paragraph", "Check the consignee."),
    ]
    assert (document.title, document.author, document.published) == ("Supply contract", "I. Petrov", None)


def test_notes_and_comments_say_what_they_are() -> None:
    document = read(sample_docx())
    places = {document.cut(place.span).strip(): place.label for place in document.places}
    assert places["As listed in the annex."] == "footnote 2"
    assert places["Check the consignee."] == "comment by Anna"


def test_changes_that_nobody_accepted_are_told() -> None:
    issues = READER.read(sample_docx(), name="a.docx").issues
    assert any("insertions were read, deletions were not" in issue.what for issue in issues)
    assert any("was made on 2024-03-03" in issue.what for issue in issues)


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    first = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>The engines went </w:t></w:r></w:p>"
    )
    assert lines(read(make_docx(first + p("to Kupol.")))) == [("paragraph", "The engines went to Kupol.")]


def test_moved_words_stand_where_they_were_moved_to() -> None:
    body = p(
        run("Engines went ") + run("to Kupol ", "moveFrom") + run("in May ") + run("to Kupol", "moveTo") + run(".")
    )
    assert lines(read(make_docx(body))) == [("paragraph", "Engines went in May to Kupol.")]


def test_a_table_that_only_arranges_the_page_is_text() -> None:
    cell = "<w:tc>" + p("Consignee: IEMZ Kupol") + p("Supplier: TSK Vektor") + "</w:tc>"
    assert lines(read(make_docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))) == [
        ("field", "Consignee: IEMZ Kupol"),
        ("field", "Supplier: TSK Vektor"),
    ]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
    body = p(
        run("Words.")
        + f"<w:r><w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent></w:r>"
    )
    assert lines(read(make_docx(body))) == [("paragraph", "Words."), ("paragraph", "In a box.")]


def test_hidden_words_are_not_printed_and_told() -> None:
    body = p(run("Shown.") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>")
    result = READER.read(make_docx(body), name="a.docx")
    assert result.document.text == "Shown."
    assert any("hidden text" in issue.what and issue.severity is Severity.NOTE for issue in result.issues)


def test_merged_cells_keep_their_columns() -> None:
    rows = (
        "<w:tr><w:tc>" + p("Shipper") + "</w:tc><w:tc>" + p("Goods") + "</w:tc><w:tc>" + p("Value") + "</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        + p("Total")
        + "</w:tc><w:tc>"
        + p("214,000")
        + "</w:tc></w:tr>"
    )
    document = read(make_docx(f"<w:tbl>{rows}</w:tbl>"))
    last = document.blocks[-1]
    assert last.kind is BlockKind.ROW
    assert [(cell.column, document.cut(cell.span)) for cell in last.cells] == [
        ("Shipper", "Total"),
        ("Value", "214,000"),
    ]


@pytest.mark.parametrize(
    "body",
    ["<w:p/>", "", "<!DOCTYPE a [<!ENTITY x 'y'>]>"],
)
def test_a_file_without_text_or_with_a_broken_frame_is_refused(body: str) -> None:
    with pytest.raises(DocumentError) as caught:
        READER.read(make_docx(body), name="a.docx")
    assert caught.value.remedy


def test_entities_are_never_expanded() -> None:
    lol = "<!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"
    data = make_zip({"word/document.xml": f"{lol}<document><body><p><r><t>&b;</t></r></p></body></document>"})
    with pytest.raises(DocumentError, match="document type"):
        READER.read(data, name="a.docx")

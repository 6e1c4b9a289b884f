import sys
import zlib

import pytest

from lading.documents.about import About
from lading.documents.contents import read_contents
from lading.documents.pdf import read_pdf
from lading.documents.pdf_heads import PAGE_NUMBER
from lading.documents.pdf_join import Joiner
from lading.documents.pdf_lines import find_lines
from lading.documents.pdf_words import Word
from lading.documents.read import Reader
from lading.errors import DocumentError
from lading.model.document import BlockKind, Document
from lading.model.issue import Severity
from lading.model.span import Span
from tests.documents.pdf_pages import ALIKE, CASES, EN
from tests.documents.samples import pdf
from tests.documents.whole import check_whole

READER = Reader()


def read(name: str) -> Document:
    return READER.read(pdf(name), name=f"{name}.pdf").document


@pytest.mark.parametrize("name", [*CASES, *ALIKE])
def test_every_paragraph_stands_whole_and_in_the_order_in_which_a_person_reads(name: str) -> None:
    document = read(name)
    check_whole(document)
    at = 0
    for stretch in CASES[ALIKE.get(name, name)].read:
        at = document.text.find(stretch, at)
        assert at >= 0, stretch
        at += len(stretch)


def test_rows_of_a_table_have_their_columns_names() -> None:
    for name in ("report", "bare_table", "landscape"):
        document = read(name)
        rows = [block for block in document.blocks if block.kind is BlockKind.ROW]
        row = {cell.column: document.cut(cell.span) for cell in rows[-1].cells}
        assert row == {
            "Date": "2024-08-19", "Shipper": "Hunan Haotianyi", "Consignee": "IEMZ Kupol JSC",
            "Goods": "Servo motors and flight controllers", "Value, USD": "1,204,310",
        }  # fmt: skip


def test_a_quote_knows_its_page() -> None:
    document = read("report")
    last = document.text.rindex(EN[4])
    first = document.text.index(EN[0])
    assert document.locate(Span(first, first + 10)) == "p. 1"
    assert document.locate(Span(last, last + 10)) == "p. 2"
    border = document.places[1].span.start
    assert document.locate(Span(border - 5, border + 5)) == "p. 1 – p. 2"


def test_running_heads_are_read_once_and_page_numbers_not() -> None:
    result = READER.read(pdf("report"), name="report.pdf")
    text = result.document.text
    assert text.count("Example Desk · Investigation 14") == 1
    assert "Page 1 of" not in text
    assert any("stands on page after page" in issue.what for issue in result.issues)


def test_a_password_is_told_and_an_empty_one_is_none() -> None:
    with pytest.raises(DocumentError, match="locked with a password") as caught:
        READER.read(pdf("locked"), name="locked.pdf")
    assert "without the password" in caught.value.remedy
    assert read("owner").text == read("letter").text


def test_a_scan_is_told_with_what_to_do() -> None:
    with pytest.raises(DocumentError, match="is a scan") as caught:
        READER.read(pdf("scan"), name="scan.pdf")
    assert "ocrmypdf" in caught.value.remedy


def test_what_was_typed_into_a_form_is_read() -> None:
    document = read("form")
    assert [document.cut(block.span) for block in document.blocks] == [
        "Customs declaration", "Consignee: IEMZ Kupol JSC", "Goods: Piston engines L550E",
    ]  # fmt: skip
    assert document.author == ""


def test_a_page_that_unpacks_to_too_much_is_refused_before_it_is_drawn() -> None:
    drawing = zlib.compress(b"0 0 m 9 9 l S\n" * 5_000_000)
    data = b"%%PDF-1.4\n4 0 obj\n<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(drawing), drawing)
    with pytest.raises(DocumentError, match="unpacks to more than 60 MB"):
        READER.read(data, name="a.pdf")


def test_a_broken_file_is_told() -> None:
    for data in (b"%PDF-1.7\n", pdf("letter")[:900], b"%PDF-1.7\n" + b"\0" * 500):
        with pytest.raises(DocumentError, match="damaged"):
            READER.read(data, name="a.pdf")


def test_the_day_on_which_it_was_made_is_not_the_day_it_was_published() -> None:
    result = READER.read(pdf("letter"), name="letter.pdf")
    assert result.document.published is None
    (note,) = [issue for issue in result.issues if "was made on" in issue.what]
    assert (note.severity, "published" in note.remedy) == (Severity.NOTE, True)
    assert result.document.title == "letter"


def test_files_attached_to_a_pdf_are_documents_of_their_own() -> None:
    letter, annex = read_contents(pdf("attached"), name="attached.pdf", reader=READER).results
    assert annex.document.name == "attached.pdf/annex.csv"
    assert annex.document.parent == letter.document.sha256
    assert "servo motors" in annex.document.text


def test_without_its_library_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(DocumentError, match="not installed") as caught:
        read_pdf(pdf("letter"), name="a.pdf", about=About())
    assert caught.value.remedy == "run pip install 'lading[documents]'"


@pytest.mark.parametrize("text", ["3", "- 3 -", "Page 3 of 10", "стр. 3", "第3页", "3/10", "iv", "Лист 3 из 10"])
def test_page_numbers_are_known(text: str) -> None:
    assert PAGE_NUMBER.fullmatch(text)


@pytest.mark.parametrize("text", ["2024-03-11", "3 engines", "A-140", "Page three", "7725575432"])
def test_other_numbers_are_none(text: str) -> None:
    assert not PAGE_NUMBER.fullmatch(text)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("the consign-", "ment left", "the consignment left"),
        ("a dual-", "use autopilot", "a dual-use autopilot"),
        ("the A-", "140 airframe", "the A-140 airframe"),
        ("Rolls-", "Royce", "Rolls-Royce"),
        ("соответ\u00ad", "ствии", "соответствии"),
        ("два слова", "рядом", "два слова рядом"),
        ("公司发言", "人表示", "公司发言人表示"),
        ("flight-", "control systems", "flight-control systems"),
        ("word -", "dash", "word - dash"),
    ],
)
def test_words_broken_at_a_line_end_are_whole_again(above: str, below: str, joined: str) -> None:
    joiner = Joiner()
    words = ["the", "flight", "was", "under", "control", "and", "flight", "control", "again"]
    joiner.learn(find_lines([Word(word, 10 * n, 0, 10 * n + 9, 10, 10) for n, word in enumerate(words)]))
    assert joiner.join(above, below) == joined

import time

import pytest

from lading.documents.markdown import show_inline
from lading.documents.read import Reader
from lading.model.document import BlockKind
from tests.documents.samples import MARKDOWN
from tests.documents.whole import check_whole

READER = Reader()


def test_front_matter_says_what_the_document_is() -> None:
    document = READER.read(MARKDOWN, name="a.md").document
    check_whole(document)
    assert (document.title, document.author) == ("Engines for the plant", "A. Writer")
    assert (document.publisher, document.published) == ("Example Desk", "2024-05-17")
    assert document.text.startswith("title: Engines for the plant\nauthor: A. Writer\n")


def test_headings_bullets_and_rows_are_blocks_and_code_is_none_of_them() -> None:
    document = READER.read(MARKDOWN, name="a.md").document
    found = [(block.kind, document.cut(block.span)) for block in document.blocks if block.kind is not BlockKind.FIELD]
    assert found[0] == (BlockKind.HEADING, "Engines")
    assert found[2:5] == [
        (BlockKind.BULLET, "- piston engines"),
        (BlockKind.BULLET, "- servo motors"),
        (BlockKind.HEADING, "Payments"),
    ]
    assert found[-1] == (BlockKind.PARAGRAPH, "# no heading")
    row = document.blocks[-2]
    assert [(cell.column, document.cut(cell.span)) for cell in row.cells] == [
        ("Payee", "Xiamen Limbach"),
        ("Amount", "214,000"),
    ]


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    document = READER.read(b"# Engines #\n\n---\n\nThe plant received them.\n", name="a.md").document
    check_whole(document)
    assert (document.title, document.published) == ("Engines", None)


def test_broken_front_matter_is_text() -> None:
    document = READER.read(b"---\na: [\n---\nWords of the report.\n", name="a.md").document
    check_whole(document)
    assert document.text == "a: [\nWords of the report."


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**Limbach** supplied [engines](https://example.org/a_b) to *Kupol*.", "Limbach supplied engines to Kupol."),
        ("See [the annex][1] and <https://example.org>.", "See the annex and https://example.org."),
        ("`A_140_B` and file_name_here, 2 * 3 * 4", "A_140_B and file_name_here, 2 * 3 * 4"),
        ("![a picture](x.png) Words.", " Words."),
        ("Twelve ~~ten ~~engines.[^2]", "Twelve engines."),
        (r"5 \* 4 and \[brackets\]", "5 * 4 and [brackets]"),
        ("[a](https://example.org/x_(y)) b", "a b"),
    ],
)
def test_marks_are_left_out_and_words_kept(source: str, shown: str) -> None:
    assert show_inline(source) == shown


@pytest.mark.parametrize("mark", ["```x\n", "<!--", "[a](", "*a ", "[", "> ", "~~a", "\\", "`a"])
def test_no_run_of_marks_takes_long(mark: str) -> None:
    start = time.process_time()
    READER.read(mark.encode() * 30_000, name="a.md")
    assert time.process_time() - start < 5

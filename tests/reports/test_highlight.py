"""Cutting documents at the places where quotes start and end."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lading.model.document import BlockKind, Document
from lading.model.span import Span
from lading.reports.highlight import AROUND, SHOWN_WHOLE, cut_document, cut_text
from tests.reports.build import write_document
from tests.reports.case import CUSTOMS

TEXT = "one two three four five"
spans = st.tuples(st.integers(0, 23), st.integers(0, 23)).filter(lambda p: p[0] < p[1]).map(lambda p: Span(*p))


def test_nested_and_overlapping_quotes_each_keep_their_words() -> None:
    pieces = cut_text(TEXT, Span(0, 23), [(Span(0, 13), 1), (Span(4, 7), 2), (Span(8, 18), 3)])
    assert [(p.text, p.claims) for p in pieces] == [
        ("one ", (1,)),
        ("two", (2, 1)),
        (" ", (1,)),
        ("three", (3, 1)),
        (" four", (3,)),
        (" five", ()),
    ]
    assert [p.ends for p in pieces if p.ends] == [(2,), (1,), (3,)]


@given(st.lists(st.tuples(spans, st.integers(1, 5)), max_size=8))
def test_no_character_is_lost_and_every_span_is_covered(held: list[tuple[Span, int]]) -> None:
    pieces = cut_text(TEXT, Span(0, len(TEXT)), held)
    assert "".join(piece.text for piece in pieces) == TEXT
    place = 0
    for piece in pieces:
        here = Span(place, place + len(piece.text))
        assert set(piece.claims) == {number for span, number in held if span.overlaps(here)}
        place = here.end


def test_a_quote_over_two_blocks_starts_once() -> None:
    document = write_document("d", [(BlockKind.PARAGRAPH, "first line"), (BlockKind.PARAGRAPH, "second line")])
    first, second = cut_document(document, {7: [Span(6, 17)]})
    assert [p.text for p in first.pieces if p.claims] == ["line"]
    assert [p.text for p in second.pieces if p.claims] == ["second"]
    assert sum(len(p.starts) for passage in (first, second) for p in passage.pieces) == 1


def test_rows_keep_their_columns() -> None:
    row = CUSTOMS.blocks[1]
    passages = cut_document(CUSTOMS, {1: [row.span]})
    assert [column for column, _ in passages[1].cells] == ["Date", "Consignor", "Consignee", "Goods", "Quantity"]
    assert all(piece.claims == (1,) for _, pieces in passages[1].cells for piece in pieces)


def test_a_row_with_an_empty_cell_stays_under_its_columns() -> None:
    first, second, third = CUSTOMS.blocks
    gap = replace(second, cells=tuple(cell for cell in second.cells if cell.column != "Consignee"))
    passages = cut_document(replace(CUSTOMS, blocks=(first, gap, third)), {})
    assert [column for column, _ in passages[1].cells] == [column for column, _ in passages[2].cells]
    assert dict(passages[1].cells)["Consignee"] == ()


def test_a_document_without_blocks_is_cut_at_its_lines() -> None:
    document = Document(text="one\n\n two \n", name="d", sha256="0")
    assert ["".join(p.text for p in passage.pieces) for passage in cut_document(document, {})] == ["one", " two"]


def test_a_very_long_document_is_shown_around_its_quotes_and_says_what_is_left_out() -> None:
    lines = [(BlockKind.PARAGRAPH, f"line {i:05}" * 10) for i in range(SHOWN_WHOLE // 50)]
    document = write_document("long", lines)
    quote = document.blocks[600].span
    passages = cut_document(document, {1: [quote]})
    assert len([p for p in passages if not p.omitted]) == 2 * AROUND + 1
    shown = sum(len(piece.text) for p in passages for piece in p.pieces)
    assert shown + sum(p.omitted for p in passages) == sum(len(block.span) for block in document.blocks)

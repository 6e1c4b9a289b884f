"""Quotes with the words that tell what they are about, each passage once."""

import pytest

from lading.errors import EvidenceError
from lading.model.document import BlockKind
from lading.model.evidence import Evidence
from lading.model.span import Span
from lading.reports.quotes import fold_quotes, list_cells, list_lead_in
from tests.reports.build import Reader, write_document
from tests.reports.case import CUSTOMS, make_case

PAGE = write_document(
    "page",
    [
        (BlockKind.PARAGRAPH, "Officials said that the plant has received several shipments of drones since 2024."),
        (BlockKind.PARAGRAPH, "Among the drones shipped were:"),
        (BlockKind.BULLET, "AEE Models A140 & A900"),
        (BlockKind.BULLET, "Haotianyi HW52V"),
        (BlockKind.PARAGRAPH, "Nobody commented."),
        (BlockKind.BULLET, "A bullet that nothing leads in"),
    ],
)
RECEIVED = "the plant has received several shipments of drones"


def test_a_bullet_comes_with_the_recipient_and_the_line_that_has_the_verb() -> None:
    reader = Reader(PAGE)
    claim = reader.claim("supplies", "Haotianyi HW52V", item=reader.mention("HW52V", "item"), also=(RECEIVED,))
    lead = list_lead_in(PAGE, claim)
    assert [evidence.exact for evidence in lead] == [RECEIVED, "Among the drones shipped were:"]
    assert all(PAGE.cut(evidence.span) == evidence.exact for evidence in lead)


def test_a_bullet_after_a_whole_sentence_is_not_led_in_by_it() -> None:
    reader = Reader(PAGE)
    quote = "A bullet that nothing leads in"
    assert list_lead_in(PAGE, reader.claim("supplies", quote, item=reader.mention("bullet", "item"))) == ()


def test_a_lead_in_that_is_not_in_the_text_is_refused() -> None:
    reader = Reader(PAGE)
    claim = reader.claim("supplies", "Haotianyi HW52V", item=reader.mention("HW52V", "item"))
    object.__setattr__(claim, "also", (Evidence(PAGE.id, Span(0, 9), "Officers!"),))
    with pytest.raises(EvidenceError):
        list_lead_in(PAGE, claim)


def test_a_quote_inside_another_is_shown_once() -> None:
    reader = Reader(PAGE)
    short = reader.claim("supplies", "AEE Models A140", item=reader.mention("A140", "item"))
    whole = reader.claim("supplies", "AEE Models A140 & A900", item=reader.mention("A900", "item"))
    other = reader.claim("supplies", "Haotianyi HW52V", item=reader.mention("HW52V", "item"))
    folded = fold_quotes([short, whole, other])
    assert [(quote.claim, quote.same) for quote in folded] == [(whole, (short,)), (other, ())]


def test_a_whole_row_is_read_under_its_columns() -> None:
    row = CUSTOMS.blocks[1]
    cells = dict(list_cells(CUSTOMS, Evidence.quote(CUSTOMS, row.span)))
    assert cells["Consignee"] == "TSK Vektor OOO"
    assert list_cells(CUSTOMS, Evidence.quote(CUSTOMS, row.cells[0].span)) == ()
    report = make_case().documents[0]
    assert list_cells(report, Evidence.quote(report, report.blocks[0].span)) == ()

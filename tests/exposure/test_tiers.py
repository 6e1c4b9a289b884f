"""Codes that table cells give reach the edge, and raise it in the nomenclature of its year."""

import pytest

from lading.exposure.goods import is_code_column
from lading.model.claim import MentionKind, Predicate
from lading.model.document import Block, BlockKind, Cell, Document
from lading.model.exposure import Exposure
from lading.model.ids import digest_bytes
from lading.model.span import Span
from tests.exposure.network import exposed
from tests.graph.case import Page


@pytest.mark.parametrize(
    ("heading", "holds"),
    [
        ("HS code", True),
        ("hs_code", True),
        ("HS Code (6 digits)", True),
        ("Tariff number", True),
        ("Код ТН ВЭД", True),
        ("商品编码", True),
        ("description", False),
        ("Code", False),
        ("Consignee code", False),
    ],
)
def test_headings_of_codes(heading: str, *, holds: bool) -> None:
    assert is_code_column(heading) is holds


def row(column: str, value: str, *, published: str = "2024-03-02") -> Exposure:
    """The exposure of a row `Zarya Plant, Arms Works, chips, VALUE` whose last cell stands under a heading."""
    text = f"a heading\nZarya Plant, Arms Works, chips, {value}\nNobody, Else, 854231\n"
    start = text.index("Zarya")
    line = Span(start, text.index("\n", start))
    cell = Cell(column, Span(text.index(value), text.index(value) + len(value)))
    other = Span(line.end + 1, len(text) - 1)
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, 9)),
        Block(BlockKind.ROW, line, (cell,)),
        Block(BlockKind.ROW, other, (Cell("HS code", Span(text.rindex("854231"), other.end)),)),
    )
    one = Page(Document(text, "customs", digest_bytes(text.encode()), published=published, blocks=blocks))
    ends = [one.named(name, kind) for name, kind in (("Zarya Plant", MentionKind.ORG), ("Arms Works", MentionKind.ORG))]
    one.says(Predicate.SUPPLIES, ends[0], ends[1], one.named("chips", MentionKind.ITEM), quote=line.cut(text))
    return exposed(one)["Zarya Plant"][0]


def test_a_code_in_the_cell_of_the_quoted_row_raises_the_exposure_and_is_said() -> None:
    found = row("HS code", "85423190")
    assert found.tiers
    assert found.tiers[0].startswith("HS 8542.31, Common High Priority List tier 1")
    assert found.tiers[0] in found.explanation
    assert found.weight > row("quantity", "85423190").weight


def test_a_number_under_another_heading_and_a_code_of_another_row_are_nothing() -> None:
    assert row("quantity", "85423190").tiers == ()
    assert row("HS code", "07019000").tiers == ()


def test_a_code_that_is_new_in_2022_is_not_read_into_a_row_of_2019() -> None:
    assert row("HS code", "854800", published="2023-05-01").tiers
    assert row("HS code", "854800", published="2019-05-01").tiers == ()

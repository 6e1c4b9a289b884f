import pytest

from lading.model.span import Span


def test_a_span_cuts_code_points_not_bytes() -> None:
    text = "завод «Купол» 一电航空"
    assert Span(7, 12).cut(text) == "Купол"
    assert Span(14, 18).cut(text) == "一电航空"


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 4).overlaps(Span(4, 6))
    assert Span(0, 5).overlaps(Span(4, 6))
    assert Span(0, 9).covers(Span(4, 9))
    assert not Span(0, 8).covers(Span(4, 9))


def test_a_span_moves_and_joins() -> None:
    assert Span(2, 4).shift(10) == Span(12, 14)
    assert Span(2, 4).join(Span(8, 9)) == Span(2, 9)
    assert len(Span(2, 9)) == 7


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4)])
def test_a_range_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such span"):
        Span(start, end)

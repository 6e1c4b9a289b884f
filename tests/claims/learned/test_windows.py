from hypothesis import given
from hypothesis import strategies as st

from lading.claims.learned.tokens import Pieces
from lading.claims.learned.windows import BEFORE, LONGEST, SENTENCE, make_windows


def _sentence(size: int) -> Pieces:
    return Pieces(tuple(range(4, 4 + size)), tuple(range(size)), tuple(range(1, size + 1)))


@given(st.lists(st.integers(0, 600), max_size=60))
def test_every_sentence_is_fresh_in_exactly_one_window_and_no_window_is_too_long(sizes: list[int]) -> None:
    windows = make_windows([_sentence(n) for n in sizes])
    fresh = [i for w in windows for i in range(w.fresh, w.stop)]
    assert fresh == list(range(len(sizes)))
    assert all(len(w.ids) <= max(LONGEST, BEFORE + SENTENCE) + 2 for w in windows)
    assert all(len(w.ids) == len(w.starts) == len(w.ends) for w in windows)


def test_a_window_shows_what_stands_before_its_first_fresh_sentence() -> None:
    windows = make_windows([_sentence(60) for _ in range(20)])
    assert len(windows) > 1
    second = windows[1]
    assert second.first == second.fresh - BEFORE // 60

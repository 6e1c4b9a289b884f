import threading
import time
from functools import partial

import pytest

from lading.engine.memo import Memo


def test_a_value_is_made_once_and_the_one_not_asked_for_longest_goes_first() -> None:
    memo, made = Memo(2), list[str]()

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    assert [memo.get(key, partial(make, key)) for key in ("a", "b", "a", "c", "a", "b")] == [
        "A",
        "B",
        "A",
        "C",
        "A",
        "B",
    ]
    assert made == ["a", "b", "c", "b"]


def test_what_is_not_wanted_is_let_go() -> None:
    memo = Memo()
    assert [memo.get(key, lambda: "before") for key in (1, 2, 3)] == ["before"] * 3
    memo.keep(lambda key: key == 2)
    assert [memo.get(key, lambda: "after") for key in (1, 2, 3)] == ["after", "before", "after"]


def test_threads_that_ask_for_one_value_wait_for_one_making() -> None:
    memo, made, got = Memo(), list[int](), list[int]()

    def make() -> int:
        made.append(1)
        time.sleep(0.02)
        return 7

    threads = [threading.Thread(target=lambda: got.append(memo.get("key", make))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (got, made) == ([7] * 8, [1])


def test_nothing_is_held_of_what_could_not_be_made() -> None:
    memo = Memo()
    with pytest.raises(ZeroDivisionError):
        memo.get("key", lambda: 1 // 0)
    assert memo.get("key", lambda: 2) == 2

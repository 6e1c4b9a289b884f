import os
import signal
from collections.abc import Iterator, Sequence

import pytest

from lading.engine.pool import count_cores, run_batches
from lading.errors import LadingError


def total(batch: Sequence[int]) -> tuple[int, int]:
    return sum(batch), os.getpid()


def die(batch: Sequence[int]) -> int:
    if 7 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return len(batch)


def fail(batch: Sequence[int]) -> int:
    raise ValueError(f"no {batch[0]}")


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_batches(workers: int) -> None:
    batches = [[n, n + 1] for n in range(50)]
    made = list(run_batches(total, batches, workers=workers))
    assert [value for value, _ in made] == [2 * n + 1 for n in range(50)]
    here = {pid for _, pid in made} == {os.getpid()}
    assert here == (workers == 1)


def test_batches_are_read_as_they_are_needed() -> None:
    read: list[int] = []

    def batches() -> Iterator[list[int]]:
        for n in range(1000):
            read.append(n)
            yield [n]

    running = run_batches(total, batches(), workers=2)
    next(running)
    assert len(read) < 20
    running.close()  # type: ignore[attr-defined]  # it is a generator


def test_a_killed_worker_ends_the_run_with_a_remedy() -> None:
    with pytest.raises(LadingError, match="fewer --workers"):
        list(run_batches(die, [[n] for n in range(20)], workers=2))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_work_raises_is_raised(workers: int) -> None:
    with pytest.raises(ValueError, match="no 3"):
        list(run_batches(fail, [[3]], workers=workers))


def test_no_batches_no_results() -> None:
    assert list(run_batches(total, [], workers=2)) == []
    assert count_cores() >= 1

"""Runs work over batches on all cores: batches out, results back in order, never more in memory than a few a core."""

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from lading.engine.work import Work
from lading.errors import LadingError

Given = TypeVar("Given")
Made = TypeVar("Made")

AHEAD = 3
"""Batches handed out for each process: one in work, two waiting."""

ORPHANED = 2.0
"""Seconds after which a process looks whether its parent still lives."""

# The work of this process: set once when the process is born, so that it is not sent with every batch.
_work: list[Callable[[Any], Any]] = []


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """This machine's cores."""

    slots: int

    def run(self, work: Work[Given, Made], batches: Iterable[Sequence[Given]]) -> Iterator[Made]:
        """As `run_batches`, on as many processes as there are slots."""
        return run_batches(work, batches, workers=self.slots)


def run_batches(
    work: Callable[[Sequence[Given]], Made], batches: Iterable[Sequence[Given]], *, workers: int
) -> Iterator[Made]:
    """What the work makes of each batch, in the order of the batches.

    Processes are forked, so that they share what the work holds (an index of hundreds of megabytes) without a copy.
    Where the system cannot fork, or one worker is asked for, the work is done in this process.

    Args:
        work: is called with each batch; what it raises ends the run. It must not depend on what it was called with before.
        batches: read as they are needed, in this process.
        workers: processes.

    Raises:
        LadingError: where a process died, most likely because the machine ran out of memory.
    """
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, batches)
        return
    # Collections would touch, and so copy, every page that the processes share.
    gc.collect()
    gc.freeze()
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), initializer=_begin, initargs=(work,))
    try:
        yield from _in_order(pool, iter(batches), ahead=workers * AHEAD)
    except BrokenProcessPool as error:
        raise LadingError(
            "a worker process was killed", remedy="the machine may be short of memory: try again with fewer --workers"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        gc.unfreeze()


def count_cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_order(pool: ProcessPoolExecutor, batches: Iterator[Sequence[Given]], *, ahead: int) -> Iterator[Any]:
    waiting: deque[Future[Any]] = deque(pool.submit(_do, batch) for batch in islice(batches, ahead))
    while waiting:
        yield waiting.popleft().result()
        waiting.extend(pool.submit(_do, batch) for batch in islice(batches, 1))


def _begin(work: Callable[[Any], Any]) -> None:
    """In a new process: keep the work, and leave an interrupt to the parent, who ends the run in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _work[:] = [work]


def _end_with(parent: int) -> None:
    """Leave when the parent is gone: a process whose parent was killed would wait for batches for ever."""
    while os.getppid() == parent:
        time.sleep(ORPHANED)
    os._exit(1)


def _do(batch: Sequence[Any]) -> Any:
    return _work[0](batch)

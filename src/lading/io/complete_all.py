"""Asks many questions at once: several under way, each answer kept as it comes, stopped at once by the person."""

import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from lading.claims.llm.question import Complete, Completion, Question
from lading.errors import InputError

Told = Callable[[Question, Completion | InputError], None]


def ask_all(
    questions: Sequence[Question], complete: Complete, *, workers: int, tell: Told
) -> Mapping[str, Completion | InputError]:
    """The answer to each question by its key, or the error that it met. `tell` hears of each as it comes.

    Raises:
        ConfigurationError: the first that any question meets; the others are not asked any more.
        KeyboardInterrupt: as it comes; answers under way are not waited for.
    """
    todo: queue.SimpleQueue[Question] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[Question, Completion | BaseException]] = queue.SimpleQueue()
    unique = list({question.key: question for question in questions}.values())
    for question in unique:
        todo.put(question)
    found: dict[str, Completion | InputError] = {}
    with _crew(min(workers, len(unique)), todo, done, complete):
        for _ in unique:
            question, answer = _wait(done)
            if isinstance(answer, BaseException) and not isinstance(answer, InputError):
                raise answer
            found[question.key] = answer
            tell(question, answer)
    return found


@contextmanager
def _crew(
    size: int,
    todo: "queue.SimpleQueue[Question]",
    done: "queue.SimpleQueue[tuple[Question, Completion | BaseException]]",
    complete: Complete,
) -> Iterator[None]:
    """Threads that answer what is to do, until there is no more, or the caller is gone. None is waited for at the end."""
    stopped = threading.Event()

    def work() -> None:
        while not stopped.is_set():
            try:
                question = todo.get_nowait()
            except queue.Empty:
                return
            try:
                done.put((question, complete(question)))
            except InputError as error:
                done.put((question, error))
            except BaseException as error:  # noqa: BLE001  # raised again in the caller's thread
                stopped.set()
                done.put((question, error))

    for _ in range(size):
        threading.Thread(target=work, daemon=True).start()
    try:
        yield
    finally:
        stopped.set()


def _wait(
    done: "queue.SimpleQueue[tuple[Question, Completion | BaseException]]",
) -> tuple[Question, Completion | BaseException]:
    """The next answer; wakes now and then, so that an interrupt is heard on every system."""
    while True:
        try:
            return done.get(timeout=0.5)
        except queue.Empty:
            continue


def recall(found: Mapping[str, Completion | InputError], complete: Complete) -> Complete:
    """`complete` that gives the answers that are there, and asks for what is not."""

    def ask(question: Question) -> Completion:
        answer = found.get(question.key)
        if isinstance(answer, InputError):
            raise answer
        return answer if answer is not None else complete(question)

    return ask

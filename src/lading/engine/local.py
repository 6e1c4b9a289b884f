"""Runs a step over a batch on this machine, so that one bad item never takes the others with it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from lading.errors import LadingError
from lading.model.issue import Issue, Severity

Given = TypeVar("Given")
Made = TypeVar("Made")


class Watch(Protocol):
    """Is told how a batch comes along; the command line draws a progress bar with it."""

    def begin(self, step: str, total: int) -> None:
        """A step over `total` items starts."""
        ...

    def advance(self, item: str) -> None:
        """One item is done, well or badly."""
        ...

    def end(self) -> None:
        """The step is over."""
        ...


class Unwatched:
    """Watches nothing."""

    def begin(self, step: str, total: int) -> None:
        """See Watch."""

    def advance(self, item: str) -> None:
        """See Watch."""

    def end(self) -> None:
        """See Watch."""


def run_step(
    step: str,
    function: Callable[[Given], Made],
    items: Iterable[Given],
    *,
    name_of: Callable[[Given], str],
    watch: Watch,
) -> Iterator[Made | Issue]:
    """What the function makes of each item, in order; an Issue in place of what it could not make.

    A LadingError becomes the issue it describes. Any other exception is a defect of Lading: it too costs only its own
    item, and says so, because the other 399 documents of the batch are still owed an answer.
    """
    batch = list(items)
    watch.begin(step, len(batch))
    try:
        for item in batch:
            try:
                yield function(item)
            except LadingError as error:
                yield Issue.from_error(error, where=name_of(item))
            except Exception as error:  # noqa: BLE001  # see the docstring: a defect costs one item, not the batch
                yield Issue(
                    Severity.ERROR,
                    name_of(item),
                    "",
                    f"Lading failed on this one while it was {step}: {type(error).__name__}: {error}",
                    "please report it with the document, if you may share it",
                )
            watch.advance(name_of(item))
    finally:
        watch.end()

"""Work over batches, told so that any engine can do it: on this machine's cores, or on machines that hold nothing yet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Work(Generic[Given, Made]):
    """One pure function over batches, and how it comes to another machine. Every engine calls the same function."""

    do: Callable[[Any], Made]
    """Makes of a batch, as it was loaded, what is wanted. It must not depend on what it was called with before."""
    pack: Callable[[Path], Sequence[Path]]
    """Writes what `do` holds to files in a folder: an index as it is mapped, tables, settings."""
    unpack: Callable[[Sequence[Path]], Callable[[Any], Made]]
    """Makes `do` again of those files, on any machine. A function of a module, so that it travels by its name."""
    load: Callable[[Sequence[Given]], Any] = tuple
    """What must be done to a batch where its files are: reading their bytes."""

    def __call__(self, batch: Sequence[Given]) -> Made:
        """A batch, done here."""
        return self.do(self.load(batch))


class Engine(Protocol):
    """Where work runs. What is added here must pass tests/conformance/test_engines.py."""

    @property
    def slots(self) -> int:
        """Batches that are worked on at the same time."""
        ...

    def run(self, work: Work[Given, Made], batches: Iterable[Sequence[Given]]) -> Iterator[Made]:
        """What the work makes of each batch, in the order of the batches. They are read as they are needed, here."""
        ...

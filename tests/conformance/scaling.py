"""A small piece of work that only its files know all of. Workers import this module: it imports nearly nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path

from lading.engine.work import Work
from lading.errors import InputError


def save_factor(folder: Path, factor: int) -> tuple[Path, ...]:
    path = folder / "factor.txt"
    path.write_text(str(factor))
    return (path,)


def load_factor(files: Sequence[Path]) -> Callable[[Sequence[int]], int]:
    (path,) = files
    factor = int(path.read_text())
    if factor == 0:
        raise InputError("is nothing", where=path.name, remedy="write a number")
    return lambda batch: sum(100 // (number - 2000) for number in batch) * factor


def scale(factor: int) -> Work[int, int]:
    """The work of `load_factor`, which only the workers know."""
    return Work(sum, lambda folder: save_factor(folder, factor), load_factor)

"""Whole real lists, parsed once a session: several tests recount them."""

import gc
from collections.abc import Callable

import pytest

from lading.model.issue import Issue
from lading.model.statement import Statement
from tests.lists.builders import file_at, read_all
from tests.shared_data import shared

Read = tuple[list[Statement], list[Issue]]
ReadWhole = Callable[..., Read]


@pytest.fixture(scope="session")
def whole() -> ReadWhole:
    """Reads the list that some shared files are, or a folder of them; the same files again cost nothing."""
    done: dict[tuple[str, ...], Read] = {}

    def read(*names: str) -> Read:
        if names not in done:
            paths = [shared(f"data/lists/{name}") for name in names]
            found = [file for path in paths for file in (sorted(path.glob("*.csv")) if path.is_dir() else [path])]
            done[names] = read_all(map(file_at, found))
            # Hundreds of thousands of statements stay for the session: the collector need not look at them again.
            gc.freeze()
        return done[names]

    return read

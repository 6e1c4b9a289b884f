"""Every store there is. What is added here must pass every test of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lading.io.store import SqliteStore, Store


@pytest.fixture(params=["sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    assert request.param == "sqlite"
    with SqliteStore.open(tmp_path / "lading.db") as opened:
        yield opened

"""Every store there is. What is added here must pass every test of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lading.io.store import Store, find_place, open_store
from tests.postgres_server import Server


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":
        place = find_place(str(tmp_path / "lading.db"))
    else:
        server: Server = request.getfixturevalue("postgres")
        place = find_place(server.make("conformance"))
    with open_store(place) as opened:
        yield opened

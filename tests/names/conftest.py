"""What the tests of names share: the tables and the comparer, loaded once."""

import pytest

from lading.names.compare import Comparer
from lading.names.tables import NameTables, load_tables


@pytest.fixture(scope="session")
def tables() -> NameTables:
    return load_tables()


@pytest.fixture(scope="session")
def comparer(tables: NameTables) -> Comparer:
    return Comparer.load(tables)

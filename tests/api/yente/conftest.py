"""One application over yente's test data for all tests of its paths."""

import pytest
from starlette.testclient import TestClient

from tests.api.yente.serve import open_client


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return open_client(tmp_path_factory.mktemp("served"))

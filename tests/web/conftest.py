"""The example case, read once for all tests that change nothing in it."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from lading.workspace.workspace import Workspace
from tests.web.bench import copy_workspace, make_workspace, open_client


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_workspace(tmp_path_factory.mktemp("case"))


@pytest.fixture
def client(case: Workspace) -> TestClient:
    return open_client(case)


@pytest.fixture
def own(case: Workspace, tmp_path: Path) -> Workspace:
    return copy_workspace(case, tmp_path)

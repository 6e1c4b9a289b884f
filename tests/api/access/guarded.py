"""An application under a policy of its own, over an empty workspace."""

import datetime as dt
from pathlib import Path

from starlette.testclient import TestClient

from lading.api.access.policy import Policy
from lading.api.app import Settings, build_app
from lading.workspace.workspace import Workspace

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
BASE = "http://127.0.0.1:8400"


def open_client(folder: Path, policy: Policy | None = None, *, peer: str = "10.0.0.9", base: str = BASE) -> TestClient:
    workspace = Workspace(folder / "lading.db", lambda: NOW)
    app = build_app(workspace, Settings(policy=policy or Policy(), update_token="token"))  # noqa: S106  # of a test
    return TestClient(app, base_url=base, client=(peer, 40_000), raise_server_exceptions=False)

import datetime as dt
from pathlib import Path

from starlette.testclient import TestClient

from lading.api.app import build_app
from tests.workspace.test_workspace import make_workspace


def test_the_application_answers_and_shows_what_the_store_holds(tmp_path: Path) -> None:
    client = TestClient(build_app(make_workspace(tmp_path)), base_url="http://localhost:8400")
    assert client.get("/healthz").json() == client.get("/readyz").json() == {"status": "ok"}
    page = client.get("/").text
    assert "us_ofac_sdn" in page
    assert "2026-08-20" in page
    assert dt.date.today().isoformat() not in page  # noqa: DTZ011  # the day is the workspace's

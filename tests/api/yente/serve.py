"""The application over yente's own test data, and its answers held against its OpenAPI document."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from lading.api.app import Settings, build_app
from lading.catalog.sources import FileSource
from lading.workspace.workspace import Workspace
from tests.shared_data import shared

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
ZAKHAROV = "NK-aU5ybkbRFJucf8YMwsJvDw"
KAHL = "281d01c426ce39ddf80aa0e46574843c1ba8bfc9"
TOKEN = "open-sesame"  # noqa: S105  # of a server that lives as long as a test
BASE = "http://127.0.0.1:8400"
NAMES = {"zala": "zala_entities", "parteispenden": "parteispenden_entities"}


def open_client(folder: Path) -> TestClient:
    """A client of the application; skips where the shared data is absent."""
    lists = shared("data/lists/opensanctions")
    sources = tuple(FileSource(name, lists / f"{file}.ftm.json") for name, file in NAMES.items())
    workspace = Workspace(folder / "lading.db", lambda: NOW, datasets=sources)
    return TestClient(build_app(workspace, Settings(update_token=TOKEN)), base_url=BASE)


def check_answer(answer: Any, path: str, method: str = "get", status: str = "200") -> None:
    """Fails where an answer is not as yente's OpenAPI document says that it must be."""
    document = json.loads(shared("eval/yente/openapi.json").read_text(encoding="utf-8"))
    schema = document["paths"][path][method]["responses"][status]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": document["components"]}).validate(answer)

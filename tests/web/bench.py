"""A workspace with the example case in it, and a browser without a window that asks its pages."""

import datetime as dt
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

from fastapi.testclient import TestClient

from lading.api.app import build_app
from lading.workspace.workspace import Workspace
from tests.cli.stored import Office

CASE = Path(__file__).parents[2] / "examples" / "kupol"
NOW = dt.datetime(2026, 8, 20, 12, tzinfo=dt.UTC)
DAY = "2025-10-01"
"""The day of the example's answer."""


def make_workspace(folder: Path, documents: Path = CASE / "documents") -> Workspace:
    """A store in which the documents of a folder were read, with the example's lists beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    store, lists = folder / "lading.db", CASE / "lists"
    Office(folder).run("read", documents, "--lists", lists, "--store", store, "--workers", "1")
    return Workspace(store, lambda: NOW, lists=[lists])


def copy_workspace(workspace: Workspace, folder: Path) -> Workspace:
    """The same with a store of its own, to change."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(str(workspace.path), folder / "lading.db")
    copied = Workspace(folder / "lading.db", lambda: NOW, lists=workspace.lists)
    copied.held.get("knowledge", workspace.knowledge)  # the same tables, read once
    return copied


def open_client(workspace: Workspace) -> TestClient:
    """A browser at the first page of a server on a workspace."""
    return TestClient(build_app(workspace), base_url="http://127.0.0.1:8400", follow_redirects=False)


def token_of(client: TestClient, path: str = "/workbench/upload") -> str:
    """The token of the forms of a page."""
    found = re.search(r'<meta name="csrf" content="([0-9a-f]{64})">', client.get(path).text)
    assert found
    return found[1]


class Page(HTMLParser):
    """What of a page matters to tests: its links, what it loads, and what a strict policy would forbid."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.forbidden: list[str] = []
        self._bare = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.forbidden += [f"{tag} {name}" for name in held if name == "style" or name.startswith("on")]
        if tag in {"script", "style"} and "src" not in held:
            self.forbidden.append(tag)
        if tag in {"a", "link"} and held.get("href"):
            (self.links if tag == "a" else self.loads).append(str(held["href"]))
        if held.get("src"):
            self.loads.append(str(held["src"]))

"""Documents, names and file names that would run as script, were they not shown as the words they are."""

import io
import zipfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from lading.workspace.uploads import safe_name
from lading.workspace.workspace import Workspace
from tests.web.bench import CASE, DAY, NOW, Page, make_workspace, open_client, token_of
from tests.web.test_pages import follow_all

SCRIPT = "<script>alert(1)</script>"
TEXT = (
    f"{SCRIPT} Sichuan AEE supplied A140 drones to IEMZ Kupol, according to documents.\n\n"
    '"><img src=x onerror=alert(2)> Hunan Haotianyi <b onmouseover=alert(3)>Industries</b> supplied engines to IEMZ Kupol.\n\n'
    "{{ 7 * 7 }} Kupol' onfocus='alert(4) Trading Ltd supplied bearings to TSK Vektor. \u202etxt.exe\n"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("hostile")
    documents = folder / "documents"
    documents.mkdir()
    name = '"><svg onload=alert(5)>.txt'
    (documents / name).write_text(TEXT, encoding="utf-8")
    (documents / f"{name}.meta.yml").write_text(
        f"title: '{SCRIPT}'\npublisher: '\"><img src=x onerror=alert(6)>'\nurl: 'javascript:alert(7)'\npublished: 2025-09-25\n",
        encoding="utf-8",
    )
    return make_workspace(folder / "store", documents)


def test_no_page_runs_what_a_document_says(hostile: Workspace) -> None:
    client = open_client(hostile)
    client.post("/workbench/investigations", data={"csrf": token_of(client), "name": SCRIPT, "question": SCRIPT})
    seen = follow_all(client, f"/?as_of={DAY}", 120)
    assert len(seen) > 60
    assert any(path.startswith("/workbench/investigations/") for path in seen)
    for path in seen:
        answer = client.get(path)
        if answer.headers.get("content-type", "").startswith("text/html") and "export" not in path:
            page = Page(answer.text)
            assert page.forbidden == []
            assert not [link for link in page.links if link.startswith("javascript:")]
            assert "alert(1)</script>" not in answer.text
            assert "\u202e" not in answer.text


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("/etc/shadow", "shadow"),
        ("..", "document"),
        ("", "document"),
        (".bashrc", "bashrc"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("отчёт 2025.pdf", "отчёт 2025.pdf"),
        ("报告.docx", "报告.docx"),
        ("<script>.html", "_script_.html"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_file_name_names_a_file_and_nothing_else(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def send(client: TestClient, *files: tuple[str, bytes], **more: str) -> str:
    answer = client.post(
        "/workbench/upload",
        data={"csrf": token_of(client), **more},
        files=[("files", (name, io.BytesIO(data), "application/octet-stream")) for name, data in files],
    )
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_an_upload_stays_in_the_workspace_whatever_its_name(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "in" / "lading.db", lambda: NOW, lists=[CASE / "lists"])
    (tmp_path / "in").mkdir()
    client = open_client(workspace)
    address = send(client, ("../../outside.txt", b"Sichuan AEE supplied A140 drones to IEMZ Kupol."))
    wait_for(client, address)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]
    assert not list((tmp_path / "in").glob("**/outside*"))
    (document,) = workspace.documents()
    assert document.name == "outside"


def test_a_bomb_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * 60_000_000)
    workspace = Workspace(tmp_path / "lading.db", lambda: NOW, lists=[CASE / "lists"])
    client = open_client(workspace)
    good = ("good.txt", b"Sichuan AEE supplied A140 drones to IEMZ Kupol.")
    page = wait_for(client, send(client, ("bomb.zip", packed.getvalue()), good))
    assert "could not be read" in page
    assert [document.name for document in workspace.documents()] == ["good"]


def test_files_that_are_too_large_empty_or_missing_are_refused(tmp_path: Path) -> None:
    client = open_client(Workspace(tmp_path / "lading.db", lambda: NOW))
    token = token_of(client)
    for files in ([("files", ("a.txt", b""))], [("files", ("", b""))], []):
        assert client.post("/workbench/upload", data={"csrf": token}, files=files or None).status_code == 400
    assert (
        client.post(
            "/workbench/upload", data={"csrf": token, "published": "soon"}, files=[("files", ("a.txt", b"x"))]
        ).status_code
        == 400
    )


def wait_for(client: TestClient, address: str) -> str:
    """The page of an upload once all is read."""
    import time

    for _ in range(600):
        page = client.get(address).text
        if "What now?" in page:
            return page
        time.sleep(0.05)
    raise AssertionError("the upload was never read")

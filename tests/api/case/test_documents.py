import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lading.workspace.workspace import Workspace
from tests.api.case.test_case import open_client
from tests.cli.stored import make_office
from tests.workspace.test_workspace import NOW

TEXT = "Zarya Plant supplied pumps to IEMZ Kupol in March 2024, according to the contract."


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(make_office(tmp_path_factory.mktemp("case")).store, lambda: NOW)


@pytest.fixture(scope="module")
def client(workspace: Workspace) -> TestClient:
    return open_client(workspace)


def send(client: TestClient, *files: tuple[str, bytes], **form: str) -> Any:
    return client.post("/documents", files=[("files", file) for file in files], data=form)


def events(client: TestClient, upload: str) -> list[tuple[str, Any]]:
    answer = client.get(f"/uploads/{upload}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    parts = [part.split("\n", 1) for part in answer.text.strip().split("\n\n") if not part.startswith(":")]
    return [(head.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for head, data in parts]


def test_a_document_is_sent_read_and_asked_about(client: TestClient) -> None:
    sent = send(client, ("report.txt", TEXT.encode()), publisher="The Outlet", published="2025-03-01")
    assert (sent.status_code, sent.headers["location"]) == (202, f"/uploads/{sent.json()['id']}")
    told = events(client, sent.json()["id"])
    name, last = told[-1]
    assert (name, last["finished"], last["done"]) == ("done", True, 1)
    (file,) = last["files"]
    assert (file["name"], file["state"]) == ("report.txt", "read")
    (document,) = file["documents"]
    found = client.get(f"/documents/{document}").json()
    assert (found["text"], found["publisher"], found["published"]) == (TEXT, "The Outlet", "2025-03-01")
    assert found["claims"] == file["claims"] > 0
    assert document in [one["id"] for one in client.get("/documents").json()["results"]]
    assert "Zarya Plant" in [one["caption"] for one in client.get("/exposures").json()["results"]]
    original = client.get(f"/documents/{document}/original")
    assert original.content == TEXT.encode()
    assert original.headers["content-disposition"].startswith("attachment")


def test_a_name_cannot_lead_out_of_the_folder(client: TestClient, workspace: Workspace) -> None:
    before = set(Path(str(workspace.path)).parent.parent.rglob("*.txt"))
    names = (
        "../../evil.txt",
        "..\\..\\evil.txt",
        "/etc/passwd.txt",
        "C:\\evil.txt",
        ".hidden.txt",
        "a\0b.txt",
        "con/../x.txt",
    )
    sent = send(client, *((name, f"{TEXT} {number}".encode()) for number, name in enumerate(names)))
    assert sent.status_code == 202
    files = events(client, sent.json()["id"])[-1][1]["files"]
    assert not [one for one in files if "/" in one["name"] or "\\" in one["name"] or one["name"].startswith(".")]
    assert set(Path(str(workspace.path)).parent.parent.rglob("*.txt")) == before


def test_an_archive_that_unpacks_without_end_costs_only_itself(client: TestClient) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * 300_000_000)
    assert len(bomb.getvalue()) < 1_000_000
    sent = send(client, ("bomb.zip", bomb.getvalue()), ("good.txt", f"{TEXT} Good.".encode()))
    bad, good = events(client, sent.json()["id"])[-1][1]["files"]
    assert (bad["documents"], good["state"]) == ([], "read")
    assert bad["issues"]


@pytest.mark.parametrize(
    ("files", "form", "status"),
    [
        ((), {}, 422),
        ((("empty.txt", b""),), {}, 400),
        ((("a.txt", b"x"),), {"published": "yesterday"}, 400),
        ((("a.txt", b"x"),), {"publisher": "x" * 201}, 422),
    ],
)
def test_what_cannot_be_taken_is_refused(
    client: TestClient, files: tuple[Any, ...], form: dict[str, str], status: int
) -> None:
    answer = send(client, *files, **form)
    assert answer.status_code == status
    assert isinstance(answer.json()["detail"], str)


def test_somebody_elses_upload_is_not_there(workspace: Workspace, client: TestClient) -> None:
    sent = send(client, ("mine.txt", f"{TEXT} Mine.".encode())).json()
    other = open_client(workspace, who="mallory")
    for rest in ("", "/events"):
        assert client.get(f"/uploads/{sent['id']}{rest}").status_code == 200
        assert other.get(f"/uploads/{sent['id']}{rest}").status_code == 404
    assert client.get("/documents/nothing").status_code == client.get("/documents/nothing/original").status_code == 404


def test_bytes_of_a_document_are_never_shown_as_a_page(client: TestClient, tmp_path: Path) -> None:
    sent = send(client, ("page.html", b"<html><script>alert(1)</script><p>Zarya Plant in Omsk sold pumps.</p></html>"))
    (file,) = events(client, sent.json()["id"])[-1][1]["files"]
    answer = client.get(f"/documents/{file['documents'][0]}/original")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-security-policy"] == "sandbox"
    assert not list(tmp_path.iterdir())

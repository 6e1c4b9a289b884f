import re
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from lading.api.access.policy import Policy
from lading.api.app import Settings, build_app
from lading.workspace.workspace import Workspace
from tests.web.bench import DAY, token_of
from tests.web.test_hostile import send, wait_for


@pytest.fixture
def app(own: Workspace) -> FastAPI:
    """A server behind a proxy that says who asks."""
    policy = Policy(header="x-test-user", proxies=frozenset({"testclient"}))
    return build_app(own, Settings(policy=policy))


def browser(app: FastAPI, who: str) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1:8400", headers={"x-test-user": who}, follow_redirects=False)


def begin(client: TestClient, name: str = "Drones") -> str:
    form = {"csrf": token_of(client), "name": name, "question": "Who supplies Kupol?"}
    address = client.post("/workbench/investigations", data=form).headers["location"]
    return str(address).rpartition("/")[2]


def change(client: TestClient, key: str, **form: Any) -> int:
    return client.post(f"/workbench/investigations/{key}", data={"csrf": token_of(client), **form}).status_code


def documents_of(client: TestClient) -> list[str]:
    return re.findall(r'/workbench/documents/([0-9a-f]{40})"', client.get("/workbench/documents").text)


def test_an_investigation_is_filled_noted_upon_answered_alone_and_exported(app: FastAPI) -> None:
    vera = browser(app, "Vera")
    key, (first, second, *_) = begin(vera), documents_of(vera)
    assert change(vera, key, what="put", document=[first, second], party="eu-kupol") == 303
    assert change(vera, key, what="note", text="Ask <b>customs</b>", about="eu-kupol") == 303
    page = vera.get(f"/workbench/investigations/{key}").text
    assert "Ask &lt;b&gt;customs&lt;/b&gt;" in page
    assert "2</b> documents" in page
    inside = vera.get("/workbench/documents", params={"in": key}).text
    assert "Only the 2 documents of the investigation" in inside
    assert len(set(re.findall(r"/workbench/documents/([0-9a-f]{40})", inside))) == 2
    dossier = vera.get("/workbench/export/html", params={"in": key, "as_of": DAY})
    assert dossier.headers["content-disposition"] == 'attachment; filename="dossier-Drones-2025-10-01.html"'
    assert change(vera, key, what="take", place=second) == 303
    assert "1</b> document" in vera.get(f"/workbench/investigations/{key}").text


def test_only_its_own_items_wait_inside_an_investigation(app: FastAPI, own: Workspace) -> None:
    vera = browser(app, "Vera")
    key, item = begin(vera), own.queue().open[0]
    other = next(one for one in documents_of(vera) if one != item.document.id)
    assert change(vera, key, what="put", document=other) == 303
    inside = vera.get("/workbench/review", params={"in": key}).text
    assert "Only the 1 document of the investigation" in inside
    assert item.id not in inside
    assert "Only the 1 document" not in vera.get("/workbench/lists", params={"in": key}).text


def test_parties_of_its_documents_can_be_marked(app: FastAPI) -> None:
    vera = browser(app, "Vera")
    key = begin(vera)
    assert change(vera, key, what="put", document=documents_of(vera)) == 303
    assert "Named in its documents:" in vera.get(f"/workbench/investigations/{key}").text
    assert change(vera, key, what="put", party="eu-kupol") == 303
    assert 'Take out<span class="sr"> IEMZ Kupol' in vera.get(f"/workbench/investigations/{key}").text


def test_nobody_sees_or_changes_what_is_anothers(app: FastAPI) -> None:
    vera, boris = browser(app, "Vera"), browser(app, "Boris")
    key, document = begin(vera, "Secret name"), documents_of(vera)[0]
    for path in (
        f"investigations/{key}",
        f"exposures?in={key}",
        f"export/html?in={key}",
        f"network.json?in={key}",
        f"documents/{document}?in={key}",
    ):
        answer = boris.get(f"/workbench/{path}")
        assert answer.status_code == 404
        assert "Secret name" not in answer.text
    for form in (
        {"what": "put", "document": document},
        {"what": "note", "text": "x"},
        {"what": "take", "place": document},
    ):
        assert change(boris, key, **form) == 404
    assert "Secret name" not in boris.get("/workbench/investigations").text
    assert "Secret name" not in boris.get("/workbench/upload").text
    assert vera.get(f"/workbench/investigations/{key}").text.count('<article class="note">') == 0


def test_a_document_outside_an_investigation_is_not_shown_inside_it(app: FastAPI) -> None:
    vera = browser(app, "Vera")
    key, (first, second, *_) = begin(vera), documents_of(vera)
    assert change(vera, key, what="put", document=first) == 303
    assert vera.get(f"/workbench/documents/{first}", params={"in": key}).status_code == 200
    assert vera.get(f"/workbench/documents/{second}", params={"in": key}).status_code == 404
    assert vera.get(f"/workbench/documents/{second}/original", params={"in": key}).status_code == 404
    assert change(vera, key, what="put", document="f" * 40) == 404


def test_an_upload_is_its_senders_alone_and_goes_into_the_investigation(app: FastAPI) -> None:
    vera, boris = browser(app, "Vera"), browser(app, "Boris")
    key = begin(vera)
    address = send(vera, ("note.txt", b"Sichuan AEE supplied A140 drones to IEMZ Kupol."), investigation=key)
    wait_for(vera, address)
    assert boris.get(address).status_code == 404
    assert "note" in vera.get(f"/workbench/investigations/{key}").text
    refused = boris.post(
        "/workbench/upload",
        data={"csrf": token_of(boris), "investigation": key},
        files=[("files", ("x.txt", b"text"))],
    )
    assert refused.status_code == 404


@pytest.mark.parametrize("form", [{"name": ""}, {"name": "x" * 300}])
def test_an_investigation_needs_a_name(app: FastAPI, form: dict[str, str]) -> None:
    vera = browser(app, "Vera")
    assert vera.post("/workbench/investigations", data={"csrf": token_of(vera), **form}).status_code == 400

import pytest
from fastapi.testclient import TestClient

from lading.web.pages.claim import safe_return
from lading.workspace.workspace import Workspace
from tests.web.bench import open_client, token_of


def decide(client: TestClient, item: str, decision: str, **more: str) -> int:
    form = {"csrf": token_of(client), "decision": decision, **more}
    return client.post(f"/workbench/decisions/{item}", data=form).status_code


def test_a_decision_counts_is_logged_and_can_be_taken_back(own: Workspace) -> None:
    client = open_client(own)
    item = own.queue().open[0]
    assert decide(client, item.id, "no") == 303
    assert item.id not in {one.id for one in own.queue().open}
    page = client.get("/workbench/review").text
    assert "Undo the last" in page or "Nothing waits" in page
    assert "decided: no" in client.get("/workbench/log").text
    assert decide(client, item.id, "undo") == 303
    assert item.id in {one.id for one in own.queue().open}
    assert decide(client, item.id, "undo") == 400
    assert "took back" in client.get("/workbench/log").text


def test_a_claim_that_rules_are_sure_of_can_be_refused(own: Workspace) -> None:
    client = open_client(own)
    claim = next(claim for claim in own.dossier().claims if claim.bears_edge)
    assert decide(client, claim.id, "no") == 303
    page = client.get(f"/workbench/claims/{claim.id}").text
    assert "A claim that a person took out" in page
    assert claim.id not in {one.id for one in own.dossier().claims}
    assert f"/workbench/claims/{claim.id}" in client.get(f"/workbench/documents/{claim.evidence.document_id}").text
    assert decide(client, claim.id, "undo") == 303
    assert claim.id in {one.id for one in own.dossier().claims}


def test_what_is_no_decision_is_refused(own: Workspace) -> None:
    client = open_client(own)
    item = own.queue().open[0]
    assert decide(client, item.id, "perhaps") == 400
    assert decide(client, "nothing", "yes") == 404
    assert own.queue().decided == ()


def test_no_other_site_can_decide(own: Workspace) -> None:
    client, other = open_client(own), open_client(own)
    item, token = own.queue().open[0], token_of(client)
    address, form = f"/workbench/decisions/{item.id}", {"decision": "no", "csrf": token}
    assert client.post(address, data={"decision": "no"}).status_code == 403
    assert other.post(address, data=form).status_code == 403
    assert client.post(address, data={**form, "csrf": "0" * 64}).status_code == 403
    assert client.post(address, data={**form, "csrf": "ж"}).status_code == 403
    assert client.post(address, data=form, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.post(address, data=form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert own.queue().decided == ()
    assert client.post(address, data=form, headers={"Origin": "http://127.0.0.1:8400"}).status_code == 303


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example/", "/workbench//evil", "/\\evil", "javascript:alert(1)", "/other"],
)
def test_nobody_is_led_to_another_site(address: str) -> None:
    assert safe_return(address) == ""
    assert safe_return("/workbench/review?item=1") == "/workbench/review?item=1"

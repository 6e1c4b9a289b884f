from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lading.api.access.policy import Policy
from lading.api.app import Settings, build_app
from lading.model.judgement import Decision
from lading.workspace.log import read_log
from lading.workspace.workspace import Workspace
from tests.workspace.test_workspace import make_workspace

QUOTE = "Zarya Plant sent pumps to IEMZ Kupol in 2024"


def open_client(workspace: Workspace, who: str = "vera") -> TestClient:
    return TestClient(build_app(workspace, Settings(policy=Policy(owner=who))), base_url="http://127.0.0.1:8400")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The case with its claim decided: the plant is exposed."""
    workspace = make_workspace(tmp_path_factory.mktemp("case"))
    with workspace.desk("vera") as desk:
        desk.decide(workspace.queue().open[0], Decision.POSITIVE)
    return open_client(workspace)


def get(client: TestClient, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_name_is_screened_in_tiers_with_quotes(client: TestClient) -> None:
    found = get(client, "/screen?name=Zarya Plant&kind=organisation")
    assert found["caution"].endswith("broke the law.")
    assert [one["name"] for one in found["lists"]] == ["us_ofac_sdn"]
    (result,) = found["results"]
    assert result["answer"] == "exposed"
    assert result["tiers"]["exposed"][0]["exposures"][0]["path"][0]["quotes"][0]["exact"] == QUOTE
    many = client.post(
        "/screen", json={"parties": [{"id": "C-1", "name": "IEMZ Kupol"}, {"name": "?"}], "threshold": 0.8}
    ).json()
    assert [(one["id"], one["answer"]) for one in many["results"]] == [("C-1", "listed"), ("2", "unreadable")]


def test_exposures_claims_and_parties_are_listed_page_by_page(client: TestClient) -> None:
    (exposure,) = get(client, "/exposures")["results"]
    assert exposure["caption"] == "Zarya Plant"
    assert get(client, f"/exposures?risk_source={exposure['risk_source']}")["total"] == 1
    assert get(client, "/exposures?party=Nobody")["total"] == 0
    claims = get(client, "/claims?party=Zarya Plant&limit=1&offset=1")
    assert (claims["total"], len(claims["results"])) == (2, 1)
    assert get(client, "/claims?predicate=supplies")["results"][0]["quote"] == QUOTE
    assert {one["status"] for one in get(client, "/parties?kind=org")["results"]} >= {"listed", "exposed"}
    assert get(client, "/exposures?as_of=2024-01-01")["results"] == []


def test_a_party_is_explained_in_sentences(client: TestClient) -> None:
    found = get(client, "/explain/Zarya Plant")
    assert "Zarya Plant is exposed" in found["parties"][0]["paragraphs"][0]
    assert found["parties"][0]["sayings"][0]["quote"] == QUOTE
    assert get(client, f"/explain/{found['parties'][0]['party']}")["parties"] == found["parties"]
    missing = client.get("/explain/Nobody")
    assert (missing.status_code, "/screen" in missing.json()["detail"]) == (404, True)


def test_two_days_are_compared(client: TestClient) -> None:
    found = get(client, "/watch?before=2025-01-01")
    assert {change["kind"] for change in found["changes"]} >= {"exposed"}
    assert found["after"] == "2026-08-20"
    assert client.get("/watch?before=2026-01-02&after=2026-01-01").status_code == 400


def test_a_person_decides_and_takes_it_back_and_the_log_says_so(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    client = open_client(workspace)
    item = get(client, "/review")["results"][0]
    assert (item["kind"], item["rank"], item["quote"]) == ("claim", "exposure", QUOTE)
    assert item["effects"]
    assert item["decided"] is None
    decided = client.post(f"/review/{item['id']}", json={"decision": "yes"}).json()
    assert decided["decided"] == {"decision": "yes", "by": "vera", "at": "2026-08-20"}
    assert get(client, "/exposures")["total"] == 1
    assert [one["id"] for one in get(client, "/review?decided=true")["results"]] == [item["id"]]
    assert client.delete(f"/review/{item['id']}").json()["decided"] is None
    assert get(client, "/exposures")["total"] == 0
    assert client.delete(f"/review/{item['id']}").status_code == 409
    assert [(line.act.who, line.act.what) for line in read_log(workspace, 2)] == [
        ("vera", "took a decision back"),
        ("vera", "decided yes"),
    ]
    told = get(client, "/log?limit=1")["results"]
    assert [(one["who"], one["what"], one["place"]) for one in told] == [("vera", "took a decision back", item["id"])]


def test_a_machine_decides_nothing(tmp_path: Path) -> None:
    client = open_client(make_workspace(tmp_path), who="auto 3")
    item = get(client, "/review")["results"][0]
    assert client.post(f"/review/{item['id']}", json={"decision": "yes"}).status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/screen", None, 422),
        ("GET", "/screen?name=x&as_of=yesterday", None, 422),
        ("POST", "/screen", {"parties": []}, 422),
        ("POST", "/screen", {"parties": [{"name": "x"}] * 101}, 422),
        ("GET", "/claims?limit=9999", None, 422),
        ("GET", "/watch", None, 422),
        ("POST", "/review/nothing", {"decision": "yes"}, 404),
        ("POST", "/review/nothing", {"decision": "maybe"}, 422),
        ("DELETE", "/review/nothing", None, 404),
    ],
)
def test_errors_have_one_shape(client: TestClient, method: str, path: str, body: Any, status: int) -> None:
    answer = client.request(method, path, json=body)
    assert answer.status_code == status
    assert isinstance(answer.json()["detail"], str)

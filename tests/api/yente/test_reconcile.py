import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.yente.serve import BASE, ZAKHAROV, check_answer


def post(client: TestClient, **form: Any) -> Any:
    return client.post("/reconcile/zala", data={key: json.dumps(value) for key, value in form.items()})


def suggest(client: TestClient, kind: str, prefix: str) -> list[dict[str, Any]]:
    answer = client.get(f"/reconcile/zala/suggest/{kind}", params={"prefix": prefix}).json()
    assert (answer["code"], answer["status"], answer["prefix"]) == ("/api/status/ok", "200 OK", prefix)
    found: list[dict[str, Any]] = answer["result"]
    return found


def test_the_manifest_tells_what_the_service_can_do(client: TestClient) -> None:
    found = client.get("/reconcile/zala?algorithm=ofac").json()
    check_answer(found, "/reconcile/{dataset}")
    assert found["suggest"]["entity"] == {
        "service_url": f"{BASE}/reconcile/zala",
        "service_path": "/suggest/entity?algorithm=ofac",
    }
    assert {"Person", "Company", "LegalEntity"} <= {one["id"] for one in found["defaultTypes"]}
    assert client.get("/reconcile/banana").status_code == 404


def test_rows_are_matched_one_by_one(client: TestClient) -> None:
    rows = {
        "a": {"query": "Alexander ZAKHAROV"},
        "b": {
            "query": "Zakharov",
            "type": "Person",
            "properties": [{"pid": "LegalEntity:innCode", "v": "183111242406"}],
        },
        "c": {"query": "Nobody Atall", "type": ["Company"], "limit": 1},
    }
    answer = post(client, queries=rows)
    assert answer.headers["x-batch-size"] == "3"
    found = answer.json()
    for key in "ab":
        top = found[key]["result"][0]
        assert (top["id"], top["match"], top["type"][0]["id"]) == (ZAKHAROV, True, "Person")
    assert not [one for one in found["c"]["result"] if one["match"]]


def test_known_entities_are_extended(client: TestClient) -> None:
    wanted = [
        {"id": "name", "settings": {"limit": 1}},
        {"id": "country"},
        {"id": "Thing:country", "settings": {"render": "raw"}},
        {"id": "banana"},
    ]
    found = post(client, extend={"ids": [ZAKHAROV, "nobody"], "properties": wanted}).json()
    assert [one["name"] for one in found["meta"]] == ["Name", "Country", "Country"]
    assert found["rows"]["nobody"] == {}
    assert len(found["rows"][ZAKHAROV]["name"]) == 1
    assert (found["rows"][ZAKHAROV]["country"], found["rows"][ZAKHAROV]["Thing:country"]) == (
        [{"str": "Russia"}],
        [{"str": "ru"}],
    )
    assert post(client, extend={"ids": ["ofac-45937"], "properties": wanted}).status_code == 400


def test_names_are_suggested_as_somebody_types(client: TestClient) -> None:
    assert suggest(client, "entity", "alexander zak")[0]["id"] == ZAKHAROV
    assert {"LegalEntity:mainCountry", "Thing:country"} <= {one["id"] for one in suggest(client, "property", "country")}
    assert [one["id"] for one in suggest(client, "type", "organ")] == ["Organization"]
    for kind in ("entity", "property", "type"):
        assert suggest(client, kind, "") == suggest(client, kind, "banana man") == []


def test_properties_are_proposed_those_that_tell_most_first(client: TestClient) -> None:
    found = client.get("/reconcile/zala/extend/property?limit=5&type=LegalEntity").json()
    assert (found["limit"], found["type"], len(found["properties"])) == (5, "LegalEntity", 5)
    assert {"name", "country"} <= {one["id"] for one in found["properties"]}
    assert client.get("/reconcile/zala/extend/property?type=Banana").status_code == 400


def test_an_entity_is_previewed(client: TestClient) -> None:
    page = client.get(f"/reconcile/zala/preview/{ZAKHAROV}")
    assert page.headers["content-type"].startswith("text/html")
    assert "<td>1965-09-21</td>" in page.text
    assert client.get("/reconcile/zala/preview/nobody").status_code == 404


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"queries": "no json"},
        {"queries": "[]"},
        {"queries": '{"a": {"type": "Banana"}}'},
        {"queries": '{"a": {"limit": "many"}}'},
        {"queries": json.dumps({str(i): {"query": "x"} for i in range(101)})},
        {"extend": "no json"},
        {"extend": "{}"},
    ],
)
def test_what_cannot_be_read_is_refused(client: TestClient, form: dict[str, str]) -> None:
    answer = client.post("/reconcile/zala", data=form)
    assert answer.status_code == 400
    assert answer.json()["detail"]

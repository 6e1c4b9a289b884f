import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.yente.serve import ZAKHAROV, check_answer

QUERY = {
    "schema": "Person",
    "properties": {"name": ["Alexander Vyacheslavovich ZAKHAROV"], "birthDate": ["1965"], "country": "Russia"},
}


def ask(client: TestClient, query: dict[str, Any] | None = None, **params: Any) -> Any:
    answer = client.post("/match/zala", json={"queries": {"q": query or QUERY}}, params=params)
    assert answer.status_code == 200, answer.text
    check_answer(answer.json(), "/match/{dataset}", "post")
    return answer.json()["responses"]["q"]


def test_an_example_is_answered_in_yentes_shape_with_reasons_in_words(client: TestClient) -> None:
    answer = client.post("/match/zala", json={"queries": {"a": QUERY, "b": QUERY | {"id": "mine"}}})
    check_answer(answer.json(), "/match/{dataset}", "post")
    assert answer.headers["x-batch-size"] == "2"
    assert set(answer.json()["responses"]) == {"a", "b"}
    found = answer.json()["responses"]["b"]
    assert found["query"]["id"] == "mine"
    assert found["query"]["properties"]["country"] == ["ru"]
    assert found["total"] == {"value": 1, "relation": "eq"}
    (top,) = found["results"]
    assert (top["id"], top["match"], top["target"]) == (ZAKHAROV, True, True)
    assert top["first_seen"] == "2023-07-19T18:02:43"
    assert {"zala", "us_ofac_sdn"} <= set(top["datasets"])
    assert all(one["detail"] for one in top["explanations"].values())
    assert top["explanations"]["name"]["query"] == "Alexander Vyacheslavovich ZAKHAROV"


def test_a_name_in_parts_and_with_slips_is_found(client: TestClient) -> None:
    parts = {
        "schema": "Person",
        "properties": {"firstName": ["Aleksandr"], "lastName": ["Zacharov"], "birthDate": [1965]},
    }
    assert ask(client, parts)["results"][0]["score"] > 0.7
    assert "1965" in ask(client, parts)["query"]["properties"]["birthDate"]
    for name in ("Aiexandvr Zakharom", "Zlexander Sakharov", "Александр ЗАХАРОВ", "Zakharov Aleksandr"):
        found = ask(client, {"schema": "Person", "properties": {"name": name}}, threshold=0.2)
        assert found["results"][0]["id"] == ZAKHAROV, name


@pytest.mark.parametrize(
    ("params", "count"),
    [
        ({"exclude_dataset": "zala"}, 0),
        ({"include_dataset": ["other", "more"]}, 0),
        ({"include_dataset": ["zala", "more"]}, 1),
        ({"include_dataset": ["zala"], "exclude_dataset": "zala"}, 0),
        ({"topics": "crime.cyber"}, 0),
        ({"topics": ["crime.cyber", "sanction"]}, 1),
        ({"exclude_schema": "Person"}, 0),
        ({"exclude_entity_ids": ZAKHAROV}, 0),
        ({"exclude_entity_ids": "ofac-45937"}, 0),
        ({"changed_since": "2099-01-01"}, 0),
        ({"changed_since": "2026-04-24T10"}, 1),
        ({"limit": 0}, 0),
        ({"fuzzy": "false"}, 1),
        ({"algorithm": "name-based"}, 1),
        ({"threshold": 1.0, "cutoff": 1.0}, 0),
    ],
)
def test_filters_narrow_the_answer(client: TestClient, params: dict[str, Any], count: int) -> None:
    assert len(ask(client, **params)["results"]) == count


@pytest.mark.parametrize(
    ("query", "params", "status"),
    [
        ({"properties": {"name": "x"}}, {}, 422),
        ({"schema": "Banana", "properties": {"name": "x"}}, {}, 400),
        ({"schema": "Ownership", "properties": {}}, {}, 400),
        ({"schema": "Person", "properties": {"name": [f"token{i}" for i in range(900)]}}, {}, 400),
        (QUERY, {"algorithm": "neural-net"}, 400),
        (QUERY, {"exclude_schema": "Banana"}, 400),
        (QUERY, {"limit": 501}, 422),
        (QUERY, {"changed_since": "yesterday"}, 422),
        (QUERY, {"exclude_entity_ids": [str(i) for i in range(51)]}, 422),
    ],
)
def test_what_cannot_be_asked_is_refused(client: TestClient, query: Any, params: dict[str, Any], status: int) -> None:
    answer = client.post("/match/zala", json={"queries": {"q": query}}, params=params)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_batches_and_settings_have_bounds(client: TestClient) -> None:
    def post(body: Any) -> tuple[int, Any]:
        answer = client.post("/match/zala", json=body)
        return answer.status_code, answer.json().get("detail")

    assert post({"queries": {}}) == (400, "No queries provided.")
    assert post({"queries": {str(i): QUERY for i in range(101)}})[0] == 400
    assert post({"queries": {"q": QUERY}, "config": {"nm_number_mismatch": 0.4}})[0] == 200
    assert post({"queries": {"q": QUERY}, "config": {"colour": 1}})[0] == 400
    assert client.post("/match/banana", json={"queries": {"q": QUERY}}).json() == {"detail": "No such dataset."}


def test_json_is_read_without_its_content_type_and_a_form_is_not(client: TestClient) -> None:
    assert client.post("/match/zala", content=json.dumps({"queries": {"q": QUERY}})).status_code == 200
    assert client.post("/match/zala", data={"queries": "x"}).status_code == 422
    assert (
        client.post("/match/zala", json={"queries": {"q": QUERY}}, headers={"Authorization": "ApiKey x"}).status_code
        == 200
    )

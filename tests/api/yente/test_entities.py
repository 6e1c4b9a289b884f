from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.yente.serve import KAHL, ZAKHAROV, check_answer

FIRST, SECOND = "98a5b377dffde7307e265a7cc928297e318daaef", "8928105b8d3748805295a0fb01ae57cc37be30a5"


def fetch(client: TestClient, rest: str, shape: str = "") -> Any:
    answer = client.get(f"/entities/{rest}")
    assert answer.status_code == 200, answer.text
    check_answer(answer.json(), f"/entities/{{entity_id}}{shape}")
    return answer.json()


def test_an_entity_is_nested_unless_it_is_asked_for_bare(client: TestClient) -> None:
    sanctions = fetch(client, ZAKHAROV)["properties"]["sanctions"]
    assert {one["schema"] for one in sanctions} == {"Sanction"}
    assert sanctions[0]["properties"]["entity"] == [ZAKHAROV]
    payments = fetch(client, KAHL)["properties"]["paymentPayer"]
    assert [one["id"] for one in payments] == [FIRST, SECOND]
    assert {one["id"] for one in payments[0]["properties"]["beneficiary"]} >= {"fake-org"}
    bare = fetch(client, f"{KAHL}?nested=false")["properties"]
    assert "paymentPayer" not in bare
    assert all(isinstance(one, str) for one in bare["addressEntity"])


def test_a_merged_id_leads_to_its_entity(client: TestClient) -> None:
    for rest in ("", "/adjacent", "/adjacent/sanctions"):
        answer = client.get(f"/entities/ofac-45937{rest}?limit=1", follow_redirects=False)
        assert answer.status_code == 308
        assert answer.headers["location"] == f"/entities/{ZAKHAROV}{rest}?limit=1"
        assert client.get(f"/entities/ofac-45937{rest}").status_code == 200


def test_neighbours_come_page_by_page_in_the_order_of_their_data_set(client: TestClient) -> None:
    found = fetch(client, f"{KAHL}/adjacent", "/adjacent")
    assert found["entity"]["caption"] == "Herr Christoph Alexander Kahl"
    assert {prop: one["total"]["value"] for prop, one in found["adjacent"].items()} == {
        "addressEntity": 2,
        "paymentPayer": 2,
    }
    for offset, wanted in ((0, FIRST), (1, SECOND)):
        page = fetch(client, f"{KAHL}/adjacent?limit=1&offset={offset}", "/adjacent")["adjacent"]["paymentPayer"]
        assert ([one["id"] for one in page["results"]], page["total"]["value"]) == ([wanted], 2)
        one = fetch(client, f"{KAHL}/adjacent/paymentPayer?limit=1&offset={offset}", "/adjacent/{property_name}")
        assert one == page
    dated = fetch(client, f"{KAHL}/adjacent/paymentPayer?sort=date:asc", "/adjacent/{property_name}")
    assert [one["id"] for one in dated["results"]] == [SECOND, FIRST]
    assert fetch(client, f"{ZAKHAROV}/adjacent/paymentPayer", "/adjacent/{property_name}")["total"]["value"] == 0


@pytest.mark.parametrize(
    "rest",
    ["banana", "banana/adjacent", "banana/adjacent/sanctions", f"{KAHL}/adjacent/address", f"{KAHL}/adjacent/banana"],
)
def test_what_is_not_there_is_a_404(client: TestClient, rest: str) -> None:
    answer = client.get(f"/entities/{rest}")
    assert answer.status_code == 404
    check_answer(answer.json(), "/entities/{entity_id}", status="404")

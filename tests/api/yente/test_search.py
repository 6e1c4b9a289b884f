from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.yente.serve import ZAKHAROV, check_answer


def look(client: TestClient, query: str = "", dataset: str = "zala") -> Any:
    answer = client.get(f"/search/{dataset}{query}")
    assert answer.status_code == 200, answer.text
    check_answer(answer.json(), "/search/{dataset}")
    return answer.json()


def test_words_find_entities_in_yentes_shape(client: TestClient) -> None:
    found = look(client, "?q=alexander zakharov")
    assert found["results"][0]["id"] == ZAKHAROV
    assert (found["limit"], found["offset"]) == (10, 0)
    assert len(look(client)["results"]) == 10
    assert look(client, "?q=acme")["results"] == []


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("&exclude_dataset=zala", False),
        ("&include_dataset=other", False),
        ("&include_dataset=zala", True),
        ("&include_dataset=zala&exclude_dataset=zala", False),
        ("&changed_since=2099-01-01T00:00", False),
        ("&schema=Person", True),
        ("&schema=Vessel", False),
        ("&countries=ru", True),
        ("&countries=ke", False),
        ("&countries=ke&countries=ru", True),
        ("&countries=ke&countries=ru&filter_op=AND", False),
        ("&filter=properties.birthDate:1972-01-26", False),
        ("&filter=properties.birthDate:1965-09-21", True),
        ("&topics=sanction", True),
        ("&datasets=us_ofac_sdn&schema=Person", True),
        ("&offset=100", False),
        ("&limit=0", False),
    ],
)
def test_filters_and_pages_narrow_what_is_found(client: TestClient, more: str, found: bool) -> None:
    assert bool(look(client, f"?q=alexander zakharov{more}")["results"]) is found


def test_counts_of_values_come_with_the_answer(client: TestClient) -> None:
    facets = look(client)["facets"]
    assert set(facets) == {"countries", "topics", "datasets"}
    assert {"name": "ru", "label": "Russia", "count": 23} in facets["countries"]["values"]
    assert "zala" in [one["name"] for one in facets["datasets"]["values"]]
    asked = look(client, "?facets=schema&facets=topics")["facets"]
    assert set(asked) == {"schema", "topics"}
    assert {"name": "Company", "label": "Companies", "count": 11} in asked["schema"]["values"]
    assert "parteispenden" in [one["name"] for one in look(client, "", "parteispenden")["facets"]["datasets"]["values"]]


def test_targets_are_told_from_others_and_sorts_hold(client: TestClient) -> None:
    for target in (True, False):
        found = look(client, f"?schema=LegalEntity&target={str(target).lower()}")["results"]
        assert {one["target"] for one in found} == {target}
    seen = [one["first_seen"] for one in look(client, "?sort=first_seen:desc")["results"]]
    assert seen == sorted(seen, reverse=True)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search/banana", 404),
        ("/search/zala?q=invalid/query", 400),
        ("/search/zala?q=invalid/query&simple=true", 200),
        ("/search/zala?schema=Banana", 400),
        ("/search/zala?filter=birthDate", 400),
        ("/search/zala?sort=name:sideways", 400),
        ("/search/zala?offset=9999", 422),
        ("/search/zala?limit=10000", 422),
        ("/search/zala?facets=colour", 422),
        (f"/search/zala?q={'a' * 60_100}", 414),
    ],
)
def test_what_cannot_be_asked_is_refused(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert status == 200 or answer.json()["detail"]

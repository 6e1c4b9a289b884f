from starlette.testclient import TestClient

from tests.api.yente.serve import TOKEN, check_answer


def test_the_catalogue_is_given_once_for_each_version(client: TestClient) -> None:
    answer = client.get("/catalog")
    check_answer(answer.json(), "/catalog")
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert answer.json()["current"] == ["zala", "parteispenden"]
    by_name = {one["name"]: one for one in answer.json()["datasets"]}
    assert by_name["default"]["children"] == ["zala", "parteispenden"]
    assert (by_name["zala"]["entity_count"], by_name["zala"]["thing_count"]) == (91, 28)
    assert by_name["zala"]["version"] == by_name["zala"]["index_version"]
    for known in (answer.headers["etag"], f'"x", {answer.headers["etag"]}', "*", f"W/{answer.headers['etag']}"):
        again = client.get("/manifest", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])


def test_algorithms_are_told_with_what_counts(client: TestClient) -> None:
    found = client.get("/algorithms").json()
    check_answer(found, "/algorithms")
    names = [one["name"] for one in found["algorithms"]]
    assert names == ["logic-v2", "ofac", "name-based", "name-qualified", "logic-v1", "regression-v1"]
    assert (found["default"], found["best"]) == ("best", "logic-v2")
    assert found["algorithms"][0]["docs"]["config"]["nm_number_mismatch"]["default"] == 0.3
    assert "identifier_same" not in found["algorithms"][3]["features"]


def test_new_data_is_opened_for_who_has_the_token(client: TestClient) -> None:
    assert client.get("/updatez").status_code == 405
    assert client.post("/updatez").status_code == 403
    assert client.post("/updatez?token=wrong").json() == {"detail": "Invalid token."}
    assert client.post(f"/updatez?token={TOKEN}&sync=true").json() == {"status": "ok"}
    assert client.get("/readyz").json() == client.get("/healthz").json() == {"status": "ok"}


def test_answers_may_be_read_from_any_page_and_long_ones_are_compressed(client: TestClient) -> None:
    answer = client.get("/algorithms", headers={"Origin": "http://127.0.0.1:3333"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-encoding"] == "gzip"

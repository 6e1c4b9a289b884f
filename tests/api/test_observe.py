import json
import logging
import re
from pathlib import Path

import pytest

from lading.api.access.policy import Policy
from lading.api.observe import JsonLines, Words
from tests.api.access.guarded import open_client


def test_every_answer_has_an_id_and_headers_that_close_doors(tmp_path: Path) -> None:
    client = open_client(tmp_path)
    for path in ("/catalog", "/entities/nobody", "/nothing", "/metrics", "/docs", "/openapi.json", "/match/x"):
        answer = client.get(path)
        assert re.fullmatch(r"[0-9a-f]{16}", answer.headers["x-request-id"]), path
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "'unsafe-inline'" not in answer.headers["content-security-policy"]
    assert client.get("/catalog", headers={"X-Request-Id": "mine-1"}).headers["x-request-id"] == "mine-1"
    assert client.get("/catalog", headers={"X-Request-Id": "a\tb"}).headers["x-request-id"] != "a\tb"
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    answer = client.get("/catalog", headers={"traceparent": trace, "tracestate": "a=1"})
    assert (answer.headers["traceparent"], answer.headers["tracestate"]) == (trace, "a=1")


def test_the_log_tells_of_requests_and_of_no_secret_and_no_name(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = open_client(tmp_path, Policy(owner="vera"))
    with caplog.at_level(logging.INFO, "lading.access"):
        client.get("/search/default?q=Petrov", headers={"Authorization": "Bearer lading_hidden", "Cookie": "c=hidden"})
        client.post("/match/default", json={"queries": {"q": {"schema": "Person", "properties": {"name": "Petrov"}}}})
        client.post("/updatez?token=hidden")
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    assert [(one["path"], one["status"], one["who"]) for one in lines] == [
        ("/search/{dataset}", 200, "vera"),
        ("/match/{dataset}", 200, "vera"),
        ("/updatez", 403, "vera"),
    ]
    assert not re.search("petrov|hidden", json.dumps(lines), re.IGNORECASE)
    assert Words().format(caplog.records[0]).startswith("GET /search/{dataset} 200 ")


def test_a_path_that_fails_is_answered_and_told_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    client = open_client(tmp_path)
    app = client.app

    @app.get("/broken")  # type: ignore[attr-defined,untyped-decorator]  # the application behind the client
    def broken() -> None:
        raise ZeroDivisionError("inside")

    answer = client.get("/broken")
    assert (answer.status_code, answer.json()) == (500, {"status": "error"})
    assert "inside" in caplog.text
    assert answer.headers["x-request-id"]


def test_figures_are_given_in_the_format_of_prometheus(tmp_path: Path) -> None:
    client = open_client(tmp_path)
    client.get("/catalog")
    client.get("/entities/nobody")
    lines = client.get("/metrics").text.splitlines()
    assert 'lading_requests_total{method="GET",path="/entities/{entity_id}",status="404"} 1' in lines
    assert 'lading_request_seconds_count{path="/catalog"} 1' in lines
    assert "lading_requests_busy 1" in lines
    assert all(
        line.startswith("#") or re.fullmatch(r'[a-z_]+(\{[^}]*"\})? [-+.e0-9]+|lading.*', line)
        for line in lines
        if line
    )


def test_the_reference_is_a_page_without_anything_from_elsewhere(tmp_path: Path) -> None:
    page = open_client(tmp_path).get("/docs")
    assert "<code>POST /match/{dataset}</code>" in page.text
    assert "<script" not in page.text
    assert not re.search(r'(src|href)="https?:', page.text)

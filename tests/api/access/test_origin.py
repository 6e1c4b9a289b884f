from pathlib import Path

import pytest

from lading.api.access.origin import name_of
from lading.api.access.policy import Policy
from tests.api.access.guarded import BASE, open_client


def test_a_name_that_is_pointed_at_this_machine_reads_nothing(tmp_path: Path) -> None:
    client = open_client(tmp_path)
    for host in ("evil.example", "127.0.0.1.evil.example:8400", "localhost.evil.example"):
        answer = client.get("/catalog", headers={"Host": host})
        assert (answer.status_code, answer.json()["detail"]) == (400, "This server does not go by that name")
    for host in ("localhost:8400", "127.0.0.1", "[::1]:8400", "LOCALHOST"):
        assert client.get("/catalog", headers={"Host": host}).status_code == 200
    named = open_client(tmp_path, Policy(hosts=frozenset({"lading.example"})))
    assert named.get("/catalog", headers={"Host": "lading.example:443"}).status_code == 200
    assert named.get("/catalog").status_code == 400


@pytest.mark.parametrize(
    ("headers", "let"),
    [
        ({}, True),  # a program
        ({"Origin": BASE}, True),
        ({"Origin": BASE, "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "http://127.0.0.1:9999"}, False),  # another program of this machine
    ],
)
def test_what_changes_something_is_not_taken_from_a_page_of_another_address(
    tmp_path: Path, headers: dict[str, str], let: bool
) -> None:
    answer = open_client(tmp_path).post("/nothing", headers=headers)
    assert answer.status_code == (404 if let else 403)


def test_open_data_may_be_read_by_any_page_and_the_rest_by_none(tmp_path: Path) -> None:
    client, other = open_client(tmp_path), {"Origin": "http://127.0.0.1:3333"}
    asked = {**other, "Access-Control-Request-Method": "POST"}
    for path in ("/catalog", "/search/default", "/entities/x", "/reconcile/default"):
        assert client.get(path, headers=other).headers["access-control-allow-origin"] == "*", path
        assert client.options(path, headers=asked).status_code == 204
    for path in ("/", "/metrics", "/docs", "/openapi.json"):
        assert "access-control-allow-origin" not in client.get(path, headers=other).headers, path
        assert "access-control-allow-origin" not in client.options(path, headers=asked).headers


@pytest.mark.parametrize(
    ("host", "name"), [("a.b:80", "a.b"), ("[::1]:80", "::1"), ("::1", "::1"), ("A", "a"), ("", "")]
)
def test_a_host_header_is_read_to_its_name(host: str, name: str) -> None:
    assert name_of(host) == name

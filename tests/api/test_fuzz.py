"""Whatever is sent, no path fails: it answers, or says what is wrong with the question."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from lading.api.app import build_app
from lading.catalog.sources import FileSource
from lading.workspace.workspace import Workspace
from tests.catalog.shop import NOW, write_shop

TEXT = st.text(max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["name", "birthDate", "country", "innCode", "firstName", "nothing"])
QUERIES = st.dictionaries(
    TEXT,
    st.fixed_dictionaries(
        {
            "schema": st.sampled_from(["Person", "Company", "Thing", "Address", "Nothing"]),
            "properties": st.dictionaries(NAMES, JSON, max_size=4),
        }
    ),
    max_size=3,
)
FEW = settings(max_examples=60)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("shop")
    source = FileSource("shop", write_shop(folder / "shop.ftm.json"))
    workspace = Workspace(folder / "lading.db", lambda: NOW, datasets=(source,))
    return TestClient(build_app(workspace), base_url="http://127.0.0.1:8400")


def send_json(client: TestClient, path: str, body: Any) -> None:
    answer = client.post(path, content=json.dumps(body))
    assert answer.status_code < 500, (path, body, answer.text)


@FEW
@given(queries=QUERIES, threshold=st.floats(allow_nan=True))
def test_examples_of_any_shape(client: TestClient, queries: Any, threshold: float) -> None:
    send_json(client, f"/match/shop?threshold={threshold}", {"queries": queries})


@FEW
@given(body=JSON)
def test_bodies_of_any_shape(client: TestClient, body: Any) -> None:
    for path in ("/match/shop", "/screen", "/review/x"):
        send_json(client, path, body)
    for key in ("queries", "extend"):
        assert client.post("/reconcile/shop", data={key: json.dumps(body)}).status_code < 500


@FEW
@given(
    words=st.text(max_size=60) | st.text(alphabet='ab:"()[]{}/\\~^*?+-!&| TONR', max_size=30), sort=TEXT, filter_=TEXT
)
def test_questions_in_any_words(client: TestClient, words: str, sort: str, filter_: str) -> None:
    answer = client.get("/search/shop", params={"q": words, "sort": sort, "filter": filter_, "fuzzy": "true"})
    assert answer.status_code in {200, 400}, answer.text


@FEW
@given(name=st.text(min_size=1, max_size=40))
def test_names_of_any_kind(client: TestClient, name: str) -> None:
    for path in (
        f"/entities/{quote(name, safe='')}",
        f"/explain/{quote(name, safe='')}",
        f"/reconcile/shop/preview/{quote(name, safe='')}",
    ):
        assert client.get(path).status_code < 500, path
    assert client.get("/screen", params={"name": name}).status_code < 500
    assert client.get("/reconcile/shop/suggest/entity", params={"prefix": name}).status_code < 500


@pytest.mark.parametrize(
    "value", ["Infinity", "NaN", "[" * 500 + "]" * 500, '{"a":' * 400 + "1" + "}" * 400, '"' + "x" * 100_000 + '"']
)
def test_values_that_json_cannot_give_back(client: TestClient, value: str) -> None:
    for body in (
        f'{{"queries": {{"q": {{"schema": "Person", "properties": {{"name": {value}}}}}}}}}',
        f'{{"queries": {value}}}',
        value,
    ):
        answer = client.post("/match/shop", content=body)
        assert answer.status_code < 500, answer.text
        assert client.post("/screen", content=f'{{"parties": [{{"name": {value}}}]}}').status_code < 500

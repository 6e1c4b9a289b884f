"""Against a server on this machine that misbehaves in every way the real ones do."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from lading.claims.llm.question import Question
from lading.errors import ConfigurationError, InputError
from lading.io import complete as module
from lading.io.complete import Endpoint, HttpModel, Patience
from lading.io.fetch import UnreachableError
from tests.io.model_server import ModelServer, breaks_off, drips, hangs, pours, raw, refuses, says

NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
QUESTION = Question("scripted-1", "Extract.", '{"sentences":[]}', '{"type":"object"}', "v1", "note", "id")
Build = Callable[..., HttpModel]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    made = ModelServer()
    yield made
    made.close()


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def build(server: ModelServer, slept: list[float]) -> Build:
    def make(key: str = "sk-secret", **patience: Any) -> HttpModel:
        return HttpModel(Endpoint(server.url, key), Patience(slept.append, lambda: NOW, **patience))

    return make


def test_a_question_is_sent_with_its_schema_and_the_answer_comes_with_its_tokens(
    server: ModelServer, build: Build
) -> None:
    server.acts = [says("{}")]
    answer = build()(QUESTION)
    assert (answer.text, answer.whole, answer.asked_tokens, answer.answered_tokens) == ("{}", True, 100, 20)
    (body,) = server.asked
    assert server.paths == ["/v1/chat/completions"]
    assert body["model"] == "scripted-1"
    assert [m["role"] for m in body["messages"]] == ["system", "user"]
    assert body["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert server.headers[0]["authorization"] == "Bearer sk-secret"


def test_a_local_model_is_asked_without_a_key(server: ModelServer, build: Build) -> None:
    server.acts = [says("{}", usage=None)]
    assert build(key="")(QUESTION).asked_tokens is None
    assert "authorization" not in server.headers[0]


def test_what_a_server_does_not_take_is_left_out_and_not_tried_again(server: ModelServer, build: Build) -> None:
    server.acts = [
        refuses(400, "'response_format.type' must be 'json_object'"),
        refuses(400, "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead."),
        refuses(400, "Unsupported value: 'temperature' does not support 0 with this model."),
        says("{}"),
    ]
    model = build()
    model(QUESTION)
    model(QUESTION)
    assert len(server.asked) == 5
    last = server.asked[-1]
    assert last["response_format"] == {"type": "json_object"}
    assert '{"type":"object"}' in last["messages"][0]["content"]
    assert last["max_completion_tokens"] == QUESTION.limit
    assert "temperature" not in last


def test_a_question_too_long_for_the_model_is_to_be_asked_in_parts(server: ModelServer, build: Build) -> None:
    server.acts = [refuses(400, "the request exceeds the available context size, try increasing it")]
    answer = build()(QUESTION)
    assert (answer.text, answer.whole) == ("", False)
    assert len(server.asked) == 1


def test_a_busy_server_is_asked_again_after_the_time_it_names(
    server: ModelServer, build: Build, slept: list[float]
) -> None:
    server.acts = [
        refuses(429, "slow down", Retry_After="7"),
        refuses(503, "loading model", Retry_After="Mon, 23 Nov 2026 10:00:09 GMT"),
        refuses(500, "oops"),
        refuses(500, "oops"),
        says("{}"),
    ]
    assert build()(QUESTION).text == "{}"
    assert slept == [7.0, 9.0, 8.0, 16.0]


def test_one_that_wants_too_long_a_wait_is_not_waited_for(
    server: ModelServer, build: Build, slept: list[float]
) -> None:
    server.acts = [refuses(429, "quota", Retry_After="86400")]
    with pytest.raises(InputError, match=r"no answer after 1 attempt.*quota; it asks to wait 86400 seconds"):
        build()(QUESTION)
    assert not slept


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (raw(200, b'{"choices": [{"mess'), "not the answer of a chat interface"),
        (raw(200, b"<html>Welcome</html>"), "not the answer of a chat interface"),
        (raw(200, b'{"choices": []}'), "not the answer of a chat interface"),
        (raw(200, b'{"choices": [{"message": {"content": null}}]}'), "an answer without words"),
        (raw(200, b"[" * 100_000), "not the answer of a chat interface"),
        (raw(200, b"{}", length=500), "broke off|IncompleteRead"),
        (breaks_off, "closed|reset|Remote"),
        (hangs(1.0), "timed out"),
        (drips(2.0), "too slow"),
    ],
)
def test_an_answer_that_is_none_is_asked_for_again_and_then_given_up(
    server: ModelServer, build: Build, slept: list[float], act: Any, words: str
) -> None:
    server.acts = [act]
    with pytest.raises(InputError, match=words):
        build(attempts=2, timeout=0.15, longest=0.15)(QUESTION)
    assert len(server.asked) == 2
    assert slept == [2.0]


def test_an_answer_without_end_is_cut_short(server: ModelServer, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 200_000)
    server.acts = [pours(5_000_000)]
    with pytest.raises(InputError, match="more than 200,000 bytes"):
        build()(QUESTION)
    assert len(server.asked) == 1


def test_a_model_that_declines_is_not_asked_again(server: ModelServer, build: Build) -> None:
    refusal = {"choices": [{"message": {"content": None, "refusal": "I cannot help with that."}}]}
    server.acts = [raw(200, json.dumps(refusal).encode())]
    with pytest.raises(InputError, match="the model declines: I cannot help"):
        build()(QUESTION)
    assert len(server.asked) == 1


def test_an_answer_that_was_cut_off_says_so(server: ModelServer, build: Build) -> None:
    server.acts = [says('{"names": [', finish="length")]
    assert not build()(QUESTION).whole


@pytest.mark.parametrize(
    ("act", "words", "remedy"),
    [
        (refuses(401, "bad key sk-secret"), "the key is missing or wrong", "LADING_LLM_KEY"),
        (refuses(404, "model 'scripted-1' not found, try pulling it first"), "no model 'scripted-1'", "ollama pull"),
        (raw(302, b"", Location="https://example.org/"), "the address has moved", "--llm-endpoint"),
        (raw(405, b""), "nothing is asked at this address", "chat/completions"),
    ],
)
def test_what_no_further_attempt_mends_is_said_at_once_with_its_remedy(
    server: ModelServer, build: Build, act: Any, words: str, remedy: str
) -> None:
    server.acts = [act]
    with pytest.raises(ConfigurationError) as caught:
        build()(QUESTION)
    assert words in str(caught.value)
    assert remedy in caught.value.remedy
    assert "sk-secret" not in str(caught.value)
    assert len(server.asked) == 1


def test_a_server_that_never_answers_is_not_asked_for_ever(slept: list[float]) -> None:
    model = HttpModel(Endpoint("http://127.0.0.1:9/v1"), Patience(slept.append, lambda: NOW, attempts=2))
    for _ in range(2):
        with pytest.raises(UnreachableError, match="no answer after 2 attempts"):
            model(QUESTION)
    with pytest.raises(UnreachableError, match="not asked"):
        model(QUESTION)
    assert len(slept) == 2


@pytest.mark.parametrize(
    ("url", "key", "words"),
    [
        ("localhost:11434", "", "no web address"),
        ("file:///etc/passwd", "", "no web address"),
        ("http://models.example.org/v1", "sk-1", "unprotected"),
        ("https://user:pass@models.example.org/v1", "", "more than an address"),
        ("https://models.example.org/v1", "sk 1", "no key"),
    ],
)
def test_an_endpoint_that_cannot_be_meant_is_refused(url: str, key: str, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words):
        Endpoint(url, key)


def test_a_key_is_in_no_representation() -> None:
    assert "sk-secret" not in repr(Endpoint("https://models.example.org/v1", "sk-secret"))

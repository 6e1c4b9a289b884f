import asyncio
from pathlib import Path
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from lading.api.access.bounds import Bounds, Rate
from lading.api.access.policy import Policy
from tests.api.access.guarded import open_client


def test_long_addresses_and_large_bodies_are_refused(tmp_path: Path) -> None:
    client = open_client(tmp_path, Policy(body=1_000))
    long = client.get("/catalog?q=" + "a" * 60_000)
    assert (long.status_code, long.json()) == (414, {"detail": "Request URI too long"})
    assert client.post("/match/default", content=b"x" * 1_001).status_code == 413
    assert client.post("/match/default", content=b"x" * 900).status_code == 422
    pieces = (b"x" * 400 for _ in range(4))  # without a Content-Length
    assert client.post("/match/default", content=pieces).status_code == 413


def run(app: Any, receive: Receive) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/x", "headers": [], "query_string": b""}
    asyncio.run(app(scope, receive, send))
    return sent


def test_a_body_of_which_nothing_comes_is_given_up() -> None:
    async def read_all(_: Scope, receive: Receive, __: Send) -> None:
        while (await receive()).get("more_body"):
            pass

    async def silent() -> Message:
        await asyncio.Event().wait()
        raise AssertionError("never")

    sent = run(Bounds(read_all, Policy(patience=0.01)), silent)
    assert sent[0]["status"] == 408


def test_each_asker_has_its_own_rate() -> None:
    now = [100.0]

    async def nobody(*_: object) -> None:
        raise AssertionError("not asked")

    rate = Rate(nobody, Policy(rate=2, burst=3), clock=lambda: now[0])
    assert [rate.take("a") for _ in range(4)] == [0, 0, 0, 1]
    assert rate.take("b") == 0
    now[0] += 1
    assert [rate.take("a") for _ in range(3)] == [0, 0, 1]


def test_too_many_requests_are_told_to_wait(tmp_path: Path) -> None:
    client = open_client(tmp_path, Policy(rate=0.1, burst=2))
    assert [client.get("/catalog").status_code for _ in range(3)] == [200, 200, 429]
    assert client.get("/catalog").headers["retry-after"] == "10"
    assert client.get("/healthz").status_code == 200

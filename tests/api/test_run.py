import asyncio
import socket
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from lading.api import run as running
from lading.api.run import PatientProtocol, open_socket
from lading.errors import ConfigurationError


async def greet(_: Any, __: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


async def converse(sent: bytes, *, wait: float) -> bytes:
    """What a server that is out of patience soon says to some bytes, until it hangs up or somebody else does."""
    config = uvicorn.Config(greet, http=PatientProtocol, lifespan="off", log_level="critical")
    config.load()
    state = ServerState()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: PatientProtocol(config=config, server_state=state, app_state={}), "127.0.0.1", 0
    )
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(sent)
    try:
        return await asyncio.wait_for(reader.read(), wait)
    except TimeoutError:
        return b"(still open)"
    finally:
        writer.close()
        server.close()


def test_a_connection_that_never_says_what_it_wants_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "HEAD_PATIENCE", 0.05)
    assert asyncio.run(converse(b"GET / HTTP/1.1\r\nHost: a\r\nX-", wait=60)) == b""
    whole = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    assert asyncio.run(converse(whole, wait=60)).endswith(b"ok")


def test_small_answers_are_sent_at_once() -> None:
    async def accept() -> int:
        accepted: list[int] = []

        async def note(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            own = writer.get_extra_info("socket")
            accepted.append(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        bound = open_socket("127.0.0.1", 0)
        server = await asyncio.start_server(note, sock=bound)
        reader, writer = await asyncio.open_connection(*bound.getsockname())
        await reader.read()
        writer.close()
        server.close()
        return accepted[0]

    assert asyncio.run(accept()) != 0


def test_a_port_that_is_taken_is_told_of() -> None:
    with open_socket("127.0.0.1", 0) as taken:
        taken.listen()
        with pytest.raises(ConfigurationError, match="cannot listen"):
            open_socket("127.0.0.1", taken.getsockname()[1])

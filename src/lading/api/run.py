"""Running the server: the socket, the protocol, the log, and what is opened in the background."""

import asyncio
import ctypes
import logging
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from lading.api.access.policy import Policy, check_policy
from lading.api.app import Settings, build_app
from lading.api.observe import JsonLines, Words
from lading.errors import ConfigurationError
from lading.workspace.uploads import Uploads
from lading.workspace.workspace import Workspace

LONGEST_HEAD = 131_072
"""Bytes of a request's head: an address of 60,000 is answered, with its headers."""
HEAD_PATIENCE = 20.0
"""Seconds within which the first request of a connection must have begun."""
MOST_HEAPS = -8
"""`M_ARENA_MAX` of GNU's `mallopt`."""
MOST_AT_ONCE = 500
"""Connections and requests under way; more are told to come back."""


@dataclass(frozen=True, slots=True)
class Run:
    """Where and how to serve."""

    policy: Policy
    host: str = "127.0.0.1"
    port: int = 0
    log: str = "none"
    """`none`, `words` or `json`."""
    update_token: str = ""


class PatientProtocol(H11Protocol):
    """HTTP, with an end to the patience for connections that never say what they want."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own narrowing
        """Begins to wait for the head of a request."""
        super().connection_made(transport)
        self._waiting = self.loop.call_later(HEAD_PATIENCE, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits no longer."""
        self._waiting.cancel()
        super().connection_lost(exc)

    def _give_up(self) -> None:
        if getattr(self, "cycle", None) is None and not self.transport.is_closing():
            self.transport.close()


def run_server(
    workspace: Workspace, run: Run, *, tell: Callable[[str], None], then: Callable[[], object] = lambda: None
) -> None:
    """Serve until somebody stops it.

    Args:
        workspace: what is served.
        run: where and how.
        tell: is told the address, once it is listened at.
        then: is done in the background when questions are answered at once.

    Raises:
        ConfigurationError: for an address that others can reach and nobody guards, or a port that is taken.
    """
    check_policy(run.policy, run.host)
    share_heap()
    settings = Settings(update_token=run.update_token, policy=run.policy)
    sent = Uploads(workspace)
    app = build_app(workspace, settings, sent)
    settings.readiness.ready = False

    def prepare() -> None:
        settings.readiness.prepare(workspace.catalog)
        sent.resume()
        then()

    threading.Thread(target=prepare, daemon=True).start()
    listening = open_socket(run.host, run.port)
    set_up_log(run.log)
    config: dict[str, Any] = {
        "http": PatientProtocol,
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "h11_max_incomplete_event_size": LONGEST_HEAD,
        "limit_concurrency": MOST_AT_ONCE,
        "timeout_graceful_shutdown": 5,
        "proxy_headers": False,
    }
    host = f"[{run.host}]" if ":" in run.host else run.host
    tell(f"http://{host}:{listening.getsockname()[1]}/ (press Ctrl-C to stop)")
    try:
        uvicorn.Server(uvicorn.Config(app, **config)).run([listening])
    finally:
        sent.close()


def share_heap() -> None:
    """Have all threads take memory from one heap, where the C library is GNU's; elsewhere nothing is done.

    It gives each thread a heap of its own, and what one frees no other can use: a server of many threads that makes its
    answers anew grew by as much with each of them. Python runs one at a time, so that nobody waits for the one heap.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(MOST_HEAPS, 1)


def open_socket(host: str, port: int) -> socket.socket:
    """A bound socket. Raises ConfigurationError where the port is taken or the address is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of a socket that says that it is TCP does asyncio send small answers at once; of others they wait for 40 ms.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen()  # before anybody is told the address: who comes early waits, and is not refused
    except OSError as error:
        bound.close()
        remedy = "another program listens there: choose another --port, or 0 for any that is free"
        raise ConfigurationError(
            f"cannot listen: {error.strerror or error}", where=f"{host}:{port}", remedy=remedy
        ) from error
    return bound


def set_up_log(kind: str) -> None:
    """Where the server's log goes: to standard error, as words or JSON lines; defects always."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if kind == "json" else Words())
    for name, level in (
        ("lading.access", logging.INFO if kind != "none" else logging.ERROR),
        ("lading.api", logging.INFO),
    ):
        logger = logging.getLogger(name)
        logger.handlers[:], logger.propagate = [handler], False
        logger.setLevel(level)

"""A server on this machine with the interface of OpenAI's, whose answers are scripted: it can misbehave in every way."""

import http.server
import json
import threading
import time
from collections.abc import Callable
from typing import Any

Act = Callable[[http.server.BaseHTTPRequestHandler, dict[str, Any]], None]


class ModelServer:
    """Answers in the order given, the last one again and again; remembers what it was asked, headers too."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        lock = threading.Lock()
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # the library's name
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with lock:
                    server.asked.append(body)
                    server.paths.append(self.path)
                    server.headers.append({name.lower(): value for name, value in self.headers.items()})
                    act = server.acts.pop(0) if len(server.acts) > 1 else server.acts[0]
                act(self, body)

            def log_message(self, *_: object) -> None:
                pass

        class Quiet(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """A client that went away is part of the tests."""

        self.server = Quiet(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def raw(status: int, body: bytes, *, length: int | None = None, **headers: str) -> Act:
    """A response as it stands."""

    def send(handler: http.server.BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(body) if length is None else length), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


def says(text: str | Callable[[dict[str, Any]], str], *, finish: str = "stop", usage: object = (100, 20)) -> Act:
    """The answer of a chat interface."""

    def send(handler: http.server.BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        words = text if isinstance(text, str) else text(body)
        data: dict[str, Any] = {
            "choices": [{"message": {"role": "assistant", "content": words}, "finish_reason": finish}]
        }
        if isinstance(usage, tuple):
            data["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1]}
        raw(200, json.dumps(data).encode())(handler, body)

    return send


def refuses(status: int, message: str, **headers: Any) -> Act:
    """An error as these servers put it."""
    return raw(status, json.dumps({"error": {"message": message}}).encode(), **headers)


def hangs(seconds: float) -> Act:
    """Nothing, for longer than anybody waits."""

    def send(_: http.server.BaseHTTPRequestHandler, __: dict[str, Any]) -> None:
        time.sleep(seconds)

    return send


def drips(seconds: float) -> Act:
    """A byte now and then, without an end."""

    def send(handler: http.server.BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.end_headers()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.01)

    return send


def pours(size: int) -> Act:
    """More than anybody asked for."""

    def send(handler: http.server.BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _block in range(size // 65536):
            handler.wfile.write(b"x" * 65536)

    return send


def breaks_off(handler: http.server.BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Closes the connection without a word."""
    handler.connection.close()

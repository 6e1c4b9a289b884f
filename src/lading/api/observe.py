"""What is told of every request: an id in the answer, a line in the log, a count in the figures.

A line says who asked which path, when, how long it took and what came of it. It never says what was asked: names that
somebody screens, and keys, are in queries, bodies and headers, and none of these is written down.
"""

import json
import logging
import re
import secrets
import time
from collections.abc import Callable
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lading.api.metrics import Metrics

KNOWN_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
TRACE = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
UNMATCHED = "(none)"
log = logging.getLogger("lading.access")
defects = logging.getLogger("lading.api")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
}
"""What every answer has unless its path says otherwise."""


class Observe:
    """Gives requests their ids, tells of each, and answers 500 where a path fails."""

    def __init__(self, app: ASGIApp, metrics: Metrics, clock: Callable[[], float] = time.perf_counter) -> None:
        self.app, self.metrics, self.clock = app, metrics, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on and watches what becomes of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers, began, status = Headers(scope=scope), self.clock(), 0
        given = headers.get("x-request-id", "")
        own = given if KNOWN_ID.fullmatch(given) else secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = own

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _dress(MutableHeaders(scope=message), headers, own)
            await send(message)

        try:
            with self.metrics.busy():
                await self.app(scope, receive, watch)
        except Exception as error:  # noqa: BLE001  # whatever a path does, it is told of and answered
            defects.exception("a path failed", extra={"request_id": own}, exc_info=error)
            if not status:
                await JSONResponse({"status": "error"}, 500)(scope, receive, watch)
        finally:
            self._tell(scope, status or 500, self.clock() - began)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        path = getattr(scope.get("route"), "path", UNMATCHED)
        self.metrics.count(scope["method"], path, status, seconds)
        state = scope.get("state", {})
        said = {
            "request_id": state.get("request_id"),
            "who": state.get("who", ""),
            "client": (scope.get("client") or ("",))[0],
            "method": scope["method"],
            "path": path,
            "status": status,
            "ms": round(seconds * 1000, 1),
        }
        log.info("request", extra={"said": said})


def _dress(answer: MutableHeaders, asked: Headers, own: str) -> None:
    answer["X-Request-Id"] = own
    for name, value in HEADERS.items():
        answer.setdefault(name, value)
    trace = asked.get("traceparent", "")
    if TRACE.fullmatch(trace):
        answer["traceparent"] = trace
        if asked.get("tracestate", "").isprintable() and asked.get("tracestate"):
            answer["tracestate"] = asked["tracestate"][:512]


class JsonLines(logging.Formatter):
    """A line of JSON for each record, for programs that gather logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, message, and what the record says beside them."""
        line: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
        }
        line |= getattr(record, "said", {})
        if record.exc_info:
            line["defect"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class Words(logging.Formatter):
    """A line for a person who looks on."""

    def format(self, record: logging.LogRecord) -> str:
        """`GET /search/{dataset} 200 4.1 ms`, or the message."""
        said = getattr(record, "said", None)
        if said is None:
            return super().format(record)
        return f"{said['method']} {said['path']} {said['status']} {said['ms']} ms"

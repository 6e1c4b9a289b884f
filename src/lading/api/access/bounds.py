"""How long a request's address, how large and how slow its body may be, and how many one asker may make."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lading.api.access.policy import ALWAYS, Policy

LONGEST = 60_000
"""Bytes of a path with its query."""
SENDING = ("/documents", "/workbench/upload")
"""Paths that documents are sent to."""
REMEMBERED = 10_000
"""Askers whose requests are counted at a time."""


class TooLargeError(HTTPException):
    """A body that is larger than it may be. The frameworks that read bodies let an HTTPException through."""

    def __init__(self, most: int) -> None:
        super().__init__(413, f"The request is larger than {most:,} bytes", {"Connection": "close"})


class TooSlowError(HTTPException):
    """A body of which nothing has come for too long."""

    def __init__(self) -> None:
        super().__init__(408, "The request was too slow", {"Connection": "close"})


class Bounds:
    """Refuses what is too long, too large or too slow, before anything is made of it."""

    def __init__(self, app: ASGIApp, policy: Policy) -> None:
        self.app, self.policy = app, policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it with 413, 414 or 408."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if len(scope.get("raw_path") or scope["path"].encode()) + len(scope.get("query_string", b"")) > LONGEST:
            await JSONResponse({"detail": "Request URI too long"}, 414)(scope, receive, send)
            return
        most = self.policy.upload if scope["path"].startswith(SENDING) else self.policy.body
        said = Headers(scope=scope).get("content-length", "0")
        if not said.isdecimal() or int(said) > most:
            await _refusal(TooLargeError(most))(scope, receive, send)
            return
        meter, begun = _Meter(receive, most, self.policy.patience), False

        async def watch(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, meter, watch)
        except (TooLargeError, TooSlowError) as error:
            if not begun:
                await _refusal(error)(scope, receive, send)


class _Meter:
    """Receives a body, counting and timing it."""

    def __init__(self, receive: Receive, most: int, patience: float) -> None:
        self.receive, self.most, self.patience = receive, most, patience
        self.left, self.whole = most, False

    async def __call__(self) -> Message:
        if self.whole:  # nothing more is sent: this waits for the asker to go away
            return await self.receive()
        try:
            message = await asyncio.wait_for(self.receive(), self.patience)
        except TimeoutError as error:
            raise TooSlowError() from error
        self.left -= len(message.get("body", b""))
        if self.left < 0:
            raise TooLargeError(self.most)
        self.whole = not message.get("more_body", False)
        return message


def _refusal(error: HTTPException) -> JSONResponse:
    return JSONResponse({"detail": error.detail}, error.status_code, error.headers)


class Rate:
    """Lets each asker make so many requests a second, and some more at once."""

    def __init__(self, app: ASGIApp, policy: Policy, clock: Callable[[], float] = time.monotonic) -> None:
        self.app, self.policy, self.clock = app, policy, clock
        self.held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """By asker: how many requests are left, and as of when."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it with 429."""
        if scope["type"] != "http" or not self.policy.rate or scope["path"] in ALWAYS:
            await self.app(scope, receive, send)
            return
        wait = self.take(str(scope.get("state", {}).get("who") or (scope.get("client") or ("",))[0]))
        if wait:
            said = {"detail": "Too many requests", "remedy": f"wait {wait:.0f} seconds"}
            await JSONResponse(said, 429, {"Retry-After": f"{wait:.0f}"})(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def take(self, asker: str) -> float:
        """Count one request; how many seconds to wait where there are too many, else 0."""
        now = self.clock()
        left, before = self.held.pop(asker, (float(self.policy.burst), now))
        left = min(self.policy.burst, left + (now - before) * self.policy.rate)
        self.held[asker] = (left - 1 if left >= 1 else left, now)
        while len(self.held) > REMEMBERED:
            self.held.popitem(last=False)
        return 0.0 if left >= 1 else max(1.0, (1 - left) / self.policy.rate)

"""What holds for every request before a path is looked for: its length, who may read the answer, compression."""

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LONGEST = 60_000
"""Bytes of a path with its query."""
SMALLEST = 500
"""Bytes from which an answer is compressed."""


class UrlLength:
    """Refuses requests whose address is too long to be meant."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it."""
        if scope["type"] == "http":
            length = len(scope.get("raw_path") or scope["path"].encode()) + len(scope.get("query_string", b""))
            if length > LONGEST:
                await JSONResponse({"detail": "Request URI too long"}, 414)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def add_wire(app: FastAPI) -> None:
    """Lays these rules over an application."""
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST)
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])
    app.add_middleware(UrlLength)

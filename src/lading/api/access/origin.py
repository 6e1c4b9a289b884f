"""Requests that a page of another address makes a browser send, and names that do not mean this server.

A browser says which page sends a request (`Origin`, `Sec-Fetch-Site`). What would change something is let through only
where no other address sends it; programs, which say neither, are let through. A name that this server does not go by
is refused, so that no name can be pointed at this machine to read from it (DNS rebinding).
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lading.api.access.policy import SAFE, Policy, is_open

OWN = frozenset({"same-origin", "none"})
ALLOWED = {
    b"access-control-allow-origin": b"*",
    b"access-control-expose-headers": b"x-batch-size, etag",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "600",
}


class Origin:
    """Refuses what another address sends where it could do harm, and lets any page read what is open."""

    def __init__(self, app: ASGIApp, policy: Policy) -> None:
        self.app, self.policy = app, policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it with 400 or 403."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers, path = Headers(scope=scope), scope["path"]
        refused = self._refuse(headers, scope["method"], path)
        if refused is not None:
            await refused(scope, receive, send)
            return
        if not (is_open(path) and "origin" in headers):
            await self.app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await Response(status_code=204, headers={"Access-Control-Allow-Origin": "*", **PREFLIGHT})(
                scope, receive, send
            )
            return

        async def send_open(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *ALLOWED.items()]
            await send(message)

        await self.app(scope, receive, send_open)

    def _refuse(self, headers: Headers, method: str, path: str) -> Response | None:
        host = headers.get("host", "")
        if self.policy.hosts and name_of(host) not in self.policy.hosts:
            remedy = "start it with --allowed-host to have it answer to this name"
            return JSONResponse({"detail": "This server does not go by that name", "remedy": remedy}, 400)
        if method in SAFE or is_open(path):
            return None
        origin, fetched = headers.get("origin", ""), headers.get("sec-fetch-site", "none")
        if fetched in OWN and (not origin or urlsplit(origin).netloc == host):
            return None
        return JSONResponse({"detail": "A page of another address may not do this"}, 403)


def name_of(host: str) -> str:
    """A Host header without its port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if host.count(":") == 1 else host.lower()

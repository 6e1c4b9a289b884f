"""Who asks: by a key, by a proxy's header, or whoever sits at this machine. `request.state.who` says it to the paths."""

import base64
import binascii
import hmac

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as Connection

from lading.api.access.policy import Policy, needed_scope
from lading.io.keys import Key, Scope, digest_key

LONGEST_NAME = 200
CHALLENGE = 'Basic realm="Lading", charset="UTF-8"'
SCHEMES = ("bearer", "apikey")


class Login:
    """Lets through who may do what they ask, and tells the paths who that is."""

    def __init__(self, app: ASGIApp, policy: Policy) -> None:
        self.app, self.policy = app, policy

    async def __call__(self, scope: Connection, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it with 401 or 403."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        needed = needed_scope(scope["method"], scope["path"])
        who, scopes = self._identify(scope)
        refused = self._refuse(needed, who, scopes)
        if refused is not None:
            await refused(scope, receive, send)
            return
        scope.setdefault("state", {})["who"] = who
        await self.app(scope, receive, send)

    def _identify(self, scope: Connection) -> tuple[str, tuple[Scope, ...]]:
        """A name and what its owner may do; no name for nobody known."""
        headers, policy = Headers(scope=scope), self.policy
        if not policy.login and not policy.header:
            return policy.owner, tuple(Scope)
        peer = (scope.get("client") or ("", 0))[0]
        said = headers.get(policy.header, "").strip() if policy.header and peer in policy.proxies else ""
        if said and said.isprintable():
            return said[:LONGEST_NAME], (Scope.READ, Scope.WRITE)
        key = find_key(read_secret(headers.get("authorization", "")), policy.keys())
        return (key.name, key.scopes) if key else ("", ())

    def _refuse(self, needed: Scope | None, who: str, scopes: tuple[Scope, ...]) -> Response | None:
        if needed is None or needed in scopes:
            return None
        if not who:
            said = {"detail": "Say who you are: Authorization: Bearer KEY"}
            return JSONResponse(said, 401, {"WWW-Authenticate": CHALLENGE})
        return JSONResponse({"detail": f"This key may not do that: it lacks the scope {needed}"}, 403)


def read_secret(header: str) -> str:
    """The key in an Authorization header: after `Bearer` or `ApiKey`, or as the password of a browser."""
    scheme, _, rest = header.strip().partition(" ")
    if scheme.lower() in SCHEMES:
        return rest.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(rest, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""


def find_key(secret: str, keys: tuple[Key, ...]) -> Key | None:
    """The key that a secret is, or None. Each is compared, so that the time taken tells nothing."""
    if not secret:
        return None
    digest, found = digest_key(secret), None
    for one in keys:
        if hmac.compare_digest(one.digest, digest):
            found = one
    return found

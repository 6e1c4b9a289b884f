"""What keeps other sites' pages out: headers on every answer, and a token in every form."""

import hmac
import secrets
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "lading_form"
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Forms:
    """Makes and checks the tokens of forms. A token is the cookie signed with a key that only this process knows."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def cookie(self, request: Request) -> str:
        """The browser's own cookie, or a new one."""
        return request.cookies.get(COOKIE) or secrets.token_urlsafe(24)

    def token(self, cookie: str) -> str:
        """What a form carries that is shown to the owner of a cookie."""
        return hmac.new(self._key, cookie.encode(), sha256).hexdigest()

    def is_ours(self, request: Request, token: str) -> bool:
        """Whether a form was shown by us, to this browser, and sent by our own page."""
        cookie = request.cookies.get(COOKIE, "")
        return bool(cookie) and _same_site(request) and hmac.compare_digest(token.encode(), self.token(cookie).encode())


def _same_site(request: Request) -> bool:
    """Whether the browser says that a page of this very address sends the request; one that says nothing is let be."""
    origin = request.headers.get("origin")
    fetched = request.headers.get("sec-fetch-site", "same-origin")
    return fetched in {"same-origin", "none"} and (not origin or urlsplit(origin).netloc == request.headers.get("host"))


def dress(response: Response, *, cookie: str = "", secure: bool = False) -> Response:
    """A response with the headers that every page has, and the cookie of its forms."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if cookie:
        response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", secure=secure, path="/")
    return response

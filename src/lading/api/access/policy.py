"""How a server is guarded, as one value; and what each request needs."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass

from lading.errors import ConfigurationError
from lading.io.keys import Key, Scope

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
OPEN = ("/match/", "/reconcile/", "/search/", "/entities/")
PUBLIC = frozenset({"/catalog", "/manifest", "/algorithms", "/healthz", "/readyz"})
"""Paths of yente's API: pages of any address may read them, as yente lets them. They change nothing."""
ASKING = ("/match/", "/reconcile/", "/screen")
"""Paths that are asked by POST and change nothing."""
ALWAYS = frozenset({"/healthz", "/readyz"})
"""What those who watch over a server may see without a key."""
ADMIN = frozenset({"/metrics", "/log"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Policy:
    """How a server is guarded. As it stands: on this machine alone, without a login."""

    login: bool = False
    """Whether somebody must say who they are."""
    keys: Callable[[], tuple[Key, ...]] = tuple
    """The keys that are in force now."""
    header: str = ""
    """A header by which a proxy says who asks; empty: none is believed."""
    proxies: frozenset[str] = frozenset({"127.0.0.1", "::1"})
    """Addresses whose header is believed."""
    hosts: frozenset[str] = LOOPBACK
    """Names that this server is asked under; empty: any."""
    owner: str = "you"
    """Who asks where nobody must say so."""
    rate: float = 0.0
    """Requests a second that one asker may make in the long run; 0: any number."""
    burst: int = 200
    """How many more at once."""
    body: int = 10_000_000
    """Bytes of a request."""
    upload: int = 110_000_000
    """Bytes of a request that sends documents."""
    patience: float = 30.0
    """Seconds that a request may be silent while it is sent."""


def check_policy(policy: Policy, host: str) -> None:
    """Refuses a server that everybody could reach and nobody guards.

    Raises:
        ConfigurationError: for an address that is not this machine's own, without keys or a proxy that says who asks.
    """
    if is_loopback(host) or policy.header or (policy.login and policy.keys()):
        return
    what = f"{host} can be reached from other machines, and nothing says who may ask"
    remedy = (
        "make keys with `lading keys add NAME`, or name the header of a proxy that logs people in with --proxy-header"
    )
    raise ConfigurationError(what, remedy=remedy)


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine's own."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def needed_scope(method: str, path: str) -> Scope | None:
    """What a request needs; None for what anybody may ask."""
    if path in ALWAYS or method == "OPTIONS":
        return None
    if path in ADMIN:
        return Scope.ADMIN
    if path == "/updatez" and method == "POST":
        return None  # it has a token of its own
    return Scope.READ if method in SAFE or path.startswith(ASKING) else Scope.WRITE


def is_open(path: str) -> bool:
    """Whether pages of any address may read a path."""
    return path in PUBLIC or path.startswith(OPEN)

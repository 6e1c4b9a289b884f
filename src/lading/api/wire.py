"""The rules that are laid over every path, in the order in which a request meets them."""

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from lading.api.access.bounds import Bounds, Rate
from lading.api.access.login import Login
from lading.api.access.origin import Origin
from lading.api.access.policy import Policy
from lading.api.metrics import Metrics
from lading.api.observe import Observe

SMALLEST = 500
"""Bytes from which an answer is compressed."""


def add_wire(app: FastAPI, policy: Policy, metrics: Metrics) -> None:
    """Lays the rules over an application: what is added last is met first."""
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST)
    app.add_middleware(Rate, policy=policy)
    app.add_middleware(Login, policy=policy)
    app.add_middleware(Bounds, policy=policy)
    app.add_middleware(Origin, policy=policy)
    app.add_middleware(Observe, metrics=metrics)

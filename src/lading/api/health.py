"""Whether the server is there, for those who watch over it."""

from fastapi import APIRouter
from pydantic import BaseModel


class Status(BaseModel):
    """How the server is."""

    status: str = "ok"


def build_router() -> APIRouter:
    """`/healthz`: the process answers. `/readyz`: it can answer questions."""
    router = APIRouter(tags=["System"])

    @router.get("/healthz", summary="Whether the process answers")
    def read_health() -> Status:
        return Status()

    @router.get("/readyz", summary="Whether questions can be answered")
    def read_readiness() -> Status:
        return Status()

    return router

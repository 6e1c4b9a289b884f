"""The application: every path of the server, put together."""

from fastapi import FastAPI

from lading import __version__
from lading.api.health import build_router as build_health
from lading.web.routes import build_router as build_pages
from lading.workspace.workspace import Workspace

ABOUT = """Who really supplies a sanctioned weapons maker, and whose words say so.

A mention or an exposure does not suggest that anyone broke the law."""


def build_app(workspace: Workspace) -> FastAPI:
    """The application over one workspace. Nothing is read before it is asked for."""
    app = FastAPI(title="Lading", version=__version__, description=ABOUT, docs_url="/docs", redoc_url=None)
    app.include_router(build_health())
    app.include_router(build_pages(workspace))
    return app

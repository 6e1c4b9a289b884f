"""The application: every path of the server, put together."""

from dataclasses import dataclass, field

from fastapi import FastAPI

from lading import __version__
from lading.api.access.policy import Policy
from lading.api.case import answers, documents, log, reviewing, screening, uploads
from lading.api.errors import add_handlers
from lading.api.metrics import Metrics
from lading.api.metrics import build_router as build_metrics
from lading.api.reference import build_router as build_reference
from lading.api.wire import add_wire
from lading.api.yente import algorithms, entities, match, reconcile, search, suggest, system
from lading.api.yente.system import Readiness
from lading.web.routes import build_router as build_pages
from lading.workspace.uploads import Uploads
from lading.workspace.workspace import Workspace

ABOUT = """Who really supplies a sanctioned weapons maker, and whose words say so.

The paths under *Matching*, *Data access*, *Reconciliation* and *System information* are those of yente, the API of
OpenSanctions: its clients may ask Lading instead.

A mention or an exposure does not suggest that anyone broke the law."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the application is served."""

    update_token: str = ""
    """Who sends it to `/updatez` has new data opened; nobody may where it is empty."""
    readiness: Readiness = field(default_factory=Readiness)
    policy: Policy = field(default_factory=Policy)
    """Who may ask what, and how much of it."""


def build_app(workspace: Workspace, settings: Settings | None = None, sent: Uploads | None = None) -> FastAPI:
    """The application over one workspace, and what is sent to it. Nothing is read before it is asked for."""
    taken = sent or Uploads(workspace)
    chosen = settings or Settings()
    # Customers of yente send JSON without a Content-Type, and are answered.
    app = FastAPI(
        title="Lading",
        version=__version__,
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        strict_content_type=False,
    )
    catalog = workspace.catalog
    for module in (match, search, entities, reconcile, suggest, algorithms):
        app.include_router(module.build_router(catalog))
    app.include_router(system.build_router(catalog, chosen.readiness, update_token=chosen.update_token))
    for own in (screening, answers, documents, reviewing, log):
        app.include_router(own.build_router(workspace))
    app.include_router(uploads.build_router(taken))
    metrics = Metrics()
    app.include_router(build_metrics(metrics, lambda: chosen.readiness.ready))
    app.include_router(build_reference(app))
    app.include_router(build_pages(workspace, taken))
    add_handlers(app)
    add_wire(app, chosen.policy, metrics)
    return app

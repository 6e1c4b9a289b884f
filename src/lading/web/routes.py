"""Every page of the web interface."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from lading.workspace.workspace import Workspace


def build_router(workspace: Workspace) -> APIRouter:
    """The pages over one workspace. None of them is part of the OpenAPI document."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    pages = Environment(
        loader=PackageLoader("lading.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )

    @router.get("/")
    def show_home(request: Request) -> HTMLResponse:
        page = pages.get_template("home.html")
        lists, documents = workspace.standing().versions, workspace.documents()
        return HTMLResponse(page.render(request=request, day=workspace.today, lists=lists, documents=documents))

    return router

"""`/log`: who decided, uploaded and exported what, and when."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from lading.api.case.asked import WRONG, Limit, Offset
from lading.workspace.log import read_log
from lading.workspace.workspace import Workspace


def build_router(workspace: Workspace) -> APIRouter:
    """The path over a workspace."""
    router = APIRouter(tags=["Review"], responses=WRONG)

    @router.get("/log", summary="Who did what")
    def list_acts(limit: Limit = 100, offset: Offset = 0) -> JSONResponse:
        """Judgements, uploads and exports, the latest first. Nothing in it is ever changed."""
        rows = [
            {
                "at": one.recorded,
                "who": one.act.who,
                "what": one.act.what,
                "about": one.act.about,
                "place": one.act.place,
            }
            for one in read_log(workspace, limit, before=offset)
        ]
        return JSONResponse({"limit": limit, "offset": offset, "results": rows})

    return router

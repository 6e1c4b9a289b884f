"""`/review`: what a person should look at, and what they decide."""

from typing import Annotated, Literal

from fastapi import APIRouter, Body, Path, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from lading.api.case.asked import WRONG, Day, Limit, Offset, not_found
from lading.workspace.reviewing import decide_item, record_item, undo_item
from lading.workspace.told import record_issue
from lading.workspace.workspace import Workspace

ItemId = Annotated[str, Path(description="Id of an item of the queue")]


class Verdict(BaseModel):
    """A decision."""

    decision: Literal["yes", "no", "unsure"]


def build_router(workspace: Workspace) -> APIRouter:
    """The paths over a workspace."""
    router = APIRouter(tags=["Review"], responses=WRONG)

    @router.get("/review", summary="What waits for a person")
    def list_queue(
        decided: Annotated[bool, Query(title="What people have decided instead")] = False,
        as_of: Day = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> JSONResponse:
        """Claims and names by what a decision would change: first what would create or remove an exposure. Each with its quote."""
        queue = workspace.queue(as_of)
        items = queue.decided if decided else queue.open
        return JSONResponse(
            {
                "total": len(items),
                "limit": limit,
                "offset": offset,
                "results": [record_item(item) for item in items[offset : offset + limit]],
                "issues": [record_issue(one) for one in queue.issues if one.severity != "note"],
            }
        )

    @router.post("/review/{item_id}", summary="Decide")
    def decide(request: Request, item_id: ItemId, verdict: Annotated[Verdict, Body()]) -> JSONResponse:
        """A yes makes a claim count, or two names one party; a no takes it out. It is kept with who and when, and can be taken back."""
        made = decide_item(workspace, item_id, verdict.decision, who=request.state.who)
        if made is None:
            raise not_found(f"no item of the queue has the id {item_id!r}")
        return JSONResponse(made)

    @router.delete("/review/{item_id}", summary="Take a decision back")
    def undo(request: Request, item_id: ItemId) -> JSONResponse:
        """What was decided before it stands again. Both are kept."""
        made = undo_item(workspace, item_id, who=request.state.who)
        if made is None:
            raise not_found(f"no item of the queue has the id {item_id!r}")
        return JSONResponse(made)

    return router

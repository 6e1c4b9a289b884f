"""What Lading's own paths have in common: parameters, and the shape of a list of results."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import HTTPException, Query
from pydantic import BaseModel, Field

from lading.workspace.told import Told, tell_answer
from lading.workspace.workspace import Workspace

Row = dict[str, Any]
MOST = 1_000
"""Results of a page."""

Day = Annotated[
    dt.date | None, Query(title="The day the answer is for; today where none is given", examples=["2025-10-01"])
]
Limit = Annotated[int, Query(ge=0, le=MOST, title="Results of a page")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, title="Where the page begins")]


class Failure(BaseModel):
    """What went wrong, in one shape for all of Lading's own paths."""

    detail: str = Field(examples=["no party of these documents is called that"])
    where: str = Field(default="", description="The file, list or document")
    place: str = Field(default="", description="The row, line or page in it")
    remedy: str = Field(default="", description="What to do about it")
    request_id: str = ""


class Head(BaseModel):
    """What an answer stands on."""

    as_of: str = Field(examples=["2025-10-01"])
    version: str = Field(description="Of Lading and its rule tables")
    caution: str
    issues: list[Row] = Field(description="What of lists and documents could not be read")


class Page(Head):
    """A page of results."""

    total: int
    limit: int
    offset: int
    results: list[Row]


WRONG: dict[int | str, dict[str, Any]] = {
    400: {"model": Failure, "description": "The question cannot be read"},
    404: {"model": Failure, "description": "There is no such thing"},
    422: {"model": Failure, "description": "A parameter is not what it must be"},
    503: {"model": Failure, "description": "A list or the store cannot be read now"},
}


def tell(workspace: Workspace, day: dt.date | None) -> Told:
    """The answer of a day."""
    return tell_answer(workspace, day)


def page(told: Told, rows: Sequence[Row], *, limit: int, offset: int) -> Row:
    """A page of rows under the head of their answer."""
    return told.head | {
        "total": len(rows),
        "limit": limit,
        "offset": offset,
        "results": list(rows[offset : offset + limit]),
    }


def not_found(what: str) -> HTTPException:
    """A 404 that says what there is none of."""
    return HTTPException(404, detail=what)

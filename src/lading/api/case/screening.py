"""`/screen`: who is listed, owned, exposed or mentioned."""

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from lading.api.case.asked import WRONG, Day, Row, tell
from lading.workspace.screening import open_bench, screen_party
from lading.workspace.workspace import Workspace

MOST = 100
"""Parties of one request."""
EXAMPLES: Any = {
    "one": {"summary": "A name alone", "value": {"parties": [{"name": "АО ИЭМЗ Купол"}]}},
    "more": {
        "summary": "Customers with what is known of them",
        "value": {
            "as_of": "2025-10-01",
            "parties": [
                {"id": "C-17", "name": "Hunan Haotianyi", "kind": "organisation", "country": "China"},
                {"id": "C-18", "name": "Ivan Petrov", "birth_date": "1970-05-01", "inn": "7707083893"},
            ],
        },
    },
}
Score = Annotated[float | None, Field(ge=0.01, le=1, description="Score from which a party is named")]
Most = Annotated[int | None, Field(ge=1, le=100, description="Parties named at most")]


class Screening(BaseModel):
    """Whom to screen, and how."""

    parties: list[dict[str, Any]] = Field(
        min_length=1,
        max_length=MOST,
        description="Each as fields: name, alias, kind, country, birth_date, inn, lei, imo …, as columns of a table are called",
    )
    as_of: dt.date | None = None
    threshold: Score = None
    limit: Most = None


def build_router(workspace: Workspace) -> APIRouter:
    """The paths over a workspace."""
    router = APIRouter(tags=["The case"], responses=WRONG)

    @router.get("/screen", summary="Screen one name")
    def screen_name(
        name: Annotated[str, Query(max_length=1_000, examples=["Kupol"])],
        kind: Annotated[str, Query(title="person, organisation or vessel")] = "",
        country: str = "",
        birth_date: str = "",
        as_of: Day = None,
        threshold: Annotated[float | None, Query(ge=0.01, le=1)] = None,
        limit: Annotated[int | None, Query(ge=1, le=100)] = None,
    ) -> JSONResponse:
        """The gravest tier that fits: `listed`, `owned`, `exposed`, `possibly owned`, `caution`, `mentioned`, `nobody`.

        Each party in each tier comes with its reasons; who is on no list with full sentences and the documents' exact words.
        """
        fields = {"name": name, "kind": kind, "country": country, "birth_date": birth_date}
        asked = Screening(
            parties=[{k: v for k, v in fields.items() if v}], as_of=as_of, threshold=threshold, limit=limit
        )
        return JSONResponse(_answer(workspace, asked))

    @router.post("/screen", summary="Screen several parties")
    def screen_parties(asked: Annotated[Screening, Body(openapi_examples=EXAMPLES)]) -> JSONResponse:
        """As for one name, for up to 100 parties with whatever is known of them. One that cannot be read costs only itself."""
        return JSONResponse(_answer(workspace, asked))

    return router


def _answer(workspace: Workspace, asked: Screening) -> Row:
    told = tell(workspace, asked.as_of)
    bench = open_bench(workspace, told, threshold=asked.threshold, limit=asked.limit)
    results = [screen_party(bench, fields, number=number) for number, fields in enumerate(asked.parties, start=1)]
    lists = [{"name": one.name, "title": one.title, "edition": one.edition} for one in bench.lists.datasets]
    return told.head | {"lists": lists, "documents": len(told.dossier.documents), "results": results}

"""`/exposures`, `/claims`, `/parties`, `/explain`, `/watch`: what documents and lists come to."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse

from lading.api.case.asked import WRONG, Day, Limit, Offset, Page, not_found, page, tell
from lading.errors import InputError
from lading.workspace.told import compare_days, explain_named, select
from lading.workspace.workspace import Workspace

Wanted = Annotated[str, Query(title="Only those of this value")]
Party = Annotated[str, Query(title="Id or name of a party", examples=["IEMZ Kupol"])]


def build_router(workspace: Workspace) -> APIRouter:
    """The paths over a workspace."""
    router = APIRouter(tags=["The case"], responses=WRONG)

    @router.get("/exposures", summary="Who is exposed", response_model=Page)
    def list_exposures(
        party: Party = "",
        risk_source: Party = "",
        label: Wanted = "",
        as_of: Day = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> JSONResponse:
        """Parties on no list that documents tie to a listed one, the heaviest first.

        Each way hop by hop with its quotes, who denies it, its grade with reasons, and the days by which the first disclosure
        led a later designation.
        """
        told = tell(workspace, as_of)
        rows = select(told.rows.get("exposure", ()), party=party, risk_source=risk_source, label=label)
        return JSONResponse(page(told, rows, limit=limit, offset=offset))

    @router.get("/claims", summary="What documents say", response_model=Page)
    def list_claims(
        party: Party = "",
        document: Wanted = "",
        predicate: Wanted = "",
        tier: Wanted = "",
        stance: Wanted = "",
        polarity: Wanted = "",
        as_of: Day = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> JSONResponse:
        """Claims in reading order, each with its exact words, their place, on whose authority, and how sure the words are."""
        told = tell(workspace, as_of)
        wanted = {
            "party": party,
            "document": document,
            "predicate": predicate,
            "tier": tier,
            "stance": stance,
            "polarity": polarity,
        }
        rows = select(told.rows.get("claim", ()), **wanted)
        return JSONResponse(page(told, rows, limit=limit, offset=offset))

    @router.get("/parties", summary="Whom documents name", response_model=Page)
    def list_parties(
        status: Wanted = "", kind: Wanted = "", as_of: Day = None, limit: Limit = 100, offset: Offset = 0
    ) -> JSONResponse:
        """Parties in the order of their first mention: listed, owned, exposed or merely mentioned, and which listed ones they may be."""
        told = tell(workspace, as_of)
        rows = select(told.rows.get("party", ()), status=status, kind=kind)
        return JSONResponse(page(told, rows, limit=limit, offset=offset))

    @router.get("/explain/{asked:path}", summary="One party in full sentences")
    def explain(
        asked: Annotated[str, Path(description="Id or name of a party", examples=["Hunan Haotianyi"])],
        as_of: Day = None,
    ) -> JSONResponse:
        """What it is on that day, why, by which rule, in whose words and who contradicts it; every claim about it with its quote."""
        told = tell(workspace, as_of)
        found = explain_named(told, asked)
        if not found:
            raise not_found(f"no party of these documents is called {asked!r}; /screen asks the lists too")
        exposures = [row for one in found for row in told.about("exposure", one["party"])]
        return JSONResponse(told.head | {"parties": found, "exposures": exposures})

    @router.get("/watch", summary="What changed between two days")
    def watch(
        before: Annotated[dt.date, Query(title="The earlier day", examples=["2025-10-01"])],
        after: Annotated[dt.date | None, Query(title="The later day; today where none is given")] = None,
    ) -> JSONResponse:
        """Who became listed, owned or exposed, who was cleared, and why. Nothing is compared where something cannot be read."""
        until = after or workspace.today
        if until < before:
            raise InputError(
                "the later day is before the earlier one", remedy="give `before` a day that is not after `after`"
            )
        told = tell(workspace, until)
        changes = compare_days(workspace, before, until)
        return JSONResponse(told.head | {"before": str(before), "after": str(until), "changes": changes})

    return router

"""`/entities`: one entity, and what stands beside it."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from lading.api.yente.asked import Limit, Names, Offset, page_window, read_sorts
from lading.api.yente.models import AdjacentResultsResponse, EntityAdjacentResponse, EntityResponse, ErrorResponse
from lading.catalog.catalog import Catalog
from lading.catalog.nest import Page, Row, list_around, nest_entity, page_around, record_entity
from lading.catalog.scope import Scope, Shelved
from lading.catalog.served import Served

EntityId = Annotated[str, Path(description="Id of an entity, or one that was merged into it", examples=["ofac-46431"])]
MOVED: dict[int | str, dict[str, Any]] = {
    308: {"description": "The id was merged into another one"},
    404: {"model": ErrorResponse},
}


def build_router(catalog: Catalog) -> APIRouter:
    """The paths over a catalogue."""
    router = APIRouter(tags=["Data access"])

    @router.get("/entities/{entity_id}", summary="One entity", responses={**MOVED, 200: {"model": EntityResponse}})
    def fetch_entity(
        request: Request,
        entity_id: EntityId,
        nested: Annotated[bool, Query(title="With the entities beside it")] = True,
    ) -> Response:
        """An entity with what points at it, its designations for example, in the place of their ids."""
        scope = catalog.everything()
        found = scope.entity(entity_id)
        if found is None:
            return _redirect(request, scope, entity_id, "")
        if nested:
            return JSONResponse(nest_entity(*found, scope, catalog.tools().schemata))
        return JSONResponse(record_entity(*found))

    @router.get(
        "/entities/{entity_id}/adjacent",
        summary="What stands beside an entity",
        responses={**MOVED, 200: {"model": EntityAdjacentResponse}},
    )
    def fetch_adjacent(
        request: Request,
        entity_id: EntityId,
        sort: Names = [],
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> Response:
        """The entities beside one, by property, a page of each."""
        scope = catalog.everything()
        found = scope.entity(entity_id)
        if found is None:
            return _redirect(request, scope, entity_id, "/adjacent")
        page = _page(limit, offset, sort)
        beside = {
            one.prop: _results(catalog, scope, found, prop=one.prop, page=page)
            for one in list_around(found[0], catalog.tools().schemata)
        }
        return JSONResponse({"entity": record_entity(*found), "adjacent": {k: v for k, v in beside.items() if v}})

    @router.get(
        "/entities/{entity_id}/adjacent/{property_name}",
        summary="What stands beside an entity by one property",
        responses={**MOVED, 200: {"model": AdjacentResultsResponse}},
    )
    def fetch_adjacent_by_property(  # one parameter of the path is one argument
        request: Request,
        entity_id: EntityId,
        property_name: Annotated[str, Path(examples=["sanctions"])],
        sort: Names = [],
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> Response:
        """The entities beside one by one property, a page of them."""
        scope = catalog.everything()
        found = scope.entity(entity_id)
        if found is None:
            return _redirect(request, scope, entity_id, f"/adjacent/{quote(property_name, safe='')}")
        schema = catalog.tools().schemata.by_name[found[0].schema]
        prop = schema.properties.get(property_name) or schema.reverse.get(property_name)
        if prop is None or prop.type != "entity":
            raise HTTPException(404, detail=f"No such entity property: {property_name}")
        page = _page(limit, offset, sort)
        empty = {"results": [], "total": {"value": 0, "relation": "eq"}, "limit": page.limit, "offset": page.offset}
        return JSONResponse(_results(catalog, scope, found, prop=property_name, page=page) or empty)

    return router


def _page(limit: int, offset: int, sort: list[str]) -> Page:
    window, start = page_window(limit, offset)
    return Page(window, start, read_sorts(sort))


def _results(catalog: Catalog, scope: Scope, found: tuple[Served, Shelved], *, prop: str, page: Page) -> Row | None:
    schemata = catalog.tools().schemata
    for around in list_around(found[0], schemata):
        if around.prop == prop:
            rows, total = page_around(around, scope, schemata, root=found[0].id, page=page)
            return {
                "results": rows,
                "total": {"value": total, "relation": "eq"},
                "limit": page.limit,
                "offset": page.offset,
            }
    return None


def _redirect(request: Request, scope: Scope, entity_id: str, rest: str) -> Response:
    """To the id that this one was merged into. Raises a 404 where it was merged into none."""
    canonical = scope.canonical(entity_id)
    if canonical is None:
        raise HTTPException(404, detail="No such entity!")
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/entities/{quote(canonical, safe='')}{rest}{query}", status_code=308)

"""`/reconcile/…/suggest`, `preview` and `extend`: what OpenRefine asks while somebody chooses."""

from html import escape
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import HTMLResponse, JSONResponse

from lading.api.yente.asked import MOST_PAGE, DatasetName, find_scope
from lading.api.yente.freebase import list_schemata, list_telling, record_type, record_typed
from lading.catalog.ask import Group, Word
from lading.catalog.catalog import Catalog
from lading.catalog.nest import Row, find_entity
from lading.catalog.scope import Scope
from lading.catalog.search import Search, search
from lading.catalog.served import Served
from lading.catalog.words import split_words

SUGGESTED = 20
"""Kinds and properties suggested at most."""
PREVIEWED = 5
"""Values of one property that a preview shows."""


def build_router(catalog: Catalog) -> APIRouter:
    """The paths over a catalogue."""
    router = APIRouter(tags=["Reconciliation"])

    @router.get("/reconcile/{dataset}/suggest/entity", include_in_schema=False)
    def suggest_entity(
        dataset: DatasetName, prefix: str = "", limit: Annotated[int, Query(le=MOST_PAGE)] = 10
    ) -> JSONResponse:
        """Entities whose names begin so, as somebody types."""
        found = _seek_prefix(find_scope(catalog, dataset), prefix, max(limit, 0))
        return JSONResponse(_suggested(prefix, [record_typed(one, catalog) for one in found]))

    @router.get("/reconcile/{dataset}/suggest/property", include_in_schema=False)
    def suggest_property(dataset: DatasetName, prefix: str = "") -> JSONResponse:
        """Properties whose names begin so."""
        labels = catalog.tools().labels
        props = {
            f"{prop.schema}:{prop.name}": prop
            for schema in list_schemata(catalog, find_scope(catalog, dataset))
            for prop in schema.properties.values()
            if prop.type != "entity" and not labels.hidden(prop)
        }
        rows = [
            {"id": key, "name": labels.property(prop), "description": None}
            for key, prop in sorted(props.items())
            if _begins(prefix, prop.name, labels.property(prop))
        ]
        return JSONResponse(_suggested(prefix, rows[:SUGGESTED]))

    @router.get("/reconcile/{dataset}/suggest/type", include_in_schema=False)
    def suggest_type(dataset: DatasetName, prefix: str = "") -> JSONResponse:
        """Kinds of entities whose names begin so."""
        labels = catalog.tools().labels
        found = list_schemata(catalog, find_scope(catalog, dataset))
        rows = [record_type(one, catalog) for one in found if _begins(prefix, one.name, labels.schema(one.name))]
        return JSONResponse(_suggested(prefix, rows[:SUGGESTED]))

    @router.get("/reconcile/{dataset}/preview/{entity_id}", include_in_schema=False)
    def preview(dataset: DatasetName, entity_id: str) -> HTMLResponse:
        """A small page on an entity, which OpenRefine shows beside a row."""
        found = find_entity(entity_id, find_scope(catalog, dataset))
        if found is None:
            raise HTTPException(404, detail="No such entity!")
        return HTMLResponse(_preview(found[0], catalog))

    @router.get("/reconcile/{dataset}/extend/property", include_in_schema=False)
    def propose_properties(dataset: DatasetName, type: str = "Thing", limit: int = 0) -> JSONResponse:  # noqa: A002  # the protocol's name
        """Properties that rows of a kind can be extended by, those that tell most first."""
        find_scope(catalog, dataset)
        schema = catalog.tools().schemata.get(type)
        if schema is None:
            raise HTTPException(400, detail=f"Invalid type: {type}")
        rows = [
            {"id": prop.name, "name": catalog.tools().labels.property(prop)} for prop in list_telling(schema, catalog)
        ]
        rows = rows[:limit] if limit > 0 else rows
        rows.sort(key=lambda row: row["name"])
        return JSONResponse({"limit": limit, "type": schema.name, "properties": rows})

    return router


def _suggested(prefix: str, rows: list[Row]) -> Row:
    return {"code": "/api/status/ok", "status": "200 OK", "prefix": prefix, "result": rows}


def _seek_prefix(scope: Scope, prefix: str, limit: int) -> list[Served]:
    """Entities in whose names all words stand, the last of them perhaps not yet typed to its end."""
    words = split_words(prefix)
    if not words:
        return []
    parts = (*(Word(word, "name") for word in words[:-1]), Word(f"{words[-1]}*", "name", wild=True))
    return [hit.entity for hit in search(scope, Search(Group(parts), limit=limit)).hits]


def _preview(one: Served, catalog: Catalog) -> str:
    """The properties of an entity as a table, those that tell most first."""
    labels = catalog.tools().labels
    rows = [
        f"<tr><th>{escape(labels.property(prop))}</th><td>{escape('; '.join(labels.value(prop.type, v) for v in values))}</td></tr>"
        for prop in list_telling(catalog.tools().schemata.by_name[one.schema], catalog)
        if (values := one.get(prop.name)[:PREVIEWED])
    ]
    head = f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{escape(one.caption)}</title>"
    kind = escape(labels.schema(one.schema))
    return f"{head}<h1>{escape(one.caption)}</h1><p>{kind}</p><table>{''.join(rows)}</table></html>"


def _begins(prefix: str, *names: str) -> bool:
    wanted = prefix.strip().lower()
    return bool(wanted) and any(name.lower().startswith(wanted) for name in names)

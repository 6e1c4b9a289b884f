"""`/reconcile`: OpenRefine's reconciliation protocol, version 0.2."""

import json
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ValidationError

from lading.api.yente.algorithms import choose_algorithm
from lading.api.yente.asked import MOST_BATCH, MOST_PAGE, WRONG, ChangedSince, DatasetName, find_scope
from lading.api.yente.freebase import list_schemata, record_type, record_typed
from lading.api.yente.match import match_one
from lading.catalog.catalog import Catalog
from lading.catalog.example import read_example
from lading.catalog.filters import Filters
from lading.catalog.match import Scored, Terms
from lading.catalog.nest import Row, find_entity
from lading.catalog.scope import Scope

Model = TypeVar("Model", bound=BaseModel)

SPACE = "https://www.opensanctions.org/reference/#schema"
"""Names the vocabulary, FollowTheMoney's, as every reconciliation service for it does. Nothing is fetched from there."""
BATCH = 3
THRESHOLD = 0.7


class Value(BaseModel):
    """A property of what is looked for."""

    pid: str
    v: Any = None


class Question(BaseModel):
    """One row of a table that is to be reconciled."""

    query: str | None = None
    type: str | list[str] | None = None
    limit: int = 5
    properties: list[Value] = []


class Setting(BaseModel):
    """How the values of a property are wanted."""

    limit: int = 0
    render: str = "caption"


class Wanted(BaseModel):
    """A property that rows are to be extended by."""

    id: str
    settings: Setting = Setting()


class Extension(BaseModel):
    """Entities, and what is to be told of them."""

    ids: list[str]
    properties: list[Wanted]


def build_router(catalog: Catalog) -> APIRouter:
    """The paths over a catalogue."""
    router = APIRouter(tags=["Reconciliation"])

    @router.get("/reconcile/{dataset}", summary="What this service can do", responses=WRONG)
    def describe(request: Request, dataset: DatasetName) -> JSONResponse:
        """The manifest that OpenRefine is given: Reconcile, Add standard service, this address."""
        return JSONResponse(_manifest(request, catalog, find_scope(catalog, dataset)))

    @router.post("/reconcile/{dataset}", include_in_schema=False)
    def reconcile(  # one parameter of the path is one argument
        dataset: DatasetName,
        queries: Annotated[str | None, Form()] = None,
        extend: Annotated[str | None, Form()] = None,
        algorithm: Annotated[str, Query()] = "best",
        changed_since: ChangedSince = None,
    ) -> JSONResponse:
        """Rows of a table, each with the entities that it may name; or more of the values of known entities."""
        scope = find_scope(catalog, dataset)
        if extend is not None and extend.strip():
            answer = _extend(catalog, scope, _read_json(extend, Extension))
            return JSONResponse(answer, headers={"x-batch-size": str(len(answer["rows"]))})
        asked = _read_batch(queries)
        filters = Filters(changed_since=changed_since or "")
        features = choose_algorithm(algorithm).features
        rows = {}
        for key, one in asked.items():
            terms = Terms(min(max(one.limit, 0), MOST_PAGE), THRESHOLD, 0.0, filters, features)
            rows[key] = {"result": [_scored(hit, catalog) for hit in _match(catalog, dataset, one, terms)]}
        return JSONResponse(rows, headers={"x-batch-size": str(len(rows))})

    return router


def _manifest(request: Request, catalog: Catalog, scope: Scope) -> Row:
    base = f"{str(request.base_url).rstrip('/')}/reconcile/{scope.name}"
    query = f"?{request.url.query}" if request.url.query else ""

    def service(path: str) -> dict[str, str]:
        return {"service_url": base, "service_path": f"{path}{query}"}

    settings = [
        {
            "name": "limit", "label": "Limit", "type": "number", "default": 0, "choices": [],
            "help_text": "Maximum number of values to return per row (0 for no limit).",
        },
        {
            "name": "render", "label": "Value rendering", "type": "select", "default": "caption",
            "choices": [{"id": "caption", "name": "As words"}, {"id": "raw", "name": "As a code"}],
            "help_text": "Whether coded values are spelled out: 'Russia' for 'ru'.",
        },
    ]  # fmt: skip
    home = str(request.base_url)
    return {
        "versions": ["0.2"],
        "name": f"{scope.title} (Lading)",
        "identifierSpace": SPACE,
        "schemaSpace": SPACE,
        "documentation": f"{home}docs",
        "batchSize": BATCH,
        "view": {"url": f"{home}entities/{{{{id}}}}"},
        "preview": {"url": f"{base}/preview/{{{{id}}}}", "width": 430, "height": 600},
        "suggest": {kind: service(f"/suggest/{kind}") for kind in ("entity", "type", "property")},
        "extend": {"propose_properties": service("/extend/property"), "propose_settings": settings},
        "defaultTypes": [record_type(one, catalog) for one in list_schemata(catalog, scope)],
    }


def _read_batch(text: str | None) -> dict[str, Question]:
    """The rows of a batch. Raises a 400 for what is none, and for one that is too large."""
    try:
        raw = json.loads(text or "")
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, detail="Cannot decode reconciliation queries") from error
    if not isinstance(raw, dict):
        raise HTTPException(400, detail="Cannot decode reconciliation queries")
    _check_batch(len(raw))
    return {key: _read_model(one, Question) for key, one in raw.items()}


def _check_batch(size: int) -> None:
    if size > MOST_BATCH:
        raise HTTPException(400, detail=f"Too many queries in one batch (limit: {MOST_BATCH})")


def _read_json(text: str, model: type[Extension]) -> Extension:
    try:
        return _read_model(json.loads(text), model)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, detail="Cannot decode extension request") from error


def _read_model(raw: Any, model: type[Model]) -> Model:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise HTTPException(400, detail=f"Invalid query: {where}: {first['msg']}") from error


def _match(catalog: Catalog, dataset: str, question: Question, terms: Terms) -> tuple[Scored, ...]:
    """Whom a row may name."""
    kinds = [question.type] if isinstance(question.type, str) else question.type or []
    properties: dict[str, list[Any]] = {"name": [question.query]} if question.query else {}
    for value in question.properties:
        values = value.v if isinstance(value.v, list) else [value.v]
        properties.setdefault(value.pid.rpartition(":")[2], []).extend(values)
    tools = catalog.tools()
    schema = kinds[0] if kinds else "Thing"
    example = read_example(schema, properties, own=None, schemata=tools.schemata, countries=tools.countries)
    return match_one(catalog, dataset, example, terms).results


def _scored(hit: Scored, catalog: Catalog) -> Row:
    return record_typed(hit.entity, catalog) | {"score": hit.score, "match": hit.match}


def _extend(catalog: Catalog, scope: Scope, wanted: Extension) -> Row:
    """More values of known entities, by the properties wanted."""
    _check_batch(len(wanted.ids))
    labels, schemata = catalog.tools().labels, catalog.tools().schemata
    metas: dict[str, Row] = {}
    rows: dict[str, Row] = {key: {} for key in wanted.ids}
    for key in wanted.ids:
        found = find_entity(key, scope)
        if found is None:
            continue
        one = found[0]
        if one.id != key:
            raise HTTPException(400, detail="Please specify the canonical entity ID, not a referent")
        schema = schemata.by_name[one.schema]
        for asked in wanted.properties:
            prop = schema.properties.get(asked.id.rpartition(":")[2])
            if prop is None:
                continue
            metas.setdefault(asked.id, {"id": prop.name, "name": labels.property(prop)})
            values = one.get(prop.name)[: asked.settings.limit or None]
            worded = asked.settings.render == "caption"
            rows[key][asked.id] = [{"str": labels.value(prop.type, v) if worded else v} for v in values]
    return {"meta": list(metas.values()), "rows": rows}

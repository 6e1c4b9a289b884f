"""`/search`: entities by words and filters."""

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import JSONResponse

from lading.api.yente.asked import (
    WRONG,
    ChangedSince,
    DatasetName,
    Limit,
    Names,
    Offset,
    check_schemata,
    find_scope,
    page_window,
    read_sorts,
)
from lading.api.yente.models import Facet, Operator, SearchResponse
from lading.catalog.ask import parse_question, parse_words
from lading.catalog.catalog import Catalog
from lading.catalog.filters import Filters
from lading.catalog.kinds import comparable
from lading.catalog.labels import Labels
from lading.catalog.nest import record_entity
from lading.catalog.search import Search, search
from lading.errors import InputError

COUNTED = [Facet.COUNTRIES, Facet.TOPICS, Facet.DATASETS]
LABELS = {
    "datasets": "Data sources",
    "schema": "Entity types",
    "countries": "Countries",
    "identifiers": "Identifiers",
    "topics": "Topics",
    "genders": "Genders",
}
TYPES = {"countries": "country", "topics": "topic", "genders": "gender"}


def build_router(catalog: Catalog) -> APIRouter:
    """The path over a catalogue."""
    router = APIRouter(tags=["Matching"])

    @router.get("/search/{dataset}", summary="Search by words", responses={**WRONG, 200: {"model": SearchResponse}})
    def search_entities(
        dataset: DatasetName,
        q: Annotated[str, Query(title="Words, phrases in quotes, field:value", examples=["kupol"])] = "",
        schema: Annotated[str, Query(title="Kind of entity")] = "Thing",
        include_dataset: Names = [],
        exclude_dataset: Names = [],
        exclude_schema: Names = [],
        changed_since: ChangedSince = None,
        countries: Names = [],
        topics: Names = [],
        datasets: Names = [],
        filter: Annotated[list[str], Query(title="field:value", examples=["properties.birthDate:1965"])] = [],  # noqa: A002  # yente's name
        limit: Limit = 10,
        offset: Offset = 0,
        sort: Annotated[list[str], Query(title="field:asc or field:desc")] = [],
        target: Annotated[bool | None, Query(title="Only what is, or is not, on a list")] = None,
        fuzzy: Annotated[bool, Query(title="One or two letters may differ")] = False,
        simple: Annotated[bool, Query(title="Read words alone, no syntax")] = False,
        facets: Annotated[list[Facet], Query(title="Fields whose values are counted")] = COUNTED,
        filter_op: Operator = Operator.OR,
    ) -> JSONResponse:
        """The entities in whose values all words stand, best first; all of them for an empty `q`.

        `"a phrase"`, `OR`, `NOT`, `-word`, `(…)`, `word*`, `word~`, `birthDate:1965*`, `country:ru` and
        `birthDate:[1960 TO 1970]` are understood.
        """
        scope = find_scope(catalog, dataset)
        check_schemata([schema], catalog)
        try:
            question = (parse_words if simple else parse_question)(q, fuzzy=fuzzy)
        except InputError as error:
            raise HTTPException(400, detail=f"Invalid query: {error.message}") from error
        coded = (("countries", [c.lower() for c in countries]), ("topics", topics), ("datasets", datasets))
        filters = Filters(
            schemata=comparable(schema, catalog.tools().schemata),
            exclude_schemata=check_schemata(exclude_schema, catalog),
            include_datasets=frozenset(include_dataset),
            exclude_datasets=frozenset(exclude_dataset),
            values=(*((name, value) for name, values in coded for value in values), *_read_filters(filter)),
            every=filter_op is Operator.AND,
            target=target,
            changed_since=changed_since or "",
        )
        window, start = page_window(limit, offset)
        found = search(scope, Search(question, filters, window, start, read_sorts(sort), [str(one) for one in facets]))
        return JSONResponse(
            {
                "limit": window,
                "offset": start,
                "total": {"value": found.total, "relation": "eq"},
                "results": [record_entity(hit.entity, hit.where) for hit in found.hits],
                "facets": {name: _facet(name, counts, catalog) for name, counts in found.facets.items()},
            }
        )

    return router


def _read_filters(filters: Iterable[str]) -> Iterable[tuple[str, str]]:
    """`properties.birthDate:1965` as field and value. Raises a 400 for what is neither."""
    for one in filters:
        field, colon, value = one.partition(":")
        if not (field.strip() and colon and value.strip()):
            raise HTTPException(400, detail=f"Invalid filter: {one!r} is not field:value")
        yield field.strip(), value.strip()


def _facet(name: str, counts: dict[str, int], catalog: Catalog) -> dict[str, Any]:
    tools = catalog.tools()
    values = [{"name": value, "label": _label(name, value, tools.labels), "count": n} for value, n in counts.items()]
    if name == "datasets":
        for row in values:
            known = tools.known.get(str(row["name"]))
            row["label"] = known.title if known else row["name"]
    return {"label": LABELS[name], "values": values}


def _label(facet: str, value: str, labels: Labels) -> str:
    return labels.schema(value, plural=True) if facet == "schema" else labels.value(TYPES.get(facet, ""), value)

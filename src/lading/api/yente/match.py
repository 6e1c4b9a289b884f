"""`/match`: query by example."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Body, HTTPException, Query
from fastapi.responses import JSONResponse

from lading.api.yente.algorithms import check_config, choose_algorithm
from lading.api.yente.asked import (
    MOST_BATCH,
    MOST_EXCLUDED,
    WRONG,
    ChangedSince,
    DatasetName,
    Limit,
    Names,
    check_schemata,
    find_scope,
    page_window,
)
from lading.api.yente.models import EntityMatchQuery, EntityMatchResponse
from lading.catalog.catalog import Catalog
from lading.catalog.example import Example, read_example
from lading.catalog.filters import Filters
from lading.catalog.match import Matched, Scored, Terms, match_example
from lading.catalog.nest import record_entity

Row = dict[str, Any]
THRESHOLD = 0.7
EXAMPLES: Any = {
    "person": {
        "summary": "A person by name and year of birth",
        "value": {
            "queries": {"q1": {"schema": "Person", "properties": {"name": ["Ivan Petrov"], "birthDate": ["1970"]}}}
        },
    },
    "company": {
        "summary": "A company by name and registration number",
        "value": {
            "queries": {
                "q1": {"schema": "Company", "properties": {"name": ["АО ИЭМЗ Купол"], "innCode": ["1831083343"]}}
            }
        },
    },
}


def build_router(catalog: Catalog) -> APIRouter:
    """The path over a catalogue."""
    router = APIRouter(tags=["Matching"])

    @router.post(
        "/match/{dataset}", summary="Query by example", responses={**WRONG, 200: {"model": EntityMatchResponse}}
    )
    def match(
        dataset: DatasetName,
        match: Annotated[EntityMatchQuery, Body(openapi_examples=EXAMPLES)],
        limit: Limit = 5,
        threshold: Annotated[float, Query(title="Score from which a result is a match")] = THRESHOLD,
        cutoff: Annotated[float, Query(deprecated=True, title="Score that a result must be above")] = THRESHOLD,
        algorithm: Annotated[str, Query(title="Way to score, see /algorithms")] = "best",
        include_dataset: Names = [],
        exclude_schema: Names = [],
        exclude_dataset: Names = [],
        topics: Names = [],
        changed_since: ChangedSince = None,
        exclude_entity_ids: Annotated[list[str], Query(max_length=MOST_EXCLUDED)] = [],
    ) -> JSONResponse:
        """Whom each example may name, best first, with what each feature did to the score in words.

        Names in Latin, Cyrillic, Chinese and other scripts are compared with each other. `birthDate`, `country`,
        `nationality` and identifiers (`innCode`, `ogrnCode`, `leiCode`, `imoNumber`, `registrationNumber` …) raise or
        lower a score. A name found is not a party found; whoever is not found is not thereby cleared.
        """
        chosen = choose_algorithm(algorithm)
        check_config(match.config, chosen)
        if len(match.queries) > MOST_BATCH:
            raise HTTPException(400, detail=f"Too many queries in one batch (limit: {MOST_BATCH})")
        if not match.queries:
            raise HTTPException(400, detail="No queries provided.")
        filters = Filters(
            exclude_schemata=check_schemata(exclude_schema, catalog),
            include_datasets=frozenset(include_dataset),
            exclude_datasets=frozenset(exclude_dataset),
            values=tuple(("topics", topic) for topic in topics),
            changed_since=changed_since or "",
            without=frozenset(exclude_entity_ids),
        )
        window, _ = page_window(limit, 0)
        terms = Terms(window, threshold, min(cutoff, threshold), filters, chosen.features, match.weights)
        examples = {key: _read(catalog, one.schema_, one.properties, own=one.id) for key, one in match.queries.items()}
        answers = {key: _answer(one, match_one(catalog, dataset, one, terms)) for key, one in examples.items()}
        return JSONResponse({"responses": answers, "limit": window}, headers={"x-batch-size": str(len(answers))})

    return router


def _read(catalog: Catalog, schema: str, given: Mapping[str, Any], *, own: str | None) -> Example:
    tools = catalog.tools()
    return read_example(schema, given, own=own, schemata=tools.schemata, countries=tools.countries)


def match_one(catalog: Catalog, dataset: str, example: Example, terms: Terms) -> Matched:
    """Whom an example may name in a data set. Raises a 404 for a name that there is none of."""
    scope = find_scope(catalog, dataset)
    if not scope.shelves:
        return Matched((), 0)
    return match_example(example, scope, catalog.listing(scope), terms)


def _answer(example: Example, found: Matched) -> Row:
    return {
        "status": 200,
        "results": [_result(one) for one in found.results],
        "total": {"value": found.total, "relation": "eq"},
        "query": {"id": example.id, "schema": example.schema, "properties": dict(example.properties)},
    }


def _result(one: Scored) -> Row:
    reasons = {
        reason.feature: {
            "detail": reason.words,
            "score": reason.score,
            "query": (one.asked or None) if reason.feature == "name" else None,
            "candidate": (one.name or None) if reason.feature == "name" else None,
        }
        for reason in one.reasons
    }
    return record_entity(one.entity, one.where) | {"score": one.score, "match": one.match, "explanations": reasons}

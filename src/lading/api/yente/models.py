"""The shapes of yente's questions and answers, for the OpenAPI document and for reading what clients send."""

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

WHEN = "2026-01-01T12:00:00"


class ErrorResponse(BaseModel):
    """What went wrong."""

    detail: str = Field(examples=["No such dataset."])


class Named(BaseModel):
    """A model with a key `schema`, which is a name that pydantic keeps to itself."""

    model_config = ConfigDict(populate_by_name=True)
    schema_: str = Field(alias="schema", examples=["Person"])


class EntityResponse(Named):
    """An entity of FollowTheMoney's vocabulary."""

    id: str = Field(examples=["NK-A7z"])
    caption: str = Field(examples=["John Doe"])
    properties: "dict[str, list[str | EntityResponse]]" = Field(examples=[{"name": ["John Doe"]}])
    datasets: list[str] = Field(default=[], examples=[["us_ofac_sdn"]])
    referents: list[str] = Field(default=[], examples=[["ofac-1234"]])
    target: bool = False
    first_seen: str | None = Field(default=None, examples=[WHEN])
    last_seen: str | None = Field(default=None, examples=[WHEN])
    last_change: str | None = Field(default=None, examples=[WHEN])


class FeatureResult(BaseModel):
    """What one feature did to a score, in words."""

    detail: str | None
    score: float
    query: str | None = None
    candidate: str | None = None


class ScoredEntityResponse(EntityResponse):
    """An entity that a query may name."""

    score: float = 0.99
    match: bool
    explanations: dict[str, FeatureResult]


class TotalSpec(BaseModel):
    """How many there are in all."""

    value: int
    relation: str = "eq"


class EntityExample(Named):
    """Who is looked for."""

    id: str | None = Field(default=None, examples=["my-entity-id"])
    properties: dict[str, str | list[Any]] = Field(examples=[{"name": ["John Doe"], "birthDate": ["1975-04-21"]}])


class EntityMatchQuery(BaseModel):
    """Examples by keys that the client chooses, and what is to count."""

    queries: dict[str, EntityExample]
    weights: dict[str, float] = Field(default={}, examples=[{"country_differs": 0.5}])
    config: dict[str, str | int | float | bool | None] = {}


class EntityMatches(BaseModel):
    """Whom one example may name."""

    status: int = 200
    results: list[ScoredEntityResponse]
    total: TotalSpec
    query: EntityExample


class EntityMatchResponse(BaseModel):
    """The answer to each example, by its key."""

    responses: dict[str, EntityMatches]
    limit: int


class SearchFacetItem(BaseModel):
    """A value that some of what was found have."""

    name: str
    label: str
    count: int = 1


class SearchFacet(BaseModel):
    """The values of one field."""

    label: str
    values: list[SearchFacetItem]


class ResultsResponse(BaseModel):
    """Which part of an answer this is."""

    limit: int
    offset: int = 0
    total: TotalSpec


class SearchResponse(ResultsResponse):
    """The entities that answer a search."""

    results: list[EntityResponse]
    facets: dict[str, SearchFacet]


class AdjacentResultsResponse(ResultsResponse):
    """Entities beside another one by one property."""

    results: list[EntityResponse] = []


class EntityAdjacentResponse(BaseModel):
    """An entity and those beside it."""

    entity: EntityResponse
    adjacent: dict[str, AdjacentResultsResponse]


class StatusResponse(BaseModel):
    """How the server is."""

    status: str = "ok"


class Facet(StrEnum):
    """Fields whose values a search can count."""

    DATASETS = "datasets"
    SCHEMA = "schema"
    COUNTRIES = "countries"
    IDENTIFIERS = "identifiers"
    TOPICS = "topics"
    GENDERS = "genders"


class Operator(StrEnum):
    """How several values of one filter go together."""

    OR = "OR"
    AND = "AND"


class DatasetResponse(BaseModel):
    """A data set, or a collection of several."""

    name: str
    title: str
    index_current: bool
    load: bool | None = None
    version: str | None = None
    index_version: str | None = None
    entity_count: int | None = None
    thing_count: int | None = None
    updated_at: str | None = None
    last_export: str | None = None
    license: str | None = None
    summary: str | None = None
    description: str | None = None
    url: str | None = None
    category: str | None = None
    tags: list[str] = []
    publisher: dict[str, Any] | None = None
    coverage: dict[str, Any] | None = None
    resources: list[dict[str, Any]] = []
    children: list[str] = []
    deprecation: str | None = None
    deprecated: bool = False
    entities_url: str | None = None
    delta_url: str | None = None
    namespace: bool = False


class DataCatalogResponse(BaseModel):
    """Every data set that can be asked."""

    datasets: list[DatasetResponse]
    current: list[str]
    outdated: list[str] = []
    index_stale: bool = False


class AlgorithmResponse(BaseModel):
    """The ways in which examples can be scored."""

    algorithms: list[dict[str, Any]]
    default: str
    best: str

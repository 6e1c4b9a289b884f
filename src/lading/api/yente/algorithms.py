"""`/algorithms`: the ways to score that yente's clients know by name. Lading's own scorer stands behind all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, HTTPException

from lading.api.yente.models import AlgorithmResponse
from lading.catalog.catalog import Catalog
from lading.catalog.match import NAMES_ALONE, QUALIFIED
from lading.resolve.features import FEATURES
from lading.resolve.score import Effect, Row

BEST, DEFAULT = "logic-v2", "best"
URL = "https://lading.readthedocs.io/matching"
SCORER = "Lading's scorer over names, identifiers, countries and dates; every feature says what it did in words."
CONFIG: Mapping[str, tuple[str, object, str]] = {
    "nm_name_property": ("string", None, "Accepted and without effect: all names of an entity are compared."),
    "nm_number_mismatch": ("float", 0.3, "Accepted and without effect: numbers in names are weighed by their rarity."),
    "nm_extra_query_name": ("float", 0.8, "Accepted and without effect: words left over are weighed by their rarity."),
    "nm_extra_result_name": ("float", 0.2, "Accepted and without effect: words left over are weighed by their rarity."),
    "nm_family_name_weight": ("float", 1.3, "Accepted and without effect: words are weighed by their rarity."),
    "nm_fuzzy_cutoff_factor": ("float", 1.0, "Accepted and without effect: likeness was learned from known pairs."),
}
"""What clients may set: type, default, and what it does here."""


@dataclass(frozen=True, slots=True)
class Algorithm:
    """A way to score under a name that clients ask for."""

    name: str
    description: str
    features: frozenset[str] = frozenset()
    """Features that count; all where it is empty."""
    config: tuple[str, ...] = ()


ALGORITHMS = (
    Algorithm(BEST, SCORER, config=tuple(CONFIG)),
    Algorithm("ofac", f"{SCORER} Names alone count.", NAMES_ALONE),
    Algorithm("name-based", f"{SCORER} Names alone count.", NAMES_ALONE),
    Algorithm("name-qualified", f"{SCORER} Names, countries and dates count, identifiers do not.", QUALIFIED),
    Algorithm("logic-v1", SCORER),
    Algorithm("regression-v1", SCORER),
)
BY_NAME = {one.name: one for one in ALGORITHMS}


def choose_algorithm(name: str) -> Algorithm:
    """The way to score of that name. Raises a 400 for a name that there is none of."""
    found = BY_NAME.get(BEST if name == DEFAULT else name)
    if found is None:
        raise HTTPException(400, detail=f"Invalid algorithm: {name}")
    return found


def check_config(config: Mapping[str, object], algorithm: Algorithm) -> None:
    """Raises a 400 for a setting that an algorithm does not have."""
    for key in config:
        if key not in algorithm.config:
            what = f"Invalid configuration parameter: {key} for algorithm {algorithm.name}"
            raise HTTPException(400, detail=what)


def build_router(catalog: Catalog) -> APIRouter:
    """The path over a catalogue's scorer."""
    router = APIRouter(tags=["Matching"])

    @router.get("/algorithms", summary="Ways to score")
    def list_algorithms() -> AlgorithmResponse:
        """The names that `algorithm` may have, and the features that count for each."""
        rows = catalog.tools().matcher.scorer.rows
        return AlgorithmResponse(algorithms=[_describe(one, rows) for one in ALGORITHMS], default=DEFAULT, best=BEST)

    return router


def _describe(algorithm: Algorithm, rows: tuple[Row, ...]) -> dict[str, Any]:
    features = {
        row.feature: {"description": _words(row.feature), "coefficient": _coefficient(row), "url": URL}
        for row in rows
        if row.feature in FEATURES and (not algorithm.features or row.feature in algorithm.features)
    }
    config = {
        key: {"type": kind, "description": words, "default": default}
        for key, (kind, default, words) in CONFIG.items()
        if key in algorithm.config
    }
    docs = {"name": algorithm.name, "description": algorithm.description, "config": config, "features": features}
    return {"name": algorithm.name, "description": algorithm.description, "features": features, "docs": docs}


def _words(feature: str) -> str:
    return str(FEATURES[feature].__doc__ or feature).partition("\n")[0]


def _coefficient(row: Row) -> float:
    """What a feature does to odds, or the score that it starts, ends or begins at."""
    return 1.0 if row.effect is Effect.BASE else row.value

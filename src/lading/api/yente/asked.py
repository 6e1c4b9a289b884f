"""What the paths of yente's API have in common: parameters, and how a data set is found."""

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import HTTPException, Path, Query

from lading.api.yente.models import ErrorResponse
from lading.catalog.catalog import Catalog
from lading.catalog.scope import Scope

MOMENT = r"^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$"
MOST_PAGE, MOST_OFFSET, MOST_BATCH, MOST_RESULTS = 500, 9_499, 100, 9_999
"""Results of a page, where a page may begin, examples of a batch, and where the last page ends."""
MOST_EXCLUDED = 50

DatasetName = Annotated[str, Path(description="A data set, or `default` for all of them", examples=["default"])]
Names = Annotated[list[str], Query()]
ChangedSince = Annotated[
    str | None, Query(pattern=MOMENT, title="Only entities that have changed since", examples=["2026-01-01"])
]
Limit = Annotated[int, Query(le=MOST_PAGE, title="Results of a page")]
Offset = Annotated[int, Query(le=MOST_OFFSET, title="Where the page begins")]

WRONG: dict[int | str, dict[str, Any]] = {
    400: {"model": ErrorResponse, "description": "The query cannot be read"},
    404: {"model": ErrorResponse, "description": "There is no such data set"},
    500: {"model": ErrorResponse, "description": "The server failed"},
}


def find_scope(catalog: Catalog, name: str) -> Scope:
    """What is searched under a name. Raises a 404 where there is nothing of that name."""
    scope = catalog.scope(name)
    if scope is None:
        raise HTTPException(404, detail="No such dataset.")
    return scope


def page_window(limit: int, offset: int) -> tuple[int, int]:
    """A page that no answer is too short for: neither begins before the first result nor ends after the last that is given."""
    start = min(max(offset, 0), MOST_RESULTS)
    return min(max(limit, 0), MOST_RESULTS - start), start


def read_sorts(sorts: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """`first_seen:desc` as a field and whether the greatest comes first. Raises a 400 for another order."""
    found = []
    for sort in sorts:
        field, colon, order = sort.rpartition(":")
        field, order = (field, order) if colon else (order, "asc")
        if order not in {"asc", "desc"} or not field:
            raise HTTPException(400, detail=f"Invalid sort: {sort!r} is not field:asc or field:desc")
        found.append((field, order == "desc"))
    return tuple(found)


def check_schemata(names: Iterable[str], catalog: Catalog) -> frozenset[str]:
    """Names of schemata. Raises a 400 for one that there is none of."""
    found = frozenset(names)
    unknown = sorted(name for name in found if catalog.tools().schemata.get(name) is None)
    if unknown:
        raise HTTPException(400, detail=f"Invalid schema: {unknown[0]}")
    return found

"""Errors as answers. Each kind of error has one status; nothing of the inside of the server is told.

Paths of yente's API answer in yente's shapes. Lading's own have one: `detail`, and where there is something to say
`where`, `place`, `remedy`, and the id of the request.
"""

import json
from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from lading.api.access.policy import is_open
from lading.errors import ConfigurationError, InputError, LadingError, SourceError, StoreError

STATUSES: tuple[tuple[type[LadingError], int], ...] = (
    (SourceError, 503),
    (InputError, 400),
    (ConfigurationError, 409),
    (StoreError, 503),
)
"""By class, the first that fits: who asked wrongly, what the workspace lacks, what its store cannot do now."""

LONGEST_ECHO = 2_000
"""Characters of a value that is shown to who sent it."""


def add_handlers(app: FastAPI) -> None:
    """Turns errors of Lading, and requests that do not fit, into answers. `observe` answers for defects."""

    @app.exception_handler(LadingError)
    def tell_error(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, LadingError)  # noqa: S101  # what the handler is for
        status = next((status for kind, status in STATUSES if isinstance(error, kind)), 500)
        said = {"detail": error.message, "where": error.where, "place": error.place, "remedy": error.remedy}
        if not is_open(request.url.path):
            said["request_id"] = getattr(request.state, "request_id", "")
        return JSONResponse({key: value for key, value in said.items() if value}, status)

    @app.exception_handler(RequestValidationError)
    def tell_misfit(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101  # what the handler is for
        if is_open(request.url.path):
            told = [{**one, "input": echo(one.get("input"))} for one in error.errors()]
            return JSONResponse({"detail": jsonable_encoder(told)}, 422)
        first, more = error.errors()[0], len(error.errors()) - 1
        place = ".".join(str(part) for part in first["loc"])
        detail = f"{place}: {first['msg']}" + (f" (and {more} more)" if more else "")
        said = {
            "detail": detail,
            "place": place,
            "remedy": "see /docs",
            "request_id": getattr(request.state, "request_id", ""),
        }
        return JSONResponse(said, 422)


def echo(value: Any) -> Any:
    """What a client sent, to be shown beside what is wrong with it; None where JSON cannot hold it or it is too much."""
    try:
        written = json.dumps(value, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return None
    return value if len(written) <= LONGEST_ECHO else None

"""Errors as answers. Each kind of error has one status; nothing of the inside of the server is told."""

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from lading.errors import ConfigurationError, InputError, LadingError, SourceError, StoreError

STATUSES: tuple[tuple[type[LadingError], int], ...] = (
    (SourceError, 503),
    (InputError, 400),
    (ConfigurationError, 409),
    (StoreError, 503),
)
"""By class, the first that fits: who asked wrongly, what the workspace lacks, what its store cannot do now."""


def add_handlers(app: FastAPI) -> None:
    """Turns the errors of Lading into answers: `{"detail", "where"?, "place"?, "remedy"?}`. `observe` answers for defects."""

    @app.exception_handler(LadingError)
    def tell_error(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, LadingError)  # noqa: S101  # what the handler is for
        status = next((status for kind, status in STATUSES if isinstance(error, kind)), 500)
        said = {"detail": error.message, "where": error.where, "place": error.place, "remedy": error.remedy}
        return JSONResponse({key: value for key, value in said.items() if value}, status)

"""`/catalog`, `/healthz`, `/readyz`, `/updatez`: what is served, and whether it is."""

import gc
import hashlib
import hmac
import json
import threading
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from lading.api.yente.models import DataCatalogResponse, ErrorResponse, StatusResponse
from lading.catalog.catalog import EVERYTHING, Catalog
from lading.catalog.sources import Offered

CACHED = "public, max-age=300"


@dataclass(slots=True)
class Readiness:
    """Whether what is served has been opened; set by whoever opens it."""

    ready: bool = True
    failed: str = ""
    """Why it cannot be opened; empty where nothing is wrong."""
    opening: threading.Lock = field(default_factory=threading.Lock)

    def prepare(self, catalog: Catalog) -> None:
        """Open what is served. What cannot be opened is told of by `/readyz`."""
        with self.opening:
            self.ready, self.failed = False, ""
            try:
                catalog.prepare()
                # What is open now stays open: the collector need not look at it again for every request.
                gc.collect()
                gc.freeze()
                self.ready = True
            except Exception as error:  # noqa: BLE001  # a thread that dies in silence would leave /readyz at 503 for ever
                self.failed = f"{type(error).__name__}: {error}"


def build_router(catalog: Catalog, readiness: Readiness, *, update_token: str) -> APIRouter:
    """The paths over a catalogue. Without a token `/updatez` refuses everybody."""
    router = APIRouter(tags=["System information"])

    @router.get("/healthz", summary="Whether the process answers")
    def read_health() -> StatusResponse:
        """Always ok: whoever gets no answer knows that it is not."""
        return StatusResponse()

    @router.get("/readyz", summary="Whether questions are answered at once", responses={503: {"model": ErrorResponse}})
    def read_readiness() -> StatusResponse:
        """503 while the data sets are being opened. Questions wait until then; they are not refused."""
        if readiness.failed:
            raise HTTPException(503, detail=f"Index not ready: {readiness.failed}")
        if not readiness.ready:
            raise HTTPException(503, detail="Index not ready.")
        return StatusResponse()

    @router.get("/manifest", include_in_schema=False)
    @router.get(
        "/catalog",
        summary="Data sets",
        responses={200: {"model": DataCatalogResponse}, 304: {"description": "As the ETag says"}},
    )
    def read_catalog(request: Request) -> Response:
        """Every data set that can be asked, with its version. `default` is all of them where none has that name."""
        body = json.dumps(_describe(catalog), ensure_ascii=False).encode()
        etag = f'"{hashlib.sha1(body, usedforsecurity=False).hexdigest()}"'
        headers = {"ETag": etag, "Cache-Control": CACHED}
        known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
        if "*" in known or etag in known:
            return Response(status_code=304, headers=headers)
        return Response(body, headers=headers, media_type="application/json")

    @router.post("/updatez", summary="Look for new data", responses={403: {"model": ErrorResponse}})
    def update(
        token: Annotated[str, Query(title="As the server was started with")] = "",
        sync: Annotated[bool, Query(title="Answer when it is done")] = False,
    ) -> StatusResponse:
        """Opens what has changed, so that nobody waits for it."""
        if not update_token or not hmac.compare_digest(token.strip().encode(), update_token.encode()):
            raise HTTPException(403, detail="Invalid token.")
        if sync:
            readiness.prepare(catalog)
        else:
            threading.Thread(target=readiness.prepare, args=(catalog,), daemon=True).start()
        return StatusResponse()

    return router


def _describe(catalog: Catalog) -> dict[str, Any]:
    state = catalog.state()
    datasets = [_dataset(catalog, one) for one in state.sources]
    if all(one.name != EVERYTHING for one in state.sources):
        children = [one.name for one in state.sources]
        bare = _bare(EVERYTHING, "All data sets", state.key[:12])
        datasets.append(bare | {"children": children, "load": False, "index_version": None, "index_current": False})
    return {
        "datasets": datasets,
        "current": [one.name for one in state.sources],
        "outdated": [],
        "index_stale": False,
    }


def _dataset(catalog: Catalog, source: Offered) -> dict[str, Any]:
    shelf = catalog.shelved(source).shelf
    known = catalog.tools().known.get(source.name)
    bare = _bare(source.name, source.title, source.version)
    bare |= {"entity_count": len(shelf), "thing_count": catalog.count_things(shelf)}
    if known is None:
        return bare
    publisher = {"name": known.publisher, "url": known.home, "country": known.country, "official": True}
    publisher["country_label"] = catalog.tools().labels.value("country", known.country)
    return bare | {"url": known.home, "license": known.licence, "publisher": publisher}


def _bare(name: str, title: str, version: str) -> dict[str, Any]:
    """A data set with every key that clients look for."""
    empty = dict.fromkeys(
        ("license", "summary", "description", "url", "updated_at", "last_export", "entity_count", "thing_count", "category",
         "publisher", "coverage", "deprecation", "entities_url", "delta_url")
    )  # fmt: skip
    lists: dict[str, Any] = {"tags": [], "resources": [], "children": []}
    flags = {"deprecated": False, "load": True, "namespace": False, "index_current": True}
    return {"name": name, "title": title, "version": version, "index_version": version} | empty | lists | flags

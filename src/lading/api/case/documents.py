"""`/documents`: what is read, and its original bytes."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path
from fastapi.responses import JSONResponse, Response

from lading.api.case.asked import WRONG, Limit, Offset, Row, not_found
from lading.model.document import Document
from lading.reports.jsonl import record_document
from lading.workspace.uploads import safe_name
from lading.workspace.workspace import Workspace

DocumentId = Annotated[str, Path(description="Id of a document")]


def build_router(workspace: Workspace) -> APIRouter:
    """The paths over a workspace."""
    router = APIRouter(tags=["Documents"], responses=WRONG)

    @router.get("/documents", summary="What is read")
    def list_documents(limit: Limit = 100, offset: Offset = 0) -> JSONResponse:
        """The documents that count, in the order of keeping."""
        every = workspace.documents()
        rows = [_known(one) for one in every[offset : offset + limit]]
        return JSONResponse({"total": len(every), "limit": limit, "offset": offset, "results": rows})

    @router.get("/documents/{document_id}", summary="One document")
    def read_document(document_id: DocumentId) -> JSONResponse:
        """Its text, what is known of it, and how many claims it makes; `/claims?document=…` gives them."""
        found = workspace.document(document_id)
        if found is None:
            raise not_found(f"no document has the id {document_id!r}")
        document, reading = found
        claims = len(reading.claims) if reading else 0
        return JSONResponse(_known(document) | {"text": document.text, "claims": claims})

    @router.get("/documents/{document_id}/original", summary="Its original bytes", response_class=Response)
    def send_original(document_id: DocumentId) -> Response:
        """The bytes as they came, to be kept: they are never shown as a page."""
        found = workspace.document(document_id)
        original = workspace.original(found[0].sha256) if found else None
        if found is None or original is None:
            raise not_found(f"no document has the id {document_id!r}")
        name = safe_name(found[0].name)
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "Content-Security-Policy": "sandbox",
        }
        return Response(original, media_type="application/octet-stream", headers=headers)

    return router


def _known(document: Document) -> Row:
    """What is known of a document."""
    return {key: value for key, value in record_document(document).items() if key != "type"}

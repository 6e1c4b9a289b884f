"""`POST /documents` and `/uploads`: sending documents, and watching them being read."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Path, Request, UploadFile
from fastapi.responses import JSONResponse, StreamingResponse

from lading.api.case.asked import WRONG, Row, not_found
from lading.documents.about import About
from lading.errors import InputError
from lading.model.period import first_day
from lading.workspace.told import record_issue
from lading.workspace.uploads import Upload, Uploads

TICK = 0.3
"""Seconds between two looks at how far an upload has come."""
SILENT = 15.0
"""Seconds after which a line is sent that says nothing, so that the connection is known to live."""
UploadId = Annotated[str, Path(description="Id of an upload of your own")]


def build_router(uploads: Uploads) -> APIRouter:
    """The paths over the uploads of a workspace."""
    router = APIRouter(tags=["Documents"], responses=WRONG)

    @router.post("/documents", summary="Send documents", status_code=202)
    def send_documents(
        request: Request,
        files: Annotated[list[UploadFile], File(description="Documents, mails, tables, archives")],
        publisher: Annotated[str, Form(max_length=200, description="Who published those that do not say")] = "",
        published: Annotated[str, Form(max_length=10, description="When, where they do not say: 2025-09-25")] = "",
        url: Annotated[str, Form(max_length=2_000)] = "",
    ) -> JSONResponse:
        """They are read in the background; `/uploads/{id}/events` tells how far they are. A file costs only itself."""
        try:
            if published:
                first_day(published)
        except ValueError as error:
            raise InputError(f"{published!r} is no date", remedy="write 2025-09-25, 2025-09 or 2025") from error
        taken = [(one.filename or "document", one.file.read(uploads.limit + 1)) for one in files]
        about = About(publisher=publisher, published=published or None, url=url)
        upload, _ = uploads.send(taken, about, who=request.state.who)
        return JSONResponse(record_upload(upload), 202, {"Location": f"/uploads/{upload.id}"})

    @router.get("/uploads/{upload_id}", summary="How far an upload is")
    def read_upload(request: Request, upload_id: UploadId) -> JSONResponse:
        """Each file with what became of it. What is not read when the server stops is read by the next; uploads that are read are forgotten then, documents stay."""
        return JSONResponse(record_upload(_find(uploads, upload_id, request)))

    @router.get(
        "/uploads/{upload_id}/events", summary="How far an upload is, as it happens", response_class=StreamingResponse
    )
    def follow_upload(request: Request, upload_id: UploadId) -> StreamingResponse:
        """Server-sent events: `progress` with the upload whenever something has become of a file, and `done` at the end."""
        _find(uploads, upload_id, request)
        events = follow(uploads, upload_id, request.state.who)
        return StreamingResponse(
            events, media_type="text/event-stream", headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        )

    return router


def _find(uploads: Uploads, upload_id: str, request: Request) -> Upload:
    """An upload of whoever asks; somebody else's is not there."""
    found = uploads.find(upload_id, who=request.state.who)
    if found is None:
        raise not_found(f"there is no upload {upload_id!r} of yours")
    return found


async def follow(uploads: Uploads, upload_id: str, who: str) -> AsyncIterator[str]:
    """The events of an upload until all of it is read."""
    before, silent = None, 0.0
    while (now := uploads.find(upload_id, who=who)) is not None:
        if now != before:
            yield _event("done" if now.finished else "progress", record_upload(now))
            before, silent = now, 0.0
        if now.finished:
            return
        await asyncio.sleep(TICK)
        silent += TICK
        if silent >= SILENT:
            yield ": still reading\n\n"
            silent = 0.0


def _event(name: str, data: Any) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def record_upload(one: Upload) -> Row:
    """An upload as far as it has come."""
    files = [
        {
            "name": sent.name,
            "bytes": sent.size,
            "state": str(sent.state),
            "documents": list(sent.documents),
            "claims": sent.claims,
            "parties": sent.parties,
            "issues": [record_issue(issue) for issue in sent.issues],
        }
        for sent in one.files
    ]
    return {
        "id": one.id,
        "at": one.at,
        "done": one.done,
        "total": len(one.files),
        "finished": one.finished,
        "files": files,
    }

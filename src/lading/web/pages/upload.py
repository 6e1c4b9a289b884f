"""Sending documents in, and watching them being read."""

from starlette.responses import JSONResponse, RedirectResponse, Response

from lading.documents.about import About
from lading.errors import InputError
from lading.model.period import first_day
from lading.web.ask import Ask, AskError, NotHereError
from lading.web.bench import Bench
from lading.workspace.investigations import list_investigations
from lading.workspace.uploads import Upload


def show_upload(bench: Bench, ask: Ask) -> Response:
    """The form, and what was sent lately."""
    return bench.page(
        "upload.html.j2",
        ask,
        uploads=bench.uploads.latest(who=ask.who)[:10],
        investigations=list_investigations(bench.workspace, who=ask.who),
        limit=bench.uploads.limit // 1_000_000,
    )


def take_upload(bench: Bench, ask: Ask) -> Response:
    """Take files in, begin to read them, and lead to where that can be watched."""
    into = ask.said("investigation") or ask.one("in")
    if into:
        bench.own(into, ask)
    try:
        files = [(one.filename or "", one.file.read(bench.uploads.limit + 1)) for one in ask.files if one.filename]
        upload, _ = bench.uploads.send(files, read_about(ask), who=ask.who, investigation=into)
    except InputError as error:
        raise AskError(str(error)) from error
    address = ask.links.to("uploads", upload.id)
    if ask.script:
        return JSONResponse({"id": upload.id, "url": address})
    return RedirectResponse(address, status_code=303)


def show_progress(bench: Bench, ask: Ask) -> Response:
    """How far an upload has come; the page asks again by itself until all is read."""
    upload = find(bench, ask)
    if ask.script:
        return JSONResponse({"done": upload.done, "total": len(upload.files), "finished": upload.finished})
    return bench.page("progress.html.j2", ask, upload=upload)


def find(bench: Bench, ask: Ask) -> Upload:
    """An upload of the person who asks. Raises NotHereError for any other."""
    upload = bench.uploads.find(ask.place["id"], who=ask.who)
    if upload is None:
        raise NotHereError(
            "there is no such upload", "uploads that are read are forgotten when the server stops; the documents stay"
        )
    return upload


def read_about(ask: Ask) -> About:
    """What the form says of the documents. Raises AskError for a date that is none."""
    published = ask.said("published") or None
    try:
        if published:
            first_day(published)
    except ValueError as error:
        raise AskError(f"{published!r} is not a date", "write 2025-09-25, 2025-09 or 2025") from error
    return About(publisher=ask.said("publisher")[:200], published=published, url=ask.said("url")[:2_000])

"""The addresses of the pages, and how a request becomes a page."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from lading.errors import LadingError
from lading.web.ask import BASE, Ask, AskError
from lading.web.bench import Bench
from lading.web.guard import COOKIE, dress
from lading.web.screens import SCREENS
from lading.web.static import serve_static
from lading.workspace.uploads import Uploads
from lading.workspace.workspace import Workspace

Screen = Callable[[Bench, Ask], Response]
MOST_FIELDS, MOST_FILES = 200, 200


def build_router(workspace: Workspace, uploads: Uploads) -> APIRouter:
    """Every page of the workbench over one workspace, and what is sent to it."""
    router, bench = APIRouter(include_in_schema=False), Bench(workspace, uploads)
    for method, path, screen in SCREENS:
        address = path if path == "/" else f"{BASE}{path}"
        router.add_route(address, make_endpoint(bench, screen), methods=[method])
    router.add_route(f"{BASE}/static/{{name:path}}", serve_static, methods=["GET"])
    return router


def make_endpoint(bench: Bench, screen: Screen) -> Callable[[Request], Awaitable[Response]]:
    """A screen as the server calls it: the request read, the form checked, the answer dressed."""

    async def endpoint(request: Request) -> Response:
        cookie = bench.forms.cookie(request)
        token = bench.forms.token(cookie)
        if request.method == "POST":
            async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
                ask, sent = read_sent(request, form, token)
                if bench.forms.is_ours(request, sent):
                    response = await run_in_threadpool(run_screen, bench, screen, ask)
                else:
                    refused = AskError("this form is too old or was not ours", "open the page again", status=403)
                    response = show_error(bench, ask, refused)
        else:
            response = await run_in_threadpool(run_screen, bench, screen, read_ask(request, token))
        fresh = cookie if request.cookies.get(COOKIE) != cookie else ""
        return dress(response, cookie=fresh, secure=request.url.scheme == "https")

    return endpoint


def run_screen(bench: Bench, screen: Screen, ask: Ask) -> Response:
    """A screen's answer, or the page that says what is wrong."""
    try:
        return screen(bench, ask)
    except AskError as error:
        return show_error(bench, ask, error)
    except LadingError as error:
        return show_error(bench, ask, AskError(str(error), status=500))


def show_error(bench: Bench, ask: Ask, error: AskError) -> Response:
    """What went wrong, in words, with the remedy."""
    return bench.page("error.html.j2", ask, code=error.status, what=error.what, remedy=error.remedy)


def read_sent(request: Request, form: FormData, token: str) -> tuple[Ask, str]:
    """A form that was sent, as the screens see it, and the token it came with."""
    fields: dict[str, list[str]] = {}
    files: list[UploadFile] = []
    for key, value in form.multi_items():
        if isinstance(value, UploadFile):
            files.append(value)
        else:
            fields.setdefault(key, []).append(value)
    sent = (fields.pop("csrf", None) or [request.headers.get("x-csrf-token", "")])[-1]
    return replace(read_ask(request, token), form=fields, files=tuple(files)), sent


def read_ask(request: Request, token: str) -> Ask:
    """A request as the screens see it."""
    query: dict[str, list[str]] = {}
    for key, value in request.query_params.multi_items():
        query.setdefault(key, []).append(value)
    return Ask(
        path=request.url.path,
        query=query,
        place={key: str(value) for key, value in request.path_params.items()},
        who=getattr(request.state, "who", "") or "you",
        token=token,
        script=request.headers.get("x-requested-with") == "lading",
    )

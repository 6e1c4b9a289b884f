"""Files that ship with the pages: style, scripts, and the parts of others with their licences."""

from hashlib import sha256
from importlib.resources import files
from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import Response

TYPES = {".css": "text/css", ".js": "text/javascript", ".txt": "text/plain", ".svg": "image/svg+xml"}
NAMES = frozenset(
    {
        "dossier.css",
        "dossier.js",
        "web.css",
        "app.js",
        "review.js",
        "network.js",
        "upload.js",
        "icon.svg",
        "vendor/cytoscape-3.35.0.min.js",
        "vendor/cytoscape-3.35.0.LICENSE.txt",
    }
)
OF_REPORTS = frozenset({"dossier.css", "dossier.js"})
"""What the pages share with the dossier in a file."""
DAY = 86_400


def read_static(name: str) -> bytes | None:
    """The bytes of a file that ships with the pages, or None for any other name."""
    if name not in NAMES:
        return None
    if name in OF_REPORTS:
        return files("lading.reports").joinpath("templates", name).read_bytes()
    return files("lading.web").joinpath("static", *PurePosixPath(name).parts).read_bytes()


def serve_static(request: Request) -> Response:
    """One of the files; a browser that has it already is told so."""
    name = request.path_params["name"]
    data = read_static(name)
    if data is None:
        return Response("there is no such file", status_code=404, media_type="text/plain")
    tag = f'"{sha256(data).hexdigest()[:20]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": f"private, max-age={DAY if name.startswith('vendor/') else 0}, must-revalidate",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    }
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=TYPES[PurePosixPath(name).suffix], headers=headers)

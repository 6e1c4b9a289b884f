"""`/docs`: the OpenAPI document as a page to be read, without anything fetched from elsewhere."""

import json
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader

UNTAGGED = "Other"


def build_router(app: FastAPI) -> APIRouter:
    """The page on an application's paths."""
    router = APIRouter(include_in_schema=False)
    pages = Environment(loader=PackageLoader("lading.api"), autoescape=True, trim_blocks=True, lstrip_blocks=True)

    @router.get("/docs")
    def show_reference() -> HTMLResponse:
        """Every path with its parameters and examples."""
        document = app.openapi()
        return HTMLResponse(pages.get_template("reference.html.j2").render(document=document, tags=_by_tag(document)))

    return router


def _by_tag(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The operations of an OpenAPI document under their tags, in its order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            bodies = one.get("requestBody", {}).get("content", {})
            examples = {
                example.get("summary", name): json.dumps(example["value"], ensure_ascii=False, indent=1)
                for body in bodies.values()
                for name, example in body.get("examples", {}).items()
            }
            found.setdefault(next(iter(one.get("tags", [])), UNTAGGED), []).append(
                {
                    "id": one["operationId"],
                    "method": method.upper(),
                    "path": path,
                    "summary": one.get("summary", ""),
                    "description": one.get("description", ""),
                    "parameters": one.get("parameters", []),
                    "examples": examples,
                }
            )
    return found

"""Lading: who really supplies a sanctioned weapons maker, and whose words say so.

    import datetime as dt
    from pathlib import Path
    import lading

    request = lading.Request([Path("press/")], [Path("sdn.csv")], as_of=dt.date(2026, 12, 1))
    dossier = lading.trace(request)
    for exposure in dossier.exposures:
        print(exposure.party, exposure.risk_source)
    Path("dossier.html").write_text(lading.render(dossier, "html"), encoding="utf-8")

The names below are the public interface: they change only with a version that says so. Each is imported from its own
module when it is first used, so that `import lading` costs nothing. What is not among them may change at any time.

A question         `Request` → `trace` → `Dossier` with each `Party`, its `Status` and `Exposure`; `render` writes it
A document         bytes and `About` → `read_document` → `Document`; `load_extractors` → `Extractor`s → `Reading`
What it claims     `Claim`, each with its `Evidence`: a quote, letter for letter
What lists state   `Statement`
What is kept       `SqliteStore`, behind the interface `Store`
What went wrong    `Issue` with its `Severity` where the rest goes on; `LadingError` and those below it where it cannot
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lading.claims.extractor import Extractor
    from lading.claims.extractors import load_extractors
    from lading.documents.about import About
    from lading.documents.read import read_document
    from lading.errors import ConfigurationError, InputError, LadingError, StoreError
    from lading.io.request import Request
    from lading.io.store import SqliteStore, Store
    from lading.model.claim import Claim, Reading
    from lading.model.document import Document
    from lading.model.dossier import Dossier, Party
    from lading.model.evidence import Evidence
    from lading.model.exposure import Exposure, Status
    from lading.model.issue import Issue, Severity
    from lading.model.statement import Statement
    from lading.pipeline import trace
    from lading.reports import render

__version__ = "0.1.0"

_HOMES = {
    "About": "documents.about",
    "Claim": "model.claim",
    "ConfigurationError": "errors",
    "Document": "model.document",
    "Dossier": "model.dossier",
    "Evidence": "model.evidence",
    "Exposure": "model.exposure",
    "Extractor": "claims.extractor",
    "InputError": "errors",
    "Issue": "model.issue",
    "LadingError": "errors",
    "Party": "model.dossier",
    "Reading": "model.claim",
    "Request": "io.request",
    "Severity": "model.issue",
    "SqliteStore": "io.store",
    "Statement": "model.statement",
    "Status": "model.exposure",
    "Store": "io.store",
    "StoreError": "errors",
    "load_extractors": "claims.extractors",
    "read_document": "documents.read",
    "render": "reports",
    "trace": "pipeline",
}
"""The module in which each public name lives."""

__all__ = [
    "About",
    "Claim",
    "ConfigurationError",
    "Document",
    "Dossier",
    "Evidence",
    "Exposure",
    "Extractor",
    "InputError",
    "Issue",
    "LadingError",
    "Party",
    "Reading",
    "Request",
    "Severity",
    "SqliteStore",
    "Statement",
    "Status",
    "Store",
    "StoreError",
    "load_extractors",
    "read_document",
    "render",
    "trace",
]


def __getattr__(name: str) -> object:
    """A public name, imported now."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)

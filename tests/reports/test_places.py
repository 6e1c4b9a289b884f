import datetime as dt
from pathlib import Path

from lading import pipeline
from lading.io.request import Request
from lading.reports import render
from tests.documents.samples import PDFS

LISTS = Path(__file__).parents[2] / "examples" / "kupol" / "lists"


def test_the_page_of_a_pdf_reaches_the_quote() -> None:
    request = Request(documents=[PDFS / "report.pdf"], lists=[LISTS], as_of=dt.date(2025, 10, 1))
    dossier = pipeline.trace(request)
    assert dossier.claims
    assert "report</bdi></a>, <bdi>p. 1</bdi>" in render(dossier, "html")
    assert "report, p. 1 ·" in render(dossier, "markdown")
    assert '"place": "p. 1"' in render(dossier, "jsonl")

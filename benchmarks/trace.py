"""The main job, stage by stage: CPU seconds on the example case and on its report repeated.

    python benchmarks/trace.py [--times 20]

Ratios are what counts: each stage stands beside a bare pass over the same text (cut into words by a regular expression), measured in
the same run. Peers that go from a document to an exposure with its quote are not known to us; names and lists have theirs in
`names.py` and `lists.py`.
"""

import argparse
import datetime as dt
import re
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from lading import pipeline
from lading.claims.extractors import load_extractors
from lading.claims.gazetteer import Gazetteer
from lading.claims.read import read_claims
from lading.documents.read import read_document
from lading.io.request import Request
from lading.model.document import Document

CASE = Path(__file__).resolve().parents[1] / "examples" / "kupol"
AS_OF = dt.date(2025, 10, 1)
WORD = re.compile(r"\w+")
Made = TypeVar("Made")


def measure(work: Callable[[], Made]) -> tuple[float, Made]:
    """CPU seconds of some work, and what it made."""
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def repeat_report(times: int) -> Document:
    """The example's report, its text repeated with the numbers changed so that no sentence stands twice."""
    text = read_document((CASE / "documents" / "report.html").read_bytes(), name="report.html").text
    parts = (re.sub(r"\d+", lambda m, n=n: str(int(m.group()) + n), text) for n in range(times))  # type: ignore[misc]  # early binding
    return read_document("\n\n".join(parts).encode(), name="repeated.txt")


def main() -> None:
    """Measure and print."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--times", type=int, default=20)
    chosen = args.parse_args()
    request = Request([CASE / "documents"], [CASE / "lists"], AS_OF)
    whole, dossier = measure(lambda: pipeline.trace(request))
    print(f"trace, 5 documents and 3 lists, tables loaded: {whole:.2f} CPU s, {len(dossier.exposures)} exposures")
    extractors = load_extractors()
    document = repeat_report(chosen.times)
    read_claims(document, extractors=extractors, gazetteer=Gazetteer.empty())
    floor, words = measure(lambda: len(WORD.findall(document.text)))
    reading, found = measure(lambda: read_claims(document, extractors=extractors, gazetteer=Gazetteer.empty()))
    print(f"reading {words:,} words: {reading:.2f} CPU s, {words / reading:,.0f} words/s, {len(found.claims)} claims")
    print(f"ratio to a bare pass over the words: {reading / max(floor, 1e-6):,.0f}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()

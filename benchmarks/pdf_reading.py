"""Reading order of PDF files, side by side with the libraries that are installed: pypdf, pdfminer.six, pdfplumber, pdfium.

    python -m benchmarks.pdf_reading tests/documents/pdf

For each file of `tests/documents/pdf_pages.py`: the share of its headings, paragraphs and table rows that stand whole and in order in the
text that a library gives, white space aside; and the CPU time of all, median of three. A paragraph across columns or
pages counts only where its words follow each other, so a page number or a broken word in it loses it.
"""

import io
import re
import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.documents.pdf_pages import ALIKE, CASES

from lading.documents.about import About
from lading.documents.pdf import read_pdf

SPACES = re.compile(r"\s+")


def read_lading(data: bytes) -> str:
    return read_pdf(data, name="case.pdf", about=About()).text


def read_pypdf(data: bytes) -> str:
    reader = import_module("pypdf").PdfReader(io.BytesIO(data))
    return "\n".join(page.extract_text() for page in reader.pages)


def read_pdfminer(data: bytes) -> str:
    return str(import_module("pdfminer.high_level").extract_text(io.BytesIO(data)))


def read_pdfplumber(data: bytes) -> str:
    with import_module("pdfplumber").open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


def read_pdfium(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


READERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "lading": ("lading", read_lading),
    "pypdf": ("pypdf", read_pypdf),
    "pdfminer.six": ("pdfminer", read_pdfminer),
    "pdfplumber": ("pdfplumber", read_pdfplumber),
    "pdfium": ("pypdfium2", read_pdfium),
}


def score(text: str, expected: tuple[str, ...]) -> float:
    """The share of the stretches that stand whole in the text, each after the one before."""
    bare = SPACES.sub("", text)
    at = found = 0
    for stretch in expected:
        words = SPACES.sub("", stretch)
        place = bare.find(words, at)
        if place >= 0:
            at = place + len(words)
            found += 1
    return found / len(expected)


def main(folder: Path) -> None:
    cases = {**{name: case.read for name, case in CASES.items()}, **{n: CASES[s].read for n, s in ALIKE.items()}}
    readers = {name: read for name, (module, read) in READERS.items() if find_spec(module)}
    data = {name: (folder / f"{name}.pdf").read_bytes() for name in cases}
    print("file".ljust(12), *(name.rjust(13) for name in readers))
    for name, expected in cases.items():
        shares = []
        for read in readers.values():
            try:
                shares.append(f"{score(read(data[name]), expected):.2f}")
            except Exception as error:  # noqa: BLE001  # a peer that fails is a result
                shares.append(type(error).__name__[:12])
        print(name.ljust(12), *(share.rjust(13) for share in shares))
    times = []
    for read in readers.values():
        runs = []
        for _ in range(3):
            start = time.process_time()
            for one in data.values():
                try:
                    read(one)
                except Exception:  # noqa: BLE001, S112  # as above
                    continue
            runs.append(time.process_time() - start)
        times.append(f"{statistics.median(runs):.2f}")
    print("CPU s".ljust(12), *(value.rjust(13) for value in times))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

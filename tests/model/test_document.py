import pytest

from lading.model.document import Document, Place
from lading.model.span import Span

DOCUMENT = Document(
    "x" * 100, "d", "0", places=(Place("p. 1", Span(0, 40)), Place("p. 2", Span(40, 60)), Place("note", Span(70, 80)))
)


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        (0, 10, "p. 1"), (39, 40, "p. 1"), (40, 41, "p. 2"), (30, 50, "p. 1 – p. 2"), (62, 68, ""), (65, 75, "note"),
        (30, 75, "p. 1 – note"), (90, 100, ""),
    ],
)  # fmt: skip
def test_words_are_located_in_the_original(start: int, end: int, label: str) -> None:
    assert DOCUMENT.locate(Span(start, end)) == label


def test_a_document_without_places_has_none() -> None:
    assert Document("words", "d", "0").locate(Span(0, 5)) == ""

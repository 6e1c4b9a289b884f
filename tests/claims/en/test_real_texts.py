"""Texts that nobody wrote for Lading are read to the end, every quote and name at its place."""

from pathlib import Path

import pytest

from lading.claims.anchor import check_reading
from lading.claims.gazetteer import Gazetteer
from lading.documents.read import Reader
from tests.claims.conftest import Reader as Read
from tests.shared_data import shared


def test_a_word_in_capitals_that_is_a_verb_stops_nothing(read: Read) -> None:
    reading = read("Explain why you wont be USING engines that Norvik Trading sold to Kupol.")
    assert "Norvik Trading" in [m.text for m in reading.mentions]


@pytest.mark.parametrize("folder", ["data/documents/polnear/test/text", "data/documents/thinktank_reports"])
def test_real_texts_are_read_to_the_end(folder: str) -> None:
    from lading.claims.en.extractor import RulesExtractor
    from lading.claims.en.lexicons import load_lexicons

    rules, reader = RulesExtractor.of(load_lexicons()), Reader()
    paths = [p for p in sorted(Path(shared(folder)).iterdir()) if p.suffix in {".txt", ".md"}]
    assert len(paths) > 50
    for path in paths[::3]:
        document = reader.read(path.read_bytes(), name=path.name).document
        check_reading(rules.extract(document, Gazetteer.empty()), document)

"""Headings and tables: their capitals name nobody that the body or a list does not name."""

import pytest

from lading.claims.en.extractor import RulesExtractor
from lading.claims.gazetteer import Gazetteer
from lading.documents.read import read_document
from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    "heading", ["Official Response", "Matter", "Bigger Picture", "What Readers Ask", "The Way Ahead"]
)
def test_words_of_a_heading_are_no_organisations(heading: str, read: Reader) -> None:
    text = f"{heading}\n\nNorvik Trading supplied gyroscopes to Kupol in 2023, the company said.\n"
    assert {m.text for m in read(text).mentions if m.kind.value == "org"} == {"Norvik Trading", "Kupol"}


def test_a_heading_may_repeat_a_name_of_the_body(read: Reader) -> None:
    text = "Norvik Trading Sold Gyroscopes\n\nNorvik Trading supplied gyroscopes to Kupol in 2023.\n"
    assert [m.text for m in read(text).mentions if m.kind.value == "org"] == [
        "Norvik Trading",
        "Norvik Trading",
        "Kupol",
    ]


def test_cells_of_a_table_are_left_to_the_reader_of_tables(extractor: RulesExtractor) -> None:
    data = b"Declaration,Exporter,Unit\nEX-0001,NORVIK TRADING CO LTD,pcs\nEX-0002,DELTA TOOLS LLC,pcs\n"
    document = read_document(data, name="rows.csv")
    assert extractor.extract(document, Gazetteer.empty()).mentions == ()


def test_a_shouted_note_is_no_party(read: Reader) -> None:
    assert not read("ILLUSTRATIVE TEXT. It was written by hand.").mentions


@pytest.mark.parametrize("opening", ["Whether", "Unless", "Suppose", "Imagine"])
def test_a_word_that_opens_a_clause_is_no_part_of_a_name(opening: str, read: Reader) -> None:
    parties = {m.party for m in read(f"{opening} Brill Motors supplied IEMZ Kupol is unclear.").mentions}
    assert "Brill Motors" in parties
    assert not any(opening in party for party in parties)

"""Encodings of lists: told by a mark or by the first byte beyond ASCII, and never guessed for a damaged file."""

import io

import pytest

from lading.errors import SourceError
from lading.lists.files import read_rows
from lading.lists.text_encoding import tell_encoding
from tests.lists.builders import file_of

ROWS = "name,place\nJosé Ibáñez,“Málaga”\nAnna,Köln\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_reads_the_same_in_every_encoding_lists_come_in(encoding: str) -> None:
    rows = [row for _, row in read_rows(file_of("list.csv", ROWS.encode(encoding)))]

    assert rows == [["name", "place"], ["José Ibáñez", "“Málaga”"], ["Anna", "Köln"]]


def test_a_quote_behind_an_accented_capital_does_not_make_windows_text_utf8() -> None:
    assert tell_encoding(io.BytesIO("José, Ibáñez, Nuñez, «CAFÉ’»".encode("cp1252"))) == "cp1252"


@pytest.mark.parametrize("data", [ROWS.encode()[:20] + b"\xff" + ROWS.encode()[20:], "name,x\nJosé".encode()[:-1]])
def test_damaged_utf8_is_refused_not_read_in_another_encoding(data: bytes) -> None:
    with pytest.raises(SourceError, match="breaks off or is damaged"):
        list(read_rows(file_of("list.csv", data)))


def test_empty_columns_that_a_spreadsheet_left_are_dropped_and_full_ones_are_not() -> None:
    assert [row for _, row in read_rows(file_of("a.csv", "a,b,,\n1,2,,\n3,,,\n"))] == [
        ["a", "b"],
        ["1", "2"],
        ["3", ""],
    ]

    with pytest.raises(SourceError, match="3 fields where"):
        list(read_rows(file_of("a.csv", "a,b,\n1,2,new\n")))

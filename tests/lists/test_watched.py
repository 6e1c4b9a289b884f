import io

import pytest

from lading.lists.files import ListFile
from lading.lists.read import read_list
from lading.lists.recognise import parse_list, recognise
from lading.lists.watched import watch_source
from lading.model.schema import load_schemata
from tests.lists.builders import FIXTURES, file_at
from tests.shared_data import shared

KUPOL = FIXTURES / "ofac_kupol"


@pytest.mark.parametrize(
    "names",
    [["ofac_kupol/sdn.csv", "ofac_kupol/alt.csv", "ofac_kupol/add.csv"], ["cons_enhanced_excerpt.xml"]],
)
def test_every_byte_of_a_list_is_progress_once(names: list[str]) -> None:
    paths = [FIXTURES / name for name in names]
    (source,) = recognise([file_at(path) for path in paths]).sources
    told: list[int] = []

    loaded = read_list(source, load_schemata(), advance=told.append)

    assert sum(told) == sum(path.stat().st_size for path in paths)
    assert loaded.statements == read_list(source, load_schemata()).statements


def test_progress_comes_while_statements_do() -> None:
    (source,) = recognise([file_at(shared("data/lists/un/un_2026-02.xml"))]).sources
    told: list[int] = []
    half = 0

    for number, _ in enumerate(parse_list(watch_source(source, told.append))):
        if number == 13_000:
            half = sum(told)

    assert 0.2 < half / sum(told) < 0.8


def test_reading_ahead_is_no_progress() -> None:
    data = b"some bytes"
    source = recognise([file_at(KUPOL / "sdn.csv")]).sources[0]
    told: list[int] = []
    watched = watch_source(source, told.append)
    file = ListFile("bytes", lambda: io.BytesIO(data))

    with watched.files[0][1].ahead.open() as stream:
        stream.read()
    with file.ahead.open() as stream:
        assert stream.read() == data

    assert told == []

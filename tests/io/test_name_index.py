from pathlib import Path

import pytest

from lading.errors import StoreError
from lading.io.name_index import CONTENTS, load_index, save_index
from lading.names.compare import Comparer
from lading.names.index import NameIndex
from lading.names.kinds import NameKind
from lading.names.tables import load_tables

PARTIES = [
    ("ofac-46441", NameKind.ORGANISATION, ["TSK VEKTOR OOO"]),
    ("ofac-51211", NameKind.PERSON, ["YAMSHCHIKOV, Artem Mikhailovich"]),
    ("goods", NameKind.ITEM, ["Garpiya-A1"]),
]
COMPARER = Comparer.load(load_tables())


def test_an_index_read_again_answers_the_same(tmp_path: Path) -> None:
    index = NameIndex.build(PARTIES, tables=COMPARER.tables)
    save_index(index, tmp_path / "index")
    again = load_index(tmp_path / "index", COMPARER)
    for query in ("ТСК Вектор", "Ямщиков Артём", "Maria Garcia", "Гарпия-А1"):
        assert again.search(query) == index.search(query)


def test_the_arrays_stay_in_their_files(tmp_path: Path) -> None:
    save_index(NameIndex.build(PARTIES, tables=COMPARER.tables), tmp_path)
    shelf = load_index(tmp_path, COMPARER).shelves[NameKind.PERSON]
    assert not shelf.postings.values.flags.owndata
    assert not shelf.postings.values.flags.writeable


def test_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="build and save it anew"):
        load_index(tmp_path, COMPARER)


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    save_index(NameIndex.build(PARTIES, tables=COMPARER.tables), tmp_path)
    contents = tmp_path / CONTENTS
    contents.write_text(contents.read_text(encoding="utf-8").replace('"version": 1', '"version": 0'), encoding="utf-8")
    with pytest.raises(StoreError, match="version 0"):
        load_index(tmp_path, COMPARER)

from pathlib import Path

import pytest

from lading.errors import StoreError
from lading.io import name_index
from lading.io.name_index import builder_version, load_index, save_index
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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save_index(NameIndex.build(PARTIES, tables=COMPARER.tables), tmp_path / "names.index")
    return tmp_path / "names.index"


def test_an_index_read_again_answers_the_same(path: Path) -> None:
    index, again = NameIndex.build(PARTIES, tables=COMPARER.tables), load_index(path, COMPARER)
    for query in ("ТСК Вектор", "Ямщиков Артём", "Maria Garcia", "Гарпия-А1"):
        assert again.search(query) == index.search(query)


def test_the_arrays_stay_in_their_file(path: Path) -> None:
    for arrays in load_index(path, COMPARER).to_arrays().values():
        assert not any(array.flags.owndata or array.flags.writeable for array in arrays.values())


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="built anew"):
        load_index(tmp_path / "nowhere", COMPARER)


def test_an_index_built_by_other_tables_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_index, "BUILDERS", ("lading.names",))
    assert builder_version() == builder_version()
    with pytest.raises(StoreError, match="another version of Lading"):
        load_index(path, COMPARER)

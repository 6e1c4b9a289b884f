from dataclasses import replace
from pathlib import Path

import pytest

from lading.catalog.ask import parse_question
from lading.catalog.catalog import Catalog
from lading.catalog.filters import Filters
from lading.catalog.kinds import comparable
from lading.catalog.search import Search, search
from lading.engine.memo import Memo
from tests.catalog.shop import open_shop, shop_scope


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return open_shop(tmp_path_factory.mktemp("shop"))


def found(catalog: Catalog, text: str, filters: Filters | None = None, *sorts: tuple[str, bool]) -> list[str]:
    asked = Search(parse_question(text), filters or Filters(), sorts=sorts)
    return [hit.entity.id for hit in search(shop_scope(catalog), asked).hits]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("zarya", ["zarya"]),
        ("ЗАРЯ", ["zarya"]),
        ("zavod", ["zarya"]),  # the Cyrillic name in Latin letters
        ("omsk", ["omsk-glass", "zarya", "addr-1"]),  # in a name first; then of whom more is said
        ("omsk -pumps -lenin", ["omsk-glass"]),
        ('"plant zarya"', []),
        ('"zarya plant"', ["zarya"]),
        ("birthDate:1970*", ["petrov"]),
        ("properties.birthDate:[1960 TO 1971]", ["petrov"]),
        ("birthDate:{1970-05-01 TO *]", []),
        ("country:kz", ["omsk-glass"]),
        ("topics:role.rca", ["petrov"]),
        ("petrof~", ["petrov"]),
        ("petr*", ["petrov"]),
        ("name:omsk", ["omsk-glass"]),
        ("_exists_:gender", ["petrov"]),
        ("nobody", []),
    ],
)
def test_words_find_entities(catalog: Catalog, text: str, ids: list[str]) -> None:
    assert found(catalog, text) == ids


def test_filters_narrow_what_is_found(catalog: Catalog) -> None:
    schemata = catalog.tools().schemata
    assert found(catalog, "", Filters(schemata=comparable("Company", schemata))) == ["zarya", "omsk-glass"]
    assert found(catalog, "", Filters(values=(("countries", "kz"), ("countries", "ru")))) == [
        "zarya",
        "petrov",
        "omsk-glass",
        "addr-1",
    ]
    assert found(catalog, "", Filters(values=(("countries", "kz"), ("countries", "ru")), every=True)) == []
    assert found(catalog, "", Filters(values=(("properties.city", "Omsk"),))) == ["addr-1"]
    assert found(catalog, "", Filters(target=True)) == ["zarya", "petrov"]
    assert found(catalog, "", Filters(changed_since="2025-01-01")) == ["zarya"]
    assert found(catalog, "omsk", Filters(without=frozenset({"ofac-1"}))) == ["omsk-glass", "addr-1"]
    assert found(catalog, "omsk", Filters(include_datasets=frozenset({"other"}))) == []
    assert found(catalog, "omsk", Filters(exclude_datasets=frozenset({"shop"}))) == []


def test_what_is_found_is_sorted_and_counted(catalog: Catalog) -> None:
    assert found(catalog, "", None, ("first_seen", True))[:2] == ["petrov", "zarya"]
    assert found(catalog, "", None, ("caption", False))[0] == "addr-1"
    hits = search(
        shop_scope(catalog), Search(None, limit=1, offset=1, facets=("countries", "topics", "datasets", "schema"))
    )
    assert [hit.entity.id for hit in hits.hits] == ["petrov"]
    assert hits.total == 6
    assert hits.facets["countries"] == {"ru": 3, "kz": 1}
    assert hits.facets["topics"] == {"sanction": 2, "role.rca": 1}
    assert hits.facets["datasets"] == {"shop": 6}
    assert hits.facets["schema"]["Company"] == 2


def test_a_shelf_is_mapped_from_its_file_the_second_time(tmp_path: Path) -> None:
    first = open_shop(tmp_path)
    assert found(first, "zarya") == ["zarya"]
    (file,) = (tmp_path / "lading.db.index").glob("shelf-*")
    whole, inode = file.read_bytes(), file.stat().st_ino
    assert found(replace(first, held=Memo()), "zarya") == ["zarya"]
    assert file.stat().st_ino == inode
    file.write_bytes(whole[:-100])
    assert found(replace(first, held=Memo()), "zarya") == ["zarya"]
    assert file.read_bytes() == whole

import datetime as dt
import gc
import json
from itertools import count
from pathlib import Path
from weakref import ref

import pytest

from lading.catalog.catalog import FRESH, Catalog
from lading.catalog.nest import Page, list_around, nest_entity, page_around
from lading.catalog.sources import FileSource
from lading.errors import SourceError
from tests.catalog.shop import NOW, OTHER, PLANT, open_shop, shop_scope, write_shop
from tests.cli.stored import make_office


def test_an_entity_is_nested_with_what_points_at_it(tmp_path: Path) -> None:
    catalog = open_shop(tmp_path)
    scope, schemata = shop_scope(catalog), catalog.tools().schemata
    plant = scope.entity("zarya")
    assert plant is not None
    made = nest_entity(*plant, scope, schemata)
    assert made["properties"]["addressEntity"][0]["properties"]["city"] == ["Omsk"]
    assert made["properties"]["sanctions"][0]["properties"]["entity"] == ["zarya"]
    (share,) = made["properties"]["ownershipAsset"]
    assert share["properties"]["owner"][0]["id"] == "petrov"
    assert made["datasets"] == ["shop"]
    around = {one.prop: one for one in list_around(plant[0], schemata)}
    rows, total = page_around(around["sanctions"], scope, schemata, root="zarya", page=Page(limit=0))
    assert (rows, total) == ([], 1)


def test_merged_ids_lead_to_their_entity(tmp_path: Path) -> None:
    scope = shop_scope(open_shop(tmp_path))
    assert scope.entity("ofac-1") is None
    assert scope.canonical("ofac-1") == "zarya"
    assert scope.canonical("nobody") is None


def test_lists_in_the_store_are_served_beside_the_files(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    source = FileSource("shop", write_shop(tmp_path / "shop.ftm.json"))
    catalog = Catalog(office.store, lambda: NOW, (source,))
    assert set(catalog.state().names) == {"shop", "us_ofac_sdn", "default"}
    everything = catalog.scope("default")
    assert everything is not None
    assert [one.name for one in everything.shelves] == ["shop", "us_ofac_sdn"]
    kupol = everything.entity("ofac-46431")
    assert kupol is not None
    assert kupol[0].target
    assert kupol[1].title.startswith("OFAC") or "OFAC" in kupol[1].title


def test_what_a_list_stated_before_is_let_go_when_it_states_something_else(tmp_path: Path) -> None:
    path, moments = write_shop(tmp_path / "shop.ftm.json", (PLANT,)), count()
    source = FileSource("shop", path)
    catalog = Catalog(tmp_path / "x.db", lambda: NOW + dt.timedelta(seconds=next(moments) * FRESH), (source,))
    before = shop_scope(catalog)
    index, shelf = ref(catalog.listing(before).block.profiles), ref(before.shelves[0].shelf.entities)
    write_shop(path, (PLANT, OTHER))
    assert shop_scope(catalog).entity("omsk-glass") is not None
    assert before.entity("zarya") is not None
    del before
    gc.collect()
    assert (index(), shelf()) == (None, None)


def test_a_data_set_given_as_default_is_default(tmp_path: Path) -> None:
    source = FileSource("default", write_shop(tmp_path / "shop.ftm.json"))
    assert set(Catalog(tmp_path / "x.db", lambda: NOW, (source,)).state().names) == {"default"}


def test_a_damaged_file_is_told_of(tmp_path: Path) -> None:
    path = write_shop(tmp_path / "shop.ftm.json", (PLANT, OTHER))
    path.write_text(path.read_text() + json.dumps(PLANT) + "\n")
    with pytest.raises(SourceError, match="twice"):
        Catalog(tmp_path / "x.db", lambda: NOW, (FileSource("shop", path),)).scope("shop")

"""Traps of the lists and the press: parties one word apart, words moved about, weak names alone."""

import pytest

from lading.names.index import NameIndex
from lading.names.kinds import NameKind
from lading.names.tables import NameTables

ORGANISATION = NameKind.ORGANISATION
PARTIES = [
    ("tsk", ORGANISATION, ["TSK VEKTOR OOO"]),
    ("trading-house", ORGANISATION, ["LLC TRADING HOUSE VECTOR"]),
    ("vektor", ORGANISATION, ["VEKTOR OOO"]),
    ("redlepus", ORGANISATION, ["REDLEPUS VECTOR INDUSTRY SHENZHEN CO LTD"]),
    ("aee", ORGANISATION, ["AEE", "Sichuan AEE Aviation Technology Co., Ltd."]),
    ("ira", ORGANISATION, ["IRA", "Irish Republican Army"]),
    ("rbs", ORGANISATION, ["RBS GARPIYA LLC"]),
]


@pytest.fixture(scope="module")
def index(tables: NameTables) -> NameIndex:
    return NameIndex.build(PARTIES, tables=tables)


def scores(query: str, index: NameIndex) -> dict[str, float]:
    return {hit.entity_id: hit.score for hit in index.search(query, ORGANISATION, explain=False)}


@pytest.mark.parametrize("query", ["TKS Vektor", "ВСК Вектор"])
def test_letters_of_an_acronym_moved_about_leave_a_candidate(query: str, index: NameIndex) -> None:
    found = scores(query, index)
    assert max(found, key=lambda key: found[key]) == "tsk"
    assert 0.2 < found["tsk"] < 0.9


@pytest.mark.parametrize("query", ["TSK VEKTOR", "TSK Vector", "ООО «ТСК Вектор»"])
def test_the_right_vector_stands_clear_of_the_others(query: str, index: NameIndex) -> None:
    found = scores(query, index)
    assert found.pop("tsk") > 0.9
    assert max(found.values(), default=0.0) < 0.7


def test_an_acronym_more_is_another_firm(index: NameIndex) -> None:
    found = scores("VEKTOR OOO", index)
    assert found["vektor"] > 0.9
    assert found["tsk"] < 0.6
    assert found["trading-house"] < 0.5


def test_a_drone_is_not_the_firm_that_bears_its_name(index: NameIndex) -> None:
    assert scores("RBS Garpiya", index)["rbs"] > 0.9
    for query in ("Garpiya", "Гарпия"):
        assert scores(query, index)["rbs"] < 0.9


@pytest.mark.parametrize(("query", "entity"), [("AEE", "aee"), ("IRA", "ira")])
def test_a_weak_name_equal_alone_is_not_certain(query: str, entity: str, index: NameIndex) -> None:
    assert scores(query, index)[entity] < 0.98

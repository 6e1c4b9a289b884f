"""Traps of the lists and the press: parties one word apart, words moved about, weak names alone."""

import pytest

from lading.names.identifiers import normalize_identifier
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
    ("kupol", ORGANISATION, ["JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL", "IEMZ KUPOL"]),
    ("aerokon-1", ORGANISATION, ["NPK AEROKON"]),
    ("aerokon-2", ORGANISATION, ["NPK AEROKON"]),
    ("hunan", ORGANISATION, ["Hunan Haotyanyi Aviation Technology Co., Ltd."]),
    ("yidian", ORGANISATION, ["Shenzhen Yidian Aviation Technology Co., Ltd."]),
    ("limbach", ORGANISATION, ["XIAMEN LIMBACH AIRCRAFT ENGINE CO., LTD."]),
    ("libss", ORGANISATION, ["LIBSS"]),
    ("yamshchikov", NameKind.PERSON, ["YAMSHCHIKOV, Artem Mikhailovich"]),
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


@pytest.mark.parametrize("query", ["Garpiya", "Гарпия", "Гарпія", "Garpia", "Harpy"])
def test_a_drone_is_not_the_firm_that_bears_its_name(query: str, index: NameIndex) -> None:
    assert scores("RBS Garpiya", index)["rbs"] > 0.9
    assert scores(query, index).get("rbs", 0.0) < 0.5


@pytest.mark.parametrize(("query", "entity"), [("AEE", "aee"), ("IRA", "ira")])
def test_a_weak_name_does_not_alert_alone(query: str, entity: str, index: NameIndex) -> None:
    assert 0.2 < scores(query, index)[entity] < 0.8


def test_a_weak_name_with_more_beside_it_alerts(index: NameIndex) -> None:
    assert scores("Sichuan AEE", index)["aee"] > 0.7


@pytest.mark.parametrize(
    ("query", "entity", "least"),
    [
        ("АО «ИЭМЗ «Купол»", "kupol", 0.9),
        ("AKTSIONERNOE OBSHCHESTVO IZHEVSKI ELEKTROMEKHANICHESKI ZAVOD KUPOL", "kupol", 0.9),
        ("Hunan Haotianyi Aviation Technology Co., Ltd.", "hunan", 0.9),
        ("湖南浩天翼航空技术有限公司", "hunan", 0.7),
        ("一电航空", "yidian", 0.7),
        ("Xiamen Limbach Aviation Engine Co., Ltd.", "limbach", 0.7),
        ("LIBBS", "libss", 0.7),
    ],
)
def test_one_party_in_another_spelling(query: str, entity: str, least: float, index: NameIndex) -> None:
    found = scores(query, index)
    assert max(found, key=lambda key: found[key]) == entity
    assert found[entity] > least


@pytest.mark.parametrize(
    "query", ["Iamshchikov Artem Mikhaylovich", "Ямщиков Артём Михайлович", "Artem M. Yamshchikov", "Artem Yamschikov"]
)
def test_a_surname_first_with_given_name_and_patronymic(query: str, index: NameIndex) -> None:
    assert index.search(query, NameKind.PERSON)[0].score > 0.7


def test_two_firms_of_one_name_are_both_found_and_told_apart_by_their_numbers(index: NameIndex) -> None:
    found = scores("NPK Aerokon", index)
    assert found["aerokon-1"] == found["aerokon-2"] > 0.98
    numbers = [normalize_identifier("innCode", value) for value in ("1657007195", "1683010356")]
    assert all(number and number.valid for number in numbers)
    assert numbers[0] != numbers[1]


def test_every_party_of_the_same_name_is_found(tables: NameTables) -> None:
    many = NameIndex.build([(f"p{i}", NameKind.PERSON, ["Mohammad ALI"]) for i in range(12)], tables=tables)
    assert len(many.search("Mohammad Ali", NameKind.PERSON, limit=20)) == 12

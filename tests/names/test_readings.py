import pytest

from lading.names.analyze import analyze_name
from lading.names.compare import Comparer, compare_names
from lading.names.index import NameIndex
from lading.names.kinds import NameKind
from lading.names.readings import MOST_SPELLINGS, other_readings
from lading.names.tables import NameTables


def spelled(text: str, tables: NameTables, kind: NameKind = NameKind.PERSON) -> list[list[str]]:
    name = analyze_name(text, kind, tables=tables)
    return [[word.latin for word in other.words] for other in other_readings(name, tables.hong_kong)]


@pytest.mark.parametrize("text", ["黄伟明", "黃偉明"])
def test_a_chinese_name_is_spelled_as_in_hong_kong(text: str, tables: NameTables) -> None:
    assert ["wong", "waiming"] in spelled(text, tables)


def test_a_chinese_name_is_spelled_by_wade_and_giles(tables: NameTables) -> None:
    assert ["chang", "chihchiang"] in spelled("張志強", tables)


def test_known_words_of_a_company_keep_their_meaning(tables: NameTables) -> None:
    name = analyze_name("长江集团有限公司", NameKind.ORGANISATION, tables=tables)
    other = next(other_readings(name, tables.hong_kong))
    assert other.words[0].key == "cheungkong"
    assert [word.key for word in other.words[1:]] == [word.key for word in name.words[1:]]


@pytest.mark.parametrize("text", ["Wong Wai Ming", "Владимир", "", "محمد"])
def test_names_in_other_scripts_have_no_other_reading(text: str, tables: NameTables) -> None:
    assert spelled(text, tables) == []


def test_characters_with_many_readings_give_few_names(tables: NameTables) -> None:
    assert len(spelled("曾蔡思曾", tables)) <= MOST_SPELLINGS + 1


def test_the_index_finds_a_name_by_its_characters_however_it_is_listed() -> None:
    parties = [("hk", "WONG, Wai Ming"), ("tw", "CHANG Chih-chiang"), ("cn", "Zhang Zhiqiang"), ("other", "WONG, Kit")]
    index = NameIndex.build((key, NameKind.PERSON, [name]) for key, name in parties)
    assert [hit.entity_id for hit in index.search("黄伟明") if hit.score > 0.7] == ["hk"]
    assert {hit.entity_id for hit in index.search("張志強") if hit.score > 0.7} == {"tw", "cn"}
    assert "written as one" in index.search("黄伟明")[0].reasons[0].words


def test_a_comparison_takes_the_reading_that_fits_in_both_directions(tables: NameTables) -> None:
    comparer = Comparer.load(tables)
    one, other = (analyze_name(text, NameKind.PERSON, tables=tables) for text in ("黄伟明", "WONG, Wai Ming"))
    there, back = (compare_names(*pair, comparer=comparer) for pair in ((one, other), (other, one)))
    assert there.score == pytest.approx(back.score)
    assert there.score > 0.7

import pytest

from lading.names.index import NameIndex
from lading.names.kinds import NameKind
from lading.names.tables import NameTables

ORGANISATION, PERSON = NameKind.ORGANISATION, NameKind.PERSON
PARTIES = [
    ("ofac-46431", ORGANISATION, ["JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL", "IEMZ KUPOL"]),
    ("ofac-46441", ORGANISATION, ["TSK VEKTOR OOO"]),
    ("ofac-51215", ORGANISATION, ["LLC TRADING HOUSE VECTOR"]),
    ("ofac-51292", ORGANISATION, ["VEKTOR OOO"]),
    ("ofac-51265", ORGANISATION, ["REDLEPUS VECTOR INDUSTRY SHENZHEN CO LTD"]),
    ("ofac-51298", ORGANISATION, ["XIAMEN LIMBACH AIRCRAFT ENGINE CO., LTD."]),
    ("ofac-51211", PERSON, ["YAMSHCHIKOV, Artem Mikhailovich"]),
    ("person-2", PERSON, ["Hassan NASRALLAH", "Hasan Nasr Allah"]),
]


@pytest.fixture(scope="module")
def index(tables: NameTables) -> NameIndex:
    return NameIndex.build(PARTIES, tables=tables)


@pytest.mark.parametrize(
    ("query", "kind", "wanted"),
    [
        ("АО «ИЭМЗ «Купол»", ORGANISATION, "ofac-46431"),
        ("Izhevskiy elektromekhanicheskiy zavod Kupol", ORGANISATION, "ofac-46431"),
        ("TSK Vektor", ORGANISATION, "ofac-46441"),
        ("ООО «ТСК Вектор»", ORGANISATION, "ofac-46441"),
        ("ВСК Вектор", ORGANISATION, "ofac-46441"),
        ("Trading House Vector", ORGANISATION, "ofac-51215"),
        ("Торговый дом Вектор", ORGANISATION, "ofac-51215"),
        ("ООО Вектор", ORGANISATION, "ofac-51292"),
        ("Redlepus Vector", ORGANISATION, "ofac-51265"),
        ("Xiamen Limbach Aviation Engine", ORGANISATION, "ofac-51298"),
        ("Ямщиков Артём Михайлович", PERSON, "ofac-51211"),
        ("A. M. Iamshchikov", PERSON, "ofac-51211"),
        ("حسن نصر الله", PERSON, "person-2"),
        ("Yamschikov Artyom", PERSON, "ofac-51211"),
    ],
)
def test_the_party_meant_comes_first(query: str, kind: NameKind, wanted: str, index: NameIndex) -> None:
    assert index.search(query, kind)[0].entity_id == wanted


def test_each_party_is_found_once_by_its_best_name(index: NameIndex) -> None:
    hits = index.search("IEMZ Kupol", ORGANISATION)
    assert [hit.entity_id for hit in hits].count("ofac-46431") == 1
    assert hits[0].name == "IEMZ KUPOL"


def test_scores_fall(index: NameIndex) -> None:
    scores = [hit.score for hit in index.search("Vektor", ORGANISATION)]
    assert scores == sorted(scores, reverse=True)


def test_limit_and_least_score_cut_the_answer(index: NameIndex) -> None:
    assert len(index.search("Vektor", ORGANISATION, limit=2)) == 2
    assert all(hit.score >= 0.5 for hit in index.search("Vektor", ORGANISATION, least=0.5))


def test_every_hit_has_reasons_unless_they_are_not_asked_for(index: NameIndex) -> None:
    assert all(hit.reasons for hit in index.search("Kupol", ORGANISATION))
    assert not any(hit.reasons for hit in index.search("Kupol", ORGANISATION, explain=False))


def test_without_a_kind_every_kind_is_searched(index: NameIndex) -> None:
    assert index.search("Yamshchikov Artem")[0].entity_id == "ofac-51211"


def test_a_kind_of_which_there_is_none_gives_no_answer(index: NameIndex) -> None:
    assert index.search("Kupol", NameKind.VESSEL) == []


def test_an_unlisted_party_is_not_found_with_a_high_score(index: NameIndex) -> None:
    for query in ("Jennifer Gray", "Maria Garcia", "Wei Zhang"):
        assert all(hit.score < 0.5 for hit in index.search(query, PERSON)), query


def test_an_index_of_nothing_answers_nothing(tables: NameTables) -> None:
    assert NameIndex.build([], tables=tables).search("Kupol") == []


def test_search_and_comparison_agree(index: NameIndex, tables: NameTables) -> None:
    from lading.names.analyze import analyze_name

    rarity = index.shelves[ORGANISATION].rarity
    for hit in index.search("Redlepus Vector Shenzhen", ORGANISATION):
        left, right = (analyze_name(t, ORGANISATION, tables=tables) for t in ("Redlepus Vector Shenzhen", hit.name))
        assert index.comparer.compare(left, right, rarity).score == pytest.approx(hit.score, abs=0.02)


def test_an_update_adds_renames_and_removes_parties(index: NameIndex) -> None:
    changed = [
        ("ofac-51292", ORGANISATION, ["ZARYA OOO"]),
        ("new", NameKind.VESSEL, ["LADY R"]),
    ]
    updated = index.update(changed, removed=["ofac-46441"])
    assert updated.search("Заря", ORGANISATION)[0].entity_id == "ofac-51292"
    assert updated.search("Lady R", NameKind.VESSEL)[0].reasons
    assert not {"ofac-46441", "ofac-51292"} & {hit.entity_id for hit in updated.search("TSK Vektor", ORGANISATION)}
    assert updated.search("Iamshchikov Artem")[0].entity_id == "ofac-51211"
    again = updated.update([("ofac-46441", ORGANISATION, ["TSK VEKTOR OOO"])])
    assert again.search("TSK Vektor", ORGANISATION)[0].entity_id == "ofac-46441"
    assert again.search("Заря", ORGANISATION)[0].entity_id == "ofac-51292"


def test_an_updated_index_is_built_anew_before_it_is_kept(index: NameIndex) -> None:
    with pytest.raises(ValueError, match="build it anew"):
        index.update(removed=["new"]).to_arrays()


def test_a_word_like_two_of_a_longer_name_does_not_hide_the_equal_name() -> None:
    names = ["PUBLIC JOINT STOCK COMPANY KREMNY", "CJSC KREMNY AL GROUP", "AO GRUPPA KREMNY EL", "JSC GRUPPA KREMNY EL"]
    index = NameIndex.build([("kremny", NameKind.ORGANISATION, names)])
    hit = index.search(names[0], NameKind.ORGANISATION)[0]
    assert hit.name == names[0]
    assert hit.score > 0.98

"""The traps that real names set, and the properties that every comparison keeps."""

import pytest

from lading.names.analyze import analyze_name
from lading.names.compare import Comparer, NameMatch, compare_names
from lading.names.kinds import NameKind

ORGANISATION, PERSON, ITEM = NameKind.ORGANISATION, NameKind.PERSON, NameKind.ITEM


def match(query: str, candidate: str, comparer: Comparer, kind: NameKind = ORGANISATION) -> NameMatch:
    left, right = (analyze_name(text, kind, tables=comparer.tables) for text in (query, candidate))
    return compare_names(left, right, comparer=comparer)


SAME = [
    ("TSK VEKTOR", "OOO TSK Vektor", ORGANISATION),
    ("ТСК Вектор", "TSK VEKTOR", ORGANISATION),
    ("ВСК Вектор", "TSK VEKTOR", ORGANISATION),
    ("TKS Vektor", "TSK Vektor", ORGANISATION),
    ("湖南浩天翼航空技术有限公司", "Hunan Haotianyi Aviation Technology Co., Ltd.", ORGANISATION),
    ("湖南浩天翼", "Hunan Haotianyi", ORGANISATION),
    ("Hunan Haotianyi", "Hunan Haotyanyi", ORGANISATION),
    ("一电航空", "Yidian Aviation", ORGANISATION),
    ("LIBSS", "LIBBS", ORGANISATION),
    ("XIAMEN LIMBACH AIRCRAFT ENGINE CO., LTD.", "Xiamen Limbach Aviation Engine Co., Ltd", ORGANISATION),
    ("IEMZ Kupol", "АО «ИЭМЗ «Купол»", ORGANISATION),
    ("558 Aircraft Repair Plant", "558 Авиационный ремонтный завод", ORGANISATION),
    ("Huawei Technologies", "华为技术有限公司", ORGANISATION),
    ("Garpiya", "Гарпия", ITEM),
    ("Garpiya", "Гарпія", ITEM),
    ("Garpiya", "Garpia", ITEM),
    ("Garpiya", "Harpy", ITEM),
    ("Гарпия", "Harpy", ITEM),
    ("Garpiya-A1", "Гарпия-А1", ITEM),
    ("Artem Mikhailovich Yamshchikov", "IAMSHCHIKOV, Artem Mikhaylovich", PERSON),
    ("Артем Михайлович Ямщиков", "Artem Mikhailovich YAMSHCHIKOV", PERSON),
    ("Artem Yamshchikov", "YAMSHCHIKOV, Artem Mikhailovich", PERSON),
    ("Xi Jinping", "习近平", PERSON),
    ("Hassan Nasrallah", "حسن نصر الله", PERSON),
    ("Kim Jong Un", "김정은", PERSON),
    ("Volodymyr Zelenskyy", "Владимир Зеленский", PERSON),
]
OTHERS = [
    ("TSK VEKTOR OOO", "LLC TRADING HOUSE VECTOR", ORGANISATION),
    ("TSK VEKTOR OOO", "REDLEPUS VECTOR", ORGANISATION),
    ("LLC TRADING HOUSE VECTOR", "REDLEPUS VECTOR", ORGANISATION),
    ("ACME CORP", "ZENITH CORP", ORGANISATION),
    ("Plant 558", "Plant 559", ORGANISATION),
    ("Sichuan Aviation Technology Co., Ltd.", "Hunan Aviation Technology Co., Ltd.", ORGANISATION),
    ("Jennifer Gray", "Prince Johnson", PERSON),
]


@pytest.mark.parametrize(("query", "candidate", "kind"), SAME)
def test_one_party_in_two_spellings(query: str, candidate: str, kind: NameKind, comparer: Comparer) -> None:
    assert match(query, candidate, comparer, kind).score > 0.5


@pytest.mark.parametrize(("query", "candidate", "kind"), OTHERS)
def test_two_parties_that_share_words(query: str, candidate: str, kind: NameKind, comparer: Comparer) -> None:
    assert match(query, candidate, comparer, kind).score < 0.5


def test_an_abbreviation_stands_for_its_words(comparer: Comparer) -> None:
    spelled_out = "Joint Stock Company Izhevsk Electromechanical Plant Kupol"
    found = match("IEMZ KUPOL", spelled_out, comparer)
    assert any("abbreviation of" in reason.words for reason in found.reasons)
    assert found.score > match("IEMZ KUPOL", "Joint Stock Company Omsk Chemical Plant Kupol", comparer).score


def test_a_missing_patronymic_is_not_a_different_one(comparer: Comparer) -> None:
    name = "Artem Mikhailovich Yamshchikov"
    omitted = match(name, "Artem Yamshchikov", comparer, PERSON).score
    contradicted = match(name, "Artem Petrovich Yamshchikov", comparer, PERSON).score
    assert omitted > contradicted


def test_one_common_word_alone_does_not_make_a_match(comparer: Comparer) -> None:
    assert match("Trading Company", "General Trading Company of Minsk", comparer).score < 0.5


@pytest.mark.parametrize(
    ("query", "candidate", "how"),
    [
        ("АО ИЭМЗ Купол", "JSC IEMZ KUPOL", "legal form"),
        ("Купол", "KUPOL", "transliteration"),
        ("Kupol завод", "Kupol plant", "translated"),
        ("Dona Shall", "Donashall", "written as one"),
        ("Kupol Izhevsk", "Kupoll Izhevsk", "transliteration"),
        ("Yamalmash", "Yamalnash", "spelling"),
    ],
)
def test_reasons_say_how_words_found_each_other(query: str, candidate: str, how: str, comparer: Comparer) -> None:
    assert any(f"({how})" in reason.words for reason in match(query, candidate, comparer).reasons)


def test_reasons_name_what_is_left_over_on_each_side(comparer: Comparer) -> None:
    words = [reason.words for reason in match("Redlepus Vector", "Vector Minsk", comparer).reasons]
    assert "«Redlepus» only in the query (core)" in words
    assert "«Minsk» only in the listed name (place)" in words


def test_shares_of_the_score_never_exceed_the_whole(comparer: Comparer) -> None:
    reasons = match("АО ИЭМЗ Купол", "JSC IEMZ KUPOL Izhevsk", comparer).reasons
    assert 0 < sum(reason.score for reason in reasons) <= 1.001


def test_names_without_words_match_nothing(comparer: Comparer) -> None:
    found = match("", "Kupol", comparer)
    assert found.score == 0.0
    assert found.reasons

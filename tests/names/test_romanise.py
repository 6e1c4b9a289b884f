import pytest

from lading.names.romanise import pinyin, romanise, script_of
from lading.names.words import Script


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("Ямщиков", "yamshchikov"),
        ("Гарпия", "garpiya"),
        ("Гарпія", "harpiya"),
        ("Kiichirō", "kiichiro"),
        ("浩天翼", "haotianyi"),
        ("呂", "lu"),
        ("محمد", "mhmd"),
        ("مُحَمَّد", "mhmd"),
        ("김", "gim"),
        ("Müller", "muller"),
        ("", ""),
    ],
)
def test_a_word_in_any_script_has_a_latin_form(word: str, latin: str) -> None:
    assert romanise(word) == latin


def test_the_script_of_a_word_is_that_of_its_first_letter() -> None:
    scripts = [script_of(word) for word in ("Kupol", "Купол", "翼", "حسن", "김")]
    assert scripts == [Script.LATIN, Script.CYRILLIC, Script.HAN, Script.ABJAD, Script.OTHER]


def test_pinyin_joins_syllables() -> None:
    assert pinyin("一电") == "yidian"

import pytest

from lading.lists.enumerations import split_joined, split_lettered, split_scripts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "Sergei Valerievich AKSENOV (Сергей Валерьевич АКСЁНОВ)",
            ["Sergei Valerievich AKSENOV", "Сергей Валерьевич АКСЁНОВ"],
        ),
        ("Mohammad al-Maliki – محمد المالكي", ["Mohammad al-Maliki", "محمد المالكي"]),
        ("Hunan Haotyanyi (湖南好天翼)", ["Hunan Haotyanyi", "湖南好天翼"]),
        ("Kirsanova (Russian spelling: Кирсанова)", ["Kirsanova", "Кирсанова"]),
        (
            "State enterprise ‘Avia’ Предприятие ‘Авиа’ Predpriyatie ‘Avia’",
            ["State enterprise ‘Avia’ Предприятие ‘Авиа’ Predpriyatie ‘Avia’"],
        ),
        ("JSC Kupol (Izhevsk)", ["JSC Kupol (Izhevsk)"]),
        ("АО «ИЭМЗ «Купол»", ["АО «ИЭМЗ «Купол»"]),
    ],
)
def test_a_name_is_parted_only_at_a_clean_change_of_script(name: str, parts: list[str]) -> None:
    assert split_scripts(name) == parts


def test_letters_part_an_enumeration_and_brackets_in_a_name_do_not() -> None:
    assert split_lettered("(a) 1.5.1972, (b) 16.9.1973") == ["1.5.1972", "16.9.1973"]
    assert split_lettered("a) 1.1.1969 b) approximately 1971") == ["1.1.1969", "approximately 1971"]
    assert split_lettered("(a) 1973 (Othman Ahmed Omairah), (b) 1979") == ["1973 (Othman Ahmed Omairah)", "1979"]
    assert split_lettered("Kandahar (Afghanistan)") == ["Kandahar (Afghanistan)"]


def test_words_that_join_part_a_cell() -> None:
    assert split_joined("Ukrainian and/or Russian") == ["Ukrainian", "Russian"]
    assert split_joined("Syrian/Libyan; Turkish") == ["Syrian", "Libyan", "Turkish"]

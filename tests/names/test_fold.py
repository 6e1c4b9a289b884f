import pytest

from lading.names.fold import fold, semivowels, skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("yamshchikov", "iamshchikov", "yamschikov"),
        ("mikhailovich", "mikhaylovich"),
        ("nikolaevich", "nikolayevich"),
        ("yevgeny", "evgeniy", "jevgenij"),
        ("haotianyi", "haotyanyi"),
        ("abdulrahman", "abdurrahman", "abdelrahman"),
    ],
)
def test_romanisations_of_one_word_fold_together(spellings: tuple[str, ...]) -> None:
    assert len({fold(word) for word in spellings}) == 1


@pytest.mark.parametrize(("latin", "arabic"), [("djouadi", "jwady"), ("yazaji", "yazjy")])
def test_semivowels_meet_what_an_arabic_spelling_shows(latin: str, arabic: str) -> None:
    assert semivowels(latin, fold(latin)) == semivowels(arabic, fold(arabic))


def test_a_skeleton_keeps_consonants() -> None:
    assert skeleton(semivowels("muhammad", fold("muhammad")).encode()) == b"mhmd"

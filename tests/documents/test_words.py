import pytest

from lading.documents.words import Sought, find_phrases, parse_question
from lading.errors import InputError

TEXT = "«Купол» покупает дроны у 四川一电航空. Kupol's DRONE engines, e-mail x_y."


def found(question: str) -> list[str]:
    return [span.cut(TEXT) for span in find_phrases(TEXT, parse_question(question))]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("купол", ["Купол"]),
        ("drone kupol", ["Kupol", "DRONE"]),
        ('"drone engines"', ["DRONE engines"]),
        ('"engines drone"', []),
        ("дрон*", ["дроны"]),
        ("дрон", []),
        ("四川", ["四川"]),
        ("川四", []),
        ("航空 kupol", ["航空", "Kupol"]),
        ("e-mail", ["e-mail"]),
        ("y", ["y"]),
        ("kupol missing", []),
    ],
)
def test_words_are_found_whole_in_any_script(question: str, words: list[str]) -> None:
    assert found(question) == words


def test_a_star_is_for_the_last_word_of_what_it_ends() -> None:
    assert parse_question("Sichuan-AE*") == ((Sought("sichuan"), Sought("ae", prefix=True)),)


def test_yo_is_ye_and_wide_letters_are_narrow() -> None:
    assert find_phrases("самолёт ＡＢＣ", parse_question("самолет abc")) != ()


@pytest.mark.parametrize("question", ["", "  ", '""', "—", "*"])
def test_a_question_without_a_word_is_refused(question: str) -> None:
    with pytest.raises(InputError, match="without a word"):
        parse_question(question)

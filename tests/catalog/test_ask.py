import pytest
from hypothesis import given
from hypothesis import strategies as st

from lading.catalog.ask import Group, Range, Word, parse_question, parse_words
from lading.errors import InputError


def word(text: str, **more: object) -> Word:
    return Word(text, phrase=True, **more)  # type: ignore[arg-type]  # a test's shorthand


def test_words_are_all_wanted() -> None:
    assert parse_question("sergei bank") == Group((word("sergei"), word("bank")))
    assert parse_question("kupol") == word("kupol")
    assert parse_question("   ") is None


def test_operators_phrases_brackets_and_fields_are_read() -> None:
    assert parse_question('"gazprom bank" -alisa') == Group((word("gazprom bank"),), without=(word("alisa"),))
    assert parse_question("a OR b c") == Group((Group((word("a"), word("b")), every=False), word("c")))
    assert parse_question("NOT (a AND b)") == Group((), without=(Group((word("a"), word("b"))),))
    assert parse_question("birthDate:1965*") == word("1965*", field="birthDate", wild=True)
    assert parse_question('name:"Omsk Glass"') == word("Omsk Glass", field="name")
    assert parse_question("properties.birthDate:[1960 TO *]") == Range("properties.birthDate", "1960", "*")
    assert parse_question("birthDate:>1960") == Range("birthDate", "1960", "*", open_low=True)
    assert parse_question("zakharof~1") == word("zakharof", fuzzy=True)
    assert parse_question(r"a\/b") == word("a/b")


@pytest.mark.parametrize("text", ["invalid/query", '"open', "(a", "a)", "a AND", "OR b", "[1 TO 2]", "a }", "(" * 30])
def test_what_cannot_be_read_is_refused_with_its_reason(text: str) -> None:
    with pytest.raises(InputError, match="cannot read the query"):
        parse_question(text)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    parse_words(text)
    try:
        parse_question(text)
    except InputError as error:
        assert error.remedy  # noqa: PT017  # any text is either read or refused


def test_the_simple_reading_takes_words_alone() -> None:
    assert parse_words('invalid/query "a b" ) ||') == Group((word("invalid/query"), word("a b")))

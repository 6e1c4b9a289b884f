import pytest

from lading.names.align import abbreviates
from lading.names.tables import NameTables


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("iemz", ["=izhevsk", "=electromechanical", "=plant"]),
        ("iemz", ["izhevski", "=electromechanical", "=plant"]),
        ("nsc", ["=north", "=shipping", "cobalt"]),
    ],
)
def test_first_letters_make_an_abbreviation(word: str, keys: list[str], tables: NameTables) -> None:
    assert abbreviates(word, keys, tables.letters)


@pytest.mark.parametrize(
    ("word", "keys"), [("iemz", ["=omsk", "=plant"]), ("abc", ["alpha", "beta"]), ("ab", ["alpha", "cobra"])]
)
def test_other_letters_do_not(word: str, keys: list[str], tables: NameTables) -> None:
    assert not abbreviates(word, keys, tables.letters)

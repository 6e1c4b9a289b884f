from lading.names.tables import NameTables
from lading.names.words import Role


def test_every_known_word_has_a_role_of_the_tables(tables: NameTables) -> None:
    known = [k for found in tables.phrases.values() for _, k in found] + list(tables.han.values())
    assert {k.role for k in known} == {Role.LEGAL_FORM, Role.GENERIC, Role.PLACE, Role.NUMBER}
    assert all(k.key.startswith("#" if k.role is Role.NUMBER else "=") for k in known)


def test_longer_phrases_come_first(tables: NameTables) -> None:
    for found in tables.phrases.values():
        sizes = [len(phrase) for phrase, _ in found]
        assert sizes == sorted(sizes, reverse=True)


def test_han_words_are_simplified(tables: NameTables) -> None:
    assert "贸易" in tables.han
    assert "贸易".translate(tables.simplified) == "贸易"
    assert "貿易".translate(tables.simplified) == "贸易"


def test_variants_join_names_that_no_romanisation_joins(tables: NameTables) -> None:
    groups = [set(tables.variants[name]) for name in ("vladimir", "volodimir")]
    assert groups[0] & groups[1]


def test_ordinary_names_are_known_to_be_ordinary(tables: NameTables) -> None:
    assert tables.background["maria"] > tables.background.get("yamshchikov", 0.0)

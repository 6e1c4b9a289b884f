import pytest

from lading.errors import ConfigurationError
from lading.resolve.profile import Sort
from lading.screen.columns import load_columns


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Customer Name", "name"),
        ("full_name", "name"),
        ("ФИО", "name"),
        ("dateOfBirth", "birth_date"),
        ("DOB", "birth_date"),
        ("ИНН", "innCode"),
        ("LEI", "leiCode"),
        ("IMO No.", "imoNumber"),
        ("Registration number", "registrationNumber"),
        ("nationality", "country"),
        ("国籍", "country"),
        ("entity type", "kind"),
        ("place_of_birth", None),
        ("gender", None),
    ],
)
def test_headers_are_known_in_several_spellings(header: str, field: str | None) -> None:
    assert load_columns().field(header) == field


def test_what_the_caller_says_goes_before_what_is_known() -> None:
    columns = load_columns({"name": "Kunde A", "inn": "Steuer"})
    assert columns.field("Kunde A") == "name"
    assert columns.field("Steuer") == "innCode"
    assert columns.field("name") is None
    assert columns.field("country") == "country"


def test_words_for_kinds() -> None:
    columns = load_columns()
    assert [columns.kind(word) for word in ("Individual", "COMPANY", "ship", "юрлицо", "LegalEntity", "thing")] == [
        Sort.PERSON,
        Sort.ORGANISATION,
        Sort.CRAFT,
        Sort.ORGANISATION,
        Sort.ORGANISATION,
        None,
    ]


def test_a_table_without_names_is_refused_with_the_remedy() -> None:
    with pytest.raises(ConfigurationError, match="--name-column; its columns are: a, b"):
        load_columns().check(["a", "b"], where="customers.csv")
    with pytest.raises(ConfigurationError, match="no column 'Nmae'"):
        load_columns({"name": "Nmae"}).check(["Name"], where="customers.csv")
    with pytest.raises(ConfigurationError, match="there is no field 'shoe'"):
        load_columns({"shoe": "Name"})

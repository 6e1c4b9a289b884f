import pytest

from lading.names.identifiers import Identifier, normalize_identifier


@pytest.mark.parametrize(
    ("kind", "value", "cleaned", "valid"),
    [
        ("innCode", "1657007195", "1657007195", True),
        ("innCode", "1683 010 356", "1683010356", True),
        ("innCode", "1657007196", "1657007196", False),
        ("ogrnCode", "1027700132195", "1027700132195", True),
        ("kppCode", "165701001", "165701001", True),
        ("leiCode", "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12", True),
        ("uscCode", "91110000600037341L", "91110000600037341L", True),
        ("imoNumber", "IMO 9074729", "9074729", True),
        ("imoNumber", "9074720", "9074720", False),
        ("swiftBic", "SABRRUMM", "SABRRUMM", True),
        ("registrationNumber", "HRB 12345", "HRB12345", True),
        ("registrationNumber", "1", "1", False),
    ],
)
def test_an_identifier_is_cleaned_and_checked(kind: str, value: str, cleaned: str, valid: bool) -> None:
    assert normalize_identifier(kind, value) == Identifier(kind, cleaned, valid)


def test_an_unknown_kind_and_an_empty_value_are_no_identifiers() -> None:
    assert normalize_identifier("shoeSize", "44") is None
    assert normalize_identifier("innCode", " - ") is None


def test_two_firms_of_one_name_have_two_numbers() -> None:
    one, other = (normalize_identifier("innCode", number) for number in ("1657007195", "1683010356"))
    assert one is not None
    assert other is not None
    assert one.valid
    assert other.valid
    assert one.value != other.value

import pytest

from lading.claims.en.amounts import find_money, find_quantity, find_share


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paid $2.5 million for", ("2500000", "USD")),
        ("$1,044,781 to", ("1044781", "USD")),
        ("200,000 euros", ("200000", "EUR")),
        ("304 million rubles", ("304000000", "RUB")),
        ("USD 300,000", ("300000", "USD")),
        ("€0.75 each", ("0.75", "EUR")),
        ("the A100 & A200", ("", "")),
    ],
)
def test_money_is_a_decimal_and_a_code(text: str, expected: tuple[str, str]) -> None:
    assert find_money(text) == expected


def test_shares_and_quantities() -> None:
    assert find_share("holds 49.5 percent of it") == "49.5"
    assert find_share("25-50% owned") == "25-50"
    assert find_share("half of it") == ""
    assert find_quantity("at least 400 engines") == "at least 400"
    assert find_quantity("hundreds of drones") == "hundreds"

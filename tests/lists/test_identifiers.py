import pytest

from lading.lists.identifiers import russian_numbers, valid_company_imo, valid_okpo


@pytest.mark.parametrize("number", ["07502963", "27858018", "16492258", "29336583", "87059789"])
def test_gazette_numbers_of_real_companies_carry_their_check_digit(number: str) -> None:
    assert valid_okpo(number)
    assert not valid_okpo(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize("number", ["1745868", "1736649", "5213962", "0011359", "5342883", "5418446"])
def test_imo_numbers_of_companies_have_weights_of_their_own(number: str) -> None:
    assert valid_company_imo(number)
    assert not valid_company_imo(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("1831083343 (Russia)", [("innCode", "1831083343")]),
        ("SRN/OGRN 1021801143374", [("ogrnCode", "1021801143374")]),
        ("1 121 402 000 213", [("ogrnCode", "1121402000213")]),
        ("7702165310 / 770101001", [("innCode", "7702165310"), ("kppCode", "770101001")]),
        (
            "7730239877, KPP 773001001, OKPO 20239393",
            [("innCode", "7730239877"), ("kppCode", "773001001"), ("okpoCode", "20239393")],
        ),
        ("1831083344", []),
        ("HRB 81573", []),
        ("1831083343 or 1831083344", []),
    ],
)
def test_russian_numbers_are_read_all_or_not_at_all(printed: str, found: list[tuple[str, str]]) -> None:
    assert russian_numbers(printed) == found

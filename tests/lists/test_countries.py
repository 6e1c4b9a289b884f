import pytest

from lading.lists.countries import load_countries


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Russia", "ru"),
        ("RUSSIAN FEDERATION", "ru"),
        ("Russian", "ru"),
        ("Korea, North", "kp"),
        ("Democratic People’s Republic of Korea", "kp"),
        ("Cote d Ivoire", "ci"),
        ("Côte d’Ivoire", "ci"),
        ("Türkiye", "tr"),
        ("Region: Gaza", "ps"),
        ("St. Kitts & Nevis", "kn"),
        ("Virgin Islands, British", "vg"),
        ("BY", "by"),
        ("Norway", "no"),
        ("Region: Crimea", "ua-cri"),
    ],
)
def test_spellings_of_lists_have_one_code(printed: str, code: str) -> None:
    assert load_countries().code(printed) == code


def test_what_no_list_has_called_a_country_has_no_code() -> None:
    countries = load_countries()

    assert countries.code("Congolese") is None
    assert countries.code("Rusia") is None
    assert countries.code("Region: Kashmir") is None
    assert countries.names_none("Region: Kashmir")
    assert not countries.names_none("Rusia")

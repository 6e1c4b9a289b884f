import pytest

from lading.documents.about import About, parse_about
from lading.errors import ConfigurationError


def test_a_sidecar_says_what_it_says() -> None:
    text = "title: 'Накладная'\npublisher: Customs\npublished: 2025-09-25\nretrieved: '2025-10'\nillustrative: true\n"
    assert parse_about(text, where="x.meta.yml") == About(
        title="Накладная", publisher="Customs", published="2025-09-25", retrieved="2025-10", illustrative=True
    )


def test_an_empty_sidecar_says_nothing() -> None:
    assert parse_about("# only a comment\n", where="x") == About()


def test_a_year_alone_may_be_a_number() -> None:
    assert parse_about("published: 2024", where="x").published == "2024"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("publsher: X", "unknown key 'publsher'"),
        ("- a\n- b", "table of keys"),
        ("title: [a", "not YAML"),
        ("published: yesterday", "not a date"),
        ("published: 25.09.2025", "not a date"),
        ("title: 5", "not text"),
        ("illustrative: perhaps", "illustrative is"),
        ("1: x", "unknown key 1"),
    ],
)
def test_what_is_wrong_is_named(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message) as caught:
        parse_about(text, where="report.html.meta.yml")
    assert caught.value.where == "report.html.meta.yml"
    assert caught.value.remedy

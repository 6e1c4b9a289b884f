import pytest
from lxml import html

from lading.documents.html_meta import PageMeta, read_date, read_meta


def meta_of(head: str, body: str = "<p>Text</p>") -> PageMeta:
    return read_meta(html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"))


def test_open_graph_names_title_publisher_and_date() -> None:
    meta = meta_of(
        '<title>A | B</title><meta property="og:title" content="A"><meta property="og:site_name" content="The Desk">'
        '<meta property="article:published_time" content="2025-09-25T10:00:00+02:00">'
        '<link rel="canonical" href="https://example.org/a">'
    )
    assert meta == PageMeta("A", "The Desk", "https://example.org/a", "2025-09-25")


def test_linked_data_names_publisher_and_date() -> None:
    meta = meta_of(
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-05-17",'
        ' "publisher": {"@type": "Organization", "name": "The Desk"}}]}</script>'
    )
    assert (meta.publisher, meta.published) == ("The Desk", "2024-05-17")


def test_broken_linked_data_says_nothing() -> None:
    assert meta_of('<script type="application/ld+json">{"@type": </script><title>A</title>').title == "A"


def test_a_time_element_dates_the_page_only_if_nothing_better_does() -> None:
    body = '<time datetime="2025-09-25T08:00">Today</time>'
    assert meta_of("", body).published == "2025-09-25"
    assert meta_of('<meta name="date" content="2025-09-24">', body).published == "2025-09-24"


def test_no_date_is_guessed_from_text_or_address() -> None:
    head = '<link rel="canonical" href="https://example.org/2024/05/17/a">'
    assert meta_of(head, "<p>Published on 17 May 2024</p>").published is None


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2025-09-25", "2025-09-25"),
        ("2025-09-25T10:00:00Z", "2025-09-25"),
        ("20250925", "2025-09-25"),
        ("2025/09/25", "2025-09-25"),
        ("2025-09", "2025-09"),
        ("2025", "2025"),
        ("2025-13-01", None),
        ("2025-02-30", None),
        ("25.09.2025", None),
        ("yesterday", None),
    ],
)
def test_machine_readable_dates(words: str, date: str | None) -> None:
    assert read_date(words) == date

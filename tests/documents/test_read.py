import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lading.documents.about import About
from lading.documents.media import find_media_type
from lading.documents.read import Reader, read_document
from lading.errors import DocumentError
from lading.model.document import BlockKind
from tests.documents.test_segment import check_cover
from tests.shared_data import shared

READER = Reader()
PAGE = (
    b'<!doctype html><html><head><title>T</title><meta property="og:site_name" content="Desk">'
    b'<meta name="date" content="2025-09-25"></head><body><p>The plant in Izhevsk received drones.</p></body></html>'
)


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"plain", "a.txt", "text/plain"),
        (b"plain", "a", "text/plain"),
        (b"# Title", "a.md", "text/markdown"),
        (b"a,b", "a.csv", "text/csv"),
        (b"a\tb", "a.tsv", "text/tab-separated-values"),
        (PAGE, "a.txt", "text/html"),
        (b"\xef\xbb\xbf  <html>", "a", "text/html"),
        ("<html><body>x".encode("utf-16"), "a", "text/html"),
        (b"<p>fragment</p>", "a.html", "text/html"),
        (b"saved as text", "a.html", "text/plain"),
    ],
)
def test_the_reader_is_chosen_by_content_and_name(data: bytes, name: str, media_type: str) -> None:
    assert find_media_type(data, name=name) == media_type


def test_a_document_keeps_the_digest_of_its_bytes() -> None:
    data = shared("eval/claims_texts/seed.txt").read_bytes()
    document = read_document(data, name="disclosures/seed.txt")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.name, document.language, document.media_type) == ("seed", "en", "text/plain")
    check_cover(document.text, document.blocks)


def test_what_a_person_says_wins_over_what_the_page_says() -> None:
    said = About(title="Mine", publisher="Me", published="2024-01", language="ru", url="https://example.org")
    document = READER.read(PAGE, name="a.html", about=said).document
    assert (document.title, document.publisher, document.published) == ("Mine", "Me", "2024-01")
    assert (document.language, document.url) == ("ru", "https://example.org")
    plain = READER.read(PAGE, name="a.html").document
    assert (plain.title, plain.publisher, plain.published) == ("T", "Desk", "2025-09-25")


def test_a_made_up_document_is_marked() -> None:
    issues = READER.read(b"Words.", name="a.txt", about=About(illustrative=True)).issues
    assert [issue.what for issue in issues] == ["was made as an example; it is no disclosure"]


def test_too_large_a_text_is_refused_with_its_size() -> None:
    with pytest.raises(DocumentError, match=r"has 20\.0 MB, more than the 10\.0 MB") as caught:
        READER.read(b"a line of text\n" * 1_333_334, name="large.txt")
    assert caught.value.where == "large.txt"
    assert "limit" in caught.value.remedy
    assert Reader(limit=100).read(b"x" * 100, name="a").document.text


def test_an_unknown_media_type_is_refused() -> None:
    with pytest.raises(DocumentError, match="application/msword"):
        READER.read(b"text", name="a", about=About(media_type="application/msword"))


def test_a_table_becomes_rows() -> None:
    document = read_document(b"supplier,item\nAEE,A140\n", name="a.csv")
    assert [block.kind for block in document.blocks] == [BlockKind.ROW] * 2


@settings(deadline=None)  # the machine may be busy
@given(st.binary(min_size=1, max_size=200), st.sampled_from(["a.txt", "a.html", "a.csv", "a.md", "a"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        document = READER.read(data, name=name).document
    except DocumentError:
        return
    check_cover(document.text, document.blocks)

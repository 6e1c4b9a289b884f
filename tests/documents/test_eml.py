import pytest

from lading.documents.contents import read_contents
from lading.documents.eml import decode_words, read_author, read_day
from lading.documents.read import Reader
from lading.errors import DocumentError
from lading.model.document import BlockKind, Document
from tests.documents.samples import MAIL, MHTML, sample_msg
from tests.documents.whole import check_whole

READER = Reader()
HEAD = b"From: A <a@example.org>\nTo: b@example.org\nSubject: S\nMIME-Version: 1.0\nMessage-ID: <1@x>\n"


def read(data: bytes, name: str = "a.eml") -> list[Document]:
    documents = [result.document for result in read_contents(data, name=name, reader=READER).results]
    for document in documents:
        check_whole(document)
    return documents


def test_headers_are_fields_and_say_who_wrote_when() -> None:
    message = read(MAIL)[0]
    fields = [message.cut(block.span) for block in message.blocks if block.kind is BlockKind.FIELD]
    assert fields[0] == "From: Иван Петров <petrov@example.org>"
    assert (message.title, message.author, message.published) == ("Engines for the plant", "Иван Петров", "2024-05-17")
    assert message.publisher == ""


def test_quoted_and_forwarded_words_are_marked_as_such() -> None:
    message = read(MAIL)[0]
    for words, place in (
        ("TSK Vektor delivered", ""),
        ("Who received the engines?", "quoted reply"),
        ("The shipment left Xiamen", "forwarded message"),
    ):
        at = message.text.index(words)
        block = next(block for block in message.blocks if block.span.start <= at < block.span.end)
        assert message.locate(block.span) == place
    assert "> Who" not in message.text


def test_attachments_are_documents_whose_parent_is_named() -> None:
    message, annex, offer = read(MAIL)
    assert (annex.name, annex.parent, annex.media_type) == ("a.eml/annex.csv", message.sha256, "text/csv")
    assert (offer.title, offer.parent) == ("Offer", message.sha256)
    assert "We offer the servo motors." in offer.text


def test_outlook_messages_are_read_like_others() -> None:
    message, annex = read(sample_msg(), "a.msg")
    assert (message.title, message.author, message.published) == ("Engines for the plant", "Иван Петров", "2024-05-17")
    assert "TSK Vektor delivered twelve engines to IEMZ Kupol." in message.text
    assert message.locate(message.blocks[-1].span) == "attached message"
    assert message.cut(message.blocks[-1].span) == "We offer the servo motors."
    assert (annex.name, annex.parent) == ("a.msg/annex.csv", message.sha256)


def test_a_page_saved_as_mhtml_is_read_as_the_page() -> None:
    (page,) = read(MHTML, "a.mhtml")
    assert page.text == "The plant in Izhevsk Купол received engines."
    assert (page.title, page.url, page.media_type) == ("Report", "https://example.org/report", "multipart/related")


def test_the_html_body_is_read_where_the_plain_one_says_nothing() -> None:
    html = b"<p>TSK Vektor delivered twelve engines to IEMZ Kupol in May, and paid for them in yuan.</p>"
    body = b'Content-Type: multipart/alternative; boundary="q"\n\n--q\nContent-Type: text/plain\n\nNo HTML?\n--q\nContent-Type: text/html\n\n'
    assert "paid for them in yuan" in read(HEAD + body + html + b"\n--q--\n")[0].text


def test_a_table_in_the_html_body_keeps_its_rows() -> None:
    table = b"<table><tr><th>Payee</th><th>Sum</th></tr><tr><td>Limbach</td><td>214,000</td></tr></table>"
    body = b'Content-Type: multipart/alternative; boundary="q"\n\n--q\nContent-Type: text/plain\n\nPayee Sum Limbach 214,000\n--q\nContent-Type: text/html\n\n'
    message = read(HEAD + body + table + b"\n--q--\n")[0]
    (row,) = [block for block in message.blocks if block.kind is BlockKind.ROW and "214" in message.cut(block.span)]
    assert [cell.column for cell in row.cells] == ["Payee", "Sum"]


def test_an_encrypted_message_is_refused_with_what_to_do() -> None:
    body = b'Content-Type: multipart/encrypted; boundary="q"\n\n--q\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--q\nContent-Type: application/octet-stream\n\nAAAA\n--q--\n'
    with pytest.raises(DocumentError, match="encrypted"):
        read(HEAD + body)


def test_a_letter_that_begins_like_a_message_is_plain_text() -> None:
    letter = b"From: IEMZ Kupol\nTo: TSK Vektor\nSubject: engines\n\nThe engines arrived.\n"
    assert read(letter, "letter.txt")[0].media_type == "text/plain"
    assert read(letter, "letter.eml")[0].media_type == "message/rfc822"


def test_flowed_lines_are_one_paragraph() -> None:
    body = b"Content-Type: text/plain; format=flowed\n\nThe engines went to \nIEMZ Kupol in May.\n"
    assert "The engines went to IEMZ Kupol in May." in read(HEAD + body)[0].text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("=?utf-8?B?0JjQstCw0L0=?= <a@b>", "Иван <a@b>"),
        ("=?koi8-r?Q?=C9=D7=C1=CE?=", "иван"),
        ("folded\n header", "folded header"),
        ("=?no-such?Q?x?=", "=?no-such?Q?x?="),
        ("Иван".encode().decode("ascii", "surrogateescape"), "Иван"),
    ],
)
def test_headers_are_decoded(given: str, words: str) -> None:
    assert decode_words(given) == words


@pytest.mark.parametrize("date", ["", "yesterday", "99 Foo 2024", "Fri, 31 Feb 2024 00:00:00 +0000"])
def test_a_date_that_is_none_says_nothing(date: str) -> None:
    assert read_day(date) is None


def test_the_author_is_a_name_or_else_an_address() -> None:
    assert (read_author("A B <a@b.org>"), read_author("a@b.org"), read_author("")) == ("A B", "a@b.org", "")


def test_a_broken_charset_is_no_failure() -> None:
    body = b'Content-Type: text/plain; charset="a\x00b"\n\nThe engines \xff\xfe went to Kupol.\n'
    assert "went to Kupol" in read(HEAD + body)[0].text

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lading.documents.decode import decode_text
from lading.errors import DocumentError
from lading.model.issue import Severity

RUSSIAN = "Поставщик: ООО «ТСК Вектор», г. Иркутск.\nГрузополучатель: АО «ИЭМЗ «Купол», г. Ижевск.\n"
SIMPLIFIED = "供应商：深圳一电航空技术有限公司\n收货人：伊尔库茨克的公司\n货物名称：无人机\n"
TRADITIONAL = "供應商：深圳一電航空技術有限公司\n收貨人：伊爾庫茨克的公司\n貨物名稱：無人機\n"
ENGLISH = "The plant’s records – seen by Reuters – say “no comment” at a café.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN.replace("«", '"').replace("»", '"'), "koi8-r"),
        (RUSSIAN.replace("«", '"').replace("»", '"'), "cp866"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "big5"),
        (ENGLISH * 3, "cp1252"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
    ],
)
def test_text_in_any_encoding(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding), name="x.txt").text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Накладная", "windows-1251"),
        ("ООО ТСК Вектор, г. Иркутск", "koi8-r"),
        ("收货人：深圳", "gb18030"),
        ("收貨人：深圳市", "big5"),
        ("The café’s owner", "cp1252"),
    ],
)
def test_a_guess_from_few_letters_is_a_warning(text: str, encoding: str) -> None:
    decoded = decode_text(text.encode(encoding), name="x.txt")
    assert decoded.text == text
    if encoding != "cp1252":
        assert decoded.issues[0].severity is Severity.WARNING


def test_a_guess_is_told_and_a_stated_encoding_is_not() -> None:
    data = RUSSIAN.encode("windows-1251")
    (issue,) = decode_text(data, name="note.txt").issues
    assert "cp1251" in issue.what
    assert issue.where == "note.txt"
    assert decode_text(data, name="note.txt", encoding="windows-1251").issues == ()


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    text = "soft\u00adhyphen\u00a0space\u200bzero\u2028line\tтаб «ёлка» ﬁ"
    data = f"{text}\r\n{text}\rend".encode()
    assert decode_text(data, name="x").text == f"{text}\n{text}\nend"


def test_a_damaged_utf8_text_is_read_and_told() -> None:
    data = bytearray((RUSSIAN * 20).encode())
    data[1001] = 0xFF
    decoded = decode_text(bytes(data), name="x.txt")
    assert decoded.text.count("\ufffd") >= 1
    assert decoded.encoding == "utf-8"
    assert "byte 100" in decoded.issues[0].place


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "holds no text"),
        (b"\xef\xbb\xbf", "holds no text"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "Windows program"),
        (b"\x7fELF\x02\x01\x01\x00", "program"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"text\x00with\x00zeros, unevenly", "binary"),
        (b"\x01\x02\x03\x04 some text \x05\x06\x07", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message) as caught:
        decode_text(data, name="thing.bin")
    assert caught.value.where == "thing.bin"
    assert caught.value.remedy


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_no_text(seed: int) -> None:
    with pytest.raises(DocumentError):
        decode_text(hashlib.shake_256(bytes([seed])).digest(2000), name="random")


def test_a_wrong_stated_encoding_is_refused_with_its_place() -> None:
    with pytest.raises(DocumentError, match="is not in utf-8") as caught:
        decode_text(RUSSIAN.encode("windows-1251"), name="x.txt", encoding="utf-8")
    assert caught.value.place == "byte 0"


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(DocumentError, match="no encoding is called"):
        decode_text(b"text", name="x.txt", encoding="klingon")


def test_a_text_that_begins_like_a_program_is_text() -> None:
    assert decode_text(b"MZ Motors of Izhevsk was listed.", name="x").text.startswith("MZ Motors")


@settings(deadline=None)  # the machine may be busy
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode_text(data, name="x")
    except DocumentError:
        return
    assert "\r" not in decoded.text
    assert decoded.text.strip()

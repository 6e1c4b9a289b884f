"""EML → text: a message as mail programs save it, with its attachments; and MHTML, a page saved with its pictures."""

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from lading.documents.about import About
from lading.documents.decode import decode_text
from lading.documents.html import read_html
from lading.documents.mail import Mail, compose_mail
from lading.documents.parts import Enclosed, Parts
from lading.errors import DocumentError
from lading.model.issue import Issue, Severity

SHOWN = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date", "Subject")
"""Headers that a reader sees, in the order in which they are read."""
MAX_SENDER = 1_000
"""Characters of a `From` line that are looked at."""
MAX_PARTS = 1_000
MAX_DEPTH = 40
SIGNATURES = frozenset(["application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"])
LOCKED = frozenset(["multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"])
ADDRESS = re.compile(r"https?://\S+")
FOLD = re.compile(r"\s*[\r\n]+\s*")


def read_eml(data: bytes, *, name: str, about: About) -> Parts:  # noqa: ARG001 - all readers are called alike
    """A message: its headers as fields, its body, its attachments as files enclosed.

    Raises:
        DocumentError: for a message without words, and one that is encrypted.
    """
    message = parse_message(data, name=name)
    body = _Body(name)
    body.read(message)
    fields = tuple((label, value) for label in SHOWN for value in _values(message, label))
    head = dict(reversed(fields))
    if not body.plain and not body.html and body.locked:
        remedy = "decrypt it in the mail program of its recipient and save it again"
        raise DocumentError("is encrypted", where=name, remedy=remedy)
    return compose_mail(
        Mail(
            fields,
            "\n\n".join(body.plain),
            body.html,
            body.charset,
            head.get("Subject", ""),
            read_author(head.get("From", "")),
            read_day(head.get("Date", "")),
            tuple(body.enclosed),
            tuple(body.issues),
        ),
        name=name,
    )


def read_mhtml(data: bytes, *, name: str, about: About) -> Parts:
    """A page saved from the web with its pictures: its main text, as of any page.

    Raises:
        DocumentError: where no page is inside, or one without text.
    """
    message = parse_message(data, name=name)
    start = (message.get_param("start") or "") if message.is_multipart() else ""
    pages = [part for part in _leaves(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    pages.sort(key=lambda part: _header(part, "Content-ID") != start)
    if not pages:
        raise DocumentError("has no page in it", where=name, remedy="save the page again")
    payload = _payload(pages[0])
    given = about.encoding or _charset(pages[0])
    try:
        parts = read_html(payload, name=name, about=About(encoding=given))
    except DocumentError:
        parts = read_html(payload, name=name, about=About())
    places = [_header(message, "Snapshot-Content-Location"), _header(pages[0], "Content-Location")]
    url = parts.url or next((place for place in places if ADDRESS.fullmatch(place)), "")
    title = parts.title or _header(message, "Subject")
    return Parts(parts.text, parts.blocks, title, parts.publisher, url, parts.published, parts.issues, parts.author)


def parse_message(data: bytes, *, name: str) -> Message:
    """The parts of a message. Raises DocumentError where even its frame is broken."""
    try:
        return message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=policy.compat32)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise DocumentError("is a damaged message", where=name, remedy="save it again from the mail program") from error


def read_author(sender: str) -> str:
    """The name in a `From` line, else its address."""
    try:
        shown, address = parseaddr(sender[:MAX_SENDER])
    except (ValueError, IndexError):
        return ""
    return shown or address


def read_day(date: str) -> str | None:
    """The ISO date of a `Date` line where it is a date."""
    try:
        moment: datetime = parsedate_to_datetime(date)
        return moment.date().isoformat() if moment.year >= 1970 else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


class _Body:
    """Collects the bodies and attachments of a message."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.plain: list[str] = []
        self.html, self.charset = b"", ""
        self.locked = False
        self.enclosed: list[Enclosed] = []
        self.issues: list[Issue] = []

    def read(self, message: Message) -> None:
        """Take in every part."""
        self.locked = message.get_content_type() in LOCKED
        for number, part in enumerate(_leaves(message), start=1):
            if number > MAX_PARTS:
                what = f"has more than {MAX_PARTS} parts; the rest was left out"
                self.issues.append(Issue(Severity.WARNING, self.name, "", what, "save its attachments by hand"))
                return
            self._read_part(part, number)

    def _read_part(self, part: Message, number: int) -> None:
        kind = part.get_content_type()
        self.locked |= kind in LOCKED
        if kind in SIGNATURES or kind in LOCKED or (kind == "application/octet-stream" and self.locked):
            return
        given = _file_name(part)
        if kind == "message/rfc822":
            inner = part.get_payload() if part.is_multipart() else None
            held = inner[0] if isinstance(inner, list) and inner else None
            if isinstance(held, Message):
                title = _header(held, "Subject") or f"message {number}"
                self.enclosed.append(Enclosed(given or f"{title}.eml", _write(held)))
        elif given or part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
            data = _payload(part)
            if data:
                self.enclosed.append(Enclosed(given or f"attachment {number}", data))
        elif kind == "text/html":
            if not self.html:
                self.html, self.charset = _payload(part), _charset(part)
        else:
            self._read_plain(part)

    def _read_plain(self, part: Message) -> None:
        data = _payload(part)
        if not data.strip():
            return
        for encoding in (_charset(part), ""):
            try:
                decoded = decode_text(data, name=self.name, encoding=encoding)
            except DocumentError:
                continue
            text = decoded.text
            if _parameter(part, "format").lower() == "flowed":
                text = re.sub(r"(?<=[^ \n]) \n(?!>)", " ", text)
            self.plain.append(text)
            return
        what = "a part is text in no encoding Lading knows"
        self.issues.append(Issue(Severity.WARNING, self.name, "body", what, "save the message as text"))


def _leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something themselves; an attached message is one, whatever is in it."""
    inner = message.get_payload() if message.is_multipart() else None
    if isinstance(inner, list) and message.get_content_type() != "message/rfc822" and depth < MAX_DEPTH:
        for part in inner:
            if isinstance(part, Message):
                yield from _leaves(part, depth + 1)
    else:
        yield message


def _write(message: Message) -> bytes:
    """The bytes of an attached message, as far as they can be made again."""
    try:
        return message.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        body = (
            "".join(str(part) for _, part in message.raw_items()) if message.is_multipart() else message.get_payload()
        )
        return str(body).encode("utf-8", "surrogateescape")


def _payload(part: Message) -> bytes:
    try:
        data: Any = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        data = None
    return data if isinstance(data, bytes) else b""


def _parameter(part: Message, name: str) -> str:
    try:
        value = part.get_param(name)
    except (ValueError, IndexError, TypeError):
        return ""
    return value[2] if isinstance(value, tuple) else str(value or "")


def _charset(part: Message) -> str:
    """The encoding that a part names, where Python knows it."""
    given = _parameter(part, "charset").strip().lower()
    try:
        "".encode(given)
    except (LookupError, ValueError, UnicodeError):
        return ""
    return {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "us-ascii": ""}.get(given, given)


def _file_name(part: Message) -> str:
    try:
        given = part.get_filename() or ""
    except (ValueError, LookupError, TypeError, IndexError):
        given = ""
    return decode_words(given)


def _header(message: Message, label: str) -> str:
    return next(iter(_values(message, label)), "")


def _values(message: Message, label: str) -> list[str]:
    return [decode_words(str(value)) for key, value in message.raw_items() if key.lower() == label.lower()]


def decode_words(value: str) -> str:
    """A header as people read it: RFC 2047 words decoded, folds undone; raw bytes read as UTF-8 or windows-1251."""
    raw = value.encode("utf-8", "surrogateescape")
    if any(byte > 127 for byte in raw):
        try:
            value = raw.decode("utf-8")
        except UnicodeDecodeError:
            value = raw.decode("cp1251", errors="replace")
    value = FOLD.sub(" ", value)
    try:
        parts = decode_header(value)
        words = [
            part.decode(charset or "ascii", "replace") if isinstance(part, bytes) else part for part, charset in parts
        ]
    except (HeaderParseError, LookupError, ValueError):
        return value.strip()
    return "".join(words).strip()

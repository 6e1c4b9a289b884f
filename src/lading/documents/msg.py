"""MSG → text: a message as Outlook saves it, read from its OLE file with olefile.

A property is a stream named by its number and type ([MS-OXMSG] 2.1, 2.2): `__substg1.0_0037001F` is the subject in
Unicode. Messages attached to it have no bytes of their own and are read as part of it.
"""

import datetime as dt
import io
import re
import struct
from typing import Any

from lading.documents.about import About
from lading.documents.eml import read_author
from lading.documents.libraries import need_library
from lading.documents.mail import Mail, compose_mail
from lading.documents.parts import Enclosed, Parts
from lading.errors import DocumentError
from lading.model.issue import Issue, Severity

SUBJECT, BODY, HTML, DELIVERED, SENT = 0x0037, 0x1000, 0x1013, 0x0E06, 0x0039
SENDER_NAME, SENDER_SMTP, SENDER_ADDRESS = 0x0C1A, 0x5D01, 0x0C1F
TO, CC, CODEPAGE, INTERNET_CODEPAGE, RTF = 0x0E04, 0x0E03, 0x3FFD, 0x3FDE, 0x1009
FILE_LONG, FILE_SHORT, SHOWN_NAME, DATA = 0x3707, 0x3704, 0x3001, 0x3701
UNICODE, EIGHT_BIT, BINARY, OBJECT = "001F", "001E", "0102", "000D"
ATTACHMENT = re.compile(r"__attach_version1\.0_#[0-9A-F]{8}", re.IGNORECASE)
MAX_ATTACHMENTS = 500
MAX_DEPTH = 5
MAX_STREAM = 200_000_000
FIRST_MOMENT = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
HEADERS = {0: 32, 1: 24}
"""Bytes before the fixed properties: of the message itself, and of one attached to it."""
REMEDY = "open it in Outlook and save it as .eml or text"


def read_msg(data: bytes, *, name: str, about: About) -> Parts:  # noqa: ARG001 - all readers are called alike
    """A message of Outlook: its headers as fields, its body, its attachments as files enclosed.

    Raises:
        DocumentError: for a damaged file, one that is no message, one without words, and where olefile is not installed.
    """
    library = need_library("olefile", kind="an Outlook message", name=name)
    try:
        with library.OleFileIO(io.BytesIO(data)) as ole:
            storage = _Storage(ole, (), 0)
            if not storage.has("__properties_version1.0"):
                raise DocumentError("is an old Microsoft Office file, no message", where=name, remedy=REMEDY)
            mail = _read_message(storage, name=name)
    except DocumentError:
        raise
    except Exception as error:  # olefile raises what its file format makes it stumble over
        raise DocumentError(f"is a damaged Outlook message ({error})", where=name, remedy=REMEDY) from error
    return compose_mail(mail, name=name)


class _Storage:
    """A message or attachment inside the file, and its properties."""

    def __init__(self, ole: Any, path: tuple[str, ...], depth: int) -> None:
        self.ole, self.path, self.depth = ole, path, depth
        self.fixed = self._read_fixed()
        page = self.fixed.get(INTERNET_CODEPAGE) or self.fixed.get(CODEPAGE) or b""
        self.encoding = _encoding(struct.unpack("<I", page[:4])[0] if len(page) >= 4 else 1252)

    def has(self, stream: str) -> bool:
        """Whether it has a stream or storage of that name."""
        return bool(self.ole.exists([*self.path, stream]))

    def read(self, stream: str) -> bytes:
        """The bytes of a stream; none where there is no such stream."""
        place = [*self.path, stream]
        if not self.ole.exists(place) or self.ole.get_size(place) > MAX_STREAM:
            return b""
        found: bytes = self.ole.openstream(place).read()
        return found

    def binary(self, number: int) -> bytes:
        """A property that is bytes."""
        return self.read(f"__substg1.0_{number:04X}{BINARY}")

    def text(self, number: int) -> str:
        """A property that is text."""
        wide = self.read(f"__substg1.0_{number:04X}{UNICODE}")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return self.read(f"__substg1.0_{number:04X}{EIGHT_BIT}").decode(self.encoding, "replace").rstrip("\0")

    def moment(self, number: int) -> dt.datetime | None:
        """A property that is a time."""
        value = self.fixed.get(number)
        ticks = struct.unpack("<Q", value)[0] if value else 0
        try:
            return FIRST_MOMENT + dt.timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def inner(self) -> list["_Storage"]:
        """The attachments."""
        level = len(self.path) + 1
        names = {
            entry[level - 1]
            for entry in self.ole.listdir(streams=True, storages=True)
            if len(entry) >= level and tuple(entry[: level - 1]) == self.path and ATTACHMENT.fullmatch(entry[level - 1])
        }
        return [_Storage(self.ole, (*self.path, name), -1) for name in sorted(names)[:MAX_ATTACHMENTS]]

    def _read_fixed(self) -> dict[int, bytes]:
        """The properties of fixed size: entries of 16 bytes, type, number, flags and value."""
        data = self.read("__properties_version1.0")
        start = HEADERS.get(min(self.depth, 1), 8)
        entries = (data[at : at + 16] for at in range(start, len(data) - 15, 16))
        return {struct.unpack("<H", entry[2:4])[0]: entry[8:16] for entry in entries}


def _encoding(page: int) -> str:
    """Python's name of a Windows code page."""
    name = {65001: "utf-8", 20866: "koi8-r", 936: "gb18030", 54936: "gb18030", 28591: "cp1252"}.get(page, f"cp{page}")
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def _read_message(storage: _Storage, *, name: str) -> Mail:
    sender = storage.text(SENDER_NAME)
    address = storage.text(SENDER_SMTP) or storage.text(SENDER_ADDRESS)
    sender = f"{sender} <{address}>" if "@" in address and address != sender else sender or address
    moment = storage.moment(SENT) or storage.moment(DELIVERED)
    sent = moment.strftime("%Y-%m-%d %H:%M UTC") if moment else ""
    subject = storage.text(SUBJECT)
    fields = (
        ("From", sender),
        ("To", storage.text(TO)),
        ("Cc", storage.text(CC)),
        ("Date", sent),
        ("Subject", subject),
    )
    html, charset = storage.binary(HTML), storage.encoding
    if not html:
        html, charset = storage.text(HTML).encode(), "utf-8"
    plain = storage.text(BODY)
    issues: tuple[Issue, ...] = ()
    if not plain and not html and storage.binary(RTF):
        issues = (Issue(Severity.WARNING, name, "body", "is in RTF alone, which was not read", REMEDY),)
    enclosed, inner = _read_attachments(storage, name=name)
    return Mail(
        tuple((label, value) for label, value in fields if value.strip()), plain, html, charset, subject,
        read_author(sender), moment.date().isoformat() if moment else None, enclosed, issues, inner,
    )  # fmt: skip


def _read_attachments(storage: _Storage, *, name: str) -> tuple[tuple[Enclosed, ...], tuple[Mail, ...]]:
    enclosed: list[Enclosed] = []
    inner: list[Mail] = []
    for number, part in enumerate(storage.inner(), start=1):
        embedded = f"__substg1.0_{DATA:04X}{OBJECT}"
        if part.has(embedded) and storage.depth < MAX_DEPTH:
            mail = _read_message(_Storage(storage.ole, (*part.path, embedded), storage.depth + 1), name=name)
            enclosed += mail.enclosed
            inner.append(mail)
        elif data := part.binary(DATA):
            given = part.text(FILE_LONG) or part.text(FILE_SHORT) or part.text(SHOWN_NAME)
            enclosed.append(Enclosed(given or f"attachment {number}", data))
    return tuple(enclosed), tuple(inner)

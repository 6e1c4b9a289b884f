"""What some bytes are: told by how they begin and what an archive holds; by the file's name only where text is text."""

import io
import re
import zipfile
from pathlib import PurePath

from lading.documents.package import PACKED_ERRORS

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OLE = "application/x-ole-storage"
EML, MSG, MHTML, MBOX = "message/rfc822", "application/vnd.ms-outlook", "multipart/related", "application/mbox"
ZIP, TAR = "application/zip", "application/x-tar"
GZIP, BZIP2, XZ = "application/gzip", "application/x-bzip2", "application/x-xz"
OPEN_DOCUMENT, SLIDES, BINARY_SHEET = (
    "application/vnd.oasis.opendocument",
    "application/vnd.ms-powerpoint",
    "application/vnd.ms-excel.sheet.binary",
)
ENDINGS = {
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html",
    ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".tab": "text/tab-separated-values",
    ".md": "text/markdown", ".markdown": "text/markdown", ".txt": "text/plain",
}  # fmt: skip
HTML_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
ANY_TAG = re.compile(rb"</?[a-z][a-z0-9]*(?:\s[^<>]*)?>", re.IGNORECASE)
HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t\r\n]")
FOLDED = re.compile(rb"[ \t]+\S")
MAIL_ONLY = frozenset(
    ["mime-version", "message-id", "received", "return-path", "delivered-to", "x-mailer", "content-transfer-encoding"]
)
"""Headers that nobody writes by hand: a text that begins `From:` and `To:` alone may be a letter."""
MAIL_ANY = frozenset(["from", "to", "subject", "date", "content-type", "sender", "reply-to", "cc"])
MBOX_LINE = re.compile(rb"From \S+ .{10,60}\d{4}\r?\n")
ZIPPED = {
    "word/document.xml": DOCX, "word/document2.xml": DOCX, "xl/workbook.xml": XLSX, "xl/workbook.bin": BINARY_SHEET,
    "ppt/presentation.xml": SLIDES, "META-INF/manifest.xml": OPEN_DOCUMENT,
}  # fmt: skip
"""What a ZIP file is that holds such a member."""
SIGNATURES = ((b"\x1f\x8b\x08", GZIP), (b"BZh", BZIP2), (b"\xfd7zXZ\0", XZ))


def find_media_type(data: bytes, *, name: str) -> str:
    """What kind of document or container some bytes are, text where nothing else is told."""
    ending = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:1024] and not data[:1].isalpha():
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _find_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return MSG if "__properties_version1.0".encode("utf-16-le") in data else OLE
    for mark, kind in SIGNATURES:
        if data.startswith(mark) and (mark != b"BZh" or data[4:10] in {b"1AY&SY", b"\x17\x72\x45\x38\x50\x90"}):
            return kind
    if data[257:262] == b"ustar":
        return TAR
    return _find_mail(data, ending=ending) or _find_text(data, ENDINGS.get(ending, "text/plain"))


def _find_zip(data: bytes) -> str:
    """What a ZIP file is: by what it holds, and by its first bytes where it is too damaged to be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except PACKED_ERRORS:
        names = frozenset()
        for part, kind in ((b"word/document.xml", DOCX), (b"xl/workbook.xml", XLSX)):
            if part in data:
                return kind
    return next((kind for part, kind in ZIPPED.items() if part in names), ZIP)


def _find_mail(data: bytes, *, ending: str) -> str:
    """A message, a page saved as one, or a box of messages; empty for anything else."""
    start = data[:8192].removeprefix(b"\xef\xbb\xbf")
    if MBOX_LINE.match(start):
        return MBOX
    found: set[str] = set()
    for number, line in enumerate(start.splitlines()):
        if number and FOLDED.match(line):
            continue
        header = HEADER.match(line + b"\n")
        if not header:
            if line.strip():
                return ""
            break
        found.add(header[1].decode().lower())
    if not found & (MAIL_ONLY | MAIL_ANY):
        return ""
    head = start.lower()
    if b"multipart/related" in head and (b"snapshot-content-location" in head or ending in {".mht", ".mhtml"}):
        return MHTML
    mail = found & MAIL_ONLY and len(found & MAIL_ANY) >= 1
    return EML if mail or (ending == ".eml" and len(found & MAIL_ANY) >= 2) else ""


def _find_text(data: bytes, by_name: str) -> str:
    opening = data[:4000].lstrip(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe")
    if HTML_OPENING.match(opening):
        return "text/html"
    if by_name == "text/html" and not ANY_TAG.search(opening):
        return "text/plain"
    return by_name

"""Bytes → text: which encoding they are in, and whether they are text at all."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from lading.documents.magic import name_binary
from lading.errors import DocumentError
from lading.model.issue import Issue, Severity

BOMS = (  # the longer marks first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 100_000
"""Bytes from which an encoding is guessed."""
MAX_CONTROLS = 0.005
"""Share of control characters that text may have; a random file has a tenth."""
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MAX_DAMAGED = 0.02
"""Share of broken bytes up to which a text is UTF-8 that was damaged, and not another encoding."""
TYPOGRAPHY = re.compile(r"[\xa0-ÿ–—‘’‚“”„†‡•…‰‹›€™ŠšŽžŒœŸƒˆ˜]")
FEW_HIGH_BYTES = 0.03
CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5")
COMMON_LETTERS = frozenset("оеаинтсрвлк")
CYRILLIC_SHARE, CYRILLIC_LEAD = 0.5, 0.15
FEW_LETTERS = 40
"""High bytes below which a guess at an encoding is told as a warning."""
HIGH = re.compile(rb"[\x80-\xff]")
SAVE_AS = "save it as UTF-8, or name its encoding in the file's .meta.yml (`encoding: windows-1251`)"
OTHER_FORMAT = "give a document: PDF, DOCX, XLSX, HTML, text, Markdown, CSV or a message"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, the encoding they were in, and what a reader should know about the decoding."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode_text(data: bytes, *, name: str, encoding: str = "") -> Decoded:
    """The text that some bytes are, in the encoding given or else found. Line ends become line feeds; nothing else changes.

    Raises:
        DocumentError: for no bytes, a binary file, or bytes that are text in no encoding known.
    """
    if not data:
        raise DocumentError("is empty", where=name, remedy="give a file that holds text")
    decoded = _decode_as(data, encoding, name=name) if encoding else _decode_unknown(data, name)
    controls = len(CONTROLS.findall(decoded.text))
    if controls > max(1, MAX_CONTROLS * len(decoded.text)):
        raise DocumentError("is a binary file, not text", where=name, remedy=OTHER_FORMAT)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip().strip("\ufeff\u200b"):
        raise DocumentError("holds no text", where=name, remedy="give a file that holds text")
    return Decoded(text, decoded.encoding, decoded.issues)


def _decode_as(data: bytes, encoding: str, *, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding)
    except LookupError as error:
        raise DocumentError(f"no encoding is called {encoding!r}", where=name, remedy=SAVE_AS) from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"is not in {encoding}", where=name, place=f"byte {error.start}", remedy=SAVE_AS) from error


def _decode_unknown(data: bytes, name: str) -> Decoded:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decode_marked(data, encoding, name=name)
    kind = name_binary(data)
    if kind:
        raise DocumentError(f"is {kind}, not text", where=name, remedy=OTHER_FORMAT)
    wide = _find_wide(data[:SAMPLE])
    if wide:
        return _decode_marked(data, wide, name=name)
    if b"\0" in data:
        place = f"byte {data.index(0)}"
        raise DocumentError("is a binary file, not text", where=name, place=place, remedy=OTHER_FORMAT)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_damaged(data, error.start, name=name) or _guess_encoding(data, name)


def _decode_marked(data: bytes, encoding: str, *, name: str) -> Decoded:
    """Text whose byte order mark, or pattern of zero bytes, says its encoding: damage is replaced and told."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return Decoded(
            data.decode(encoding, errors="replace"), encoding, (_damage(name, error.start, encoding=encoding),)
        )


def _find_wide(sample: bytes) -> str:
    """UTF-16 without a mark: Latin letters and spaces leave every second byte zero."""
    even, odd = sample[0::2], sample[1::2]
    if len(odd) >= 4 and odd.count(0) > 0.2 * len(odd) and not even.count(0):
        return "utf-16-le"
    if len(even) >= 4 and even.count(0) > 0.2 * len(even) and not odd.count(0):
        return "utf-16-be"
    return ""


def _decode_damaged(data: bytes, first: int, *, name: str) -> Decoded | None:
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    intact = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", text))
    if damaged > max(1, MAX_DAMAGED * len(data)) or intact < 4 * damaged:
        return None
    return Decoded(text, "utf-8", (_damage(name, first, encoding="utf-8"),))


def _damage(name: str, first: int, *, encoding: str) -> Issue:
    what = f"some bytes are not {encoding}; each stands as \ufffd in the text"
    return Issue(Severity.WARNING, name, f"byte {first}", what, "get an undamaged copy")


def _guess_encoding(data: bytes, name: str) -> Decoded:
    if len(HIGH.findall(data)) < FEW_HIGH_BYTES * len(data):
        text = data.decode("cp1252", errors="replace")
        if all(TYPOGRAPHY.match(character) for character in set(text) if character > "\x7f"):
            return Decoded(text, "windows-1252", (_guessed(name, "windows-1252"),))
    cut = data.find(b"\n", SAMPLE)
    sample = data[: cut if cut >= 0 else None][: 2 * SAMPLE]
    encoding = _find_cyrillic(sample) or _ask_normalizer(sample)
    if not encoding:
        raise DocumentError("is text in no encoding Lading knows", where=name, remedy=SAVE_AS)
    told = _guessed(name, encoding, sure=len(HIGH.findall(sample)) >= FEW_LETTERS)
    try:
        return Decoded(data.decode(encoding), encoding, (told,))
    except UnicodeDecodeError as error:
        text = data.decode(encoding, errors="replace")
        return Decoded(text, encoding, (told, _damage(name, error.start, encoding=encoding)))


def _ask_normalizer(sample: bytes) -> str:
    best = from_bytes(sample).best()
    return "" if best is None else best.encoding


def _find_cyrillic(sample: bytes) -> str:
    """The Cyrillic encoding in which the commonest Russian letters are commonest, if one stands out."""
    shares: list[tuple[float, str]] = []
    for encoding in CYRILLIC:
        try:
            high = [character for character in sample.decode(encoding).lower() if character > "\x7f"]
        except UnicodeDecodeError:
            continue
        shares.append((sum(character in COMMON_LETTERS for character in high) / max(1, len(high)), encoding))
    shares.sort(reverse=True)
    if not shares or shares[0][0] < CYRILLIC_SHARE:
        return ""
    return shares[0][1] if len(shares) == 1 or shares[0][0] - shares[1][0] >= CYRILLIC_LEAD else ""


def _guessed(name: str, encoding: str, *, sure: bool = True) -> Issue:
    severity = Severity.NOTE if sure else Severity.WARNING
    doubt = "" if sure else ", from very few letters"
    what = f"the encoding is not stated; read as {encoding}{doubt}"
    return Issue(severity, name, "", what, f"if letters look wrong, {SAVE_AS}")

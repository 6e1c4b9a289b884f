"""How much the drawing in a PDF unpacks to, told before pdfium is asked: pictures aside, honest pages have a few megabytes."""

import re
import zlib

from lading.errors import DocumentError

MAX_DRAWING = 60_000_000
"""Bytes that all streams but pictures may unpack to: about 15 seconds of work."""
STREAM = re.compile(rb"(?<!end)stream\r?\n")
DICTIONARY = 600
"""Bytes before a stream in which its own description stands."""
PICTURE = re.compile(rb"/Subtype\s*/Image|/Type\s*/(?:XRef|Metadata)|/FontFile|/Length[123]\s")
CHUNK = 1 << 20


def check_drawing(data: bytes, *, name: str) -> None:
    """Refuse a PDF whose pages unpack to more than any page holds. A stream that is locked or damaged counts nothing.

    Raises:
        DocumentError: for more than the bound.
    """
    left = MAX_DRAWING
    for found in STREAM.finditer(data):
        described = data[max(0, found.start() - DICTIONARY) : found.start()].rpartition(b" obj")[2]
        if b"Flate" in described and not PICTURE.search(described):
            left -= _measure(data, found.end(), at_most=left)
        if left < 0:
            what = f"unpacks to more than {MAX_DRAWING / 1e6:.0f} MB of drawing"
            raise DocumentError(what, where=name, remedy="look what it is; print what matters to a new PDF")


def _measure(data: bytes, start: int, *, at_most: int) -> int:
    """The bytes that a deflated stream unpacks to, counted until they are too many."""
    unpacker = zlib.decompressobj()
    size, held = 0, data[start : start + CHUNK]
    at = start + len(held)
    try:
        while held and size <= at_most and not unpacker.eof:
            size += len(unpacker.decompress(held, CHUNK))
            held = unpacker.unconsumed_tail
            if not held:
                held = data[at : at + CHUNK]
                at += len(held)
    except zlib.error:
        return size
    return size

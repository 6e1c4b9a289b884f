"""Which encoding a text file has: lists come as UTF-8, older ones as Windows-1252, some as UTF-16.

A byte-order mark says it. A file without one is UTF-8 unless the first byte beyond ASCII is none of it, nor most of
what follows: then it is Windows-1252. A file damaged further on is read as UTF-8, to be refused.
"""

import codecs
from typing import BinaryIO

MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DEFAULT = "utf-8-sig"
CHUNK = 1 << 20


def encoding_of_head(data: bytes) -> str:
    """What the first bytes of a file say by their mark; UTF-8 where they have none."""
    return next((name for mark, name in MARKS if data.startswith(mark)), DEFAULT)


def tell_encoding(stream: BinaryIO) -> str:
    """The encoding of a whole file, as `open` names it. The stream is read to the first byte that is no UTF-8, or whole."""
    block = stream.read(CHUNK)
    if (marked := encoding_of_head(block)) != DEFAULT:
        return marked
    decoder = codecs.getincrementaldecoder(DEFAULT)()
    while block:
        try:
            if not decoder.decode(block).isascii():
                return DEFAULT
        except UnicodeDecodeError as error:
            ahead = block[: error.start]
            following = block[error.start :] + stream.read(CHUNK)
            return "cp1252" if ahead.isascii() and not _is_utf8(following) else DEFAULT
        block = stream.read(CHUNK)
    return DEFAULT


def _is_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII in some bytes is UTF-8: a quote behind an accented capital looks like it too."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(not letter.isascii() for letter in text) - broken > broken

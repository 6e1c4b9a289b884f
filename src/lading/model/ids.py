"""Ids made from content: the same content has the same id on any machine, in any year."""

import hashlib

ID_LENGTH = 40
"""Hexadecimal digits kept of a digest: 160 bits, as FollowTheMoney's own statement ids."""


def digest_bytes(data: bytes) -> str:
    """The full SHA-256 of some bytes, in hexadecimal: what a court or an archive compares."""
    return hashlib.sha256(data).hexdigest()


def digest(*parts: str | None) -> str:
    """An id for some content, given as its parts in order.

    Each part is preceded by its length, so that ("ab", "c") and ("a", "bc") differ, and none differs from "".
    """
    found = [None if part is None else part.encode() for part in parts]
    data = b"".join([b"-1:" if part is None else b"%d:%b" % (len(part), part) for part in found])
    return hashlib.sha256(data).hexdigest()[:ID_LENGTH]

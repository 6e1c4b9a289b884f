"""Many arrays and some facts in one file, whole or not at all, mapped into memory when it is read.

The file begins with its length and checksums, and gets its name when it is complete: one that is torn, cut short or
damaged is refused. What is read stays in the file, so that all processes that read it share the same memory.
"""

import hashlib
import json
import mmap
import os
import struct
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lading.errors import StoreError

Arrays = Mapping[str, NDArray[Any]]

MAGIC = b"LADINGPK"
HEAD = struct.Struct("<8sQQI32s")
"""Magic, length of the file, length of the contents, checksum of the arrays, digest of the contents."""
LINE = 64
"""Bytes that every array begins at a multiple of."""
CHECKED = 256 * 1024 * 1024
"""Bytes up to which the arrays' checksum is taken at every reading: about 60 ms. Of larger files the length and the
table of contents are checked, which a torn file does not get right."""
REMEDY = "delete it: it is built anew"
"""What to do about a file that is refused; programs do so themselves."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What a file holds. The arrays cannot be written to, and are valid as long as anybody holds one of them."""

    arrays: Arrays
    facts: Mapping[str, Any]


def write_packed(path: Path, arrays: Arrays, facts: Mapping[str, Any]) -> None:
    """Write a file whole: it appears under its name when everything is safely on disk.

    Args:
        path: the file; its folder is made.
        arrays: by name.
        facts: what JSON can hold.

    Raises:
        OSError: where there is no room, or no right to write.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    rows, offset, checksum = {}, 0, 0
    for name, array in kept.items():
        rows[name] = (array.dtype.str, array.shape, offset)
        checksum = zlib.crc32(bytes(-array.nbytes % LINE), zlib.crc32(_bytes(array), checksum))
        offset += array.nbytes + -array.nbytes % LINE
    contents = json.dumps({"arrays": rows, "facts": facts}, ensure_ascii=False).encode()
    contents += b" " * (-(HEAD.size + len(contents)) % LINE)
    length = HEAD.size + len(contents) + offset
    head = HEAD.pack(MAGIC, length, len(contents), checksum, hashlib.sha256(contents).digest())
    aside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        with aside.open("wb") as file:
            file.writelines((head, contents))
            for array in kept.values():
                file.writelines((_bytes(array), bytes(-array.nbytes % LINE)))
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def read_packed(path: Path) -> Packed:
    """The arrays and facts of a file, without reading the arrays but for their checksum.

    Raises:
        StoreError: where there is no such file, or not the one that was written.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, length, size, checksum, digest = HEAD.unpack_from(mapped)
        start = HEAD.size + size
        contents = mapped[HEAD.size : start]
        if magic != MAGIC or length != len(mapped) or hashlib.sha256(contents).digest() != digest:
            raise StoreError("not a whole file of Lading's", where=str(path), remedy=REMEDY)
        if length <= CHECKED and zlib.crc32(memoryview(mapped)[start:]) != checksum:
            raise StoreError("damaged: its checksum differs", where=str(path), remedy=REMEDY)
        read = json.loads(contents)
    except (OSError, ValueError, struct.error) as error:
        raise StoreError(f"cannot be read: {error}", where=str(path), remedy=REMEDY) from error
    arrays = {
        name: np.frombuffer(mapped, np.dtype(kind), int(np.prod(shape)), start + offset).reshape(shape)
        for name, (kind, shape, offset) in read["arrays"].items()
    }
    return Packed(arrays, read["facts"])


def _bytes(array: NDArray[Any]) -> memoryview:
    """The bytes of an array as they lie in memory."""
    return array.reshape(-1).view(np.uint8).data

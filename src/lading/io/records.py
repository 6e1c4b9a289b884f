"""Values by key in flat arrays: looked up in a mapped file, and made when they are asked for."""

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from lading.io.plain import make_reader, to_plain

Key = TypeVar("Key", str, tuple[str, str])
Value = TypeVar("Value")
Arrays = Mapping[str, NDArray[Any]]

HELD = 8_192
"""Values kept once they have been made: the same few come again and again, and memory must not grow with the file."""
RECORD_ARRAYS = ("hashes", "rows", "offsets", "data")
"""What `pack_records` gives and `Records` reads."""
ENCODING = "utf-8", "surrogatepass"


def pack_records(records: Mapping[Key, Any]) -> dict[str, NDArray[Any]]:
    """Arrays that `Records` reads: values that `to_plain` takes, by key, in the order given."""
    lines = [
        json.dumps([key, to_plain(value)], ensure_ascii=False, separators=(",", ":")).encode(*ENCODING)
        for key, value in records.items()
    ]
    hashes = np.fromiter(map(_hash, records), np.uint64, len(records))
    order = np.argsort(hashes, kind="stable")
    offsets = np.zeros(len(lines) + 1, np.int64)
    offsets[1:] = np.cumsum([len(line) for line in lines])
    data = np.frombuffer(b"".join(lines), np.uint8)
    return {"hashes": hashes[order], "rows": order.astype(np.int64), "offsets": offsets, "data": data}


class Records(Mapping[Key, Value]):
    """A mapping over arrays that `pack_records` made.

    Args:
        arrays: perhaps in a mapped file.
        kind: the type of the values.
    """

    def __init__(self, arrays: Arrays, kind: Any) -> None:
        self._hashes, self._rows = arrays["hashes"].data, arrays["rows"].data
        self._offsets, self._data = arrays["offsets"].data, arrays["data"].data
        self._read = make_reader(kind)
        self._held: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        held = self._held.get(key)
        if held is not None:
            return held
        wanted = _hash(key)
        at = bisect_left(self._hashes, wanted)
        while at < len(self._hashes) and self._hashes[at] == wanted:
            found, raw = self._record(self._rows[at])
            if found == key:
                value: Value = self._read(raw)
                if len(self._held) >= HELD:
                    self._held.clear()
                self._held[key] = value
                return value
            at += 1
        raise KeyError(key)

    def __iter__(self) -> Iterator[Key]:
        return (self._record(row)[0] for row in range(len(self)))

    def __len__(self) -> int:
        return len(self._hashes)

    def _record(self, row: int) -> tuple[Any, Any]:
        """The key and the packed value at a place."""
        key, raw = json.loads(bytes(self._data[self._offsets[row] : self._offsets[row + 1]]))
        return (tuple(key) if isinstance(key, list) else key), raw


def _hash(key: str | tuple[str, str]) -> int:
    text = key if isinstance(key, str) else "\x1f".join(key)
    return int.from_bytes(hashlib.blake2b(text.encode(*ENCODING), digest_size=8).digest(), "little")

"""How far the reading of a list has come, in bytes of its files: for a progress bar.

Bytes are those of the unpacked files, each counted when it is first read; what a parser reads ahead of its work, to
check a file or tell its encoding, is not counted.
"""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO, cast

from lading.lists.files import ListFile, ListSource

BLOCK = 1 << 16
Advance = Callable[[int], None]
"""Is told of the bytes read since it was told last."""


def watch_source(source: ListSource, advance: Advance) -> ListSource:
    """The same list; `advance` is told, some 64 kB at a time, as its files are read."""
    return replace(source, files=tuple((role, _watch(file, advance)) for role, file in source.files))


def _watch(file: ListFile, advance: Advance) -> ListFile:
    furthest = 0

    def note(position: int) -> None:
        nonlocal furthest
        if position > furthest:
            advance(position - furthest)
            furthest = position

    return ListFile(
        file.name,
        lambda: cast("BinaryIO", io.BufferedReader(WatchedStream(file.open(), note), BLOCK)),
        unwatched=file.open,
    )


class WatchedStream(io.RawIOBase):
    """A stream that says where it stands whenever it has been read."""

    def __init__(self, inner: BinaryIO, note: Callable[[int], None]) -> None:
        super().__init__()
        self._inner, self._note = inner, note
        self._position = 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def seekable(self) -> bool:
        """A spreadsheet is read by jumping about in it."""
        return self._inner.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Jump to another place."""
        self._position = self._inner.seek(offset, whence)
        return self._position

    def tell(self) -> int:
        """Where it stands."""
        return self._position

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]  # as io.RawIOBase is used
        """Fill a buffer with what comes next."""
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self._position += len(data)
        self._note(self._position)
        return len(data)

    def close(self) -> None:
        """Let go of what is inside."""
        self._inner.close()
        super().close()

"""List files as they are published: plain, gzipped, or several in a zip archive.

A ListFile opens a fresh stream of decompressed bytes each time. No archive is unpacked to disk, and none may unpack to
more than a bound: what is small outside and endless inside is an attack or a mistake.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from lading.documents.about import SIDECAR_SUFFIX
from lading.errors import InputError, LadingError, SourceError
from lading.io.files import find_list_files
from lading.lists.files import ListFile, look
from lading.model.issue import Issue

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
SPREADSHEET = "[Content_Types].xml"
"""A zip archive that holds this is one document (XLSX), not a box of files."""
LIMIT = 8_000_000_000
"""Bytes a file may unpack to. The largest list in use, OpenSanctions as one file, has about three thousand million."""
DAMAGED = "fetch the file again: it is damaged or was cut short"


def find_lists(paths: Iterable[Path], *, limit: int = LIMIT) -> tuple[tuple[ListFile, ...], tuple[Issue, ...]]:
    """The list files under some paths, unpacked when they are read, and an issue for each that cannot be opened.

    Sidecars are no lists.
    """
    files: list[ListFile] = []
    issues: list[Issue] = []
    for path in paths:
        try:
            found = [file for file in find_list_files([path]) if not file.name.endswith(SIDECAR_SUFFIX)]
        except LadingError as error:
            issues.append(Issue.from_error(error, where=str(path)))
            continue
        for file in found:
            try:
                inner = tuple(unpack(Path(file.name), limit=limit))
                for each in inner:
                    look(each)
                files += inner
            except LadingError as error:
                issues.append(Issue.from_error(error, where=file.name))
    return tuple(files), tuple(issues)


def unpack(path: Path, *, limit: int = LIMIT) -> Iterator[ListFile]:
    """The list files that one file is: itself, what it holds compressed, or each file in the archive it is."""
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
    except OSError as error:
        raise InputError(
            f"cannot be opened: {error.strerror}", where=str(path), remedy="check its permissions"
        ) from error
    if start[:2] == GZIP:
        name = str(path)[:-3] if path.suffix.lower() == ".gz" else str(path)
        yield ListFile(name, _bounded(lambda: gzip.open(path), name, limit))  # type: ignore[arg-type,return-value]  # noqa: SIM115  # a binary stream; its reader closes it
    elif start == ZIP and (members := _members(path)) is not None:
        for member in members:
            name = f"{path}/{member}"
            yield ListFile(name, _bounded(_opener(path, member), name, limit))
    else:
        yield ListFile(str(path), lambda: path.open("rb"))


def _members(path: Path) -> list[str] | None:
    """The names of the files in an archive; None for a spreadsheet."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError) as error:
        raise SourceError(f"a zip archive that cannot be opened: {error}", where=str(path), remedy=DAMAGED) from error
    return None if SPREADSHEET in names else sorted(name for name in names if not name.endswith("/"))


def _opener(path: Path, member: str) -> Callable[[], BinaryIO]:
    return lambda: zipfile.ZipFile(path).open(member)  # type: ignore[return-value]  # a ZipExtFile is a binary stream


def _bounded(opener: Callable[[], BinaryIO], name: str, limit: int) -> Callable[[], BinaryIO]:
    return lambda: io.BufferedReader(BoundedStream(opener(), name, limit))


class BoundedStream(io.RawIOBase):
    """A stream that refuses to give more than a bound, and says what is wrong with what it cannot decompress."""

    def __init__(self, inner: BinaryIO, name: str, limit: int) -> None:
        super().__init__()
        self._inner, self._name, self._left = inner, name, limit

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]  # as io.RawIOBase is used
        """Fill a buffer with what comes next.

        Raises:
            SourceError: for damaged or cut data, and for more than the bound.
        """
        try:
            data = self._inner.read(len(buffer))
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise SourceError(f"cannot be unpacked: {error}", where=self._name, remedy=DAMAGED) from error
        self._left -= len(data)
        if self._left < 0:
            message = "unpacks to more than any list holds"
            raise SourceError(message, where=self._name, remedy="unpack it by hand and look what it is")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Let go of what is inside."""
        self._inner.close()
        super().close()

"""Containers → the files in them, within bounds: nothing is written to disk, and no name in them is ever a path.

A member that is locked, damaged or beyond a bound is an Issue; the others are read.
"""

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath
from typing import IO, Protocol

from lading.documents.media import BZIP2, GZIP, MBOX, TAR, XZ, ZIP
from lading.documents.package import PACKED_ERRORS
from lading.documents.parts import Enclosed
from lading.errors import DocumentError
from lading.model.issue import Issue, Severity

UNPACK_BY_HAND = "unpack it by hand, look what it is, and give the files"
UNLOCK = "unpack it with its password and give the files"
DAMAGED = "get an undamaged copy"
SKIPPED = re.compile(r"(?:^|/)(?:__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)")
"""What systems leave in archives: hidden files and the like."""
CHUNK = 1 << 20
ERRORS = (*PACKED_ERRORS, lzma.LZMAError, tarfile.TarError, MemoryError, UnicodeError)
MBOX_START = re.compile(rb"^From [^\n]*\n(?=[A-Za-z][A-Za-z0-9-]*:[ \t])", re.MULTILINE)


class Unpacking(Protocol):
    """A stream of unpacked bytes."""

    def read(self, size: int, /) -> bytes:
        """At most so many of the bytes that come next."""
        ...


def _gunzip(stream: IO[bytes]) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=stream)


STREAMS: Mapping[str, Callable[[IO[bytes]], AbstractContextManager[Unpacking]]] = {
    GZIP: _gunzip,
    BZIP2: bz2.BZ2File,
    XZ: lzma.LZMAFile,
}
CONTAINERS = frozenset([ZIP, TAR, MBOX, *STREAMS])


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much may come out of one file, everything in it and in what is in that counted together."""

    files: int = 5_000
    size: int = 1_000_000_000
    """Bytes."""
    depth: int = 6
    ratio: int = 300
    """How much larger than its packed form a member of more than a megabyte may be."""


@dataclass
class Purse:
    """What is left of the bounds while one file is unpacked."""

    bounds: Bounds
    files: int = 0
    size: int = 0

    def take(self, size: int) -> bool:
        """Whether a file of that many bytes is still within the bounds; then it counts."""
        if self.files >= self.bounds.files or self.size + size > self.bounds.size:
            return False
        self.files += 1
        self.size += size
        return True


def unpack_members(data: bytes, kind: str, *, name: str, purse: Purse) -> Iterator[Enclosed | Issue]:
    """The files in a container, and an Issue for each that cannot be had."""
    try:
        if kind == ZIP:
            yield from _unzip(data, name, purse)
        elif kind == TAR:
            yield from _untar(data, name, purse)
        elif kind == MBOX:
            yield from _part_mbox(data, name, purse)
        else:
            yield from _decompress(data, kind, name=name, purse=purse)
    except ERRORS as error:
        yield Issue(Severity.ERROR, name, "", f"is a damaged archive ({error})", DAMAGED)


def label_member(name: str) -> str:
    """The name of a member as a label: no folders above it, no drive, no control characters."""
    clean = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "", name).replace("\\", "/")
    parts = [part for part in PurePosixPath(clean).parts if part not in {"/", "..", "."} and not part.endswith(":")]
    return "/".join(parts) or "unnamed"


def _unzip(data: bytes, name: str, purse: Purse) -> Iterator[Enclosed | Issue]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            label = label_member(_zip_name(info))
            if info.is_dir() or SKIPPED.search(label):
                continue
            where = f"{name}/{label}"
            if info.flag_bits & 1:
                yield Issue(Severity.ERROR, where, "", "is locked with a password", UNLOCK)
                continue
            if info.file_size > max(CHUNK, purse.bounds.ratio * info.compress_size):
                yield _too_much(
                    where, f"unpacks to {info.file_size / 1e6:.0f} MB from {info.compress_size / 1e6:.1f} MB"
                )
                continue
            if not purse.take(info.file_size):
                yield _too_much(name, "holds more than is read from one file")
                return
            try:
                with archive.open(info) as stream:
                    yield Enclosed(label, stream.read(info.file_size))
            except ERRORS as error:
                yield Issue(Severity.ERROR, where, "", f"cannot be unpacked ({error})", DAMAGED)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """A member's name; old archivers write it in the code page of their country, which Python takes for cp437."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp866", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _untar(data: bytes, name: str, purse: Purse) -> Iterator[Enclosed | Issue]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for member in archive:
            label = label_member(member.name)
            if not member.isreg() or SKIPPED.search(label):
                continue
            if not purse.take(member.size):
                yield _too_much(name, "holds more than is read from one file")
                return
            stream = archive.extractfile(member)
            if stream is not None:
                yield Enclosed(label, stream.read(member.size))


def _decompress(data: bytes, kind: str, *, name: str, purse: Purse) -> Iterator[Enclosed | Issue]:
    bound = max(CHUNK, min(purse.bounds.ratio * len(data), purse.bounds.size - purse.size))
    with STREAMS[kind](io.BytesIO(data)) as stream:
        found = stream.read(bound + 1)
    if len(found) > bound or not purse.take(len(found)):
        yield _too_much(name, f"unpacks to more than {bound / 1e6:.0f} MB")
        return
    base = PurePath(name).name
    inner = re.sub(r"\.(?:gz|bz2|xz)$", "", base, flags=re.IGNORECASE)
    yield Enclosed(re.sub(r"\.t(?:gz|bz2?|xz)$", ".tar", inner, flags=re.IGNORECASE), found)


def _part_mbox(data: bytes, name: str, purse: Purse) -> Iterator[Enclosed | Issue]:
    starts = [found.end() for found in MBOX_START.finditer(data)]
    ends = [*(found.start() for found in MBOX_START.finditer(data)), len(data)][1:]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        if not purse.take(end - start):
            yield _too_much(name, "holds more than is read from one file")
            return
        yield Enclosed(f"message {number}.eml", re.sub(rb"^>(>*From )", rb"\1", data[start:end], flags=re.MULTILINE))


def _too_much(where: str, what: str) -> Issue:
    return Issue(Severity.ERROR, where, "", what, UNPACK_BY_HAND)


def refuse_depth(name: str) -> DocumentError:
    """The error for archives in archives beyond the bound."""
    return DocumentError("stands in too many archives, one in another", where=name, remedy=UNPACK_BY_HAND)

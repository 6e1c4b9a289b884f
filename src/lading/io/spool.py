"""Files that were taken in and are not read yet: on the disk before anybody is told so, gone when they are read.

Each lot is a folder: `lot.json` says who sent what, each file is called by its place. Whoever reads a lot holds its lock,
which the system lets go of when the process ends, however it ends; then another, or the next, may go on with it.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from lading.errors import StoreError

try:
    import fcntl
except ImportError:  # Windows: one server at a time reads what was sent to it
    fcntl = None  # type: ignore[assignment]  # asked for before every use

LOT, LOCK = "lot.json", "lock"
ROOM = "make room on the disk, or let the program write beside its store"


@dataclass(frozen=True, slots=True)
class Lot:
    """What was taken in at once."""

    id: str
    said: Mapping[str, Any]
    """What was noted of it."""
    places: tuple[int, ...]
    """Of the files that are not read yet."""


@dataclass(slots=True)
class Spool:
    """The lots of one folder. Any thread may ask for a lot of its own."""

    folder: Path
    _held: dict[str, BinaryIO] = field(default_factory=dict)

    def keep(self, lot_id: str, said: Mapping[str, Any], files: Sequence[bytes]) -> None:
        """Put a lot down, whole or not at all; when this returns, it outlives a power cut.

        Raises:
            StoreError: where there is no room, or no right to write.
        """
        aside = self.folder / f".{lot_id}"
        try:
            aside.mkdir(parents=True)
            self._lock(lot_id, aside)
            for place, data in enumerate(files):
                _write(aside / str(place), data)
            _write(aside / LOT, json.dumps(said, ensure_ascii=False).encode())
            _wait_for(aside)
            aside.rename(self.folder / lot_id)
            _wait_for(self.folder)
        except OSError as error:
            self._let_go(lot_id)
            shutil.rmtree(aside, ignore_errors=True)
            raise StoreError(f"what was sent cannot be kept: {error.strerror}", remedy=ROOM) from error

    def left(self) -> Iterator[Lot]:
        """The lots that somebody took in and nobody reads any more, the oldest first. From now on they are held here."""
        found = []
        for one in self.folder.iterdir() if self.folder.is_dir() else ():
            if one.name.startswith("."):
                self._sweep(one)
            elif (one / LOT).is_file():
                found.append(one / LOT)
        for path in sorted(found, key=lambda one: one.stat().st_mtime_ns):
            lot = path.parent
            if lot.name in self._held or not self._lock(lot.name, lot):
                continue
            places = sorted(int(one.name) for one in lot.iterdir() if one.name.isdigit())
            yield Lot(lot.name, json.loads(path.read_text(encoding="utf-8")), tuple(places))

    def begin(self, lot_id: str, place: int) -> int:
        """Note that a file is begun. Returns how often that has happened, this time among them."""
        tries = self.folder / lot_id / f"{place}.begun"
        with tries.open("ab") as file:
            file.write(b".")
        return tries.stat().st_size

    def read(self, lot_id: str, place: int) -> bytes:
        """The bytes of a file that is not done."""
        return (self.folder / lot_id / str(place)).read_bytes()

    def end(self, lot_id: str, place: int) -> None:
        """Forget a file: it is read, or never will be. With the last of its lot, the lot is forgotten."""
        lot = self.folder / lot_id
        for name in (str(place), f"{place}.begun"):
            (lot / name).unlink(missing_ok=True)
        if not any(one.name.isdigit() for one in lot.iterdir()):
            shutil.rmtree(lot, ignore_errors=True)
            self._let_go(lot_id)

    def close(self) -> None:
        """Hold no lot any more: what is not read is there for whoever comes next."""
        for lot_id in list(self._held):
            self._let_go(lot_id)

    @contextmanager
    def laid_out(self, key: str, name: str, data: bytes) -> Iterator[Path]:
        """A file under its own name, for as long as the block lasts; who wants one of the same key meanwhile waits."""
        folder = self.folder / f".{key}"
        path = folder / "it" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with (folder / LOCK).open("wb") as lock:
            if fcntl is not None:
                fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)  # who held it before took it away
                path.write_bytes(data)
                yield path
            finally:
                shutil.rmtree(folder, ignore_errors=True)

    def _sweep(self, folder: Path) -> None:
        """Take away what a killed process left half-written."""
        key = folder.name
        if folder.is_dir() and self._lock(key, folder):
            shutil.rmtree(folder, ignore_errors=True)
            self._let_go(key)

    def _lock(self, key: str, folder: Path) -> bool:
        """Whether a folder is ours now."""
        file = (folder / LOCK).open("wb")
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                file.close()
                return False
        self._held[key] = file
        return True

    def _let_go(self, lot_id: str) -> None:
        held = self._held.pop(lot_id, None)
        if held is not None:
            held.close()


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _wait_for(folder: Path) -> None:
    """Until the names in a folder are on the disk, where the system lets one wait for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

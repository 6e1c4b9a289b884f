"""The reached of a day, kept in a file beside the store: found once, read by every later run."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lading.errors import StoreError
from lading.io.name_index import builder_version
from lading.io.packed import REMEDY, read_packed, write_packed
from lading.io.plain import make_reader, to_plain
from lading.model.ids import digest
from lading.screen.reached import Reached

KEPT = 4
PREFIX, SUFFIX = "reached-", ".index"
RULES = ("lading.exposure", "lading.reports", "lading.claims", "lading.documents")
"""What the answer depends on beside what an index of names does."""


def open_reached(folder: Path, key: str, build: Callable[[], tuple[Reached, ...]]) -> tuple[Reached, ...]:
    """The reached of a key, from their file; else found, and kept for the next time.

    A file that is torn, or was written by another version of Lading, is not used. A folder that cannot be written to
    costs time at the next start, never the answer.

    Args:
        folder: where the files are kept; it is made when it is needed.
        key: digest of the lists, the documents, what people decided, and the day.
        build: finds them.
    """
    path = folder / f"{PREFIX}{digest(key, builder_version(*RULES))}{SUFFIX}"
    with suppress(StoreError):
        return _load(path)
    found = build()
    with suppress(OSError):
        write_packed(path, {}, {"reached": to_plain(found)})
        _forget(folder, besides=path)
    return found


def _load(path: Path) -> tuple[Reached, ...]:
    packed = read_packed(path)
    try:
        found: tuple[Reached, ...] = make_reader(tuple[Reached, ...])(packed.facts["reached"])
    except (KeyError, ValueError, TypeError) as error:
        raise StoreError(f"not what was written: {error}", where=str(path), remedy=REMEDY) from error
    return found


def _forget(folder: Path, *, besides: Path) -> None:
    others = [one for one in folder.glob(f"{PREFIX}*{SUFFIX}") if one != besides]
    for one in sorted(others, key=lambda one: one.stat().st_mtime, reverse=True)[KEPT - 1 :]:
        one.unlink(missing_ok=True)

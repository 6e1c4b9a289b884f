"""Shelves kept in files: made once of a data set, mapped into memory by every later run."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from lading.catalog.fill import fill_shelf
from lading.catalog.served import Served, point
from lading.catalog.shelf import Shelf, open_shelf
from lading.errors import StoreError
from lading.io.name_index import builder_version
from lading.io.packed import REMEDY, read_packed, write_packed
from lading.model.ids import digest
from lading.model.schema import Schemata

KEPT = 32
"""Files kept in a folder: those asked for lately."""
PREFIX, SUFFIX = "shelf-", ".index"


def keep_shelf(folder: Path, key: str, *, schemata: Schemata, read: Callable[[], Iterable[Served]]) -> Shelf:
    """The shelf of a data set, from its file; else made, kept, and mapped from the file that was written.

    Args:
        folder: where the files are kept; it is made when it is needed.
        key: of what the data set states.
        schemata: the vocabulary.
        read: gives the entities of the data set.
    """
    path = folder / f"{PREFIX}{digest(key, builder_version('lading.catalog'))}{SUFFIX}"
    try:
        shelf = load_shelf(path)
    except StoreError:
        entities = point({one.id: one for one in read()}, schemata)
        arrays, words = fill_shelf(entities, schemata)
        try:
            write_packed(path, arrays, {"facets": words})
            _forget(folder, besides=path)
            return load_shelf(path)
        except (OSError, StoreError):
            # A folder without room or rights costs time at the next start, never the answer.
            return open_shelf(arrays, words)
    with suppress(OSError):
        path.touch()
    return shelf


def load_shelf(path: Path) -> Shelf:
    """A shelf over a file. Raises StoreError where it is not there, not whole, or no shelf."""
    packed = read_packed(path)
    try:
        return open_shelf(packed.arrays, packed.facts["facets"])
    except (KeyError, ValueError, TypeError) as error:
        raise StoreError(f"not what was written: {error}", where=str(path), remedy=REMEDY) from error


def _forget(folder: Path, *, besides: Path) -> None:
    """Delete the files not asked for longest. One that a process has open stays usable for it."""
    others = [one for one in folder.glob(f"{PREFIX}*{SUFFIX}") if one != besides]
    others.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    for one in others[KEPT - 1 :]:
        with suppress(OSError):
            one.unlink(missing_ok=True)

"""Lists made ready to be asked, kept in a file: built once, mapped into memory by every later run and process."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from lading.errors import StoreError
from lading.io.name_index import builder_version, pack_index, unpack_index
from lading.io.packed import REMEDY, Packed, read_packed, write_packed
from lading.io.plain import make_reader, to_plain
from lading.io.records import RECORD_ARRAYS, Records, pack_records
from lading.model.dossier import Dataset
from lading.model.exposure import Designation
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
from lading.names.compare import Comparer
from lading.resolve.block import Block
from lading.resolve.matcher import Matcher
from lading.resolve.profile import Profile
from lading.screen.listing import Listing

KEPT = 4
"""Files kept beside a store: one for each set of versions lately asked."""
HOUR = 3_600
PREFIX, SUFFIX = "lists-", ".index"


@dataclass(frozen=True, slots=True)
class Ready:
    """Lists ready to be asked, and what of them could not be read."""

    listing: Listing
    issues: tuple[Issue, ...]
    kept: bool = False
    """Whether it is mapped from a file."""


def open_listing(folder: Path, key: str, *, matcher: Matcher, build: Callable[[], Ready]) -> Ready:
    """The lists of a key, from their file; else built, kept, and read from the file that was written.

    A file that is torn, damaged, of other lists or built by another version of Lading is built anew. Nothing is kept of
    lists that could not be read, and where the folder cannot be written to.

    Args:
        folder: where the files are kept; it is made when it is needed.
        key: digest of the lists and of whatever else the listing depends on, beside Lading itself.
        matcher: what the lists are to be asked by.
        build: reads the lists and makes them ready.
    """
    builder = builder_version()
    path = folder / f"{PREFIX}{digest(key, builder)}{SUFFIX}"
    try:
        ready = load_listing(path, matcher=matcher)
    except StoreError:
        made = build()
    else:
        with suppress(OSError):
            path.touch()  # asked lately: `_forget` keeps it
        return ready
    if any(issue.severity is Severity.ERROR for issue in made.issues):
        return made
    try:
        save_listing(path, made)
        _forget(folder, besides=path)
        return load_listing(path, matcher=matcher)
    except (OSError, StoreError):
        # A folder without room or rights costs time at the next start, never the answer.
        return made


def save_listing(path: Path, ready: Ready) -> None:
    """Write lists to a file, whole. Raises OSError as `write_packed` does."""
    listing = ready.listing
    block = listing.block
    tables = {
        "profiles": pack_records(block.profiles),
        "identifiers": pack_records(block.by_identifier),
        "parties": pack_records(listing.party_of),
        "designations": pack_records(listing.designations),
    }
    arrays = {f"{name}/{part}": array for name, parts in tables.items() for part, array in parts.items()}
    arrays |= pack_index(block.index, "strong") | pack_index(block.weak_index, "weak")
    said = {
        "datasets": listing.datasets,
        "noted": listing.issues,
        "issues": ready.issues,
        "weak_days": listing.weak_days,
    }
    write_packed(path, arrays, {name: to_plain(value) for name, value in said.items()})


def load_listing(path: Path, *, matcher: Matcher) -> Ready:
    """The lists again. Raises StoreError where the file is not there, not whole, or not what `save_listing` wrote."""
    packed = read_packed(path)
    try:
        return _unpack(packed, matcher)
    except (KeyError, ValueError, TypeError) as error:
        raise StoreError(f"not what was written: {error}", where=str(path), remedy=REMEDY) from error


def _unpack(packed: Packed, matcher: Matcher) -> Ready:
    comparer = Comparer.load(matcher.tables)
    block = Block(
        Records(_part(packed, "profiles"), Profile),
        unpack_index(packed.arrays, "strong", comparer),
        unpack_index(packed.arrays, "weak", comparer),
        Records(_part(packed, "identifiers"), tuple[str, ...]),
    )
    said = packed.facts
    issues = make_reader(tuple[Issue, ...])
    listing = Listing(
        matcher,
        block,
        Records(_part(packed, "parties"), str),
        Records(_part(packed, "designations"), tuple[Designation, ...]),
        make_reader(frozenset[tuple[str, str]])(said["weak_days"]),
        make_reader(tuple[Dataset, ...])(said["datasets"]),
        issues(said["noted"]),
    )
    return Ready(listing, issues(said["issues"]), kept=True)


def _part(packed: Packed, table: str) -> dict[str, NDArray[Any]]:
    """The arrays of one table."""
    return {part: packed.arrays[f"{table}/{part}"] for part in RECORD_ARRAYS}


def _forget(folder: Path, *, besides: Path) -> None:
    """Delete the oldest files, but for a few. One that another process has open stays usable for it."""
    others = sorted(
        (one for one in folder.glob(f"{PREFIX}*{SUFFIX}") if one != besides),
        key=lambda one: one.stat().st_mtime,
        reverse=True,
    )
    written = besides.stat().st_mtime
    # What a killed process left half-written; one at work has written within the hour.
    torn = [one for one in folder.glob(f".{PREFIX}*") if one.stat().st_mtime < written - HOUR]
    for one in (*others[KEPT - 1 :], *torn):
        with suppress(OSError):
            one.unlink(missing_ok=True)

"""The lists that a question is asked of: given as files, or as a store has them on a day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lading.io.store import ListShelf, Store, Version
from lading.io.store.load import measure
from lading.io.store.read import choose_stored, read_version
from lading.io.unpack import find_lists
from lading.lists.files import ListSource
from lading.lists.read import LoadedList, read_list
from lading.lists.recognise import recognise
from lading.model.ids import digest
from lading.model.issue import Issue
from lading.model.schema import Schemata


class AskedList(Protocol):
    """One list, which has not been read yet."""

    @property
    def name(self) -> str:
        """Of its dataset."""
        ...

    @property
    def key(self) -> str:
        """Digest of what it states: the same content, the same key."""
        ...

    def read(self, schemata: Schemata) -> LoadedList:
        """Read it whole. Raises SourceError where it does not have its published shape."""
        ...


@dataclass(frozen=True, slots=True)
class GivenList:
    """A list in files."""

    source: ListSource

    @property
    def name(self) -> str:
        """See AskedList."""
        return self.source.dataset

    @property
    def key(self) -> str:
        """See AskedList."""
        files = (measure(role, file) for role, file in self.source.files)
        parts = (part for file in files for part in (file.role, file.name, file.sha256))
        return digest("given", self.source.parser, self.name, *parts)

    def read(self, schemata: Schemata) -> LoadedList:
        """See AskedList."""
        return read_list(self.source, schemata)


@dataclass(frozen=True, slots=True)
class StoredList:
    """A version of a list in a store."""

    shelf: ListShelf
    version: Version

    @property
    def name(self) -> str:
        """See AskedList."""
        return self.version.dataset

    @property
    def key(self) -> str:
        """See AskedList. The issues kept with a version are no part of its digest; its number tells them apart."""
        one = self.version
        return digest("stored", one.parser, one.dataset, one.digest, one.day, str(one.number))

    def read(self, schemata: Schemata) -> LoadedList:
        """See AskedList."""
        return read_version(self.shelf, self.version, schemata=schemata)


@dataclass(frozen=True, slots=True)
class Asked:
    """The lists of a question, and what a reader should know of those that are missing."""

    lists: tuple[AskedList, ...]
    issues: tuple[Issue, ...]

    @property
    def key(self) -> str:
        """Digest of what all of them state. Files are read for it from beginning to end."""
        return digest(*(one.key for one in self.lists))


def pass_over_empty(store: Store | None) -> Store | None:
    """A store, unless no list was ever put into it: for who asks of lists in files too, or of none."""
    return store if store is not None and store.lists.versions() else None


def find_asked(paths: Sequence[Path], *, store: Store | None, as_of: dt.date, recorded: dt.date | None = None) -> Asked:
    """The lists under some paths, unpacked where they are compressed, and those of a store as they stood on a day.

    With `recorded`, only versions that the store held by that day stand. Of a list that is both in the files and in the store, the files are asked.

    Raises:
        ConfigurationError: for a store without a list that had been published by that day.
    """
    files, unopened = find_lists(paths)
    found = recognise(files)
    given = tuple(GivenList(source) for source in found.sources)
    issues = (*unopened, *found.issues)
    if store is None:
        return Asked(given, issues)
    standing, missing = choose_stored(store, as_of, besides={one.name for one in given}, recorded=recorded)
    stored = (StoredList(store.lists, version) for version in standing.versions)
    return Asked((*given, *stored), (*issues, *missing))

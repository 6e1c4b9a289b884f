"""The two sides of a comparison: files and folders, or versions in the store, as entities."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lading.cli.lists_parts import part_of, read_part
from lading.cli.lists_tables import print_issues
from lading.errors import ConfigurationError, InputError
from lading.io.published import find_published
from lading.io.store import ListShelf, StorePlace, Version, choose_versions, may_exist, open_store
from lading.io.store.differing import read_differing
from lading.io.unpack import find_lists
from lading.lists.files import ListSource
from lading.lists.parties import is_party
from lading.lists.recognise import parse_list, recognise
from lading.model.entity import Entity
from lading.model.issue import Issue
from lading.model.schema import Schemata
from lading.model.statement import Statement

PARTS = {
    "alt": "aliases alone: an entry goes by its first alias here, and one that has none is not in it, listed or not",
    "add": "addresses alone: it names nobody, and an entry that has none is not in it, listed or not",
}
NO_STORE = "give files that exist, or --store with lists or versions of these names in it"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared."""

    name: str
    entities: Mapping[str, Entity]
    parties: int
    note: str = ""
    """What a reader should know of it."""


def read_sides(old: str, new: str, store: StorePlace, *, schemata: Schemata) -> tuple[Side, Side]:
    """The two sides, each a file or folder where there is one of that name, else a list or version of the store.

    Raises:
        InputError: where there is no such file and no store; ConfigurationError where the store has no such list.
    """
    files = [Path(name) if Path(name).exists() else None for name in (old, new)]
    if all(files):
        return _read_files(Path(old), schemata), _read_files(Path(new), schemata)
    with open_store(existing_store(store, NO_STORE)) as opened:
        if not any(files):
            return _read_versions(opened.lists, old, new)
        first, second = (
            _read_files(path, schemata) if path else _read_version(opened.lists, name, schemata)
            for name, path in zip((old, new), files, strict=True)
        )
        return first, second


def find_in_force(lists: ListShelf, name: str, *, as_of: dt.date | None) -> Version:
    """The version of a list that is in force on a day, or the one that a digest's first digits name.

    Raises:
        ConfigurationError: where the store has no such list or version, or none of it was in force on that day.
    """
    versions = lists.versions()
    own = [version for version in versions if version.dataset == name]
    if not own:
        if as_of is None and any(version.digest.startswith(name.lower()) for version in versions):
            return lists.find_version(name)
        known = ", ".join(sorted({version.dataset for version in versions}))
        remedy = f"name one of {known}" if known else "add it with `lading lists add` or `lading lists fetch`"
        raise ConfigurationError(f"no list is called {name!r} here", remedy=remedy)
    found = choose_versions(versions, as_of=as_of).version_of(name)
    if found is None:
        remedy = f"give a day from {min(version.day for version in own)} on"
        raise ConfigurationError(f"no version of {name} was in force on {as_of}", remedy=remedy)
    return found


def existing_store(store: StorePlace, remedy: str) -> StorePlace:
    """The store, which a command that only reads does not make where there is none."""
    if not may_exist(store):
        raise InputError("no such store, and no such file", where=str(store), remedy=remedy)
    return store


def _read_version(lists: ListShelf, name: str, schemata: Schemata) -> Side:
    """A version of the store, whole: what a file is compared with."""
    version = find_in_force(lists, name, as_of=None)
    return _gather(_version_name(version), lists.statements(version), schemata)


def _read_versions(lists: ListShelf, old: str, new: str) -> tuple[Side, Side]:
    """Two versions of the store: only the entities that differ, and what they are tied to."""
    versions = find_in_force(lists, old, as_of=None), find_in_force(lists, new, as_of=None)
    before, after = (
        Side(_version_name(version), entities, version.counts.entities)
        for version, entities in zip(versions, read_differing(lists, *versions), strict=True)
    )
    return before, after


def _version_name(version: Version) -> str:
    return f"{version.dataset} of {version.day} ({version.short})"


def one_source(path: Path) -> ListSource:
    """The one list that a file or folder holds.

    Raises:
        InputError: where it holds none, after what is wrong with it was printed, or several.
    """
    files, issues = find_lists([path])
    found = recognise(files)
    if len(found.sources) == 1:
        return found.sources[0]
    if found.sources:
        names = ", ".join(source.dataset for source in found.sources)
        remedy = "give the files of one list in a folder"
        raise InputError(f"holds several lists: {names}", where=str(path), remedy=remedy)
    print_issues((*issues, *found.issues))
    raise InputError("holds no list that can be read", where=str(path), remedy="see above")


def _read_files(path: Path, schemata: Schemata) -> Side:
    """The one list that a file or folder holds, or the part of a list that a file is."""
    files, _ = find_lists([path])
    if len(files) == 1 and (part := part_of(files[0])):
        side = _gather(path.name, read_part(files[0], part), schemata)
        return replace(side, note=f"a file of {PARTS[part]}")
    source = one_source(path)
    published, _ = find_published(source, today=dt.datetime.now(dt.UTC).date().isoformat())
    return _gather(f"{path.name} ({published or 'undated'})", parse_list(source), schemata)


def _gather(name: str, items: Iterable[Statement | Issue], schemata: Schemata) -> Side:
    """The entities that some statements make."""
    statements: dict[str, list[Statement]] = {}
    for item in items:
        if isinstance(item, Statement):
            statements.setdefault(item.entity_id, []).append(item)
    entities = {key: Entity.gather(key, found) for key, found in statements.items()}
    return Side(name, entities, sum(is_party(entity.schema, schemata) for entity in entities.values()))

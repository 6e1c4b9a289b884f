"""The lists of a store as they stood on a day, read whole: which versions those are, and what they state."""

import datetime as dt
from collections.abc import Container
from dataclasses import replace

from lading.errors import ConfigurationError
from lading.io.store import ListShelf, Snapshot, Store, Version, choose_versions
from lading.lists.describe import describe_list
from lading.lists.files import ListSource
from lading.lists.read import LoadedList
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata

FILES_INSTEAD = "or name list files with --lists, which count by the dates in them"


def choose_stored(
    store: Store, as_of: dt.date, *, besides: Container[str] = (), recorded: dt.date | None = None
) -> tuple[Snapshot, tuple[Issue, ...]]:
    """The version of each list that stood on a day, and an issue for each list of which none had been published.

    With `recorded`, of the versions that had been loaded by that day.

    `besides` names lists that were given as files: those stand in place of the store's.

    Raises:
        ConfigurationError: for a store without lists, or without one that had been published by that day.
    """
    every = store.lists.versions()
    versions = tuple(v for v in every if recorded is None or v.loaded[:10] <= recorded.isoformat())
    if every and not versions:
        what, remedy = f"held no list by {recorded}", f"its first one was loaded on {min(v.loaded[:10] for v in every)}"
        raise ConfigurationError(what, where=store.name, remedy=remedy)
    if not versions:
        remedy = f"`lading lists add PATH` or `lading lists fetch` loads some, {FILES_INSTEAD}"
        raise ConfigurationError("the store holds no list", where=store.name, remedy=remedy)
    standing = choose_versions(versions, as_of=as_of)
    first: dict[str, Version] = {}
    for version in versions:
        if version.dataset not in first or version.day < first[version.dataset].day:
            first[version.dataset] = version
    if not standing.versions:
        earliest = min(version.day for version in first.values())
        what = f"holds no list published by {as_of}: its first version is of {earliest}"
        remedy = f"add the files of that time with `lading lists add PATH --published DAY`, {FILES_INSTEAD}"
        raise ConfigurationError(what, where=store.name, remedy=remedy)
    missing = [one for name, one in sorted(first.items()) if standing.version_of(name) is None and name not in besides]
    replaced = [one for one in standing.versions if one.dataset in besides]
    kept = tuple(one for one in standing.versions if one.dataset not in besides)
    issues = (*(_missing(one, as_of) for one in missing), *(_replaced(one) for one in replaced))
    return replace(standing, versions=kept), issues


def read_version(shelf: ListShelf, version: Version, *, schemata: Schemata) -> LoadedList:
    """A version of a list, read whole, as if its files had been."""
    statements = tuple(shelf.statements(version))
    source = ListSource(version.parser, version.dataset, ())
    described = describe_list(source, statements, schemata=schemata, updated=version.day)
    files = tuple(file.name for file in version.files)
    datasets = [replace(one, files=files, digest=version.digest) for one in described]
    return LoadedList(datasets, statements, shelf.issues(version))


def _missing(first: Version, as_of: dt.date) -> Issue:
    what = f"nobody can be found on it: no version published by {as_of}; the first one is of {first.day}"
    remedy = "add an older one with `lading lists add PATH --published DAY`"
    return Issue(Severity.WARNING, first.dataset, "", what, remedy)


def _replaced(version: Version) -> Issue:
    what = f"the files given stand in place of the store's version {version.short} of {version.day}"
    return Issue(Severity.NOTE, version.dataset, "", what)

"""What a search is narrowed to, beside its words."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lading.catalog.seek import Found, field_values
from lading.catalog.served import Served
from lading.catalog.shelf import FACETS, Shelf

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Filters:
    """All of these hold for what is found."""

    schemata: frozenset[str] = frozenset()
    """Any where it is empty."""
    exclude_schemata: frozenset[str] = frozenset()
    include_datasets: frozenset[str] = frozenset()
    exclude_datasets: frozenset[str] = frozenset()
    values: tuple[tuple[str, str], ...] = ()
    """Field (`countries`, `topics`, `properties.birthDate` …) and value; of one field any of the values, or all."""
    every: bool = False
    """Whether all values of one field must be there."""
    target: bool | None = None
    changed_since: str = ""
    """ISO prefix of a moment."""
    without: frozenset[str] = frozenset()
    """Ids, canonical or merged, of entities that are left out."""


def narrow(found: Found, shelf: Shelf, filters: Filters, *, name: str) -> Found:
    """Those found that the filters let through. `name` is that of the data set on the shelf."""
    mask = np.ones(len(shelf), np.bool_)
    for part in _masks(shelf, filters, name):
        mask &= part
    kept = found.keep(mask[found.numbers])
    for values in _by_field(filters).values():
        wanted = [one for one in values if one[0] not in FACETS]
        if wanted:
            fits = [_has(shelf.at(number), wanted, every=filters.every) for number in kept.numbers.tolist()]
            kept = kept.keep(np.array(fits, np.bool_)) if fits else kept
    return kept


def _masks(shelf: Shelf, filters: Filters, name: str) -> Iterator[Mask]:
    """What each filter lets through, of those that need no entity read."""
    if filters.schemata:
        yield shelf.facets["schema"].mask(filters.schemata)
    if filters.exclude_schemata:
        yield ~shelf.facets["schema"].mask(filters.exclude_schemata)
    if filters.include_datasets:
        yield _of_datasets(shelf, filters.include_datasets, name)
    if filters.exclude_datasets:
        yield ~_of_datasets(shelf, filters.exclude_datasets, name)
    if filters.target is not None:
        yield shelf.targets == filters.target
    if filters.changed_since:
        yield shelf.moments["last_change"] >= moment_of(filters.changed_since)
    if filters.without:
        yield ~_of_ids(shelf, filters.without)
    for field, values in _by_field(filters).items():
        masks = [
            _of_datasets(shelf, {value}, name) if field == "datasets" else shelf.facets[field].mask([value])
            for _, value in values
            if field in FACETS
        ]
        if masks:
            yield np.logical_and.reduce(masks) if filters.every else np.logical_or.reduce(masks)


def _of_datasets(shelf: Shelf, names: Iterable[str], own: str) -> Mask:
    """Entities of any of some data sets: the one on the shelf, or one that it was merged from."""
    return np.ones(len(shelf), np.bool_) if own in names else shelf.facets["datasets"].mask(names)


def _of_ids(shelf: Shelf, ids: Iterable[str]) -> Mask:
    found = np.zeros(len(shelf), np.bool_)
    for one in ids:
        number = shelf.numbers.get(shelf.referents.get(one, one))
        if number is not None:
            found[number] = True
    return found


def _by_field(filters: Filters) -> Mapping[str, list[tuple[str, str]]]:
    grouped: dict[str, list[tuple[str, str]]] = {}
    for field, value in filters.values:
        grouped.setdefault(field, []).append((field, value))
    return grouped


def _has(one: Served, wanted: list[tuple[str, str]], *, every: bool) -> bool:
    held = [value in field_values(one, field) for field, value in wanted]
    return all(held) if every else any(held)


def moment_of(prefix: str) -> int:
    """The first second of a day, hour or minute: seconds since 1970. Raises ValueError for what is none."""
    text = f"{prefix}:00" if len(prefix) == len("2024-01-01T10") else prefix
    return int(dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC).timestamp())

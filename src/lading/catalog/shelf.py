"""The entities of one data set in flat arrays that a file can be mapped to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lading.catalog.served import Served
from lading.io.records import RECORD_ARRAYS, Records
from lading.names.pack import Ragged, Texts

Arrays = Mapping[str, NDArray[Any]]
Numbers = NDArray[np.int64]

FACETS = ("schema", "countries", "topics", "datasets", "genders", "identifiers")
GROUPS = {"country": "countries", "topic": "topics", "gender": "genders", "identifier": "identifiers"}
"""Facet by property type; `schema` and `datasets` are of the entity itself."""
MOMENTS = ("first_seen", "last_seen", "last_change")


@dataclass(frozen=True, slots=True)
class Facet:
    """Coded values of each entity: a vocabulary, and the numbers of words in it."""

    words: tuple[str, ...]
    held: Ragged
    """By entity."""

    def mask(self, wanted: Iterable[str]) -> NDArray[np.bool_]:
        """Which entities have one of the values."""
        found = np.zeros(len(self.held.offsets) - 1, np.bool_)
        codes = [code for code, word in enumerate(self.words) if word in set(wanted)]
        places = np.flatnonzero(np.isin(self.held.values, codes))
        found[np.searchsorted(self.held.offsets, places, side="right") - 1] = True
        return found

    def count(self, numbers: Numbers) -> dict[str, int]:
        """How many of some entities have each value, the commonest first."""
        _, values = self.held.gather(numbers)
        counts = np.bincount(values, minlength=len(self.words))
        order = np.argsort(-counts, kind="stable")
        return {self.words[code]: int(counts[code]) for code in order.tolist() if counts[code]}


@dataclass(frozen=True, slots=True)
class Postings:
    """The entities that each word of a sorted vocabulary stands in."""

    words: Texts
    held: Ragged
    """By word, entities in rising order."""

    def find(self, word: str) -> int:
        """The number of a word, -1 where no entity has it."""
        at = self.first(word)
        return at if at < len(self.words) and self.words.read(at) == word.encode() else -1

    def first(self, prefix: str) -> int:
        """The first word that is not before a text."""
        wanted, low, high = prefix.encode(), 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words.read(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def entities(self, word: int) -> NDArray[np.int32]:
        """The entities of a word by its number."""
        offsets = self.held.offsets
        return self.held.values[offsets.item(word) : offsets.item(word + 1)]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is searched and served of one data set. Entities are numbered in the order of their data set."""

    ids: Texts
    entities: Mapping[str, Served]
    numbers: Mapping[str, int]
    referents: Mapping[str, str]
    """Canonical id of each id that was merged."""
    postings: Postings
    """Of the words of all values."""
    names: Postings
    """Of the words of names alone."""
    facets: Mapping[str, Facet]
    targets: NDArray[np.bool_]
    moments: Mapping[str, NDArray[np.int64]]
    """Seconds since 1970, -1 where it is not known."""
    sizes: NDArray[np.int32]
    """How many values each entity has."""

    def __len__(self) -> int:
        return len(self.ids)

    def at(self, number: int) -> Served:
        """The entity of a number."""
        return self.entities[self.ids[number]]


def open_shelf(arrays: Arrays, words: Mapping[str, list[str]]) -> Shelf:
    """A shelf over the arrays and vocabularies that `fill.fill_shelf` gave. Raises KeyError where one is missing."""

    def texts(name: str) -> Texts:
        return Texts(arrays[f"{name}/at"], arrays[f"{name}/data"])

    def ragged(name: str) -> Ragged:
        return Ragged(arrays[f"{name}/rows"], arrays[f"{name}/values"])

    def records(name: str, kind: Any) -> Records[Any, Any]:
        return Records({part: arrays[f"{name}/{part}"] for part in RECORD_ARRAYS}, kind)

    return Shelf(
        ids=texts("ids"),
        entities=records("entities", Served),
        numbers=records("numbers", int),
        referents=records("referents", str),
        postings=Postings(texts("words"), ragged("words")),
        names=Postings(texts("names"), ragged("names")),
        facets={name: Facet(tuple(words[name]), ragged(f"facet_{name}")) for name in FACETS},
        targets=arrays["targets"],
        moments={name: arrays[name] for name in MOMENTS},
        sizes=arrays["sizes"],
    )

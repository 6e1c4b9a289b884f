"""Which entities of a shelf answer a question, and how well."""

import fnmatch
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from lading.catalog.ask import Group, Node, Range, Word
from lading.catalog.served import Served
from lading.catalog.shelf import Numbers, Postings, Shelf
from lading.catalog.words import split_words

NAMES_COUNT = 3.0
"""How much more a word counts in a name than elsewhere."""
EXPANDED = 200
"""Words of the vocabulary that one word with a wildcard, or that may differ, may stand for."""
READ = 20_000
"""Entities that are read to see in which property a word stands."""
NAMED = frozenset({"name", "names"})
SHORT = 3, 6
"""Letters from which one, and from which two letters of a word may differ."""


@dataclass(frozen=True, slots=True)
class Found:
    """Entities by number, in rising order, and their scores."""

    numbers: Numbers
    scores: NDArray[np.float64]

    @classmethod
    def none(cls) -> "Found":
        """Nobody."""
        return cls(np.zeros(0, np.int64), np.zeros(0))

    def keep(self, mask: NDArray[np.bool_]) -> "Found":
        """Those that a mask over these entities keeps."""
        return Found(self.numbers[mask], self.scores[mask])


def seek(node: Node | None, shelf: Shelf) -> Found:
    """The entities that answer a question; all of them, with equal scores, where nothing is asked."""
    if node is None:
        return everybody(shelf)
    found = _seek(node, shelf)
    # Of two that answer alike, the one that its data set says more about.
    return Found(found.numbers, found.scores + np.sqrt(0.5 * shelf.sizes[found.numbers]))


def everybody(shelf: Shelf) -> Found:
    """Every entity, with a score of one."""
    return Found(np.arange(len(shelf), dtype=np.int64), np.ones(len(shelf)))


def _seek(node: Node, shelf: Shelf) -> Found:
    if isinstance(node, Group):
        return _group(node, shelf)
    if isinstance(node, Range):
        return _read(everybody(shelf), shelf, lambda one: any(_between(node, v) for v in field_values(one, node.field)))
    if node.field and node.field not in NAMED | {"text"}:
        return _in_field(node, shelf)
    wanted = split_words(node.text) if not node.wild else [node.text.casefold()]
    found = _both([_word(word, node, shelf) for word in wanted]) if wanted else Found.none()
    if node.phrase and len(wanted) > 1 and not node.fuzzy:
        return _read(found, shelf, lambda one: any(_follows(wanted, value) for value in _texts(one, node.field)))
    return found


def _group(node: Group, shelf: Shelf) -> Found:
    parts = [_seek(part, shelf) for part in node.parts]
    found = everybody(shelf) if not parts else _both(parts) if node.every else _either(parts)
    for part in node.without:
        found = found.keep(~np.isin(found.numbers, _seek(part, shelf).numbers, assume_unique=True))
    return found


def _both(parts: list[Found]) -> Found:
    found = parts[0]
    for other in parts[1:]:
        numbers, mine, theirs = np.intersect1d(found.numbers, other.numbers, assume_unique=True, return_indices=True)
        found = Found(numbers, found.scores[mine] + other.scores[theirs])
    return found


def _either(parts: Iterable[Found], *, best: bool = False) -> Found:
    """Those of any part; their scores added up, or the best of them."""
    some = [part for part in parts if len(part.numbers)]
    if not some:
        return Found.none()
    numbers, where = np.unique(np.concatenate([part.numbers for part in some]), return_inverse=True)
    scores = np.zeros(len(numbers))
    given = np.concatenate([part.scores for part in some])
    (np.maximum if best else np.add).at(scores, where, given)
    return Found(numbers, scores)


def _word(word: str, node: Word, shelf: Shelf) -> Found:
    """The entities in which a word stands, in names or anywhere."""
    in_names = _weigh(_expand(word, node, shelf.names), shelf.names, len(shelf), NAMES_COUNT)
    if node.field in NAMED:
        return in_names
    anywhere = _weigh(_expand(word, node, shelf.postings), shelf.postings, len(shelf), 1.0)
    return _either([in_names, anywhere], best=True)


def _weigh(words: list[tuple[int, float]], postings: Postings, total: int, weight: float) -> Found:
    """The entities of some words of the vocabulary; a rare word counts more."""
    made = []
    for number, likeness in words:
        held = postings.entities(number).astype(np.int64)
        rarity = np.log(1 + (total - len(held) + 0.5) / (len(held) + 0.5))
        made.append(Found(held, np.full(len(held), weight * likeness * rarity)))
    return _either(made, best=True)


def _expand(word: str, node: Word, postings: Postings) -> list[tuple[int, float]]:
    """What a word may stand for in a vocabulary, and how like it that is."""
    if node.wild:
        return [(at, 1.0) for at in _wild(word, postings)]
    number = postings.find(word)
    exact = [(number, 1.0)] if number >= 0 else []
    return _alike(word, postings) if node.fuzzy and len(word) >= SHORT[0] else exact


def _wild(pattern: str, postings: Postings) -> Iterable[int]:
    """Words that a pattern with `*` and `?` fits, as many as are looked at."""
    head = re.split(r"[*?]", pattern, maxsplit=1)[0]
    fits = re.compile(fnmatch.translate(pattern.replace("[", "[[]")))
    found: list[int] = []
    for at in range(postings.first(head), len(postings.words)):
        word = postings.words[at]
        if not word.startswith(head) or len(found) >= EXPANDED:
            break
        if fits.match(word):
            found.append(at)
    return found


def _alike(word: str, postings: Postings) -> list[tuple[int, float]]:
    """Words that differ from a word by one or two letters, the likest first."""
    most = 1 if len(word) < SHORT[1] else 2
    found = []
    for at, other in enumerate(postings.words):
        if abs(len(other) - len(word)) <= most:
            apart = OSA.distance(word, other, score_cutoff=most)
            if apart <= most:
                found.append((at, 1.0 - apart / len(word)))
    found.sort(key=lambda one: -one[1])
    return found[:EXPANDED]


def _in_field(node: Word, shelf: Shelf) -> Found:
    """The entities that have a word in one property or field."""
    if node.field == "_exists_":
        return _read(everybody(shelf), shelf, lambda one: bool(field_values(one, node.text)))
    facet = shelf.facets.get(node.field)
    if facet is not None and not node.wild:
        numbers = np.flatnonzero(facet.mask([node.text]))
        return Found(numbers, np.ones(len(numbers)))
    words = split_words(node.text) if not node.wild else []
    found = _both([_word(word, Word(word), shelf) for word in words]) if words else everybody(shelf)
    fits = re.compile(fnmatch.translate(node.text.casefold().replace("[", "[[]")))

    def has(value: str) -> bool:
        return bool(fits.match(value.casefold())) if node.wild else _follows(words, value)

    return _read(found, shelf, lambda one: any(map(has, field_values(one, node.field))))


def _read(found: Found, shelf: Shelf, fits: Callable[[Served], bool]) -> Found:
    """Those of some entities that a look at them keeps; of very many, the best are looked at."""
    if len(found.numbers) > READ:
        best = np.sort(np.argsort(-found.scores, kind="stable")[:READ])
        found = Found(found.numbers[best], found.scores[best])
    kept = [bool(fits(shelf.at(number))) for number in found.numbers.tolist()]
    return found.keep(np.array(kept, np.bool_)) if kept else found


def field_values(one: Served, field: str) -> tuple[str, ...]:
    """The values of a property (`birthDate`, `properties.birthDate`) or of a field of the entity itself."""
    name = field.removeprefix("properties.")
    if name == "referents":
        return one.referents
    if field in {"id", "caption", "schema", "first_seen", "last_seen", "last_change"}:
        value = getattr(one, field)
        return (value,) if value else ()
    return one.get(name)


def _texts(one: Served, field: str) -> Iterable[str]:
    if field in NAMED:
        return (v for prop in ("name", "alias", "weakAlias", "previousName") for v in one.get(prop))
    return (value for _, values in one.values for value in values)


def _follows(wanted: list[str], value: str) -> bool:
    """Whether words stand one after the other in a value."""
    words = split_words(value)
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def _between(node: Range, value: str) -> bool:
    above = node.low == "*" or value > node.low or (value.startswith(node.low) and not node.open_low)
    below = node.high == "*" or value < node.high or (value.startswith(node.high) and not node.open_high)
    return above and below

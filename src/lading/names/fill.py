"""Fills a shelf from the names of parties."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from lading.names.align import ROLE_NUMBERS
from lading.names.analyze import analyze_name
from lading.names.compare import Comparer, texts_of
from lading.names.keys import KeyBits, Keys
from lading.names.kinds import NameKind
from lading.names.lookup import Lookup
from lading.names.pack import Ragged, Texts, offsets_of
from lading.names.rarity import LEAST_BITS, MOST_BITS, SMALLEST_LIST, Rarity, most_bits
from lading.names.shelf import Shelf
from lading.names.similarity import Words
from lading.names.tokens import Speller, Spelling, Token, tokens_of
from lading.names.whole import Wholes

CHUNK = 50_000
"""Words spelled and names read at a time with one memory of spellings."""
Floats = NDArray[np.float32]


@dataclass(slots=True)
class Gathered:
    """Names as they are read, in growing columns."""

    entities: list[str] = field(default_factory=list)
    names: list[bytes] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
    owners: "array[int]" = field(default_factory=lambda: array("i"))
    singles: "array[int]" = field(default_factory=lambda: array("i"))
    sizes: "array[int]" = field(default_factory=lambda: array("i"))
    keys: "array[int]" = field(default_factory=lambda: array("i"))
    factors: "array[float]" = field(default_factory=lambda: array("f"))
    """What a word weighs by its role; NaN for joined words."""
    masks: "array[int]" = field(default_factory=lambda: array("i"))
    roles: "array[int]" = field(default_factory=lambda: array("b"))
    key_ids: dict[str, int] = field(default_factory=dict)
    varying: dict[str, int] = field(default_factory=dict)
    """Key of each word that may be spelled otherwise; `~` stands before words without vowels."""


def fill_shelf(kind: NameKind, parties: Iterable[tuple[str, Sequence[str]]], *, comparer: Comparer) -> Shelf:
    """A shelf of the names of some parties. Names without a letter or digit are left out."""
    found = Gathered()
    speller = Speller(comparer.variants(kind))
    for entity_id, spelled in parties:
        for text in dict.fromkeys(spelled):
            _read(text, kind, found, comparer, speller)
        found.entities.append(entity_id)
        speller.forget(above=CHUNK)
    tokens = Ragged(offsets_of(found.sizes), np.frombuffer(found.keys, dtype=np.int32))
    owners, singles = (np.frombuffer(column, dtype=np.int32) for column in (found.owners, found.singles))
    factors, masks = np.frombuffer(found.factors, dtype=np.float32), np.frombuffer(found.masks, dtype=np.int32)
    keys = Keys.build(found.key_ids)
    found.key_ids.clear()
    ordinary = comparer.ordinary(kind)
    bits = _bits(tokens, owners, factors, keys, ordinary)
    if kind is NameKind.PERSON:
        bits = np.fmin(bits, np.array([most_bits(key) for key in keys.texts], dtype=np.float32))
    weights, totals = _weights(tokens, bits, factors, masks)
    words = _words(found.varying, speller)
    lookup = Lookup.build(chain.from_iterable(_spelled(found.varying, speller)))
    word_key = np.fromiter(found.varying.values(), dtype=np.int32, count=len(found.varying))
    key_word = np.full(len(keys), -1, dtype=np.int32)
    key_word[word_key] = np.arange(len(word_key), dtype=np.int32)
    rarity = Rarity(KeyBits(keys, bits, comparer.rarity(kind).bits_of))
    return Shelf(
        kind, rarity, Texts.pack(found.entities), Texts.join(found.names), Texts.join(found.texts), owners, singles, totals, tokens, weights, masks,
        np.frombuffer(found.roles, dtype=np.int8), _postings(tokens, len(keys)), keys, bits, key_word, words, word_key, lookup,
        Wholes.build(found.texts[4::5]),
    )  # fmt: skip


def _read(text: str, kind: NameKind, found: Gathered, comparer: Comparer, speller: Speller) -> None:
    name = analyze_name(text, kind, tables=comparer.tables, folder=speller.fold)
    if not name.words:
        return
    tokens = tokens_of(name, _one_bit)
    found.names.append(text.encode("utf-8", "replace"))
    full, bare = texts_of(name, speller)
    found.texts += [full.text, full.plain, bare.text, bare.plain, full.whole]
    found.owners.append(len(found.entities))
    found.singles.append(len(name.words))
    found.sizes.append(len(tokens))
    for at, token in enumerate(tokens):
        key = found.key_ids.setdefault(token.key, len(found.key_ids))
        found.keys.append(key)
        found.factors.append(token.weight if at < len(name.words) else float("nan"))
        found.masks.append(token.mask)
        found.roles.append(ROLE_NUMBERS[token.role])
        if may_vary(token):
            found.varying[f"~{token.latin}" if token.abjad else token.latin] = key


def may_vary(token: Token) -> bool:
    """Whether a token of the index may be found by another spelling: not a number, a letter or a phrase."""
    return len(token.latin) > 1 and token.key[0] != "#" and " " not in token.latin


def _one_bit(_: str) -> float:
    return 1.0


def _spelled(varying: Iterable[str], speller: Speller) -> Iterator[list[Spelling]]:
    """Words spelled, so many at a time."""
    rest = iter(varying)
    while some := list(islice(rest, CHUNK)):
        yield [speller.spell(word.lstrip("~"), abjad=word[0] == "~") for word in some]
        speller.forget(above=CHUNK)


def _words(varying: Iterable[str], speller: Speller) -> Words:
    parts = [Words.of(some) for some in _spelled(varying, speller)]
    return Words(*map(np.concatenate, zip(*parts, strict=True))) if parts else Words.of([])


def _bits(tokens: Ragged, owners: NDArray[np.int32], factors: Floats, keys: Keys, ordinary: dict[str, float]) -> Floats:
    """Bits of each key that is a single word: a key counts once a party."""
    single = ~np.isnan(factors)
    owner = np.repeat(owners, np.diff(tokens.offsets))[single].astype(np.int64)
    both = np.unique(owner * max(len(keys), 1) + tokens.values[single])
    counts = np.bincount(both % max(len(keys), 1), minlength=len(keys))
    shares = counts / (SMALLEST_LIST + len(np.unique(owners)))
    for key, share in ordinary.items():
        if (number := keys.find(key)) >= 0:
            shares[number] += share
    counted = shares > 0
    bits = np.full(len(keys), np.nan, dtype=np.float32)
    bits[counted] = np.clip(-np.log2(shares[counted]), LEAST_BITS, MOST_BITS)
    return bits


def _weights(tokens: Ragged, bits: Floats, factors: Floats, masks: NDArray[np.int32]) -> tuple[Floats, Floats]:
    """Bits that each token tells, and the sum of the single words of each name.

    A joined word tells no more than the words it is made of.
    """
    rare = np.where(np.isnan(bits), MOST_BITS, bits).astype(np.float32)[tokens.values]
    joined = np.isnan(factors)
    single = np.where(joined, 0, rare * factors)
    summed = np.concatenate([np.zeros(1), single.cumsum(dtype=np.float64)])
    starts = np.repeat(tokens.offsets[:-1], np.diff(tokens.offsets))[joined]
    lowest = masks[joined] & -masks[joined]
    first = starts + np.log2(lowest).astype(np.int64)
    size = np.log2(masks[joined] // lowest + 1).astype(np.int64)
    weights = single.astype(np.float32)
    weights[joined] = np.minimum(rare[joined], summed[first + size] - summed[first])
    return weights, (summed[tokens.offsets[1:]] - summed[tokens.offsets[:-1]]).astype(np.float32)


def _postings(tokens: Ragged, keys: int) -> Ragged:
    """Names of each key, each name once."""
    name = np.repeat(np.arange(len(tokens.offsets) - 1, dtype=np.int64), np.diff(tokens.offsets))
    both = np.unique(tokens.values.astype(np.int64) * (len(tokens.offsets) - 1) + name)
    rows = max(len(tokens.offsets) - 1, 1)
    return Ragged(offsets_of(np.bincount(both // rows, minlength=keys)), (both % rows).astype(np.int32))

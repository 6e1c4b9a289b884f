"""The names of one kind in flat arrays, as a search reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lading.names.compare import Comparer
from lading.names.keys import KeyBits, Keys
from lading.names.kinds import NameKind
from lading.names.lookup import Lookup
from lading.names.pack import Ragged, Texts
from lading.names.rarity import Rarity
from lading.names.similarity import Words
from lading.names.whole import Wholes

Floats = NDArray[np.float32]
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Names, tokens and words of one kind."""

    kind: NameKind
    rarity: Rarity
    entities: Texts
    names: Texts
    texts: Texts
    """Five for each name: the text and the plain one with vowels, the same without, and the whole one."""
    name_entity: NDArray[np.int32]
    singles: NDArray[np.int32]
    totals: Floats
    tokens: Ragged
    """Keys of each name's tokens."""
    token_weights: Floats
    token_masks: NDArray[np.int32]
    token_roles: NDArray[np.int8]
    postings: Ragged
    """Names of each key."""
    keys: Keys
    bits: Floats
    """Of each key; NaN where no name has it as a single word."""
    key_word: NDArray[np.int32]
    """A word of each key, -1 where it has none that may vary."""
    words: Words
    word_key: NDArray[np.int32]
    lookup: Lookup
    wholes: Wholes

    def to_arrays(self) -> Arrays:
        """Everything that `from_arrays` needs, by name."""
        return {
            "entities": self.entities.data, "entities_at": self.entities.offsets, "names": self.names.data, "names_at": self.names.offsets,
            "texts": self.texts.data, "texts_at": self.texts.offsets, "name_entity": self.name_entity, "singles": self.singles, "totals": self.totals,
            "tokens": self.tokens.values, "tokens_at": self.tokens.offsets, "token_weights": self.token_weights, "token_masks": self.token_masks,
            "token_roles": self.token_roles, "postings": self.postings.values, "postings_at": self.postings.offsets,
            "keys": self.keys.texts.data, "keys_at": self.keys.texts.offsets, "key_buckets": self.keys.buckets.values,
            "key_buckets_at": self.keys.buckets.offsets, "bits": self.bits, "key_word": self.key_word, "forms": self.words.forms, "marks": self.words.marks,
            "groups": self.words.groups, "word_key": self.word_key, "lookup": self.lookup.buckets.values, "lookup_at": self.lookup.buckets.offsets,
            "wholes": self.wholes.buckets.values, "wholes_at": self.wholes.buckets.offsets,
        }  # fmt: skip

    @classmethod
    def from_arrays(cls, kind: NameKind, arrays: Mapping[str, NDArray[Any]], comparer: Comparer) -> "Shelf":
        """The shelf again; the arrays may be mapped files, and stay so."""
        a = arrays
        keys = Keys(Texts(a["keys_at"], a["keys"]), Ragged(a["key_buckets_at"], a["key_buckets"]))
        words = Words(a["forms"], a["marks"], a["groups"])
        return cls(
            kind, Rarity(KeyBits(keys, a["bits"], comparer.rarity(kind).bits_of)), Texts(a["entities_at"], a["entities"]), Texts(a["names_at"], a["names"]),
            Texts(a["texts_at"], a["texts"]), a["name_entity"], a["singles"], a["totals"], Ragged(a["tokens_at"], a["tokens"]), a["token_weights"],
            a["token_masks"], a["token_roles"], Ragged(a["postings_at"], a["postings"]), keys, a["bits"], a["key_word"], words, a["word_key"],
            Lookup(Ragged(a["lookup_at"], a["lookup"])), Wholes(Ragged(a["wholes_at"], a["wholes"])),
        )  # fmt: skip

"""From figures to a chance: boosted symmetric trees, each asking the same few questions of every pair."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from lading.errors import ConfigurationError
from lading.names.kinds import NameKind
from lading.names.measure import Figures

Floats = NDArray[np.float32]
PENALTIES = tuple(
    (Figures._fields.index(name), penalty)
    for name, penalty in (("numbers_differ", 1.0), ("patronymics_differ", 2.0), ("places_differ", 1.5))
)
"""Logits taken off for what speaks against a match: policy, since too few cases teach it."""
COVERED, TEXT, LETTERS, WORDS = (Figures._fields.index(name) for name in ("covered", "text", "letters", "words_less"))
WHOLE = 0.999
WEAK = 3
"""Letters up to which a name of one word is weak even where it is equal: AEE, IRA."""
DEPTH = 4
UNLIKE = 0.98
"""No two names that differ score higher."""


@dataclass(frozen=True, slots=True)
class Model:
    """Learned weights of the figures of an alignment."""

    features: NDArray[np.intp]
    """Trees times depth, flat: the figure each level asks for."""
    borders: Floats
    """Trees times depth, flat: whether the figure is above this."""
    leaves: Floats
    """All trees' leaves, flat: 2 ** depth each."""
    depth: int
    bias: float

    def score(self, found: Sequence[Figures]) -> Floats:
        """Chance that the two names mean one party, 0..1, for each set of figures."""
        table = np.array(found, dtype=np.float32)
        above = (table.take(self.features, axis=1) > self.borders).reshape(len(table), -1, self.depth)
        leaf = above @ (1 << np.arange(self.depth)) if self.depth != DEPTH else _leaf_of_four(above)
        logit = self.leaves[leaf + (np.arange(leaf.shape[1]) << self.depth)].sum(axis=1) + self.bias
        for column, penalty in PENALTIES:
            logit -= penalty * table[:, column]
        same = (table[:, COVERED] > WHOLE) & (table[:, TEXT] > WHOLE)
        same &= (table[:, LETTERS] > WEAK) | (table[:, WORDS] > 1)
        chance = UNLIKE / (1 + np.exp(-logit))
        return np.asarray(np.where(same, UNLIKE + (1 - UNLIKE) * chance, chance), dtype=np.float32)


def _leaf_of_four(above: NDArray[np.bool_]) -> NDArray[np.uint32]:
    """Four answers as a number, the first the lowest bit: one multiplication gathers four bytes."""
    return (above.view("<u4")[:, :, 0] * np.uint32(0x01020408)) >> np.uint32(24)


def load_models() -> dict[NameKind, Model]:
    """The learned models shipped with the package: persons, and everything else."""
    text = (files("lading.names") / "data" / "models.json").read_text(encoding="utf-8")
    table = json.loads(text)
    if table["figures"] != list(Figures._fields)[: len(table["figures"])]:
        raise ConfigurationError(
            "the models were learned on other figures", where="models.json", remedy="run benchmarks/names_train.py"
        )
    person, other = _model(table["person"]), _model(table["organisation"])
    return {kind: person if kind is NameKind.PERSON else other for kind in NameKind}


def _model(table: dict[str, list[float]]) -> Model:
    features = np.array(table["features"], dtype=np.intp)
    return Model(
        features.ravel(),
        np.array(table["borders"], dtype=np.float32).ravel(),
        np.array(table["leaves"], dtype=np.float32).ravel(),
        features.shape[1],
        float(table["bias"][0]),
    )

"""From figures to a chance: boosted symmetric trees, each asking the same few questions of every pair."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import exp

import numpy as np
from numpy.typing import NDArray

from lading.errors import ConfigurationError
from lading.names.kinds import NameKind
from lading.names.measure import Figures

Floats = NDArray[np.float32]
PENALTIES = {"numbers_differ": 1.0, "patronymics_differ": 2.0, "places_differ": 1.5}
"""Logits taken off for what speaks against a match: policy, since too few cases teach it."""
PERSONS = PENALTIES | {"initials_differ": 2.5, "syllables_differ": 2.0}
"""The same for persons: William G. Frost is not William W. Frost."""
FIRMS = PENALTIES | {"acronyms_more": 1.0}
"""The same for what is no person: TSK Vektor is not Vektor."""
PERSONS_LEAN, FIRMS_LEAN = 0.5, 0.8
"""Logits added: beside many others, who are all taken for others, a score was taught to say too little."""
WHOLE = 0.999
WEAK, WEAK_MOST = 3, 0.75
"""Letters up to which a name of one word is weak, even where it is equal, and the most it scores: AEE, IRA."""
LEVELS = 8
"""Questions of a tree, the last of them without a yes: eight answers are one byte."""
UNLIKE = 0.98
"""No two names that differ score higher."""


@dataclass(frozen=True, slots=True)
class Model:
    """Learned weights of the figures of an alignment."""

    features: NDArray[np.intp]
    """Trees times levels, flat: the figure each level asks for."""
    borders: Floats
    """Trees times levels, flat: whether the figure is above this."""
    leaves: Floats
    """All trees' leaves, flat: 2 ** depth each."""
    starts: NDArray[np.intp]
    """Where each tree's leaves begin."""
    bias: float
    penalties: tuple[tuple[int, float], ...]
    """Figure by number, and what it takes off."""

    def score(self, found: Sequence[Figures]) -> list[float]:
        """Chance that the two names mean one party, 0..1, for each set of figures."""
        table = np.array(found, dtype=np.float32)
        leaf = np.packbits(table.take(self.features, axis=1) > self.borders, axis=1, bitorder="little")
        logits = self.leaves.take(leaf + self.starts).sum(axis=1).tolist()
        return [_chance(self._judge(logit, figures), figures) for logit, figures in zip(logits, found, strict=True)]

    def _judge(self, learned: float, found: Figures) -> float:
        """What was learned, and the policy above it."""
        logit = learned + self.bias
        for column, penalty in self.penalties:
            if found[column]:
                logit -= penalty * found[column]
        return logit


def _chance(logit: float, found: Figures) -> float:
    chance = UNLIKE / (1 + exp(-logit))
    if found.words_less == 1 and found.shorter <= WEAK:
        return min(chance, WEAK_MOST)
    if found.covered > WHOLE and found.text > WHOLE:
        return UNLIKE + (1 - UNLIKE) * chance
    return chance


def load_models() -> dict[NameKind, Model]:
    """The learned models shipped with the package: persons, and everything else."""
    text = (files("lading.names") / "data" / "models.json").read_text(encoding="utf-8")
    table = json.loads(text)
    if table["figures"] != list(Figures._fields)[: len(table["figures"])]:
        raise ConfigurationError(
            "the models were learned on other figures", where="models.json", remedy="run benchmarks/names_train.py"
        )
    person, other = (
        _model(table["person"], PERSONS, PERSONS_LEAN),
        _model(table["organisation"], FIRMS, FIRMS_LEAN),
    )
    return {kind: person if kind is NameKind.PERSON else other for kind in NameKind}


def _model(table: dict[str, list[float]], penalties: dict[str, float], lean: float) -> Model:
    features = np.array(table["features"], dtype=np.intp)
    depth = features.shape[1]
    missing = ((0, 0), (0, LEVELS - depth))
    borders = np.array(table["borders"], dtype=np.float32)
    return Model(
        np.pad(features, missing).ravel(),
        np.pad(borders, missing, constant_values=np.inf).ravel(),
        np.array(table["leaves"], dtype=np.float32).ravel(),
        np.arange(len(features)) << depth,
        float(table["bias"][0]) + lean,
        tuple((Figures._fields.index(name), penalty) for name, penalty in penalties.items()),
    )

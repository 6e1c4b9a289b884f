"""A pair's score from a table of features; every part of it is a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

import yaml

from lading.errors import ConfigurationError
from lading.model.judgement import Match, Reason
from lading.resolve.block import Candidate
from lading.resolve.features import FEATURES, Finding

CONTEXT = "context"


class Effect(StrEnum):
    """What a feature does to the score."""

    BASE = "base"
    ODDS = "odds"
    CAP = "cap"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of `scorer.yml`."""

    feature: str
    effect: Effect
    value: float = 1.0
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a score means for one use."""

    positive: float
    unsure: float
    margin: float
    negatives: int


@dataclass(frozen=True, slots=True)
class Scorer:
    """The table."""

    version: str
    rows: tuple[Row, ...]
    thresholds: Mapping[str, Thresholds]


def load_scorer() -> Scorer:
    """The table that ships with Lading. The caller holds it; nothing is cached here."""
    return parse_scorer(files("lading.resolve").joinpath("scorer.yml").read_text(encoding="utf-8"), where="scorer.yml")


def parse_scorer(text: str, *, where: str) -> Scorer:
    """A scorer from YAML.

    Raises:
        ConfigurationError: for a row with an unknown feature, effect or column.
    """
    raw: dict[str, Any] = yaml.safe_load(text)
    try:
        rows = tuple(
            Row(**(row | {"effect": Effect(row["effect"]), "unless": tuple(row.get("unless", ()))}))
            for row in raw["rows"]
        )
        thresholds = {use: Thresholds(**row) for use, row in raw["thresholds"].items()}
    except (KeyError, TypeError, ValueError) as problem:
        raise ConfigurationError(f"a row of the scorer is wrong: {problem}", where=where) from problem
    named = {name for row in rows for name in (row.feature, *row.unless)}
    unknown = sorted(named - FEATURES.keys() - {CONTEXT})
    if unknown:
        raise ConfigurationError(f"the scorer names unknown features {unknown}", where=where)
    return Scorer(raw["version"], rows, thresholds)


def score_pair(pair: Candidate, scorer: Scorer, *, context: Finding | None = None) -> Match:
    """The scored pair. Each reason says what its feature added or took away; a cap that changed nothing is none."""
    found = {row.feature: FEATURES[row.feature](pair) for row in scorer.rows if row.feature != CONTEXT}
    found[CONTEXT] = context
    score, reasons = 0.0, []
    for row in scorer.rows:
        finding = found[row.feature]
        if finding is None or any(found.get(other) is not None for other in row.unless):
            continue
        after = _apply(row, finding, score)
        if after == score and row.effect is Effect.CAP:
            continue
        reasons.append(Reason(row.feature, round(after - score, 4), finding.words))
        score = after
    return Match(pair.query.id, pair.entry.id, round(score, 4), tuple(reasons), pair.entry.caption)


def best_score(pair: Candidate, scorer: Scorer) -> float:
    """What a pair scores at most: the same table without the rows that take away. Far cheaper than `score_pair`."""
    score = pair.score
    for row in scorer.rows:
        if row.feature != CONTEXT and (row.effect is Effect.FLOOR or (row.effect is Effect.ODDS and row.value > 1)):
            finding = FEATURES[row.feature](pair)
            score = score if finding is None else _apply(row, finding, score)
    return score


def _apply(row: Row, finding: Finding, score: float) -> float:
    """The score after one row."""
    if row.effect is Effect.BASE:
        return finding.strength
    if row.effect is Effect.ODDS:
        odds = score * float(row.value**finding.strength)
        return odds / (odds + 1.0 - score)
    return min(score, row.value) if row.effect is Effect.CAP else max(score, row.value)

"""Fit how far the network is to be trusted, on documents that it was not trained on: `calibrate.py NETWORK SPLIT …`."""

import argparse
import json
import math
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from annotated import ROOT
from build_gold import Vocabulary, build

sys.path.insert(0, str(ROOT / "evals"))

from score import Labels, score

from lading.claims.extractors import load_rules
from lading.claims.gazetteer import Gazetteer
from lading.claims.learned.model import load_reader
from lading.claims.learned.reader import Thresholds
from lading.claims.learned.trust import describe_told
from lading.claims.read import read_claims
from lading.claims.scoring_format import render_lines
from lading.documents.read import Reader
from lading.model.claim import Claim, Predicate, Reading
from lading.model.document import Document

Row = tuple[dict[str, float], bool]
WEIGHT = {"bias": 0.01, "odds": 0.01}
"""How strongly a weight is held to nothing; the rest more."""
FOLDS = 5


def fit(rows: list[Row], *, held: float = 3.0) -> dict[str, float]:
    """Weights by Newton's method; `held` is the ridge on all but the first two."""
    names = sorted({k for d, _ in rows for k in d})
    x = np.array([[d.get(n, 0.0) for n in names] for d, _ in rows])
    y = np.array([float(right) for _, right in rows])
    ridge = np.diag([WEIGHT.get(n, held) for n in names])
    w = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - ridge @ w
        w += np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + ridge, gradient)
    return {n: round(float(v), 4) for n, v in zip(names, w, strict=True)}


def trust(weights: dict[str, float], row: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(weights.get(k, 0.0) * v for k, v in row.items())))


def list_sources(splits: list[str]) -> list[Path]:
    """The annotated documents of splits of the gold, and those that `training/claims/` sets apart as `check`."""
    gold = json.loads((ROOT / "evals/split.json").read_text(encoding="utf-8"))
    found = [ROOT / f"evals/sources/{name}.yml" for part in splits for name in gold.get(part, ())]
    return found + (sorted(ROOT.glob("training/claims/*/check_*.yml")) if "check" in splits else [])


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("network", type=Path)
    args.add_argument("splits", nargs="+")
    options = args.parse_args()
    out = options.network / "trust.json"
    out.write_text(json.dumps({"found": {}, "told": {}}))
    reader = replace(load_reader(options.network), thresholds=Thresholds(0.1, 0.1))
    words = Vocabulary.load(ROOT / "evals" / "vocabulary.yml")
    rules, labels = load_rules(), Labels.load()
    found: list[list[Row]] = []
    told: list[list[Row]] = []
    for path in list_sources(options.splits):
        source = yaml.safe_load(path.read_text(encoding="utf-8"))
        source.pop("refs", None)
        text, gold = build(source, path.stem, words)
        document = Reader().read(text.encode(), name=f"{path.stem}.txt").document
        first = read_claims(document, extractors=rules, gazetteer=Gazetteer.empty())

        def is_right(claim: Claim, document: Document = document, gold: Any = gold) -> bool:
            lines = [json.loads(x) for x in render_lines(Reading(document.id, (), (claim,)), document)]
            return bool(score(gold, lines, document.text, labels).right)

        second = reader.find(document, first)
        found.append([(description, is_right(claim)) for claim, description in second.claims])
        told.append(
            [
                (describe_told(c, second.told.get(c.id)), is_right(c))
                for c in first.claims
                if c.predicate is not Predicate.COMMENTS
            ]
        )
    weights = {"found": check(found), "told": check(told)}
    out.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n")


def check(documents: list[list[Row]]) -> dict[str, float]:
    """The weights from all documents; prints how well weights from the others foretell each."""
    guessed: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fit([r for n, rows in enumerate(documents) if n % FOLDS != fold for r in rows])
        guessed += [
            (trust(weights, d), right) for n, rows in enumerate(documents) if n % FOLDS == fold for d, right in rows
        ]
    for tenth in range(10):
        band = [right for p, right in guessed if tenth <= p * 10 < tenth + 1]
        above = [right for p, right in guessed if p * 10 >= tenth]
        if band:
            print(
                f"{tenth / 10:.1f}: {sum(band)} of {len(band)} right; from {tenth / 10:.1f}: {sum(above)} of {len(above)}"
            )
    return fit([r for rows in documents for r in rows])


if __name__ == "__main__":
    main()

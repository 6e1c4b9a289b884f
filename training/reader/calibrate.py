"""Fit how far the network is to be trusted, on documents that it was not trained on: `calibrate.py MODEL PIECES OUT.json SPLIT …`."""

import argparse
import json
import math
import sys
from pathlib import Path

import numpy as np
from annotated import ROOT
from evaluate import load_model

sys.path.insert(0, str(ROOT / "evals"))

from score import Labels, score

from lading.claims.extractors import load_rules
from lading.claims.gazetteer import Gazetteer
from lading.claims.learned.reader import Thresholds
from lading.claims.read import read_claims
from lading.claims.scoring_format import render_lines
from lading.documents.read import Reader
from lading.model.claim import Reading

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


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("model", type=Path)
    args.add_argument("pieces", type=Path)
    args.add_argument("out", type=Path)
    args.add_argument("splits", nargs="+")
    options = args.parse_args()
    reader = load_model(options.model, options.pieces, Thresholds(0.1, 0.1))
    split = json.loads((ROOT / "evals/split.json").read_text(encoding="utf-8"))
    rules, labels = load_rules(), Labels.load()
    documents: list[list[Row]] = []
    for name in [n for part in options.splits for n in split[part]]:
        gold = json.loads((ROOT / f"evals/gold/{name}.json").read_text(encoding="utf-8"))
        document = Reader().read((ROOT / f"evals/texts/{name}.txt").read_bytes(), name=f"{name}.txt").document
        known = read_claims(document, extractors=rules, gazetteer=Gazetteer.empty())
        rows = []
        for claim, description in reader.read_described(document, known.mentions)[1]:
            lines = [json.loads(x) for x in render_lines(Reading(document.id, (), (claim,)), document)]
            rows.append((description, bool(score(gold, lines, document.text, labels).right)))
        documents.append(rows)
    guessed: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fit([r for n, rows in enumerate(documents) if n % FOLDS != fold for r in rows])
        guessed += [
            (trust(weights, d), right) for n, rows in enumerate(documents) if n % FOLDS == fold for d, right in rows
        ]
    for low in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        band = [right for p, right in guessed if low <= p < low + 0.1]
        above = [right for p, right in guessed if p >= low]
        if band:
            print(
                f"{low:.1f}–{low + 0.1:.1f}: {sum(band)} of {len(band)} right; above {low:.1f}: {sum(above)} of {len(above)}"
            )
    options.out.write_text(json.dumps(fit([r for rows in documents for r in rows]), indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()

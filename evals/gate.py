"""Reads the gold documents, scores the reading, and fails where a figure has dropped below its floor.

    python evals/gate.py             compare with floors.json; exit code 1 where one is missed
    python evals/gate.py --report    print a row a document as well
    python evals/gate.py --raise           write floors.json anew where a figure of a split that has floors has risen; it never lowers one
    python evals/gate.py --raise unseen    the same for the splits named, floors or none: how a split gets its first ones

The splits are `tune` (rules may be written with them), `held_out`, `fresh`, `unseen` and `final` (rules may not: nobody reads
them while writing rules). A split without floors is measured, and never missed.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence

from score import HERE, Json, Labels, Tally, score

from lading.claims.extractor import Extractor
from lading.claims.extractors import load_extractors
from lading.claims.gazetteer import Gazetteer
from lading.claims.read import read_claims
from lading.claims.scoring_format import render_lines
from lading.documents.read import Reader

FLOORS = HERE / "floors.json"
ROUNDED = ("precision", "f1", "entities", "attribution", "stance")
GUARDED = (*ROUNDED, "grounding")
MARGIN = 0.02
"""How far a floor stands below what was measured: the network's eight-bit products are rounded otherwise by other processors."""


def read_gold_document(name: str, extractors: Sequence[Extractor]) -> tuple[str, list[Json]]:
    """The text of a gold document and what Lading reads in it, in the JSON shape of `lading claims`."""
    data = (HERE / "texts" / f"{name}.txt").read_bytes()
    document = Reader().read(data, name=f"{name}.txt").document
    reading = read_claims(document, extractors=extractors, gazetteer=Gazetteer.empty()).keep_verified()
    return document.text, [json.loads(line) for line in render_lines(reading, document)]


def score_split(names: Iterable[str], extractors: Sequence[Extractor], *, report: bool) -> Tally:
    """The sum over the documents of a split."""
    labels, total = Labels.load(), Tally()
    for name in names:
        gold = json.loads((HERE / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        text, lines = read_gold_document(name, extractors)
        tally = score(gold, lines, text, labels)
        total += tally
        if report:
            print_row(name, tally)
    return total


def print_row(name: str, tally: Tally) -> None:
    """One line of figures."""
    figures = "  ".join(f"{key} {value:.2f}" for key, value in tally.figures().items())
    print(f"{name[:28]:28} {figures}")


def find_drops(figures: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """What is below its floor, in words."""
    return [
        f"{split}: {key} {figures[split][key]:.3f} is below its floor {floor:.3f}"
        for split, row in floors.items()
        for key, floor in row.items()
        if figures[split][key] < floor
    ]


def raise_floors(
    figures: dict[str, dict[str, float]], floors: dict[str, dict[str, float]], *, splits: Iterable[str]
) -> dict[str, dict[str, float]]:
    """The floors with those of some splits lifted to just below their figures; no floor sinks, no other split gets one."""
    lifted = {
        s: {
            k: max(round(figures[s][k] - (MARGIN if k in ROUNDED else 0), 3), floors.get(s, {}).get(k, 0.0))
            for k in GUARDED
        }
        for s in splits
    }
    return floors | lifted


def main() -> int:
    """Score every split; the exit code says whether a floor is missed."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--report", action="store_true")
    args.add_argument("--raise", dest="lift", nargs="*", metavar="SPLIT")
    chosen = args.parse_args()
    splits = json.loads((HERE / "split.json").read_text(encoding="utf-8"))
    if unknown := sorted(set(chosen.lift or ()) - set(splits)):
        args.error(f"no such split: {', '.join(unknown)}; there are {', '.join(splits)}")
    extractors = load_extractors()
    figures = {}
    for split, names in splits.items():
        tally = score_split(names, extractors, report=chosen.report)
        figures[split] = tally.figures()
        print_row(f"== {split} ({len(names)} documents)", tally)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if chosen.lift is not None:
        raised = raise_floors(figures, floors, splits=chosen.lift or list(floors) or list(figures))
        FLOORS.write_text(json.dumps(raised, indent=1) + "\n", encoding="utf-8")
        return 0
    drops = find_drops(figures, floors)
    print("\n".join(drops) or "every floor holds")
    return 1 if drops else 0


if __name__ == "__main__":
    sys.exit(main())

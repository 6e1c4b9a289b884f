"""Learns `src/lading/names/data/models.json`: how the figures of an alignment become a chance.

    python benchmarks/names_train.py CASES.json ...        (needs catboost, which Lading does not)

Each file of cases holds {"index": {entity: [P|O|V, [name, …]]}, "queries": [[name, kind, entity]], "clean": [[name,
kind, "clean"]]}: one name of an entity held out of the index, and names of nobody in it. The shipped models were
learned from aliases of the OFAC lists (US government work) and of the Australian list (CC BY 4.0, with its names in
Arabic script), from the same names with one and two random slips, and from generated ordinary persons (MIT) and company
names; no name of any of them is in the model, only borders and weights. Entities that a published benchmark task asks
for were left out.

An entity's best name counts as found, its other names count as nothing; the best names of ten other entities count as
false. "Best" is by a plain rule first, then by the model of the round before.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lading.names.analyze import analyze_name
from lading.names.compare import Comparer
from lading.names.fill import fill_shelf
from lading.names.kinds import NameKind
from lading.names.measure import Figures
from lading.names.seek import Seeker
from lading.names.similarity import load_similar
from lading.names.tables import load_tables

TARGET = Path(__file__).parents[1] / "src/lading/names/data/models.json"
KINDS = {"P": NameKind.PERSON, "O": NameKind.ORGANISATION}
TREES, DEPTH, RATE, OTHERS, ROUNDS = 110, 5, 0.1, 10, 2
CLEAN, SLIPPED, SCRIPT = 8.0, 1.0, 2.0
"""What an ordinary name, a name with slips and one in another script weigh beside a held-out alias."""
BETTER_MORE = {"covered", "matched", "heaviest_pair", "text", "plain"}
BETTER_LESS = {
    "inexact",
    "over_less",
    "over_more",
    "heaviest_less",
    "heaviest_more",
    "core_less",
    "core_more",
    "numbers_differ",
    "patronymics_differ",
    "edits",
}
BY_RULE = {"places_differ", "acronyms_more", "initials_differ", "syllables_differ"}
"""Figures that policy weighs, not the model."""
NAMES = tuple(name for name in Figures._fields if name not in BY_RULE)
Floats = NDArray[np.float32]
Case = tuple[str, list[str], Floats, float]
"""The entity wanted, the entity of each candidate name, the figures of each, and what the case weighs."""


def read_cases(path: Path, kind: str, comparer: Comparer) -> Iterator[Case]:
    """What the search finds for each query of one kind, before it is scored."""
    cases = json.loads(path.read_text(encoding="utf-8"))
    parties = [(entity, names) for entity, (of, names) in cases["index"].items() if of == kind]
    seeker = Seeker.over(fill_shelf(KINDS[kind], parties, comparer=comparer), comparer)
    made = SLIPPED if "slips" in path.stem else SCRIPT if "script" in path.stem else 1.0
    for text, of, wanted in cases["queries"] + cases["clean"]:
        if of == kind:
            chosen, found = seeker.candidates(analyze_name(text, KINDS[kind], tables=comparer.tables))
            if chosen:
                owners = [seeker.shelf.entities[int(seeker.shelf.name_entity[n])] for n in chosen]
                weight = CLEAN if wanted == "clean" else made
                yield wanted, owners, np.array(found, dtype=np.float32)[:, : len(NAMES)], weight


def plain_rule(table: Floats) -> Floats:
    """An order good enough to begin with."""
    column = {name: table[:, i] for i, name in enumerate(NAMES)}
    return np.asarray(8 * column["covered"] + 4 * column["text"] + np.log1p(column["matched"]), dtype=np.float32)


def pick_rows(cases: list[Case], score: Callable[[Floats], Floats]) -> tuple[Floats, NDArray[np.int8], Floats]:
    """The rows to learn from, with labels and weights: one for the entity wanted, one for each of the best others."""
    rows: list[Floats] = []
    labels: list[int] = []
    weights: list[float] = []
    for wanted, owners, table, weight in cases:
        seen: set[str] = set()
        for i in np.argsort(-score(table)).tolist():
            if owners[i] not in seen and (owners[i] == wanted or len(seen - {wanted}) < OTHERS):
                seen.add(owners[i])
                rows.append(table[i])
                labels.append(int(owners[i] == wanted))
                weights.append(weight)
    return np.array(rows), np.array(labels, dtype=np.int8), np.array(weights, dtype=np.float32)


def learn(cases: list[Case]) -> dict[str, Any]:
    """The model of one kind, as Lading reads it."""
    from catboost import CatBoostClassifier  # type: ignore[import-not-found, unused-ignore]

    signs = [1 if name in BETTER_MORE else -1 if name in BETTER_LESS else 0 for name in NAMES]
    score: Callable[[Floats], Floats] = plain_rule
    for _ in range(ROUNDS):
        model = CatBoostClassifier(
            iterations=TREES, depth=DEPTH, learning_rate=RATE, monotone_constraints=signs, l2_leaf_reg=10,
            border_count=64, random_seed=1, thread_count=1, verbose=0, allow_writing_files=False,
        )  # fmt: skip
        rows, labels, weights = pick_rows(cases, score)
        model.fit(rows, labels, sample_weight=weights)
        score = partial(model.predict, prediction_type="RawFormulaVal")
    path = TARGET.with_suffix(".catboost")
    model.save_model(str(path), format="json")
    learned = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    return read_trees(learned)


def read_trees(learned: dict[str, Any]) -> dict[str, Any]:
    """Borders and leaves of catboost's symmetric trees, shallow ones made as deep as the others."""
    features, borders, leaves = [], [], []
    for tree in learned["oblivious_trees"]:
        splits = [(split["float_feature_index"], round(split["border"], 4)) for split in tree["splits"]]
        values = [round(value, 4) for value in tree["leaf_values"]]
        while len(splits) < DEPTH:
            splits.append((0, 1e9))
            values += values
        features.append([feature for feature, _ in splits])
        borders.append([border for _, border in splits])
        leaves.append(values)
    return {"features": features, "borders": borders, "leaves": leaves, "bias": learned["scale_and_bias"][1]}


def main() -> None:
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    comparer = Comparer(load_tables(), load_similar(), {})
    table: dict[str, Any] = {"figures": list(NAMES)}
    for kind, name in KINDS.items():
        cases = [case for path in sys.argv[1:] for case in read_cases(Path(path), kind, comparer)]
        table[name.value] = learn(cases)
        print(name, len(cases), "cases")
    TARGET.write_text(json.dumps(table, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()

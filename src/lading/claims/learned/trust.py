"""How far a claim of the trained reader is to be trusted: the network's probability, corrected by what it was right about before.

The network is surer of itself than it should be, and more so of some relations than of others. A logistic regression over
what a claim looks like, fitted on documents that the network was not trained on, gives the score that is shown: of the
claims with a score of 0.8, about eight in ten are right (`training/reader/calibrate.py`).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lading.claims.learned.compose import Sketch
from lading.claims.learned.found import Named
from lading.documents.sentences import Sentence
from lading.model.document import BlockKind

COARSE = {"GOVBODY": "ORG", "MEDIA": "ORG", "SOURCE": "GROUP", "PERSON_GROUP": "GROUP", "ORG_GROUP": "GROUP"}


def describe(sketch: Sketch, names: Sequence[Named], sentence: Sentence, at: int) -> dict[str, float]:
    """What a claim looks like, by name; `names` are the mentions that the sketch numbers, `at` the number of the sentence."""
    roles = {"s": sketch.subject, "o": sketch.object, "i": sketch.item}
    used = {role: names[i] for role, i in roles.items() if i is not None}
    sure = min(max(sketch.score, 0.001), 0.999)
    found = {
        "bias": 1.0,
        "odds": math.log(sure / (1 - sure)),
        f"is {sketch.predicate.value}": 1.0,
        f"has {''.join(used)}": 1.0,
        "references": float(sum(n.kind == "REF" for n in used.values())),
        "earlier": float(sum(n.sentence != at for n in used.values())),
    }
    if sentence.block.kind in {BlockKind.HEADING, BlockKind.QUESTION}:
        found["heading"] = 1.0
    for role, name in used.items():
        kind = (name.meant or name).kind
        found[f"{role} {COARSE.get(kind, kind)}"] = 1.0
    return found


@dataclass(frozen=True, slots=True)
class Trust:
    """The weights of the regression; what has none counts for nothing."""

    weights: Mapping[str, float]

    def of(self, description: Mapping[str, float]) -> float:
        """How probably a claim that looks like this is right. Without weights, what the network says."""
        if not self.weights:
            return 1 / (1 + math.exp(-description["odds"]))
        return 1 / (1 + math.exp(-sum(self.weights.get(k, 0.0) * v for k, v in description.items())))

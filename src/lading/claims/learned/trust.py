"""How far a claim of the trained reader is to be trusted: the network's probability, corrected by what it was right about before.

The network is surer of itself than it should be, and more so of some relations than of others. A logistic regression over
what a claim looks like, fitted on documents that the network was not trained on, gives the score that is shown: of the
claims with a score of 0.8, about eight in ten are right (`training/reader/calibrate.py`).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lading.claims.en.lists import FROM_LEAD_IN
from lading.claims.learned.compose import Sketch
from lading.claims.learned.found import Named
from lading.documents.sentences import Sentence
from lading.model.claim import Claim, Predicate, Tier
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


def describe_told(claim: Claim, probability: float | None) -> dict[str, float]:
    """What a rule's claim looks like to whom the trained reader gives this probability, or none: it saw no such pair."""
    sure = min(max(probability or 0.0, 0.0001), 0.999)
    return {
        "bias": 1.0,
        "odds": math.log(sure / (1 - sure)) if probability is not None else 0.0,
        "unseen": float(probability is None),
        "review": float(claim.tier is not Tier.VERIFIED),
        f"is {claim.predicate.value}": 1.0,
    }


@dataclass(frozen=True, slots=True)
class Trust:
    """The weights of two regressions, of what the trained reader finds and of what rules told; what has none counts for nothing."""

    found: Mapping[str, float]
    told: Mapping[str, float]

    def of(self, description: Mapping[str, float]) -> float:
        """How probably a claim that looks like this is right. Without weights, what the network says."""
        if not self.found:
            return _logistic(description["odds"])
        return _logistic(sum(self.found.get(k, 0.0) * v for k, v in description.items()))

    def of_told(self, claim: Claim, probability: float | None) -> float:
        """How probably a rule's claim is right that the trained reader gives this probability.

        What the rule says itself without weights, of a comment or denial, which the trained reader does not look for, and of
        a bullet whose relation stands in its lead-in: its own words hold none.
        """
        if not self.told or claim.predicate is Predicate.COMMENTS or FROM_LEAD_IN[0] in claim.reasons:
            return claim.score
        return _logistic(sum(self.told.get(k, 0.0) * v for k, v in describe_told(claim, probability).items()))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))

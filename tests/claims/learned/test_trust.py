from dataclasses import replace

import pytest

from lading.claims.en.lists import FROM_LEAD_IN
from lading.claims.learned.compose import Sketch
from lading.claims.learned.found import Named
from lading.claims.learned.trust import Trust, describe
from lading.documents.read import Reader
from lading.documents.sentences import Sentence
from lading.model.claim import Claim, Mention, MentionKind, Predicate, Stance
from lading.model.document import Block, BlockKind
from lading.model.evidence import Evidence
from lading.model.span import Span

SKETCH = Sketch(Predicate.SUPPLIES, 0, 1, None, 0.8, 0)
PLACE = Sentence(Span(0, 40), Block(BlockKind.PARAGRAPH, Span(0, 40)))
NAMES = [
    Named(Span(0, 3), "AEE", "ORG", 4),
    Named(Span(10, 12), "it", "REF", 4, meant=Named(Span(0, 3), "Kupol", "ORG", 3)),
]


def test_without_weights_the_network_is_taken_at_its_word() -> None:
    assert Trust({}, {}).of(describe(SKETCH, NAMES, PLACE, 4)) == pytest.approx(0.8)


def test_a_claim_is_described_by_its_relation_its_parts_and_its_references() -> None:
    looks = describe(SKETCH, NAMES, PLACE, 4)
    assert {"is supplies", "has so", "s ORG", "o ORG"} <= set(looks)
    assert looks["references"] == 1.0
    assert looks["earlier"] == 0.0


def test_a_relation_that_was_often_wrong_is_trusted_less() -> None:
    looks = describe(SKETCH, NAMES, PLACE, 4)
    assert Trust({"odds": 1.0, "is supplies": -1.0}, {}).of(looks) < Trust({"odds": 1.0}, {}).of(looks)


def test_what_stands_in_a_heading_is_told_apart() -> None:
    heading = Sentence(Span(0, 40), Block(BlockKind.HEADING, Span(0, 40)))
    assert "heading" in describe(SKETCH, NAMES, heading, 4)


def test_a_bullet_whose_relation_stands_in_its_lead_in_is_not_weighed() -> None:
    document = Reader().read("Norvik’s drone".encode(), name="note.txt").document
    evidence = Evidence.quote(document, Span(0, 14))
    seller = Mention(Span(0, 6), "Norvik", MentionKind.ORG, "Norvik")
    said = Claim(Predicate.SUPPLIES, seller, None, None, evidence, Stance.ASSERTED, "rules/1", 0.9, ("frame: f",))
    listed = replace(said, reasons=("frame: f", *FROM_LEAD_IN))
    doubting = Trust({}, {"bias": -5.0})
    assert doubting.of_told(said, 0.01) < 0.1
    assert doubting.of_told(listed, 0.01) == 0.9

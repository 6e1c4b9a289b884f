"""The founding document scored by the judge that was given with it."""

import json
import runpy
from pathlib import Path

from lading.claims.en.extractor import RulesExtractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.read import read_claims
from lading.claims.scoring_format import render_lines
from lading.documents.read import read_document
from lading.model.claim import Tier
from tests.shared_data import shared


def test_the_founding_document_comes_out(extractor: RulesExtractor) -> None:
    judge = runpy.run_path(str(shared("eval/score_claims.py")))
    path: Path = shared("eval/claims_texts/seed.txt")
    gold = json.loads(shared("eval/claims_gold/seed.json").read_text(encoding="utf-8"))
    document = read_document(path.read_bytes(), name="seed")
    reading = read_claims(document, extractors=[extractor], gazetteer=Gazetteer.empty())
    review = {c.id for c in reading.claims if c.tier is Tier.NEEDS_REVIEW}
    lines = [json.loads(line) for line in render_lines(reading, document)]
    row = judge["score"](gold, [x for x in lines if x.get("id") not in review], document.text)
    precision, recall = row["right"] / row["predicted"], row["found"] / row["gold"]
    assert row["grounded"] == row["predicted"]
    assert 2 * precision * recall / (precision + recall) >= 0.9
    assert row["entities_found"] / row["entities"] >= 0.9
    assert row["attribution"] / row["attributed"] >= 0.9
    assert row["stance"] / row["found"] >= 0.9

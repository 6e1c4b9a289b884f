"""An annotated document becomes what the network is asked of it, each mark and claim at its words."""

from pathlib import Path

import pytest
import yaml
from annotated import load
from questions import LABEL, Example, make_examples

from lading.claims.learned.labels import NAMED
from lading.claims.learned.tokens import Cutter

ROOT = Path(__file__).parents[2]
GOLD = yaml.safe_load((ROOT / "evals" / "groups.yml").read_text(encoding="utf-8"))["gold"]
SOURCES = sorted((ROOT / "training" / "claims").glob("*/*.yml"))
SOURCE = """
lang: en
split: train
text: |
  Vostok Kabel supplied nine lathes to Ural Works in May. The plant denied that it bought them from Vostok Kabel.

  The ministry of trade listed Vostok Kabel on Friday.
entities:
  vostok: [ORG, "Vostok Kabel"]
  ural: [ORG, "Ural Works"]
  ministry: [GOVBODY, "ministry of trade"]
refs:
  ural: ["The plant#1", "it#1"]
claims:
  - {s: vostok, p: supplied, o: ural, item: "lathes", quote: "Vostok Kabel supplied nine lathes to Ural Works"}
  - {s: vostok, p: supplied, o: ural, quote: "denied that it bought them from Vostok Kabel", stance: denied, pol: "-", attr: [ural]}
  - {s: vostok, p: sanctioned_by, o: ministry, quote: "The ministry of trade listed Vostok Kabel"}
"""


@pytest.fixture
def example(tmp_path: Path, cutter: Cutter) -> Example:
    path = tmp_path / "made.yml"
    path.write_text(SOURCE, encoding="utf-8")
    (found,) = make_examples(load(path, GOLD), cutter)
    return found


def words(example: Example, path_text: str, number: int | None) -> str | None:
    if number is None:
        return None
    spot = example.spots[number]
    return path_text[example.window.starts[spot.start] : example.window.ends[spot.end - 1]]


def test_each_mark_stands_at_its_words_and_each_claim_in_its_sentence(example: Example) -> None:
    text = yaml.safe_load(SOURCE)["text"]
    labels = {n: key for key, n in LABEL.items()}
    read = [
        (one.sentence, words(example, text, a), labels[label][0], words(example, text, b))
        for one in example.asked
        for a, b, label in sorted(one.right, key=str)
    ]
    assert (0, "Vostok Kabel", "supplies", "Ural Works") in read
    assert (0, "Vostok Kabel", "supplies", "lathes") in read
    assert (1, "Vostok Kabel", "supplies", "it") in read or (1, "Vostok Kabel", "supplies", "The plant") in read
    assert (2, "Vostok Kabel", "designated_by", "ministry of trade") in read


def test_a_denial_bears_its_polarity_and_who_denies(example: Example) -> None:
    ((stance, polarity, said, _),) = example.asked[1].bearing.values()
    assert polarity == 1
    assert said == {"ural"}
    assert stance != next(iter(example.asked[0].bearing.values()))[0]


def test_tags_cover_names_alone(example: Example) -> None:
    named = {n for s in example.spots if s.kind in NAMED for n in range(s.start, s.end)}
    assert {n for n, tag in enumerate(example.tags[0]) if tag} == named


@pytest.mark.parametrize("path", SOURCES[::37], ids=lambda p: p.stem)
def test_documents_can_be_learned_from(path: Path, cutter: Cutter) -> None:
    doc = load(path, GOLD)
    examples = make_examples(doc, cutter)
    asked = [one for e in examples for one in e.asked]
    assert sorted(one.sentence for one in asked) == list(range(len(doc.sentences)))
    assert sum(len(one.right) for one in asked) > 0.8 * len(doc.claims)
    for e in examples:
        for one in e.asked:
            assert all(0 <= a < len(e.spots) and (b is None or 0 <= b < len(e.spots)) for a, b, _ in one.right)

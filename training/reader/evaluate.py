"""Score a trained network, with or without the rules, on splits of the gold: `evaluate.py --model DIR --tokenizer FILE SPLIT…`."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import yaml
from annotated import ROOT
from build_gold import Vocabulary, build
from network import Encoder as Network
from sentencepiece import SentencePieceProcessor

from lading.claims.extractors import load_rules
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import guard_claims, load_guard_rules
from lading.claims.learned.heads import Array, Heads
from lading.claims.learned.reader import LearnedReader, Thresholds
from lading.claims.learned.tokens import Cutter
from lading.claims.learned.trust import Trust
from lading.claims.merging import merge_claims
from lading.claims.read import read_claims
from lading.claims.scoring_format import render_lines
from lading.documents.read import Reader
from lading.documents.sentences import load_sentence_rules
from lading.model.claim import Reading, Tier

sys.path.insert(0, str(ROOT.parent / "shared" / "eval"))
import score_claims as judge


class Torch:
    """The network as the reader's encoder."""

    def __init__(self, folder: Path) -> None:
        state = torch.load(folder / "encoder.pt")
        layers = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers."))
        self.network = Network(len(state["word.weight"]), layers)
        self.network.load_state_dict(state)
        self.network.eval()

    def encode(self, windows: Sequence[tuple[int, ...]]) -> list[tuple[Array, Array]]:
        found = []
        with torch.no_grad():
            for ids in windows:
                x, tags = self.network(torch.tensor([ids]), torch.ones(1, len(ids)))
                found.append((x[0].numpy(), tags[0].numpy()))
        return found


def load_model(folder: Path, tokenizer: Path, thresholds: Thresholds, trust: Path | None = None) -> LearnedReader:
    heads = {k: v.numpy().astype(np.float32) for k, v in torch.load(folder / "heads.pt").items()}
    return LearnedReader(
        Cutter(SentencePieceProcessor(model_file=str(tokenizer))),
        Torch(folder),
        Heads(heads),
        load_sentence_rules(),
        Trust(json.loads(trust.read_text()) if trust else {}),
        thresholds,
    )


def main() -> None:
    args = argparse.ArgumentParser()
    args.add_argument("splits", nargs="+")
    args.add_argument("--model", type=Path, required=True)
    args.add_argument("--tokenizer", type=Path, required=True)
    args.add_argument("--thresholds", default="0.3,0.4,0.5,0.6,0.7,0.8")
    args.add_argument("--trust", type=Path)
    args.add_argument("--modes", default="learned,both,guarded")
    args.add_argument("--verbose", action="store_true")
    options = args.parse_args()
    reader = load_model(options.model, options.tokenizer, Thresholds(0.2, 0.2), options.trust)
    extractors, guards = load_rules(), load_guard_rules()
    split = json.loads((ROOT / "evals/split.json").read_text())
    cases = []
    words = Vocabulary.load(ROOT / "evals" / "vocabulary.yml")
    for asked in options.splits:
        for name in split.get(asked, [asked]):
            part = asked
            if name.endswith(".yml"):
                source = yaml.safe_load(Path(name).read_text(encoding="utf-8"))
                source.pop("refs", None)
                text, gold = build(source, Path(name).stem, words)
                part = "sources"
            else:
                text = (ROOT / f"evals/texts/{name}.txt").read_text(encoding="utf-8")
                gold = json.loads((ROOT / f"evals/gold/{name}.json").read_text(encoding="utf-8"))
            document = Reader().read(text.encode(), name=f"{name}.txt").document
            rules = read_claims(document, extractors=extractors, gazetteer=Gazetteer.empty()).keep_verified()
            learned = reader.read(document, rules.mentions)
            cases.append((part, name, document, rules, learned, gold))
    for threshold in map(float, options.thresholds.split(",")):
        for mode in options.modes.split(","):
            rows = {}
            for part, name, document, rules, learned, gold in cases:
                claims = [c for c in learned.claims if c.score >= threshold]

                claims = [replace(c, tier=Tier.VERIFIED) for c in claims]
                if mode == "guarded":
                    claims = [c for c in guard_claims(claims, document, guards) if c.tier is Tier.VERIFIED]
                mentions = {(m.span.start, m.span.end, m.kind): m for m in (*rules.mentions, *learned.mentions)}
                merged = merge_claims([*(rules.claims if mode != "learned" else ()), *claims])
                reading = Reading(document.id, tuple(mentions.values()), merged)
                lines = [json.loads(x) for x in render_lines(reading, document)]
                for lang in (gold["lang"], "all"):
                    rows.setdefault((part, lang), []).append(judge.score(gold, lines, document.text))
                if options.verbose:
                    r = judge.score(gold, lines, document.text)
                    print(name, r["right"], r["predicted"], r["found"], r["gold"])
                    for g in r["missed"]:
                        print(
                            "    missed",
                            g["label"],
                            g["subject"] and g["subject"][0],
                            "->",
                            g["object"] and g["object"][0],
                            g["item"],
                            g["stance"],
                        )
                    for c in r["wrong"]:
                        print(
                            "    wrong ",
                            c["method"],
                            c["score"],
                            c["predicate"],
                            (c.get("subject") or {}).get("party"),
                            "->",
                            (c.get("object") or {}).get("party"),
                            (c.get("item") or {}).get("text"),
                            "|",
                            c["evidence"]["exact"][:150],
                        )
            for (part, lang), rs in sorted(rows.items()):
                t = {k: sum(r[k] for r in rs if r[k] is not None) for k in rs[0] if k not in ("missed", "wrong")}
                p, r = judge.ratio(t["right"], t["predicted"]), judge.ratio(t["found"], t["gold"])
                print(
                    f"{threshold:.2f} {mode:8} {part:9} {lang:4} P {p:.2f} R {r:.2f} F1 {judge.ratio(2 * p * r, p + r):.3f} ent {judge.ratio(t['entities_found'], t['entities']):.2f} attr {judge.ratio(t['attribution'], t['attributed']):.2f} stance {judge.ratio(t['stance'], t['found']):.2f} n={t['gold']}"
                )


if __name__ == "__main__":
    main()

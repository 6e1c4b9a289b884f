#!/usr/bin/env python3
"""The ceiling: what a reader that errs nowhere would score, and a check that the gold can be scored at all.

    perfect_reader.py > predicted.jsonl

Prints the gold as predictions, in the JSON shape of `lading claims --format jsonl`, and the figures that the scorer
gives them on standard error. Exit code 1 where F1 is below 0.95 or a quote is not verbatim.
"""

import json
import sys
from collections.abc import Iterator
from itertools import product

from score import HERE, Json, Labels, Tally, score

CEILING = 0.95


def each(value: str | list[str] | None) -> list[str | None]:
    """One value or several, as a list."""
    return list(value) if isinstance(value, list) else [value]


def predict_mentions(gold: Json, labels: Labels) -> Iterator[Json]:
    """Every mention of every party."""
    for entity in gold["entities"]:
        for form in entity["mentions"]:
            for start, end in form["offsets"]:
                place = {"start": start, "end": end, "text": form["text"], "party": entity["name"]}
                yield {"type": "mention", "document": gold["doc"], "kind": labels.kind[entity["type"]], **place}


def predict_claims(gold: Json, labels: Labels) -> Iterator[Json]:
    """Every claim of the table of predicates, one for each subject and object; goods stand as the item."""
    party = {e["id"]: {"text": e["mentions"][0]["text"], "party": e["name"]} for e in gold["entities"]}
    goods = {e["id"] for e in gold["entities"] if e["type"] == "MODEL"}
    for claim in gold["claims"]:
        if claim["p"] not in labels.gold:
            continue
        predicate, turned = labels.gold[claim["p"]]
        item = {"text": claim["item"]} if claim.get("item") else None
        start, end = claim["span"]
        said = {
            "evidence": {"exact": claim["quote"], "start": start, "end": end},
            "attribution": [party[a] for a in claim["attr"]],
            "polarity": claim["pol"],
            "stance": claim["stance"],
        }
        for s, o in product(each(claim["s"]), each(claim["o"])):
            pair = [party[x] if x else None for x in ((o, s) if turned else (s, o))]
            thing: Json | None
            if turned and predicate == "supplies" and o in goods:
                pair[0], thing = None, party[o]
            else:
                thing = party[o] if o in goods and not turned else item
            names = {"subject": pair[0], "object": pair[1], "item": thing}
            yield {"type": "claim", "document": gold["doc"], "predicate": predicate, **names, **said}


def main() -> None:
    labels, total = Labels.load(), Tally()
    for path in sorted((HERE / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (HERE / "texts" / f"{gold['doc']}.txt").read_text(encoding="utf-8")
        lines = [*predict_mentions(gold, labels), *predict_claims(gold, labels)]
        total += score(gold, lines, text, labels)
        for line in lines:
            print(json.dumps(line, ensure_ascii=False))
    figures = total.figures()
    print("  ".join(f"{key} {value:.3f}" for key, value in figures.items()), file=sys.stderr)
    raise SystemExit(0 if figures["f1"] >= CEILING and figures["grounding"] == 1 else 1)


if __name__ == "__main__":
    main()

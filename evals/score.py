"""Scores a reading of documents against gold: claims, entities, attribution, stance, grounding.

A predicted claim is right when its relation group, its subject, its object (or item, where the gold names no object), and its
place in the text agree with a gold claim. Names agree when they are equal but for articles, case and punctuation, or
share most of their words. Gold labels are finer than predicates; `groups.yml` maps both onto relation groups.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

Json = Mapping[str, Any]
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over one or more documents; ratios are made only from sums."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    right: int = 0
    entities: int = 0
    entities_found: int = 0
    attributed: int = 0
    attribution: int = 0
    stance: int = 0
    grounded: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def figures(self) -> dict[str, float]:
        """The ratios that floors are set on, rounded to three places."""
        precision, recall = _ratio(self.right, self.predicted), _ratio(self.found, self.gold)
        values = {
            "precision": precision,
            "recall": recall,
            "f1": _ratio(2 * precision * recall, precision + recall),
            "entities": _ratio(self.entities_found, self.entities),
            "attribution": _ratio(self.attribution, self.attributed),
            "stance": _ratio(self.stance, self.found),
            "grounding": _ratio(self.grounded, self.predicted),
        }
        return {name: round(value, 3) for name, value in values.items()}


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Labels:
    """What gold labels and entity types mean in the project's vocabulary."""

    group: Mapping[str, str]
    gold: Mapping[str, Sequence[str]]
    kind: Mapping[str, str]
    same_kind: Mapping[str, str]

    @classmethod
    def load(cls) -> "Labels":
        """Read `groups.yml`."""
        return cls(**yaml.safe_load((HERE / "groups.yml").read_text(encoding="utf-8")))


def score(gold: Json, predicted: Iterable[Json], text: str, labels: Labels) -> Tally:
    """Score one document's predictions, in the JSON shape of `lading claims --format jsonl`."""
    lines = list(predicted)
    claims = [line for line in lines if line["type"] == "claim" and line["predicate"] in labels.group]
    mentions = [line for line in lines if line["type"] == "mention"]
    right: set[int] = set()
    found = stance = attributed = attribution = 0
    want = list(_wanted(gold, labels))
    for claim in want:
        hits = [i for i, line in enumerate(claims) if _agrees(line, claim, labels)]
        right.update(hits)
        if not hits:
            continue
        found += 1
        stance += any(_same_stance(claims[i], claim) for i in hits)
        if claim["attribution"]:
            attributed += 1
            named = (a for i in hits for a in claims[i].get("attribution", []))
            attribution += any(_names_match(a, claim["attribution"]) for a in named)
    entities = [e for e in gold["entities"] if e["type"] in labels.kind]
    return Tally(
        gold=len(want),
        predicted=len(claims),
        found=found,
        right=len(right),
        entities=len(entities),
        entities_found=sum(_is_found(e, mentions, labels) for e in entities),
        attributed=attributed,
        attribution=attribution,
        stance=stance,
        grounded=sum(_is_verbatim(line["evidence"], text) for line in claims),
    )


def _is_verbatim(evidence: Json, text: str) -> bool:
    return bool(text[evidence["start"] : evidence["end"]] == evidence["exact"])


def _same_stance(line: Json, claim: Json) -> bool:
    return bool(line.get("stance") == claim["stance"] and line.get("polarity", "+") == claim["polarity"])


def _wanted(gold: Json, labels: Labels) -> Iterator[Json]:
    """Gold claims in the project's vocabulary, one for each subject and object."""
    names = {e["id"]: [e["name"], *(m["text"] for m in e["mentions"])] for e in gold["entities"]}
    kinds = {e["id"]: e["type"] for e in gold["entities"]}
    for claim in gold["claims"]:
        if claim["p"] not in labels.gold:
            continue
        predicate, turned = labels.gold[claim["p"]]
        for s in _each(claim["s"]):
            for o in _each(claim["o"]):
                subject, target = names.get(s), names.get(o)
                item = [claim["item"]] if claim.get("item") else None
                if turned:
                    subject, target = target, subject
                if kinds.get(o) == "MODEL" and turned and predicate == "supplies":
                    subject, item = None, names[o]
                elif kinds.get(o) == "MODEL" and not turned:
                    target, item = None, names[o]
                yield {
                    "group": labels.group[predicate],
                    "subject": subject,
                    "object": target,
                    "item": item,
                    "span": claim["span"],
                    "polarity": claim["pol"],
                    "stance": claim["stance"],
                    "attribution": [name for a in claim.get("attr", []) for name in names.get(a, [])],
                }


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _agrees(line: Json, claim: Json, labels: Labels) -> bool:
    start, end = line["evidence"]["start"], line["evidence"]["end"]
    apart = end <= claim["span"][0] or claim["span"][1] <= start
    if apart or labels.group.get(line["predicate"]) != claim["group"]:
        return False
    if claim["subject"] and not _names_match(line.get("subject"), claim["subject"]):
        return False
    if claim["object"]:
        return _names_match(line.get("object"), claim["object"])
    if claim["item"]:
        said = " ".join(filter(None, ((line.get(k) or {}).get("text") for k in ("item", "object"))))
        return any(_words(item) & _words(said) for item in claim["item"])
    return True


def _is_found(entity: Json, mentions: Sequence[Json], labels: Labels) -> bool:
    spans = [tuple(place) for mention in entity["mentions"] for place in mention["offsets"]]
    kind = labels.kind[entity["type"]]
    return any(
        labels.same_kind.get(m["kind"], m["kind"]) == kind and _covers(m, start, end)
        for m in mentions
        for start, end in spans
    )


def _covers(mention: Json, start: int, end: int) -> bool:
    shared = min(mention["end"], end) - max(mention["start"], start)
    return bool(shared > 0.6 * (end - start) and mention["end"] - mention["start"] < 1.6 * (end - start) + 6)


def _names_match(said: Json | None, names: Sequence[str]) -> bool:
    forms = {_plain(form) for form in (said.get("text"), said.get("party")) if form} if said else set()
    return any(form and _alike(form, _plain(name)) for form in forms for name in names)


def _alike(form: str, name: str) -> bool:
    a, b = set(form.split()), set(name.split())
    return form == name or bool(a and b and (a <= b or b <= a) and len(a & b) / len(a | b) >= 0.34)


def _plain(text: str) -> str:
    text = re.sub(r"^(the|a|an) ", "", text.lower().strip())
    return re.sub(r"[^\w ]", "", re.sub(r"[’']s$", "", text)).strip()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.lower())) | set(re.findall(r"[\u4e00-\u9fff]", text))


def read_lines(path: Path) -> list[Json]:
    """The objects of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]

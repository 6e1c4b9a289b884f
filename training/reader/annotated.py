"""Annotated sources → what the reader learns from: pieces, mentions and claims by sentence and place."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "evals"))

from build_gold import GoldError, find_places, find_quote  # noqa: E402  # of the folder above

from lading.documents.read import Reader  # noqa: E402
from lading.documents.sentences import Sentence, load_sentence_rules, split_sentences  # noqa: E402

RULES = load_sentence_rules()
READER = Reader()
TYPES = {"RESEARCH_ORG": "ORG"}


@dataclass(frozen=True)
class Marked:
    """A mention: where, what, and whose."""

    start: int
    end: int
    kind: str
    party: str


@dataclass(frozen=True)
class Told:
    """A claim: label in the project's vocabulary, parties by id (None: not said), and the place of the quote."""

    predicate: str
    subject: str | None
    object: str | None
    item: str | None
    """Party id of a model, or of goods found in the quote."""
    start: int
    end: int
    stance: str
    polarity: str
    attribution: tuple[str, ...]
    via: str | None


@dataclass(frozen=True)
class Annotated:
    """A document of the training or evaluation folders."""

    name: str
    split: str
    language: str
    text: str
    sentences: tuple[Sentence, ...]
    marks: tuple[Marked, ...]
    claims: tuple[Told, ...]


def load(path: Path, gold: dict[str, list[Any]]) -> Annotated:
    """One source; `gold` is the table of labels of evals/groups.yml."""
    source = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = source["text"].rstrip("\n") + "\n"
    document = READER.read(text.encode(), name=f"{path.stem}.txt").document
    if document.text != text:
        raise GoldError("the reader changes the text")
    marks, kinds = [], {}
    for key, (kind, *surfaces) in source["entities"].items():
        kinds[key] = TYPES.get(kind, kind)
        for surface in surfaces:
            marks += [Marked(a, b, kinds[key], key) for a, b in find_places(text, str(surface))]
    for key, surfaces in (source.get("refs") or {}).items():
        for surface in surfaces:
            try:
                marks += [Marked(a, b, "REF", key) for a, b in find_places(text, str(surface))]
            except (GoldError, ValueError, IndexError):
                continue
    goods: dict[tuple[int, int], str] = {}
    claims = []
    for row in source["claims"]:
        if row["p"] not in gold:
            continue
        start, end = find_quote(text, row["quote"])
        predicate, turned = gold[row["p"]]
        items = row.get("item")
        for item in items if isinstance(items, list) else [items]:
            claims += list(_tell(row, predicate, turned, (start, end), _place(text, item, start, end, goods), kinds))
    sentences = split_sentences(document, rules=RULES)
    marks += [Marked(a, b, "ITEM", party) for (a, b), party in goods.items()]
    return Annotated(
        path.stem, source["split"], source["lang"], text, sentences, tuple(_tidy(marks)), tuple(dict.fromkeys(claims))
    )


def _place(text: str, item: Any, start: int, end: int, goods: dict[tuple[int, int], str]) -> str | None:
    """The goods of a claim where they stand in the quote or just around it; their key names the place."""
    if item is None:
        return None
    words = str(item).split()
    low = text.lower()
    for left, right in ((start, end), (max(0, start - 120), min(len(text), end + 120))):
        for size in range(len(words)):
            part = " ".join(words[size:]).lower().strip(" ,.;")
            if len(part) < 2 or (size and len(part) < 4):
                break
            at = low.find(part, left, right)
            if at >= 0:
                span = at, at + len(part)
                return goods.setdefault(span, f"item:{span[0]}")
    return None


def _tell(
    row: Any, predicate: str, turned: bool, place: tuple[int, int], item: str | None, kinds: dict[str, str]
) -> Any:
    subjects = row["s"] if isinstance(row["s"], list) else [row["s"]]
    objects = row.get("o") if isinstance(row.get("o"), list) else [row.get("o")]
    attribution = row.get("attr") or []
    attribution = attribution if isinstance(attribution, list) else [attribution]
    for s in subjects:
        for o in objects:
            subject, other, goods = s, o, item
            if turned:
                subject, other = other, subject
                if kinds.get(o) == "MODEL" and predicate == "supplies":
                    subject, goods = None, o
            elif kinds.get(o) == "MODEL":
                other, goods = None, o
            yield Told(
                predicate,
                subject,
                other,
                goods,
                *place,
                row.get("stance", "asserted"),
                row.get("pol", "+"),
                tuple(attribution),
                row.get("via"),
            )


def _tidy(marks: list[Marked]) -> list[Marked]:
    """Marks in order, each once; goods that repeat a named mark give way to it."""
    named = {(m.start, m.end) for m in marks if m.kind != "ITEM"}
    return sorted(
        {m for m in marks if m.kind != "ITEM" or (m.start, m.end) not in named}, key=lambda m: (m.start, -m.end, m.kind)
    )

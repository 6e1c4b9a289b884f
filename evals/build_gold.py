#!/usr/bin/env python3
"""Build the gold texts and annotations from their sources.

    build_gold.py [NAME ...]

A source, `sources/NAME.yml`, holds a document's text, its parties and what it says. This program finds every place
of every name and quote, refuses what is not there word for word, and writes `texts/NAME.txt`, `gold/NAME.json` and
`split.json`. Given names, it builds these documents only, and `split.json` from all sources.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
QUALIFIERS = ("item", "time", "qty", "place", "share", "role", "amount", "program")
SPLITS = ("tune", "held_out", "fresh", "unseen", "final")
LETTER = "A-Za-z0-9À-ɏЀ-ӿ"  # CJK is left out: a Latin name may touch Chinese characters
GAP = " ... "

Span = tuple[int, int]
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that annotations may use: `vocabulary.yml`."""

    types: frozenset[str]
    stances: frozenset[str]
    labels: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> "Vocabulary":
        """The vocabulary in a file; its explanations are for people."""
        body = yaml.safe_load(path.read_text(encoding="utf-8"))
        return cls(*(frozenset(body[part]) for part in ("types", "stances", "labels")))


class GoldError(ValueError):
    """A source that contradicts itself: names the document, what is wrong, and where."""


def find_places(text: str, surface: str) -> list[Span]:
    """Where a name stands in a text.

    `name#2+3` keeps the second and third place only; a `_` stands for one letter and a `*` for the rest of an
    inflected word. A name does not match inside a longer word or designation: `Shahed` is not found in `Shahed-136`.
    """
    form, _, wanted = surface.partition("#")
    body = re.escape(form).replace(r"\*", f"[{LETTER}]*").replace("_", f"[{LETTER}]").replace(r"\ ", r"\s")
    before = f"(?<![{LETTER}])" if re.match(f"[{LETTER}]", form) else ""
    after = f"(?![{LETTER}])(?!-[A-ZА-Я0-9])" if re.search(rf"[{LETTER}*_]$", form) else ""
    places = [match.span() for match in re.finditer(before + body + after, text)]
    chosen = [int(n) - 1 for n in wanted.split("+")] if wanted else range(len(places))
    if wanted and max(chosen) >= len(places):
        raise GoldError(f"{surface!r} stands only {len(places)} times in the text")
    return [places[n] for n in chosen]


def find_quote(text: str, quote: str) -> Span:
    """The first place of a quote; ` ... ` in it stands for the words up to the next part."""
    first, *rest = quote.split(GAP)
    start = text.find(first)
    end = start + len(first)
    if start < 0:
        raise GoldError(f"quote not in the text: {first!r}")
    for part in rest:
        found = text.find(part, end)
        if found < 0:
            raise GoldError(f"end of quote not in the text: {part!r}")
        end = found + len(part)
    return start, end


def build_entity(text: str, entity_id: str, described: list[str]) -> Record:
    """One party with its mentions: `[TYPE, name, further surface, ...]`; the name itself need not stand in the text."""
    kind, name, *surfaces = described
    found: dict[str, list[Span]] = {}
    for surface in dict.fromkeys([name, *surfaces]):
        places = find_places(text, surface)
        if not places and (surface != name or not surfaces):
            raise GoldError(f"{surface!r} of {entity_id} is not in the text")
        for start, end in places:
            spans = found.setdefault(text[start:end], [])
            if (start, end) not in spans:
                spans.append((start, end))
    mentions = [{"text": words, "offsets": [list(span) for span in sorted(spans)]} for words, spans in found.items()]
    return {"id": entity_id, "name": name.partition("#")[0], "type": kind, "mentions": mentions}


def build_claims(text: str, described: list[Record]) -> Iterator[Record]:
    """The claims with their spans. A list of items makes one claim for each."""
    number = 0
    for source in described:
        rest = dict(source)
        items = rest.pop("item", None)
        for item in items if isinstance(items, list) else [items]:
            number += 1
            claim: Record = {"id": f"c{number}", "s": rest["s"], "p": rest["p"], "o": rest.get("o")}
            claim |= {key: str(rest[key]) for key in QUALIFIERS if key in rest}
            if item:
                claim["item"] = item
            start, end = find_quote(text, rest["quote"])
            claim |= {"quote": text[start:end], "span": [start, end], "pol": rest.get("pol", "+")}
            claim |= {"stance": rest.get("stance", "asserted"), "attr": rest.get("attr", [])}
            claim |= {key: rest[key] for key in ("via", "denies", "id") if key in rest}
            unknown = set(rest) - set(claim)
            if unknown:
                raise GoldError(f"unknown keys {sorted(unknown)} in {source}")
            yield claim


def check(gold: Record, text: str, words: Vocabulary) -> None:
    """Refuse annotations that name what does not exist, or quote what the text does not say."""
    for entity in gold["entities"]:
        if entity["type"] not in words.types:
            raise GoldError(f"{entity['id']}: unknown type {entity['type']}")
    entities = {entity["id"] for entity in gold["entities"]}
    claims = {claim["id"] for claim in gold["claims"]}
    if len(claims) != len(gold["claims"]):
        raise GoldError("two claims with one id")
    for claim in gold["claims"]:
        named = [claim["s"], claim["o"], claim["attr"], claim.get("via"), claim.get("place")]
        ids = {x for value in named[:4] for x in (value if isinstance(value, list) else [value]) if x is not None}
        start, end = claim["span"]
        wrong = [
            *(f"party {x}" for x in sorted(ids - entities)),
            *(f"claim {x}" for x in sorted(set(claim.get("denies", [])) - claims)),
            *([] if claim["p"] in words.labels else [f"label {claim['p']}"]),
            *([] if claim["stance"] in words.stances and claim["pol"] in "+-" else [f"stance {claim['stance']}"]),
            *([] if text[start:end] == claim["quote"] else ["quote"]),
        ]
        if wrong:
            raise GoldError(f"{claim['id']}: unknown {', '.join(wrong)}")


def build(source: Record, name: str, words: Vocabulary) -> tuple[str, Record]:
    """Text and annotation of one source."""
    text = source["text"].rstrip("\n") + "\n"
    gold = {"doc": name, "lang": source["lang"], "genre": source["genre"], "published": str(source["published"])}
    gold |= {"notes": source.get("notes", ""), "n_chars": len(text)}
    gold |= {"entities": [build_entity(text, key, value) for key, value in source["entities"].items()]}
    gold |= {"claims": list(build_claims(text, source["claims"]))}
    check(gold, text, words)
    return text, gold


def main() -> None:
    wanted = set(sys.argv[1:])
    failed = 0
    words = Vocabulary.load(HERE / "vocabulary.yml")
    split: dict[str, list[str]] = {part: [] for part in SPLITS}
    for path in sorted((HERE / "sources").glob("*.yml")):
        source = yaml.safe_load(path.read_text(encoding="utf-8"))
        split[source["split"]].append(path.stem)
        if wanted and path.stem not in wanted:
            continue
        try:
            text, gold = build(source, path.stem, words)
        except GoldError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            failed += 1
            continue
        (HERE / "texts" / f"{path.stem}.txt").write_text(text, encoding="utf-8")
        body = json.dumps(gold, ensure_ascii=False, indent=1)
        (HERE / "gold" / f"{path.stem}.json").write_text(body + "\n", encoding="utf-8")
        size = len(text) if source["lang"] == "zh" else len(text.split())
        print(
            f"{path.stem:36} {source['split']:8} {size:4} words, {len(gold['entities'])} parties, {len(gold['claims'])} claims"
        )
    (HERE / "split.json").write_text(
        json.dumps({k: v for k, v in split.items() if v}, indent=1) + "\n", encoding="utf-8"
    )
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()

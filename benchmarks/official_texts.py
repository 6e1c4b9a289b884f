"""Reads the EU's statements of reasons and compares what is read with what the same rows state beside them.

    python benchmarks/official_texts.py LISTS_FOLDER [--labels evals/official/supplies.yml] [--show N]

LISTS_FOLDER holds the Official Journal rows as CSV, one file an act. The column `position` says which offices a person
holds; the statement says so too. A random 1,000 rows that have both are read (seed 2026): the rules were made on the
first 500 (`tuned`), the other 500 (`held out`) are the honest figure. The column is not part of the text.

How offices are compared. A position is split at `;` and before each noun of office; the words after `of`, `at`, `for`,
`in`, `to` or `with` name the body. The body of a claim is the same where it has half of the telling words of the column's, or all its
own telling words are among them; words agree that are equal without accents, or differ only in romanisation (four first
letters the same, lengths within two); an abbreviation agrees with initials. Positions without a body (`Businessman`,
`Major General`, `Minister of Information`) are left out; of a minister the state or government is the body. A body is `told` where the statement has half of its telling words.
"""

import argparse
import random
import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lading.claims.en.extractor import RulesExtractor
from lading.claims.en.lexicons import load_lexicons
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import load_guard_rules
from lading.claims.official.reader import OfficialReader
from lading.claims.read import read_claims
from lading.io.unpack import find_lists
from lading.lists.read import read_list
from lading.lists.reasons import Reasons, find_reasons
from lading.lists.recognise import recognise
from lading.model.claim import Claim, MentionKind, Polarity, Predicate, Reading, Tier
from lading.model.entity import Entity, gather_entities
from lading.model.schema import load_schemata

SEED, SIZE = 2026, 1000
TRADE = frozenset({Predicate.SUPPLIES, Predicate.PROCURES_FOR})
MAKING = frozenset({Predicate.MANUFACTURES, Predicate.DEVELOPS, Predicate.ASSEMBLES})
NAMED = frozenset({MentionKind.ORG, MentionKind.AUTHORITY})
OFFICES = (Predicate.DIRECTS, Predicate.WORKS_FOR, Predicate.OWNS)
NOUN = (
    r"(?:\w+[ -]){0,3}?(?:director|head|chair\w*|president|ceo|chief|commander|leader|manager|rector|dean|founder|governor|mayor|minister"
    r"|member|judge|prosecutor|officer|official|employee|deputy|representative|investigator|spokes\w+|advis[oe]r|owner|shareholder"
    r"|secretary|senator|editor\S*|host|presenter|colonel|major|captain|general|commissioner|engineer|assistant|aide|warden|ombudsman|partner)"
)
PART = re.compile(
    rf"\s*[;]\s*|\s*,\s*(?:and\s+)?(?=(?:former |acting |current )*{NOUN}\b)|\s+and\s+(?=(?:former |acting )*{NOUN} (?:of|at|in)\b)",
    re.IGNORECASE,
)
BODY = re.compile(
    rf"^(?P<role>.*?\b{NOUN}s?['’”)]*(?: \([^)]*\))?) (?:of|at|for|in|to|with|from|on) (?P<body>.+)$",
    re.IGNORECASE | re.DOTALL,
)
STATE = re.compile(r"(?!.*\b(?:Ministry|Government|Cabinet)\b).* (?:of|under|in) (?:the )?(?=[‘“A-Z])")
"""What a minister is for, before whose minister he is: only the latter is a body."""
DULL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "a",
        "an",
        "in",
        "at",
        "on",
        "to",
        "so",
        "called",
        "former",
        "republic",
        "russian",
        "federation",
        "state",
        "national",
        "de",
        "la",
        "russia",
        "ltd",
        "llc",
        "jsc",
        "ooo",
        "pjsc",
        "ao",
        "company",
        "joint",
        "stock",
        "limited",
        "public",
        "board",
        "directors",
    ]
)
HEADS = re.compile(
    r"director|head|chair|president|ceo|chief|commander|leader|manager|rector|dean|founder|governor|mayor|warden|editor",
    re.IGNORECASE,
)
OWNERS = re.compile(r"owner|shareholder", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """What a position says: the relation, the body's words, and the body as printed."""

    predicate: Predicate
    words: frozenset[str]
    body: str


def parse_position(printed: str) -> Iterator[Office]:
    """The offices with a body that one value of the column names."""
    for part in PART.split(printed):
        found = BODY.match(part.strip())
        if found is None:
            continue
        role = found["role"].split()[-1]
        body = STATE.sub("", found["body"]) if "minister" in role.lower() else found["body"]
        if (
            "minister" in role.lower()
            and body == found["body"]
            and not re.search(r"ministry|government|cabinet", body, re.IGNORECASE)
        ):
            continue
        words = tell(body)
        kind = (
            Predicate.OWNS if OWNERS.search(role) else Predicate.DIRECTS if HEADS.search(role) else Predicate.WORKS_FOR
        )
        if words:
            yield Office(kind, words, body)


def tell(text: str) -> frozenset[str]:
    """The telling words of a name, without accents; all of its words where none tells."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = frozenset(re.findall(r"\w+", re.sub(r"['’]s\b", "", plain).casefold()))
    return (words - DULL) or words


def agree(left: frozenset[str], right: frozenset[str]) -> int:
    """How many words of the right are among the left, romanisations counted as one."""
    return sum(any(a == b or (len(b) > 4 and a[:4] == b[:4] and abs(len(a) - len(b)) < 3) for a in left) for b in right)


def is_same(claimed: str, office: Office) -> bool:
    """Whether a claim's body is that of a position."""
    words = tell(claimed)
    if agree(words, office.words) * 2 >= len(office.words) or agree(office.words, words) == len(words):
        return True
    initials = "".join(w[0] for w in re.findall(r"\w+", office.body) if w[0].isupper())
    own = "".join(w[0] for w in re.findall(r"\w+", claimed) if w[0].isupper())
    short = office.body.removeprefix("the ").strip()
    return (claimed.isupper() and len(claimed) > 2 and claimed in initials) or (
        short.isupper() and len(short) > 2 and short in own
    )


@dataclass(slots=True)
class Count:
    """Hits and misses."""

    gold: int = 0
    found: int = 0
    told: int = 0
    told_found: int = 0
    claimed: int = 0
    right: int = 0
    kind: int = 0
    """Of the found: with the same relation."""


def count_offices(rows: Sequence[tuple[Reasons, Reading]], unmatched: list[str]) -> Count:
    """Compare the offices of some statements with their column."""
    total = Count()
    for reasons, reading in rows:
        offices = [o for value in reasons.subject.get("position") for o in parse_position(value)]
        claims = [c for c in reading.claims if c.predicate in OFFICES and _is_subjects(c, reasons) and c.object]
        text = tell(reasons.document.text)
        for office in offices:
            hits = [c for c in claims if c.object and is_same(c.object.text, office)]
            told = agree(text, office.words) * 2 >= len(office.words)
            total.gold += 1
            total.told += told
            total.found += bool(hits)
            total.told_found += bool(hits) and told
            total.kind += any(c.predicate is office.predicate for c in hits)
        if not offices:
            continue
        for claim in claims:
            body = claim.object.text if claim.object else ""
            right = any(is_same(body, o) for o in offices)
            total.claimed += 1
            total.right += right
            if not right:
                unmatched.append(f"{reasons.subject.caption} | {claim.predicate} | {body} | {claim.evidence.exact}")
    return total


def _is_subjects(claim: Claim, reasons: Reasons) -> bool:
    return claim.subject is not None and claim.subject.party == reasons.subject.caption and claim.tier is Tier.VERIFIED


@dataclass(slots=True)
class Trade:
    """Supplies and products found in labelled statements."""

    gold: int = 0
    found: int = 0
    claimed: int = 0
    right: int = 0


def count_trade(rows: Sequence[tuple[dict[str, Any], Reading]], *, wrong: list[str]) -> tuple[Trade, Trade]:
    """Compare the supplies and the products of some statements with their labels."""
    supplies, makes = Trade(), Trade()
    for label, reading in rows:
        sure = [c for c in reading.claims if c.tier is Tier.VERIFIED and c.polarity is Polarity.AFFIRMED]
        told = [Office(Predicate.SUPPLIES, tell(name), name) for name in label.get("supplies", ())]
        also = [Office(Predicate.SUPPLIES, tell(name), name) for name in label.get("may", ())]
        ends = {
            (c.object.party, c.object.text): c
            for c in sure
            if c.predicate in TRADE and c.object and c.object.kind in NAMED
        }
        supplies.gold += len(told)
        supplies.found += sum(any(is_same(name, o) for end in ends for name in end) for o in told)
        for end, claim in ends.items():
            right = any(is_same(name, o) for o in (*told, *also) for name in end)
            supplies.claimed += 1
            supplies.right += right
            if not right:
                wrong.append(f"{claim.predicate} {end[0]} | {claim.evidence.exact}")
        goods = {c.item.text: c for c in sure if c.predicate in MAKING and c.item}
        for word in label.get("makes", ()):
            makes.gold += 1
            makes.found += any(_names(item, word) for item in goods)
        for item, claim in goods.items():
            right = any(_names(item, word) for word in label.get("makes", ()))
            makes.claimed += 1
            makes.right += right
            if not right:
                wrong.append(f"makes {item} | {claim.evidence.exact}")
    return supplies, makes


def _names(item: str, label: str) -> bool:
    """Whether goods are the labelled ones: a telling word in common, in the singular or plural."""
    return any(a[:5] == b[:5] or a.rstrip("s") == b.rstrip("s") for a in tell(item) for b in tell(label))


def read_entities(folder: Path) -> tuple[Entity, ...]:
    """Every entity of the acts in a folder."""
    files, _ = find_lists([folder])
    schemata = load_schemata()
    return gather_entities(s for source in recognise(files).sources for s in read_list(source, schemata).statements)


def print_offices(name: str, count: Count) -> None:
    """One row of the report."""
    print(
        f"{name:9} recall {count.found / count.gold:.3f} ({count.found}/{count.gold})  of told {count.told_found / count.told:.3f} "
        f"({count.told_found}/{count.told})  same relation {count.kind / count.found:.3f}  "
        f"claims that the column confirms {count.right / count.claimed:.3f} ({count.right}/{count.claimed})"
    )


def report_trade(labels: Path, every: Sequence[Reasons], *, read: Callable[[Reasons], Reading], show: int) -> None:
    """Read the labelled statements and print how supplies and products compare."""
    table: dict[str, dict[str, Any]] = yaml.safe_load(labels.read_text(encoding="utf-8"))
    origins = {s.origin: r for r in reversed(every) for s in r.subject.statements if s.origin}
    for half in ("tuned", "held out"):
        rows = [(label, read(origins[key])) for key, label in table.items() if label["half"] == half and key in origins]
        wrong: list[str] = []
        for name, count in zip(("supplies", "makes"), count_trade(rows, wrong=wrong), strict=True):
            print(
                f"{half:9} {name:9} recall {count.found / count.gold:.3f} ({count.found}/{count.gold})  "
                f"precision {count.right / count.claimed:.3f} ({count.right}/{count.claimed})  in {len(rows)} statements"
            )
        print(*wrong[:show], sep="\n")


def main() -> None:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", type=Path)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many claims that the column does not confirm")
    parser.add_argument("--half", choices=["tuned", "held"], default="tuned", help="of which half to show")
    asked = parser.parse_args()
    entities = read_entities(asked.lists)
    gazetteer, guards = Gazetteer.build(entities), load_guard_rules()
    reader = OfficialReader.of(RulesExtractor.of(load_lexicons()))

    def read(reasons: Reasons) -> Reading:
        return read_claims(
            reasons.document, extractors=[reader.on(reasons.subject)], gazetteer=gazetteer, guards=guards
        )

    every = [r for r in find_reasons(entities) if r.document.text]
    placed = [r for r in every if r.subject.get("position")]
    random.Random(SEED).shuffle(placed)  # noqa: S311 - a sample, no secret
    chosen = placed[:SIZE]
    began = time.process_time()
    pairs = [(r, read(r)) for r in chosen]
    spent = time.process_time() - began
    print(f"{len(every)} statements, {len(placed)} with a position; {len(chosen)} read")
    halves = {"tuned": pairs[: SIZE // 2], "held out": pairs[SIZE // 2 :]}
    for name, rows in halves.items():
        unmatched: list[str] = []
        print_offices(name, count_offices(rows, unmatched))
        if asked.show and name.startswith(asked.half):
            random.Random(SEED).shuffle(unmatched)  # noqa: S311
            print(*unmatched[: asked.show], sep="\n")
    if asked.labels:
        report_trade(asked.labels, every, read=read, show=asked.show)
    words = sum(len(r.document.text.split()) for r in chosen)
    print(f"{words / spent:,.0f} words a second of CPU time, {words:,} words")


if __name__ == "__main__":
    main()

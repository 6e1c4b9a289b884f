"""Labelled pairs of names, compared without a list, beside logic-v2's own results on the same file.

    python benchmarks/names_pairs.py name_bench/cases.csv name_bench/run_data/logicv2-frozen.csv entity_bench/checks.yml [--errors GROUP]

The files are those of nomenklatura (MIT), github.com/opensanctions/nomenklatura/tree/main/contrib. A pair counts as matched
from 0.7 on, as with logic-v2. Pairs of `cases.csv` without a stored result of logic-v2 are left out. `checks.yml` gives
some names in parts, which are joined: given name, middle name or patronymic, surname.
"""

import argparse
import csv
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lading.names.analyze import analyze_name
from lading.names.compare import Comparer
from lading.names.kinds import NameKind
from lading.names.tables import load_tables

LEAST = 0.7
KINDS = {"Person": NameKind.PERSON, "Vessel": NameKind.VESSEL}
PARTS = ("firstName", "middleName", "fatherName", "lastName")


class Pair(NamedTuple):
    """A labelled pair."""

    group: str
    schema: str
    left: str
    right: str
    same: bool
    peer: bool | None = None
    """Whether logic-v2 took it for a match."""


def read_cases(cases: Path, peer: Path) -> list[Pair]:
    with peer.open(encoding="utf-8", newline="") as stream:
        by_pair = {
            (r["schema"], r["name1"], r["name2"]): r["predicted_match"] == "true" for r in csv.DictReader(stream)
        }
    with cases.open(encoding="utf-8", newline="") as stream:
        rows = [
            (r["case_group"], r["schema"], r["name1"], r["name2"], r["is_match"] == "true")
            for r in csv.DictReader(stream)
        ]
    return [Pair(*row, by_pair[row[1:4]]) for row in rows if row[1:4] in by_pair]


def read_checks(path: Path) -> list[Pair]:
    checks = yaml.safe_load(path.read_text(encoding="utf-8"))["checks"]
    return [
        Pair("entity checks", one["schema"], name_of(one["query"]), name_of(one["candidate"]), one["match"])
        for one in checks
    ]


def name_of(entity: dict[str, Any]) -> str:
    """The name, or its parts in the usual order."""
    name = entity.get("name") or " ".join(str(entity[part]) for part in PARTS if part in entity)
    return str(name[0] if isinstance(name, list) else name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("cases", "peer", "checks"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--errors", help="print the errors of one group")
    given = parser.parse_args()
    comparer = Comparer.load(load_tables())
    total, ours, theirs = Counter[str](), Counter[str](), Counter[str]()
    for pair in [*read_cases(given.cases, given.peer), *read_checks(given.checks)]:
        kind = KINDS.get(pair.schema, NameKind.ORGANISATION)
        left, right = (analyze_name(text, kind, tables=comparer.tables) for text in (pair.left, pair.right))
        score = comparer.compare(left, right).score
        total[pair.group] += 1
        ours[pair.group] += (score >= LEAST) != pair.same
        theirs[pair.group] += pair.peer is not None and pair.peer != pair.same
        if given.errors == pair.group and (score >= LEAST) != pair.same:
            print(f"{score:.3f} {pair.same!s:5} {pair.peer!s:5} {pair.schema:12} {pair.left} | {pair.right}")
    for group, count in total.items():
        peer = theirs[group] if group != "entity checks" else "-"
        print(f"{group:24} pairs {count:4}  errors: Lading {ours[group]:3}  logic-v2 {peer}")


if __name__ == "__main__":
    main()

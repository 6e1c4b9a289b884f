"""Makes the files of cases that `names_train.py` and `names_similar.py` learn from.

    python benchmarks/names_cases.py hold-out|slips|script LIST OUT.json --persons CSV --companies TXT ... [--without TASK.json.gz ...]

LIST is a published list that Lading reads, or LIST.json (.json.gz) that holds {"index": {entity: [P|O|V, [name, ...]]}}.

hold-out: one Latin name of an entity with others is taken out of the index and asked for (4,000 at most).
slips:    names of the index with one slip of the pen, and as many with two (2,000 each).
script:   names in Arabic script are asked for in an index of the Latin ones.

The shipped models were learned from four files: hold-out and slips of the OFAC lists (US government work), hold-out and
script of the Australian consolidated list (CC BY 4.0). Ordinary names stand beside them: 6,000 generated persons of the
yente benchmark (MIT) from the 20,000th on, and half of the company names of stock exchanges (facts), so that the rest
measures. `--without` leaves out the entities that some tasks ask for and the ordinary names they show, and keeps three
tenths of the entities apart for looking at errors. Chance is seeded. The files held 1,200 ordinary names where the list
was the Australian one (`--every 5`).
"""

import argparse
import csv
import gzip
import json
import random
import re
from pathlib import Path
from typing import Any

from lading.io.unpack import find_lists
from lading.lists.recognise import parse_list, recognise
from lading.model.statement import Statement

SEED = 4711
HELD_OUT, SLIPPED = 4000, 2000
KEPT_APART = 0.3
PERSONS = slice(20_000, 26_000)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ABJAD, OTHER = re.compile(r"[\u0600-\u06ff]"), re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u4e00-\u9fff]")
Index = dict[str, tuple[str, list[str]]]
SCHEMATA = {"Person": "P", "Organization": "O", "Company": "O", "LegalEntity": "O", "PublicBody": "O", "Vessel": "V"}
NAMED = {"name", "alias"}
Query = tuple[str, str, str]
"""A name, its kind and the entity wanted."""


def read_json(path: Path) -> dict[str, Any]:
    raw = path.read_bytes()
    return dict(json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw))


def read_list(path: Path) -> Index:
    """Kind and names of each party of a list."""
    if ".json" in path.suffixes:
        return dict(read_json(path)["index"])
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for source in recognise(find_lists([path])[0]).sources:
        for item in parse_list(source):
            if isinstance(item, Statement) and item.schema in SCHEMATA and item.prop in NAMED:
                found.setdefault(item.entity_id, (SCHEMATA[item.schema], {}))[1][item.value.strip()] = None
    return {entity: (kind, list(names)) for entity, (kind, names) in found.items()}


def is_latin(name: str) -> bool:
    return not OTHER.search(name) and bool(re.search("[A-Za-z]", name))


def words_of(name: str) -> list[str]:
    return sorted(re.findall(r"\w+", name.lower()))


def slip(name: str, chance: random.Random) -> str:
    """The name with one letter added, lost, exchanged or moved."""
    at, how = chance.randrange(len(name)), chance.randrange(4)
    if how == 3:
        return name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
    letter = "" if how == 1 else chance.choice(LETTERS if chance.random() < 0.5 else name)
    return name[:at] + letter + name[at + (how != 0) :]


def hold_out(index: Index, entities: list[str], chance: random.Random) -> tuple[Index, list[Query]]:
    """One name taken out of the index for each entity that keeps another."""
    left = dict(index)
    queries: list[Query] = []
    for entity in entities:
        kind, names = index[entity]
        latin = [name for name in names if is_latin(name)]
        if len(names) < 2 or not latin or len(queries) == HELD_OUT:
            continue
        asked = chance.choice(latin)
        rest = [name for name in names if words_of(name) != words_of(asked)]
        if rest:
            left[entity] = (kind, rest)
            queries.append((asked, kind, entity))
    return left, queries


def slips(index: Index, entities: list[str], chance: random.Random) -> tuple[Index, list[Query]]:
    """Names with one slip and names with two."""
    queries = []
    for at, entity in enumerate(entities[: 2 * SLIPPED]):
        kind, names = index[entity]
        asked = slip(chance.choice(names), chance)
        queries.append((asked if at < SLIPPED or not asked else slip(asked, chance), kind, entity))
    return index, queries


def script(index: Index, entities: list[str], chance: random.Random) -> tuple[Index, list[Query]]:
    """Names in Arabic script asked for among the Latin ones."""
    latin = {entity: (kind, [n for n in names if is_latin(n)]) for entity, (kind, names) in index.items()}
    kept = {entity: row for entity, row in latin.items() if row[1]}
    queries: list[Query] = []
    for entity in entities:
        names = [name for name in index[entity][1] if ABJAD.search(name)]
        if entity in kept and names:
            queries.append((chance.choice(names), index[entity][0], entity))
    return kept, queries


def ordinary(persons: list[Path], companies: list[Path], shown: set[str], chance: random.Random) -> list[Query]:
    """Names of nobody listed, as far as is known."""
    people: list[str] = []
    for path in persons:
        with path.open(encoding="utf-8", newline="") as stream:
            people += [row["full_name"] for row in csv.DictReader(stream)]
    firms = [line.strip() for path in companies for line in path.read_text(encoding="utf-8").splitlines()]
    people, firms = ([name for name in some if name and name not in shown] for some in (people, firms))
    chance.shuffle(people)
    chance.shuffle(firms)
    return [(n, "P", "clean") for n in people[PERSONS]] + [(n, "O", "clean") for n in firms[: len(firms) // 2]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("how", choices=("hold-out", "slips", "script"))
    parser.add_argument("list", type=Path)
    parser.add_argument("out", type=Path)
    for name in ("--persons", "--companies", "--without"):
        parser.add_argument(name, type=Path, nargs="*", default=[])
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(SEED)  # noqa: S311 - seeded, so that the same cases come again
    tasks = [read_json(path) for path in given.without]
    asked = {wanted for task in tasks for _, _, wanted in task["queries"]}
    shown = {name for task in tasks for name, _, _ in task["clean"]}
    clean = ordinary(given.persons, given.companies, shown, chance)[:: given.every]
    index = read_list(given.list)
    entities = sorted(entity for entity in index if entity not in asked)
    chance.shuffle(entities)
    some = entities[: round(len(entities) * (1 - KEPT_APART if tasks else 1))]
    make = {"hold-out": hold_out, "slips": slips, "script": script}[given.how]
    left, queries = make(index, some, chance)
    given.out.write_text(json.dumps({"index": left, "queries": queries, "clean": clean}), encoding="utf-8")
    print(len(left), "entities,", len(queries), "queries,", len(clean), "ordinary names")


if __name__ == "__main__":
    main()

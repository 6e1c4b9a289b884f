"""False alarms by script and culture: ordinary persons and companies against the names of some lists.

    python benchmarks/names_alarms.py LIST[,LIST...] --persons CSV ... --companies TXT ... [--most 1500]

LIST is a published list that Lading reads, or LIST.json as for `names_cases.py`. The persons are generated (yente's
benchmark, MIT), the companies those of stock exchanges, some of which are listed themselves. Of each script (as Unicode
calls that of the first letter; CJK holds Japanese names too) and each exchange at most so many are asked for, drawn with
a seed. A hit is an alarm by the name alone; `lading screen` looks at dates and countries besides.
"""

import argparse
import csv
import random
import unicodedata
from pathlib import Path

from names_cases import read_list

from lading.names.index import NameIndex
from lading.names.kinds import NameKind

KINDS = {"P": NameKind.PERSON, "O": NameKind.ORGANISATION, "V": NameKind.VESSEL}
LEVELS = (0.5, 0.7, 0.85)


def script_of(name: str) -> str:
    """The script of the first letter."""
    return next((unicodedata.name(char, "?").split()[0] for char in name if char.isalpha()), "none")


def read_groups(persons: list[Path], companies: list[Path]) -> dict[tuple[str, NameKind], list[str]]:
    """Names by script or exchange."""
    groups: dict[tuple[str, NameKind], list[str]] = {}
    for path in persons:
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                groups.setdefault((f"persons {script_of(row['full_name'])}", NameKind.PERSON), []).append(
                    row["full_name"]
                )
    for path in companies:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        groups[path.stem.replace("_", " "), NameKind.ORGANISATION] = [line for line in lines if line]
    return groups


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists")
    parser.add_argument("--persons", type=Path, nargs="*", default=[])
    parser.add_argument("--companies", type=Path, nargs="*", default=[])
    parser.add_argument("--most", type=int, default=1500)
    given = parser.parse_args()
    parties = [
        (f"{path}/{key}", KINDS[kind], names)
        for path in given.lists.split(",")
        for key, (kind, names) in read_list(Path(path)).items()
    ]
    index = NameIndex.build(parties)
    chance = random.Random(11)  # noqa: S311 - seeded, so that the same names come again
    print(f"{len(parties)} parties; share of names with a hit of {', '.join(map(str, LEVELS))} or more")
    for (group, kind), names in sorted(read_groups(given.persons, given.companies).items()):
        asked = chance.sample(names, min(len(names), given.most))
        best = [
            max((hit.score for hit in index.search(one, kind, limit=1, explain=False)), default=0.0) for one in asked
        ]
        shares = " · ".join(f"{sum(score >= least for score in best) / len(best):.2%}" for least in LEVELS)
        print(f"{group:28} {shares} of {len(asked)}", flush=True)


if __name__ == "__main__":
    main()

"""Builds `src/lading/names/data/background.json`: how often ordinary people bear a name.

From the lists of common forenames and surnames by country of sigpwned/popular-names-by-country-dataset (CC0). Each
country stands for 200 people; where the list gives no share, the share falls with the rank.

    python benchmarks/names_background.py FOLDER_WITH_THE_TWO_CSV_FILES
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path

from lading.names.romanise import romanise

TARGET = Path(__file__).parents[1] / "src/lading/names/data/background.json"
PEOPLE = 200
TOP_SHARE, FALL = 0.03, 0.6
LEAST = 0.5


def share(row: dict[str, str], rank: int) -> float:
    percent = (row.get("Percent") or "").strip()
    return float(percent.rstrip("%")) / (100 if percent.endswith("%") else 1) if percent else TOP_SHARE / rank**FALL


def main() -> None:
    folder = Path(sys.argv[1])
    counts: Counter[str] = Counter()
    countries = set()
    for file, group in (("common-forenames-by-country.csv", "Gender"), ("common-surnames-by-country.csv", "Country")):
        seen: Counter[tuple[str, str]] = Counter()
        with (folder / file).open(encoding="utf-8-sig") as stream:
            for row in csv.DictReader(stream):
                place = row["Country"], row[group]
                seen[place] += 1
                countries.add(row["Country"])
                part = share(row, seen[place]) * (0.5 if group == "Gender" else 1)
                for word in {romanise(w) for w in row["Romanized Name"].replace("-", " ").split()}:
                    counts[word] += part * PEOPLE  # type: ignore[assignment]
    kept = {word: round(n, 1) for word, n in sorted(counts.items()) if word and n >= LEAST}
    table = {"people": PEOPLE * len(countries), "counts": kept}
    TARGET.write_text(json.dumps(table, ensure_ascii=True, separators=(",", ":")), encoding="utf-8")
    print(len(kept), "names of", len(countries), "countries")


if __name__ == "__main__":
    main()

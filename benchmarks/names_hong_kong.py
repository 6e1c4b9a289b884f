"""Makes `src/lading/names/data/hong_kong.json`: how Chinese characters are romanised in the names of Hong Kong.

    python benchmarks/names_hong_kong.py        (needs the package cantonese-romanisation, which Lading does not)

The package (MIT) lists the romanisations of the Hong Kong Government by traditional character. Kept are simplified
characters of GB 2312, and for each at most four romanisations, the usual spelling (kwok) before its double (gwok).
"""

import json
from pathlib import Path

from lading.names.tables import load_tables

TARGET = Path(__file__).parents[1] / "src/lading/names/data/hong_kong.json"
MOST = 4
DOUBLES = {"g": "k", "j": "ch", "d": "t", "b": "p"}
"""First letters of spellings that hardly stand in names beside the usual ones."""


def usual_first(spellings: list[str]) -> list[str]:
    """Each spelling once, those that hardly stand in names last."""
    return sorted(dict.fromkeys(spellings), key=lambda one: one[0] in DOUBLES)[:MOST]


def main() -> None:
    from cantoroman import Cantonese  # type: ignore[import-not-found, unused-ignore]

    simplified = load_tables().simplified
    found: dict[str, list[str]] = {}
    for old, spellings in Cantonese().charToRoman.items():
        new = simplified.get(ord(old), old)
        if new.encode("gb2312", "ignore"):
            found.setdefault(new, []).extend(spellings)
    table = {char: " ".join(usual_first(spellings)) for char, spellings in sorted(found.items())}
    TARGET.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    print(len(table), "characters")


if __name__ == "__main__":
    main()

"""How often the best hit is right, by its score: what a score of 0.8 is worth.

    python benchmarks/names_reliability.py TASK.json.gz ...

A task holds {"index": {entity: [P|O|V, [name, ...]]}, "queries": [[name, kind, entity]], "clean": [[name, kind, "clean"]]}.
The share depends on how many of the names asked for are listed at all: both numbers are printed.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from lading.testing import bench_factory

BANDS = 10


def main() -> None:
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    hits, right = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    listed = ordinary = 0
    for path in map(Path, sys.argv[1:]):
        task = json.loads(gzip.decompress(path.read_bytes()))
        matcher = bench_factory(task["index"])
        listed, ordinary = listed + len(task["queries"]), ordinary + len(task["clean"])
        for query, kind, wanted in task["queries"] + task["clean"]:
            for score, entity in matcher.search(query, kind)[:1]:
                band = ("persons" if kind == "P" else "others", min(int(score * BANDS), BANDS - 1))
                hits[band] += 1
                right[band] += entity == wanted
    print(f"{listed} names of listed parties, {ordinary} ordinary ones")
    for kind in ("persons", "others"):
        bands = [(band, hits[kind, band]) for band in range(BANDS) if hits[kind, band]]
        print(kind, ", ".join(f"{b / BANDS:.1f}: {right[kind, b] / n:.2f} of {n}" for b, n in bands))


if __name__ == "__main__":
    main()

"""Name matching side by side: Lading and its peers on the same tasks in the same run, as a Markdown table.

    python benchmarks/names.py PATH/TO/names_bench.py [MATCHER ...]

The bench holds one name of an entity out of the list and asks for it; it prints recall at rank 1 and 5, recall at the
threshold where 1 % of ordinary names raise an alert, and queries per CPU second. Matchers are `module:factory` or
`peer:name`; without any, Lading and the peers that need no compiler are run.
"""

import re
import subprocess
import sys
from collections import defaultdict

DEFAULT = ("lading.testing:bench_factory", "peer:jaro_winkler", "peer:token_sort")
FIGURES = ("R@1", "R@5", "R@1%FPR", "queries/CPU s")
LINE = re.compile(r"^(?P<task>\S+)\s+(?P<matcher>\S+)\s+n=(?P<n>\d+)\s+(?P<figures>.*)$")


def run(bench: str, matcher: str) -> dict[str, dict[str, str]]:
    """Figures by task."""
    done = subprocess.run([sys.executable, bench, "run", matcher], check=True, capture_output=True, text=True)
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for found in map(LINE.match, done.stdout.splitlines()):
        if found:
            rows[found["task"]] = {"n": found["n"]}
            for name in FIGURES:
                value = re.search(re.escape(name) + r" (\S+)", found["figures"])
                rows[found["task"]][name] = value.group(1) if value else ""
    return rows


def main() -> None:
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    bench, matchers = sys.argv[1], sys.argv[2:] or list(DEFAULT)
    print(f"| task | n | matcher | {' | '.join(FIGURES)} |")
    print("|---|---|---|" + "---|" * len(FIGURES))
    for matcher in matchers:
        for task, row in run(bench, matcher).items():
            print(f"| {task} | {row['n']} | {matcher} | {' | '.join(row[name] for name in FIGURES)} |", flush=True)


if __name__ == "__main__":
    main()

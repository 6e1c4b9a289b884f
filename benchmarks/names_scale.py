"""How the name index grows: build time, memory and query time over many synthetic names.

    python benchmarks/names_scale.py LIST.json SIZE [SIZE ...]

LIST.json (or .json.gz) holds {"index": {entity: [P|O|V, [name, ...]]}}, real names. A synthetic name takes the words of
a real one and, for each, now and then, a word of another name of the same kind, one slip of the pen, or nothing; so words
repeat as they do in real lists and new ones keep coming. Each size is measured in a process of its own, with queries
that are names of the index with one slip. Chance is seeded: the same sizes give the same names.
"""

import gzip
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from lading.names.index import NameIndex
from lading.names.kinds import NameKind

KINDS = {"P": NameKind.PERSON, "O": NameKind.ORGANISATION, "V": NameKind.VESSEL}
EXCHANGED, SLIPPED, DROPPED = 0.4, 0.1, 0.05
LETTERS = "abcdefghijklmnopqrstuvwxyz"
QUERIES = 1000


def slip(word: str, chance: random.Random) -> str:
    """The word with a letter added, lost, exchanged or moved."""
    at, how = chance.randrange(len(word)), chance.randrange(4)
    letter = chance.choice(LETTERS)
    if how == 3:
        return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    return word[:at] + ("" if how == 0 else letter) + word[at + (how != 1) :]


def make_names(source: dict[str, tuple[str, list[str]]], size: int) -> Iterator[tuple[str, NameKind, list[str]]]:
    """So many parties of one name each."""
    chance = random.Random(size)  # noqa: S311 - seeded, so that the same names come again
    by_kind = {
        of: [name.split() for kind, names in source.values() if kind == of for name in names if name.split()]
        for of in KINDS
    }
    kinds = [kind for kind, _ in source.values() if by_kind[kind]]
    for number in range(size):
        of = chance.choice(kinds)
        words = []
        for word in chance.choice(by_kind[of]):
            draw = chance.random()
            if draw < EXCHANGED:
                words.append(chance.choice(chance.choice(by_kind[of])))
            elif draw < 1 - DROPPED:
                words.append(slip(word, chance) if draw < EXCHANGED + SLIPPED else word)
        yield f"s{number}", KINDS[of], [" ".join(words) or "unnamed"]


def measure(path: Path, size: int) -> None:
    """Builds one index, searches it and prints a row."""
    raw = path.read_bytes()
    source = json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)["index"]
    started = time.process_time()
    index = NameIndex.build(make_names(source, size))
    built = time.process_time() - started
    chance = random.Random(1)  # noqa: S311 - as above
    step = max(size // QUERIES, 1)
    asked = [(slip(n[0], chance), k) for i, (_, k, n) in enumerate(make_names(source, size)) if not i % step]
    taken = []
    for text, kind in asked:
        started = time.process_time()
        index.search(text, kind, explain=False)
        taken.append(time.process_time() - started)
    taken.sort()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    median, late = (1000 * taken[int(len(taken) * share)] for share in (0.5, 0.99))
    rate = len(taken) / sum(taken)
    print(f"| {size:,} | {built:.0f} s | {memory:.2f} GiB | {median:.1f} ms | {late:.1f} ms | {rate:.0f} |", flush=True)


def main() -> None:
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    if len(sys.argv) == 3:
        return measure(Path(sys.argv[1]), int(sys.argv[2]))
    print("| names | build, CPU | peak memory | query, median CPU | query, p99 CPU | queries per CPU second |")
    print("|---|---|---|---|---|---|")
    sys.stdout.flush()
    for size in sys.argv[2:]:
        subprocess.run([sys.executable, __file__, sys.argv[1], size], check=True)
    return None


if __name__ == "__main__":
    main()

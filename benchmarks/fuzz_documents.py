"""Damaged files of every format against the readers: none may crash them, hang them or make them give a wrong span.

    python -m benchmarks.fuzz_documents --inputs 10000 --seed 1

Each input is one of the files of `tests/documents/samples.py` with bits flipped, bytes lost, stretches copied, swapped,
repeated or spliced in from another file; in ZIP files of XML half of the damage is done inside a member, packed again,
so that it gets past the checksums. Prints what came of them and the slowest; leaves with 1 on a failure, whose input it
writes to the folder given by `--keep`.
"""

import argparse
import collections
import faulthandler
import random
import sys
import time
from pathlib import Path

from tests.documents.damage import mutate, mutate_inside
from tests.documents.samples import samples
from tests.documents.whole import check_whole

from lading.documents.contents import read_contents
from lading.documents.read import Reader
from lading.errors import DocumentError

SLOW = 5.0
"""CPU seconds after which an input counts as hanging."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    faulthandler.enable()
    chance = random.Random(given.seed)  # noqa: S311  # chance for tests, no secret
    reader, seeds = Reader(), sorted(samples().items())
    counts: collections.Counter[str] = collections.Counter()
    failures, slowest = [], (0.0, "", 0)
    for number in range(given.inputs):
        name, data = seeds[number % len(seeds)]
        other = chance.choice(seeds)[1]
        damaged = (mutate_inside if chance.random() < 0.5 else mutate)(data, other, chance)
        start = time.process_time()
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
            (given.keep / "last").write_bytes(damaged)
        try:
            contents = read_contents(damaged, name=name, reader=reader)
            for result in contents.results:
                check_whole(result.document)
            counts["read, with issues" if contents.issues else "read"] += 1
        except DocumentError:
            counts["refused"] += 1
        except Exception as error:  # noqa: BLE001  # that is what it looks for
            failures.append(f"{number} {name}: {type(error).__name__}: {error}")
            if given.keep:
                (given.keep / f"{number}-{name}").write_bytes(damaged)
        taken = time.process_time() - start
        if taken > slowest[0]:
            slowest = (taken, name, number)
        if taken > SLOW:
            failures.append(f"{number} {name}: took {taken:.1f} s")
    print(f"{given.inputs} inputs from {len(seeds)} files, seed {given.seed}: {dict(sorted(counts.items()))}")
    print(f"slowest {slowest[0]:.2f} s CPU ({slowest[1]}, input {slowest[2]}); {len(failures)} failures")
    print("\n".join(failures[:40]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

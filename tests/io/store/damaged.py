"""A small store with something of everything, damaged byte by byte; run as a program it says how much of that is found.

`python -m tests.io.store.damaged FOLDER CHANGES SEED` changes one byte at a time in a page that is in use.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from lading.errors import LadingError
from lading.io.store import SqliteStore
from lading.model.investigation import Act
from lading.model.issue import Severity
from lading.model.judgement import Decision
from tests.conformance.test_claim_judgements import decide
from tests.conformance.test_judgements import judge
from tests.io.store.build import MONDAY, kupol_statements, let_in
from tests.io.store.crash_scenes import work_read

PAGE = 4096


def make_full(folder: Path) -> Path:
    """A store with a list, documents and decisions, as one file."""
    path = folder / "lading.db"
    with SqliteStore.open(path) as store:
        let_in(store, kupol_statements(), dataset="us_ofac_sdn")
        for by in ("A. Analyst", "B. Analyst"):
            store.judgements.record(judge(Decision.POSITIVE, by), recorded=MONDAY)
            store.claim_judgements.record(decide(Decision.POSITIVE, by), recorded=MONDAY)
            store.acts.record(Act(by, "exported", "the dossier"), recorded=MONDAY)
    batches = work_read(folder, 1)
    for _ in range(3):
        next(batches)
    batches.close()  # type: ignore[attr-defined]  # a generator
    return path


def find_damage(path: Path) -> list[str]:
    """What a check of the store has to say; empty where it takes it for sound."""
    try:
        with SqliteStore.open(path) as store:
            return [str(issue) for issue in store.check() if issue.severity is Severity.ERROR]
    except LadingError as error:
        return [str(error)]


def change_bytes(whole: bytes, changes: int, seed: int) -> Iterator[tuple[int, bytes]]:
    """Copies of a file with one bit the other way, and where."""
    chance = random.Random(seed)  # noqa: S311  # places, not secrets
    for _ in range(changes):
        at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        made = bytearray(whole)
        made[at] ^= bit
        yield at, bytes(made)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    original = make_full(place).read_bytes()
    found, missed = 0, list[int]()
    for offset, content in change_bytes(original, int(sys.argv[2]), int(sys.argv[3])):
        (place / "damaged.db").write_bytes(content)
        if find_damage(place / "damaged.db"):
            found += 1
        else:
            missed.append(offset)
        for beside in place.glob("damaged.db-*"):
            beside.unlink()
    zero = sum(original[at] == 0 for at in missed)
    print(json.dumps({"changes": found + len(missed), "found": found, "missed": len(missed), "missed in zeros": zero}))

"""Several processes on one file: each writes, all of it is there, and the chain of the ledger is whole."""

import subprocess
import sys
from pathlib import Path

from lading.io.store import SqliteStore

ENTRIES, WRITERS = 16, 3
WRITER = """
import sys
from itertools import islice
from pathlib import Path
from tests.io.store.crash_scenes import work_review
for word in islice(work_review(Path(sys.argv[1]), int(sys.argv[2])), int(sys.argv[3])):
    print(word, flush=True)
"""


def test_processes_that_write_at_once_lose_nothing_and_keep_one_chain(tmp_path: Path) -> None:
    SqliteStore.open(tmp_path / "lading.db").close()
    writers = [
        subprocess.Popen(  # noqa: S603  # our own interpreter
            [sys.executable, "-c", WRITER, str(tmp_path), str(number), str(ENTRIES)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
            text=True,
        )
        for number in range(WRITERS)
    ]
    said = [writer.communicate()[0].split("\n")[:-1] for writer in writers]
    assert [len(words) for words in said] == [ENTRIES] * WRITERS
    with SqliteStore.open(tmp_path / "lading.db") as store:
        assert store.check() == ()
        rows = store.database.rows
        there = {row[0] for row in rows("SELECT digest FROM claim_judgement UNION SELECT digest FROM judgement")}
        there |= {row[0] for row in rows("SELECT digest FROM act UNION SELECT 'back ' || entry FROM withdrawal")}
    assert {word for words in said for word in words} == there

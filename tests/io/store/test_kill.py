"""`kill -9` during a load, at random moments. LADING_KILLS sets how often; each time the store must be whole."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from lading.io.store import SqliteStore, choose_versions
from tests.io.store.build import let_in, many_statements

KILLS = int(os.environ.get("LADING_KILLS", "4"))
PARTIES = 1_500
LOADER = """
import sys
from pathlib import Path
from lading.io.store import SqliteStore, arrival, flip
from tests.io.store.build import let_in, many_statements
flip.CHUNK = arrival.CHUNK = 700  # many transactions a load
with SqliteStore.open(Path(sys.argv[1])) as store:
    print("open", flush=True)
    wave = int(sys.argv[2])
    while True:
        wave += 1
        let_in(store, many_statements(int(sys.argv[3]), wave=f" {wave % 3}"), published="2026-11-23")
        print(wave, flush=True)
"""


def test_a_killed_load_leaves_only_whole_versions_and_loses_none_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "lading.db"
    chance = random.Random(20261123)  # noqa: S311  # moments, not secrets
    with SqliteStore.open(path) as store:
        let_in(store, many_statements(PARTIES, wave=" 0"), published="2026-11-23")
    acknowledged, wave = 1, 0
    for _ in range(KILLS):
        process = subprocess.Popen(  # noqa: S603  # our own interpreter
            [sys.executable, "-c", LOADER, str(path), str(wave), str(PARTIES)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0.0, 0.5))
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read().split()
        process.wait()
        process.stdout.close()
        acknowledged += len(said)
        with SqliteStore.open(path) as store:
            assert store.check() == ()
            versions = store.lists.versions()
            assert acknowledged <= len(versions) <= acknowledged + 1
            acknowledged = len(versions)
            (standing,) = choose_versions(versions).versions
            names = {said.value for said in store.lists.statements(standing) if said.prop == "name"}
            assert len(names) == PARTIES
            assert len({name.rsplit(" ", 1)[1] for name in names}) == 1
        wave = acknowledged - 1
    left = {file.name for file in tmp_path.iterdir()}
    assert left <= {"lading.db", "lading.db-wal", "lading.db-shm", "lading.db-loading"}

import time
from pathlib import Path

from lading.io.store import SqliteStore, choose_versions
from tests.io.store.build import let_in, many_statements

PARTIES = 5_000


def test_statements_are_kept_small_and_found_fast_and_a_small_change_costs_little(tmp_path: Path) -> None:
    """Measured with ten million: 905 MB, 0.05 ms. Here the bounds are what would be wrong, not what is usual."""
    path = tmp_path / "lading.db"
    with SqliteStore.open(path) as store:
        let_in(store, many_statements(PARTIES))
        store.database.run("PRAGMA wal_checkpoint(TRUNCATE)")
        size = path.stat().st_size
        assert size / (4 * PARTIES) < 110
        let_in(store, many_statements(PARTIES + 10), published="2026-12-01")
        store.database.run("PRAGMA wal_checkpoint(TRUNCATE)")
        assert path.stat().st_size < size * 1.1
        snapshot = choose_versions(store.lists.versions())
        begin = time.perf_counter()
        for number in range(0, PARTIES, PARTIES // 100):
            assert store.lists.entity(f"house-{number}", snapshot) is not None
        assert (time.perf_counter() - begin) / 100 < 0.01

"""What a power cut leaves: a journal that ends anywhere, and pages that were half copied from it into the store."""

import random
from pathlib import Path

import pytest

from lading.io.store import SqliteStore
from lading.io.store.check import check_store
from lading.model.investigation import Act
from tests.io.store.build import MONDAY

LINES, PAGE, HEAD, FRAME = 25, 4096, 32, 24


@pytest.fixture
def written(tmp_path: Path) -> tuple[bytes, bytes, list[int]]:
    """A store, its journal, and where the journal ended after each acknowledged line of the log."""
    path, ends = tmp_path / "first.db", []
    SqliteStore.open(path).close()
    with SqliteStore.open(path) as store:
        for number in range(LINES):
            store.acts.record(Act("A. Analyst", "exported", f"dossier {number}"), recorded=MONDAY)
            ends.append(path.with_name("first.db-wal").stat().st_size)
        return path.read_bytes(), path.with_name("first.db-wal").read_bytes(), ends


def lines_in(path: Path, base: bytes, journal: bytes) -> int:
    """How many lines a store of such files holds, after it has been found sound."""
    path.write_bytes(base)
    path.with_name(f"{path.name}-wal").write_bytes(journal)
    with SqliteStore.open(path) as store:
        assert tuple(check_store(store.database)) == ()
        return len(store.acts.last(LINES + 1))


def test_a_journal_cut_anywhere_gives_every_line_that_was_acknowledged_before(
    tmp_path: Path, written: tuple[bytes, bytes, list[int]]
) -> None:
    base, journal, ends = written
    chance = random.Random(20261201)  # noqa: S311  # places, not secrets
    cuts = [*(chance.randrange(HEAD, len(journal)) for _ in range(20)), ends[0], ends[0] - 1, ends[-1] - 1]
    for number, cut in enumerate(cuts):
        tail = chance.randbytes(chance.choice([0, len(journal) - cut]))  # what stood there on the disk before
        held = lines_in(tmp_path / f"{number}.db", base, journal[:cut] + tail)
        assert held == sum(end <= cut for end in ends)


def test_pages_half_copied_from_the_journal_are_copied_again(
    tmp_path: Path, written: tuple[bytes, bytes, list[int]]
) -> None:
    base, journal, _ = written
    chance = random.Random(20261201)  # noqa: S311  # as above
    frames = range(HEAD, len(journal) - FRAME, FRAME + PAGE)
    pages = {int.from_bytes(journal[at : at + 4], "big") for at in frames} - {1}
    for number in range(5):
        torn = bytearray(base)
        for page in chance.sample(sorted(pages), max(1, len(pages) // 2)):
            torn[(page - 1) * PAGE + 512 : page * PAGE] = chance.randbytes(PAGE - 512)
        assert torn != base
        assert lines_in(tmp_path / f"{number}.db", bytes(torn), journal) == LINES

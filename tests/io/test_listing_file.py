import os
from dataclasses import replace
from pathlib import Path

import pytest

from lading.engine.pool import run_batches
from lading.io import listing_file
from lading.io.listing_file import Ready, load_listing, open_listing
from lading.io.packed import write_packed
from lading.model.issue import Issue, Severity
from lading.screen.ask import screen_query
from lading.screen.query import Query
from tests.resolve.entries import MATCHER
from tests.screen.listed import LISTING, TERMS

ISSUES = (Issue(Severity.WARNING, "us_ofac_sdn", "row 3", "a date that is none"),)
QUERIES = [
    Query("1", ("АО «ИЭМЗ «Купол»",), countries=("ru",)),
    Query("2", ("Completely Different Ltd",), identifiers=(("innCode", "3849055365"),)),
    Query("3", ("Abu Ali",), births=("1965-03-02",)),
    Query("4", ("Siemens AG",)),
    Query("5", ("湖北宏达机械有限公司",)),
]


class Workshop:
    """A folder of indexes, and how often one was built."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.built, self.ready = folder / "x.index", 0, Ready(LISTING, ISSUES)

    def open(self, key: str = "a") -> Ready:
        def build() -> Ready:
            self.built += 1
            return self.ready

        return open_listing(self.folder, key, matcher=MATCHER, build=build)

    def files(self) -> list[Path]:
        return sorted(self.folder.iterdir())


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def test_lists_are_built_once_and_answer_the_same_from_their_file(workshop: Workshop) -> None:
    first, second = workshop.open(), workshop.open()
    assert workshop.built == 1
    assert first.kept
    assert second.kept
    assert second.issues == ISSUES
    for query in QUERIES:
        assert screen_query(query, second.listing, TERMS) == screen_query(query, LISTING, TERMS)
    assert dict(second.listing.designations) == dict(LISTING.designations)
    assert dict(second.listing.party_of) == dict(LISTING.party_of)
    assert dict(second.listing.block.profiles) == dict(LISTING.block.profiles)
    assert (second.listing.datasets, second.listing.weak_days) == (LISTING.datasets, LISTING.weak_days)


def test_other_lists_and_other_tables_have_files_of_their_own(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.open("a")
    workshop.open("b")
    assert workshop.built == 2
    monkeypatch.setattr(listing_file, "builder_version", lambda: "tables of tomorrow")
    workshop.open("a")
    assert workshop.built == 3
    assert len(workshop.files()) == 3


@pytest.mark.parametrize("damage", ["torn", "changed", "empty", "another format", "unreadable"])
def test_a_damaged_file_is_built_anew(workshop: Workshop, damage: str) -> None:
    workshop.open()
    (file,) = workshop.files()
    whole = file.read_bytes()
    if damage == "torn":
        file.write_bytes(whole[: len(whole) // 2])
    elif damage == "changed":
        file.write_bytes(whole[:-3000] + b"\xff" + whole[-2999:])
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "another format":
        write_packed(file, {}, {"something": "else"})
    else:
        file.unlink()
        file.mkdir()
    ready = workshop.open()
    assert workshop.built == 2
    assert screen_query(QUERIES[0], ready.listing, TERMS).hits
    if damage != "unreadable":
        assert file.read_bytes() == whole


def test_lists_that_could_not_all_be_read_are_not_kept(workshop: Workshop) -> None:
    workshop.ready = replace(workshop.ready, issues=(Issue(Severity.ERROR, "eu_fsf", "", "broken off"),))
    assert not workshop.open().kept
    assert not workshop.folder.exists()


def test_a_folder_that_cannot_be_written_to_costs_time_and_no_answer(workshop: Workshop) -> None:
    workshop.folder.write_text("a file where the folder should be")
    ready = workshop.open()
    assert not ready.kept
    assert screen_query(QUERIES[0], ready.listing, TERMS).hits


def test_the_sets_of_versions_asked_lately_are_kept(workshop: Workshop) -> None:
    for key in "abcdef":
        workshop.open(key)
    assert len(workshop.files()) == listing_file.KEPT
    workshop.open("f")
    assert workshop.built == 6
    workshop.open("a")
    assert workshop.built == 7


def test_what_a_killed_process_left_is_cleared_away(workshop: Workshop) -> None:
    workshop.folder.mkdir()
    old, new = (workshop.folder / f".lists-{name}.index.7-7" for name in "ab")
    for file in (old, new):
        file.write_bytes(b"half of an index")
    os.utime(old, (1_000_000, 1_000_000))
    workshop.open()
    assert not old.exists()
    assert new.exists()


def test_processes_share_the_file(workshop: Workshop) -> None:
    workshop.open()
    (file,) = workshop.files()
    listing = load_listing(file, matcher=MATCHER).listing

    def count(queries: object) -> tuple[int, int, bool]:
        assert isinstance(queries, tuple)
        answers = [screen_query(query, listing, TERMS) for query in queries]
        maps = Path("/proc/self/maps")
        return (
            os.getpid(),
            sum(map(bool, (a.hits for a in answers))),
            not maps.exists() or str(file) in maps.read_text(),
        )

    made = list(run_batches(count, [tuple(QUERIES)] * 4, workers=2))
    assert {hits for _, hits, _ in made} == {3}
    assert all(mapped for _, _, mapped in made)
    assert os.getpid() not in {pid for pid, _, _ in made}

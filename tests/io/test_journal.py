from pathlib import Path

import pytest

from lading.errors import InputError
from lading.io.journal import Journal, State


def copy(journal: Journal) -> None:
    def write(whole: Path) -> None:
        whole.write_text("".join(str(line["n"]) for line in journal.lines()))

    journal.finish(write)


def test_the_output_appears_whole_and_nothing_else_stays(tmp_path: Path) -> None:
    output = tmp_path / "hits.txt"
    with Journal(output) as journal:
        journal.resume(State("k"))
        state = journal.add(['{"n": 1}'], State("k", rows=5))
        assert not output.exists()
        journal.add(['{"n": 2}'], State("k", rows=9))
        copy(journal)
    assert state.bytes == 9
    assert output.read_text() == "12"
    assert [path.name for path in tmp_path.iterdir()] == ["hits.txt"]


def test_what_a_broken_run_wrote_after_its_last_state_is_cut_off(tmp_path: Path) -> None:
    output = tmp_path / "hits.txt"
    with Journal(output) as journal:
        journal.resume(State("k"))
        journal.add(['{"n": 1}'], State("k", rows=5, counts={"hits": 1}, facts={"as_of": "2026-11-23"}))
    with journal.part.open("a") as file:
        file.write('{"n": 99}\n{"n": 9')
    found = Journal(output).found()
    assert found == State("k", 5, 9, {"hits": 1}, {"as_of": "2026-11-23"})
    with Journal(output) as journal:
        journal.resume(found)
        assert journal.add([], State("k", rows=6)).bytes == 9
        journal.add(['{"n": 2}'], State("k", rows=8))
        copy(journal)
    assert output.read_text() == "12"


def test_nothing_is_continued_that_is_not_there(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "hits.txt")
    assert journal.found() is None
    journal.state_file.write_text("{")
    assert journal.found() is None
    journal.state_file.write_text('{"key": "k", "rows": 5, "bytes": 10, "counts": {}, "facts": {}}')
    assert journal.found() is None
    journal.part.write_text("0123")
    assert journal.found() is None


def test_an_old_output_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    output = tmp_path / "hits.txt"
    output.write_text("old")

    def fail(whole: Path) -> None:
        whole.write_text("half")
        raise OSError("the disk is full")

    with Journal(output) as journal:
        journal.resume(State("k"))
        with pytest.raises(OSError, match="full"):
            journal.finish(fail)
    assert output.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".hits.txt.part", ".hits.txt.state", "hits.txt"]


def test_two_runs_do_not_write_one_output(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="the system has no file locks")
    with (
        Journal(tmp_path / "hits.txt"),
        pytest.raises(InputError, match="another run is writing"),
        Journal(tmp_path / "hits.txt"),
    ):
        pass

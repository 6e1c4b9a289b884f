"""Which files are still to be read."""

from pathlib import Path

import pytest

from lading.documents.about import About
from lading.io.files import find_documents
from lading.io.intake import Job, Plan, plan_files
from lading.io.store import Intake

SAYS = "publisher: The Outlet\n"


def plan(
    folder: Path, known: dict[str, Intake] | None = None, *, basis: str = "b", unsaid: About | None = None
) -> Plan:
    return plan_files(find_documents([folder]), known or {}, basis=basis, unsaid=unsaid or About())


def names(jobs: tuple[Job, ...]) -> list[str]:
    return [Path(job.path).name for job in jobs]


def remember(made: Plan) -> dict[str, Intake]:
    """What a store would know after it."""
    copies = {job.path: Intake(job.path, job.sha256, job.key, "", copy_of=path) for job, path in made.copies}
    return {job.path: Intake(job.path, job.sha256, job.key, "") for job in made.jobs} | copies


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"a.txt": "one", "b.txt": "one", "c.txt": "two", "d.txt": "two"}.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "d.txt.meta.yml").write_text(SAYS)
    return tmp_path


def test_of_equal_files_one_is_read_and_one_of_which_more_is_said_too(folder: Path) -> None:
    made = plan(folder)
    assert names(made.jobs) == ["a.txt", "c.txt", "d.txt"]
    assert [(Path(job.path).name, Path(path).name) for job, path in made.copies] == [("b.txt", "a.txt")]


def test_what_is_known_is_done_and_what_changed_is_not(folder: Path) -> None:
    known = remember(plan(folder))
    assert plan(folder, known).jobs == ()
    assert len(plan(folder, known).done) == 4
    (folder / "c.txt").write_text("three")
    assert names(plan(folder, known).jobs) == ["c.txt"]
    assert names(plan(folder, known, basis="later").jobs) == ["a.txt", "c.txt", "d.txt"]
    assert names(plan(folder, known, unsaid=About(publisher="P")).jobs) == ["a.txt", "c.txt"]


def test_a_file_that_was_moved_is_a_copy_of_what_it_was(folder: Path) -> None:
    known = remember(plan(folder))
    (folder / "c.txt").rename(folder / "e.txt")
    made = plan(folder, known)
    assert made.jobs == ()
    assert [(Path(job.path).name, Path(path).name) for job, path in made.copies] == [("e.txt", "c.txt")]


def test_a_broken_sidecar_does_not_hide_its_file(folder: Path) -> None:
    (folder / "c.txt.meta.yml").write_text("- no table")
    assert "c.txt" in names(plan(folder).jobs)


def test_a_file_that_cannot_be_opened_is_left_for_the_reader_to_report(folder: Path) -> None:
    missing = find_documents([folder / "a.txt"])
    (folder / "a.txt").unlink()
    (job,) = plan_files(missing, {}, basis="b", unsaid=About()).jobs
    assert job.sha256 == ""
    again = {job.path: Intake(job.path, "", job.key, "")}
    assert len(plan_files(missing, again, basis="b", unsaid=About()).jobs) == 1


def test_batches_are_small_enough_that_every_process_has_some(folder: Path) -> None:
    jobs = tuple(
        Job(job.file, f"{n}", job.sha256, job.key, size=size)
        for job in plan(folder).jobs[:1]
        for n, size in enumerate([10] * 100)
    )
    made = Plan(jobs, (), ())
    sizes = [len(batch) for batch in made.batches(workers=2)]
    assert (sum(sizes), max(sizes)) == (100, 8)
    assert max(len(batch) for batch in made.batches(workers=50)) == 1
    large = Plan(tuple(Job(job.file, job.path, job.sha256, job.key, size=150_000) for job in jobs), (), ())
    assert {len(batch) for batch in large.batches(workers=2)} == {1}
    assert Plan((), (), ()).batches(workers=2) == ()

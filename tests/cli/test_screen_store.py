import csv
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from lading import pipeline
from lading.cli import screen_table
from lading.engine import pool
from lading.engine.pool import run_batches
from lading.errors import ConfigurationError
from lading.io.asked import Asked
from lading.model.case import Listed
from tests.cli.stored import FIRST, KUPOL, SECOND, Office, make_office


@pytest.fixture(scope="module")
def shared_office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return make_office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def office(shared_office: Office) -> Office:
    return shared_office


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many lists were read, each time that any were."""
    found: list[int] = []
    load = pipeline.load_lists

    def counted(asked: Asked, **more: object) -> Listed:
        found.append(len(asked.lists))
        return load(asked, **more)  # type: ignore[arg-type]  # whatever it was given

    monkeypatch.setattr(pipeline, "load_lists", counted)
    return found


def test_the_day_decides_which_version_is_asked_and_the_answer_says_which(office: Office) -> None:
    assert office.ask("TSK Vektor", day="2026-08-31") == 1
    (hit,) = (hit for hit in office.hits() if hit["entry"] == "ofac-46441")
    assert (hit["list"], hit["list_date"], len(hit["list_version"])) == ("us_ofac_sdn", FIRST, 40)
    office.ask("TSK Vektor", day=SECOND)
    assert "ofac-46441" not in {hit["entry"] for hit in office.hits()}
    office.ask("TSK Vektor", "--width", 80, day=SECOND)
    assert f"us_ofac_sdn of {SECOND}, version " in office.said
    assert max(map(len, office.said.splitlines())) <= 80


def test_an_answer_without_a_hit_says_which_versions_were_asked_too(office: Office, tmp_path: Path) -> None:
    assert office.ask("Siemens AG", day=SECOND) == 0
    assert office.said == ""
    assert f"asked as of {SECOND}: us_ofac_sdn of {SECOND}, version " in office.complained
    (tmp_path / "customers.csv").write_text("name\nSiemens AG\n")
    assert office.ask(tmp_path / "customers.csv", "--workers", 1, day="2026-08-31") == 0
    assert f"asked as of 2026-08-31: us_ofac_sdn of {FIRST}, version " in office.complained


def test_a_day_before_every_version_is_an_error_with_a_remedy(office: Office) -> None:
    with pytest.raises(
        ConfigurationError, match=r"lading\.db: holds no list published by 2026-08-01.*2026-08-02.*--published DAY"
    ):
        office.ask("Kupol", day="2026-08-01")


def test_a_store_that_is_missing_or_empty_is_an_error_with_a_remedy(office: Office, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere\.db: no such store \(`lading lists add PATH"):
        office.run("screen", "Kupol", "--store", tmp_path / "nowhere.db")
    assert not (tmp_path / "nowhere.db").exists()
    empty = Office(tmp_path)
    empty.run("lists", "status", "--store", empty.store)
    with pytest.raises(ConfigurationError, match=r"holds no list \(`lading lists add PATH`"):
        empty.ask("Kupol")


def test_the_default_store_is_read_where_no_files_are_given(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office.folder)
    assert office.run("screen", "IEMZ Kupol") == 1
    assert office.hits()[0]["list_date"] == SECOND
    office.run("screen", "IEMZ Kupol", "--lists", KUPOL)
    assert office.hits()[0]["list_version"] == ""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(click.UsageError, match="lading lists add"):
        office.run("screen", "IEMZ Kupol")


def test_files_stand_in_place_of_the_same_list_in_the_store_and_beside_others(office: Office, tmp_path: Path) -> None:
    house = tmp_path / "house.ftm.json"
    house.write_text(
        '{"id":"house-1","schema":"Company","properties":{"name":["Fictional Bearings AG"],"topics":["sanction"]}}\n'
    )
    assert office.ask("Fictional Bearings AG", "--lists", house, "--format", "csv") == 1
    assert "house-1" in office.said
    assert office.ask("IEMZ Kupol", "--lists", house) == 1
    assert office.hits()[0]["list_date"] == SECOND
    assert office.ask("TSK Vektor", "--lists", KUPOL) == 1
    assert "ofac-46441" in {hit["entry"] for hit in office.hits()}


def test_lists_are_read_once_for_each_set_of_versions(reads: list[int], tmp_path: Path) -> None:
    fresh = make_office(tmp_path)
    for day in ("2026-11-23", "2026-09-05", "2026-08-15", "2026-08-20"):
        fresh.ask("IEMZ Kupol", "--listed-only", day=day)
    assert reads == [1, 1]
    assert len(fresh.indexes()) == 2
    before = fresh.indexes()
    one = fresh.said
    fresh.ask("IEMZ Kupol", "--listed-only", day="2026-08-20")
    assert (fresh.said, fresh.indexes(), reads) == (one, before, [1, 1])


def test_who_is_reached_is_found_once_a_day_and_anew_when_something_was_read(reads: list[int], tmp_path: Path) -> None:
    fresh = make_office(tmp_path)
    note = tmp_path / "note.txt"
    note.write_text("Example Optics Ltd supplied lenses to IEMZ Kupol in 2024.\n")
    for _ in range(2):
        assert fresh.ask("Example Optics Ltd") == 0
    assert reads == [1]
    fresh.run("read", note, "--store", fresh.store, "--publisher", "Reuters", "--published", "2025-09-25")
    reads.clear()
    for _ in range(2):
        assert fresh.ask("Example Optics Ltd") == 1
    assert reads == [1]
    (hit,) = fresh.hits()
    assert (hit["tier"], hit["designations"]) == ("exposed", [])
    assert "supplied lenses to IEMZ Kupol” (note, 2025-09-25)" in hit["explanation"][0]
    assert fresh.ask("Example Optics Ltd", "--listed-only") == 0


def test_a_table_of_customers_is_told_who_is_exposed_with_the_sentence(tmp_path: Path) -> None:
    fresh = make_office(tmp_path)
    note, table, out = tmp_path / "note.txt", tmp_path / "customers.csv", tmp_path / "hits.csv"
    note.write_text("Example Optics Ltd supplied lenses to IEMZ Kupol in 2024.\n")
    fresh.run("read", note, "--store", fresh.store, "--publisher", "Reuters", "--published", "2025-09-25")
    table.write_text("name\nSiemens AG\nExample Optics Limited\nIEMZ Kupol\n")
    assert fresh.ask(table, "-o", out, "--workers", 1) == 1
    with out.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [(row["name"], row["tier"]) for row in rows] == [
        ("Example Optics Limited", "exposed"),
        ("IEMZ Kupol", "listed"),
    ]
    assert "is exposed: supplier of a listed party" in rows[0]["explanation"]
    assert rows[1]["explanation"] == ""


def test_a_torn_index_is_built_anew_and_the_answer_is_the_same(tmp_path: Path, reads: list[int]) -> None:
    office = make_office(tmp_path)
    office.ask("IEMZ Kupol")
    said = office.said
    for file in (office.folder / "lading.db.index").iterdir():
        file.write_bytes(file.read_bytes()[:-50])
    office.ask("IEMZ Kupol")
    assert (office.said, reads) == (said, [1, 1])
    office.ask("IEMZ Kupol")
    assert reads == [1, 1]


def test_one_list_of_several_has_an_index_of_its_own(office: Office) -> None:
    with pytest.raises(ConfigurationError, match="the lists loaded are: us_ofac_sdn"):
        office.ask("Kupol", "--list", "eu_fsf")
    assert office.ask("IEMZ Kupol", "--list", "us_ofac_sdn") == 1


def customers(folder: Path) -> Path:
    table = folder / "customers.csv"
    names = ["IEMZ Kupol", "Siemens AG", "VEKTOR, OOO", "Yamshchikov Artem", "Some Firm", "TSK Vektor"]
    table.write_text(
        "number,name\n"
        + "".join(f"{n},{name}\n" for n, name in enumerate(names)).replace("VEKTOR, OOO", '"VEKTOR, OOO"')
    )
    return table


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_table_is_screened_on_two_cores_against_the_file(
    office: Office, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if ending == "parquet":
        pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    monkeypatch.setattr(screen_table, "ROWS", 2)
    made = []
    for workers in (1, 2):
        output = tmp_path / f"hits{workers}.{ending}"
        assert office.ask(customers(tmp_path), "-o", output, "--workers", workers) == 1
        made.append(output.read_bytes())
    assert made[0] == made[1]


def test_hits_in_a_table_name_the_version_of_their_list(office: Office, tmp_path: Path) -> None:
    office.ask(customers(tmp_path), "-o", tmp_path / "hits.csv", "--workers", 1)
    with (tmp_path / "hits.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["list"], row["list_date"], len(row["list_version"])) for row in rows} == {("us_ofac_sdn", SECOND, 40)}


def test_a_run_goes_on_unless_another_version_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office, hits = Office(tmp_path), tmp_path / "hits.csv"
    office.add(KUPOL, FIRST)
    monkeypatch.setattr(screen_table, "ROWS", 2)

    def interrupted(work: object, batches: object, *, workers: int) -> Iterator[object]:
        yield next(run_batches(work, batches, workers=workers))  # type: ignore[arg-type]
        raise KeyboardInterrupt

    def ask() -> int:
        return office.run("screen", customers(tmp_path), "--store", office.store, "-o", hits, "--workers", 1)

    with monkeypatch.context() as patch:
        patch.setattr(pool, "run_batches", interrupted)
        assert ask() == 130
    assert ask() == 1
    assert "going on after 2 rows" in office.complained
    with monkeypatch.context() as patch:
        patch.setattr(pool, "run_batches", interrupted)
        assert ask() == 130
    office.run("lists", "add", KUPOL, "--accept", "--published", SECOND, "--store", office.store)
    assert ask() == 1
    assert "going on" not in office.complained


def test_the_store_is_closed_before_processes_are_forked(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    descriptors = Path("/proc/self/fd")
    if not descriptors.exists():
        pytest.skip("this system does not tell which files a process has open")
    held: list[set[str]] = []

    def watched(work: object, batches: object, *, workers: int) -> Iterator[object]:
        held.append({one.resolve().name for one in descriptors.iterdir()})
        yield from run_batches(work, batches, workers=workers)  # type: ignore[arg-type]

    monkeypatch.setattr(pool, "run_batches", watched)
    office.ask(customers(tmp_path), "--workers", 1)
    assert len(held) == 1
    assert not any(name.startswith("lading.db") for name in held[0])

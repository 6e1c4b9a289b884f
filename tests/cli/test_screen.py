import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lading.cli import COMMANDS, screen_table
from lading.cli.screen import command
from lading.engine import pool
from lading.engine.pool import run_batches
from lading.errors import ConfigurationError, InputError
from tests.lists.builders import FIXTURES

LISTS = FIXTURES / "ofac_kupol"
CUSTOMERS = """Customer number,Name,Type,Country,Date of birth,INN
1,JSC IEMZ Kupol,company,RU,,1831083343
2,Yamshchikov Artem,individual,Russia,11.10.1979,
3,,company,RU,,
4,Siemens AG,company,Germany,,
5,Short
6,Some Other Firm,company,RU,,3849055365
"""


class Desk:
    """A folder, and the command run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.said, self.complained = folder, "", ""
        self.customers = folder / "customers.csv"
        self.customers.write_text(CUSTOMERS)
        self.hits = folder / "hits.csv"

    def run(self, *args: object, lists: Path = LISTS) -> int:
        """Run the command as a program's pipe would see it. Returns the exit code."""
        arguments = [*map(str, args), "--lists", str(lists), "--as-of", "2026-11-23"]
        result = CliRunner().invoke(command, arguments, standalone_mode=False)
        self.said, self.complained = result.stdout, result.stderr
        if result.exception is not None:
            raise result.exception
        assert isinstance(result.return_value, int)
        return result.return_value

    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.said.splitlines()]

    def rows(self) -> list[dict[str, str]]:
        with self.hits.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_screen_is_a_command() -> None:
    assert "screen" in COMMANDS


def test_one_name_is_answered_in_three_tiers_at_80_columns(desk: Desk) -> None:
    assert desk.run("IEMZ", "Kupol", "--width", 80) == 1
    assert max(map(len, desk.said.splitlines())) <= 80
    words = " ".join(desk.said.split())
    assert "«IEMZ Kupol» as of 2026-11-23" in words
    assert "JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL" in words
    assert "date not stated in the list" in words
    assert "owned nobody of that name, by the stakes that these lists and documents state" in words
    assert "no documents were asked: `lading read` puts some into a store" in words
    desk.run("IEMZ", "Kupol", "--width", 80, "--listed-only")
    assert desk.said.count("not asked (--listed-only)") == 2
    assert desk.run("Siemens AG", "--width", 80) == 0
    assert "nobody (hits begin at 0.50)" in desk.said


def test_who_asks_from_a_lower_score_on_is_shown_the_nearest_however_unlike(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lading.cli.screen_words.BARELY", 0.4)
    assert desk.run("Kupol", "--width", 120) == 0
    assert "KUPOL" not in desk.said
    assert desk.run("Kupol", "--threshold", "0.3", "--width", 120) == 0
    assert "nobody (hits begin at 0.30)" in desk.said
    assert "JSC IEMZ KUPOL" in desk.said
    assert "a weak name alone does not tell who is meant" in " ".join(desk.said.split())


def test_an_explanation_names_the_words_that_stand_for_each_other(desk: Desk) -> None:
    desk.run("АО ИЭМЗ Купол", "--country", "Russia", "--identifier", "inn=1831083343", "--explain", "--width", 80)
    assert "(transliteration)" in desk.said
    assert "both have innCode 1831083343" in " ".join(desk.said.split())
    assert "%  «" in desk.said


def test_a_pipe_gets_json_lines_and_csv_where_asked(desk: Desk) -> None:
    assert desk.run("IEMZ Kupol") == 1
    assert desk.records()[0]["party"] == "ofac-46431"
    desk.run("IEMZ Kupol", "--format", "csv")
    assert desk.said.splitlines()[0].startswith("row,id,name,score,decision,tier")


def test_a_table_is_screened_and_bad_rows_are_told(desk: Desk) -> None:
    assert desk.run(desk.customers, "-o", desk.hits, "--workers", 1) == 2
    rows = desk.rows()
    assert [(row["row"], row["id"], row["party"]) for row in rows] == [
        ("2", "1", "ofac-46431"),
        ("3", "2", "ofac-51211"),
        ("7", "6", "ofac-46441"),
    ]
    assert "row 4: no name" in desk.complained
    assert "row 6: 2 cells where the header has 6" in desk.complained
    assert "6 rows: 3 with 3 hits, 2 not read" in desk.complained
    issues = [json.loads(line) for line in (desk.folder / "hits.issues.jsonl").read_text().splitlines()]
    assert [issue["place"] for issue in issues] == ["row 4", "row 6"]


def test_the_answer_is_the_same_on_one_core_and_on_two(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_table, "ROWS", 2)
    desk.run(desk.customers, "-o", desk.hits, "--workers", 1)
    one = desk.hits.read_bytes()
    desk.run(desk.customers, "-o", desk.hits, "--workers", 2)
    assert desk.hits.read_bytes() == one


def test_exit_codes(desk: Desk) -> None:
    desk.customers.write_text("name\nSiemens AG\n")
    assert desk.run(desk.customers, "--workers", 1) == 0
    desk.customers.write_text("name\nIEMZ Kupol\n")
    assert desk.run(desk.customers, "--workers", 1) == 1
    with pytest.raises(InputError, match="no such file"):
        desk.run("nowhere.csv")
    with pytest.raises(ConfigurationError, match="no format is known"):
        desk.run(desk.customers, "-o", "hits.xlsx")
    with pytest.raises(ConfigurationError, match="the lists loaded are: us_ofac_sdn"):
        desk.run("Kupol", "--list", "eu_fsf")


def test_columns_by_flag(desk: Desk) -> None:
    desk.customers.write_text("Wer,Steuer\nKupol Werk,1831083343\n")
    with pytest.raises(ConfigurationError, match="--name-column"):
        desk.run(desk.customers)
    assert desk.run(desk.customers, "--name-column", "Wer", "--column", "inn=Steuer", "--workers", 1) == 1
    assert desk.records()[0]["reasons"][-1]["feature"] == "identifier_same"


def test_a_run_that_was_interrupted_goes_on_where_it_stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.run(desk.customers, "-o", desk.hits, "--workers", 1)
    whole = desk.hits.read_bytes()
    desk.hits.unlink()
    seen: list[int] = []

    def interrupted(work: Any, batches: Any, *, workers: int) -> Iterator[Any]:
        for made in run_batches(work, batches, workers=workers):
            if len(seen) == 2:
                raise KeyboardInterrupt
            seen.append(made.rows)
            yield made

    def counted(work: Any, batches: Any, *, workers: int) -> Iterator[Any]:
        def call(rows: Sequence[Any]) -> Any:
            seen.extend(row.number for row in rows)
            return work(rows)

        return run_batches(call, batches, workers=workers)

    monkeypatch.setattr(screen_table, "ROWS", 2)
    monkeypatch.setattr(pool, "run_batches", interrupted)
    assert desk.run(desk.customers, "-o", desk.hits, "--workers", 1) == 130
    assert "the same command goes on from there" in desk.complained
    assert not desk.hits.exists()
    seen.clear()
    monkeypatch.setattr(pool, "run_batches", counted)
    assert desk.run(desk.customers, "-o", desk.hits, "--workers", 1) == 2
    assert seen == [6, 7]
    assert "going on after 4 rows" in desk.complained
    assert desk.hits.read_bytes() == whole
    assert not list(desk.folder.glob(".hits*"))


def test_another_input_is_another_run(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(work: Any, batches: Any, *, workers: int) -> Iterator[Any]:
        yield next(run_batches(work, batches, workers=workers))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(pool, "run_batches", interrupted)
        assert desk.run(desk.customers, "-o", desk.hits, "--workers", 1) == 130
    desk.customers.write_text("name\nIEMZ Kupol\n")
    assert desk.run(desk.customers, "-o", desk.hits, "--workers", 1) == 1
    assert "going on" not in desk.complained
    assert len(desk.rows()) == 1

"""Red flags on the command line: forms, columns, exit codes."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_trace import CASE, run

ROWS = (
    "Ref,Datum,HS,Importer,Incorporation date,Consignee,Director,Origin,Dispatch\n"
    "A1,2023-03-01,8542.31,=Yeni Ticaret,2022-06-01,Fast Freight LLC,IEMZ Kupol,US,Hong Kong\n"
    "A2,2023-03-01,0701.90,Old Co,1990-01-01,Old Co,Somebody Unlisted,US,US\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "deals.csv"
    path.write_text(ROWS)
    return path


def test_people_get_a_table_that_fits(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("flags", table, "--width", "80") == 1
    out, err = capsys.readouterr()
    assert "NEWCO · row 2 · A1" in out
    assert "Ask: " in out
    assert "does not suggest that anyone broke the law" in " ".join(out.split())
    assert max(len(line.rstrip()) for line in out.splitlines()) <= 80
    assert "NO_WEB is not asked: no column for website or email" in err


def test_pipes_get_json_lines_and_lists_add_their_flags(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("flags", table, "--as-of", "2026-01-01", "--lists", CASE / "lists") == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["flag"] for row in rows] == ["NEWCO", "HUB", "ADDR", "FF_CONSIGNEE"]
    assert all(row["row"] == 2 and row["evidence"] and row["source"] and row["ask"] for row in rows)


def test_csv_is_safe_for_spreadsheets(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("flags", table, "--format", "csv") == 1
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[0]["party"] == "'=Yeni Ticaret"
    target = tmp_path / "flags.csv"
    assert run("flags", table, "-o", target) == 1
    assert list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8")))) == rows


def test_a_mapping_file_and_options_name_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, mapping = tmp_path / "t.csv", tmp_path / "m.yml"
    table.write_text("wann,was,seit\n2023-03-01,8542.31,2022-06-01\n")
    mapping.write_text("date: wann\nhs: was\n")
    assert run("flags", table, "--mapping", mapping, "--column", "incorporated=seit") == 1
    assert json.loads(capsys.readouterr().out)["flag"] == "NEWCO"


def test_exit_codes(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Consignee,Origin\nZarya Plant,US\n")
    assert run("flags", table) == 0
    table.write_text("Consignee,Origin\nZarya Plant,US,more\n")
    assert run("flags", table) == 2
    assert run("flags", tmp_path / "gone.csv") == 2
    table.write_text("a,b\n1,2\n")
    assert run("flags", table) == 2

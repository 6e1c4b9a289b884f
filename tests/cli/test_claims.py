import json
from pathlib import Path

import pytest

from lading.cli import main
from tests.cli.test_trace import NOTE, run


def test_claims_come_as_json_lines_in_a_pipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    assert run("claims", tmp_path / "note.txt") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (supply,) = [row for row in rows if row["type"] == "claim" and row["predicate"] == "supplies"]
    assert supply["document"] == "note"
    assert NOTE[supply["evidence"]["start"] : supply["evidence"]["end"]] == supply["evidence"]["exact"]
    assert supply["attribution"][0]["text"] == "Officials"


def test_claims_as_a_table_name_who_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    assert run("claims", tmp_path / "note.txt", "--format", "table") == 0
    out = capsys.readouterr().out
    assert "Officials" in out
    assert "supplies" in out


def test_help_is_quick_because_commands_are_imported_late(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    assert "trace" in capsys.readouterr().out

"""The tutorial, done as a reader does it: its commands as they stand there, on what it says to write."""

import json
import re
import shutil
from pathlib import Path

import pytest

from lading.cli import main

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAM = ".venv/bin/lading "


def run(command: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(command.split())
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def statuses(out: str) -> dict[str, str]:
    """The status of each party of an answer, by its name."""
    rows = [json.loads(line) for line in out.splitlines()]
    return {row["caption"]: row["status"] for row in rows if row["type"] == "party"}


def test_its_commands_answer_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples" / "kupol", tmp_path / "examples" / "kupol")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    another_day, note, own_document = BLOCK.findall(text)

    assert run(another_day.removeprefix(PROGRAM)) == 0
    found = statuses(capsys.readouterr().out)
    assert (found["Hunan Haotianyi"], found["Sichuan AEE"]) == ("listed", "listed")
    assert "exposed" not in found.values()

    Path("note.txt").write_text(note, encoding="utf-8")
    assert run(own_document.removeprefix(PROGRAM)) == 1
    page = Path("note.html").read_text(encoding="utf-8")
    assert "Officials said that" in page
    assert "Example Optics denied it." in page
    capsys.readouterr()

    assert run(own_document.removeprefix(PROGRAM).partition(" -o ")[0]) == 1
    found = statuses(capsys.readouterr().out)
    assert (found["Example Optics Ltd"], found["Sample Tea Ltd"]) == ("exposed", "mentioned")

    (alone,) = re.findall(r"`lading (claims [^`]+)`", text)
    assert run(f"{alone} --format jsonl") == 0
    claims = [row for row in map(json.loads, capsys.readouterr().out.splitlines()) if row["type"] == "claim"]
    assert {claim["predicate"] for claim in claims} == {"supplies", "comments"}

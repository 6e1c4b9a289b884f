import json
from pathlib import Path

import pytest

from lading.cli import main

CASE = Path(__file__).resolve().parents[2] / "examples" / "kupol"
NOTE = "Officials said that Example Optics Ltd supplied lenses to TSK Vektor in 2024. Example Optics denied it.\n"


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(NOTE)
    return path


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(arg) for arg in args])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def test_a_pipe_gets_json_lines_and_exit_code_1_for_an_exposure(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run("trace", note, "--published", "2025-09-25", "--lists", CASE / "lists", "--as-of", "2025-10-01")
    out, _ = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert {"party", "exposure", "claim"} <= {row["type"] for row in rows}


def test_lists_takes_every_path_that_follows(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted((CASE / "lists").iterdir())
    code = run("trace", note, "--published", "2025-09-25", "--as-of", "2025-10-01", "--width", "80", "--lists", *files)
    out, _ = capsys.readouterr()
    assert code == 1
    assert "Example Optics Ltd ── supplies lenses ──▶ TSK Vektor" in out
    assert max(len(line.rstrip()) for line in out.splitlines()) <= 80


def test_before_publication_nobody_is_exposed(note: Path) -> None:
    assert run("trace", note, "--published", "2025-09-25", "--lists", CASE / "lists", "--as-of", "2025-09-24") == 0


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        (".html", "<!doctype html>"),
        (".jsonl", "{"),
        (".md", "#"),
        (".graphml", "<?xml"),
        (".ftm.json", "{"),
        (".csv", ""),
    ],
)
def test_the_ending_of_the_output_chooses_its_format(note: Path, tmp_path: Path, ending: str, start: str) -> None:
    target = tmp_path / f"dossier{ending}"
    assert run("trace", note, "--published", "2025-09-25", "-o", target, "--lists", CASE / "lists") == 1
    text = target.read_text(encoding="utf-8")
    assert text.lower().startswith(start)
    assert "Example Optics" in text


def test_a_document_that_cannot_be_read_gives_exit_code_2_and_the_rest_is_answered(
    note: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = note.with_name("empty.txt")
    empty.write_text("")
    code = run("trace", note, empty, "--published", "2025-09-25", "--lists", CASE / "lists")
    out, err = capsys.readouterr()
    assert code == 2
    assert "Example Optics" in out
    assert "empty.txt" in err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["trace"], "no documents given"),
        (["trace", "--lists", "a.csv", "b.csv"], "no documents given"),
        (["trace", "nowhere.txt"], "no such file or folder"),
        (["trace", "x", "--as-of", "1.10.2025"], "is not a day like 2025-10-01"),
        (["trace", "x", "-o", "dossier.xyz"], "no format is known"),
        (["trace", "x", "--width", "-5"], "--width"),
        (["nonsense"], "No such command"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(
    args: list[str], message: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").write_text(NOTE)
    assert run(*args) == 2
    assert message in capsys.readouterr().err


def test_the_output_is_not_written_into_a_folder(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("trace", note, "-o", tmp_path) == 2
    assert "is a folder" in capsys.readouterr().err


def test_a_defect_is_no_exposure(monkeypatch: pytest.MonkeyPatch, note: Path) -> None:
    from lading import pipeline

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(pipeline, "trace", fail)
    assert run("trace", note, "--lists", CASE / "lists") == 2


def test_reasons_reads_what_the_lists_say_of_the_parties(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "TSK Vektor Industrial is a Chinese company. It has delivered engines to TSK Vektor."
    rows = (
        {"id": "x1", "schema": "Company", "properties": {"name": ["TSK Vektor Industrial"]}},
        {
            "id": "x2",
            "schema": "Sanction",
            "properties": {"entity": ["x1"], "reason": [words], "startDate": ["2024-12-16"]},
        },
    )
    extra = tmp_path / "extra.ftm.json"
    extra.write_text("".join(json.dumps({**row, "datasets": ["eu_test"]}) + "\n" for row in rows))
    asked = ("trace", note, "--published", "2025-09-25", "--as-of", "2025-10-01", "--lists", CASE / "lists", extra)
    quotes = []
    for more in ((), ("--reasons",)):
        run(*asked, *more)
        out, _ = capsys.readouterr()
        quotes.append("It has delivered engines to TSK Vektor" in out)
    assert quotes == [False, True]

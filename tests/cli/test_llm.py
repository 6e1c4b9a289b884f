"""The language model from the command line, against a scripted server on this machine."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lading.claims.extractors import load_extractors
from lading.claims.llm.knowledge import load_knowledge
from tests.claims.llm.conftest import answer, claim, name
from tests.cli.test_trace import run
from tests.io.model_server import ModelServer, refuses, says

TEXT = "Zarubin Bureau supplied engines to Kupol.\n\nIn March it was quiet."
FACT = claim(subject="N1", object="N2", words="supplied")
NAMES = (name("N1", "Zarubin Bureau"), name("N2", "Kupol"))
KNOWLEDGE, READERS = load_knowledge(), load_extractors()
"""Loaded once for all calls here: what they know is tested elsewhere."""


@pytest.fixture
def server() -> Iterator[ModelServer]:
    made = ModelServer()
    made.acts = [says(answer(FACT, names=NAMES))]
    yield made
    made.close()


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("LADING_LLM_KEY", "LADING_LLM_ENDPOINT", "LADING_LLM_PRICE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("lading.cli.asking.load_knowledge", lambda: KNOWLEDGE)
    monkeypatch.setattr("lading.cli.claims.load_extractors", lambda: READERS)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text(TEXT)
    return tmp_path / "note.txt"


def claims_of(out: str) -> list[dict[str, Any]]:
    return [row for row in map(json.loads, out.splitlines()) if row["type"] == "claim"]


def test_a_model_is_asked_once_and_its_use_is_told(
    server: ModelServer, note: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LADING_LLM_KEY", "sk-secret")
    call = ("claims", note, "--llm", "scripted-1", "--llm-endpoint", server.url, "--llm-price", "1000/2000", "--yes")
    assert run(*call) == 0
    out, err = capsys.readouterr()
    assert any("llm:scripted-1/1" in row["method"] for row in claims_of(out))
    assert "about" in err
    assert "1 questions, 100 tokens asked and 20 answered, cost 0.14" in err
    assert run(*call) == 0
    again, err = capsys.readouterr()
    assert again == out
    assert len(server.asked) == 1
    assert "0 questions, 0 tokens asked and 0 answered, cost 0.00; 1 more were answered before" in err
    assert "sk-secret" not in out + err + "".join(p.read_text() for p in note.parent.rglob("*.json"))


def test_kept_answers_are_listed_and_cleared(
    server: ModelServer, note: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("claims", note, "--llm", "scripted-1", "--llm-endpoint", server.url)
    capsys.readouterr()
    assert run("llm", "list") == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["document"], row["model"], row["asked_tokens"]) == ("note", "scripted-1", 100)
    assert run("llm", "clear", "--model", "another", "--yes") == 0
    assert run("llm", "list") == 0
    assert capsys.readouterr().out
    assert run("llm", "clear", "--yes") == 0
    assert run("llm", "list") == 0
    assert not capsys.readouterr().out


def test_above_the_limit_nothing_is_asked_without_consent(
    server: ModelServer, note: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ("claims", note, "--llm", "m", "--llm-endpoint", server.url, "--llm-price", "5000/5000")
    assert run(*call) == 2
    assert "add --yes to consent" in capsys.readouterr().err
    assert not server.asked


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "no endpoint is known for the model"),
        (("--llm-endpoint", "localhost:11434"), "no web address"),
        (("--llm-price", "cheap"), "not a price like 0.15/0.60"),
    ],
)
def test_what_is_missing_is_said_with_its_remedy(
    note: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], words: str
) -> None:
    assert run("claims", note, "--llm", "m", *options) == 2
    assert words in capsys.readouterr().err


def test_an_unknown_model_stops_the_run(server: ModelServer, note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server.acts = [refuses(404, "model 'm' not found, try pulling it first")]
    assert run("claims", note, "--llm", "m", "--llm-endpoint", server.url) == 2
    err = capsys.readouterr().err
    assert "no model 'm'" in err
    assert "ollama pull" in err


def test_no_answer_leaves_the_claims_of_the_rules_and_a_warning(
    server: ModelServer, note: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.acts = [refuses(400, "content policy")]
    note.write_text("Xiamen Limbach supplied engines to IEMZ Kupol.")
    assert run("claims", note, "--llm", "m", "--llm-endpoint", server.url) == 0
    out, err = capsys.readouterr()
    assert claims_of(out)
    assert "not read by m: the server answers 400: content policy" in err


def test_an_interrupt_keeps_what_was_answered(
    server: ModelServer, note: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    note.write_text("\n\n".join(f"Firm Number {n} supplied engines to Kupol in spring." * 8 for n in range(30)))
    answered: list[object] = []

    def stop(_: object, item: str) -> None:
        answered.append(item)
        if len(answered) == 3:  # one for the document that was prepared, two for questions
            raise KeyboardInterrupt

    monkeypatch.setattr("lading.cli.progress.ProgressBar.advance", stop)
    assert run("claims", note, "--llm", "m", "--llm-endpoint", server.url, "--llm-parallel", "1") == 130
    assert "are kept in .lading-llm: the same command goes on from there" in capsys.readouterr().err
    assert len(list(note.parent.glob(".lading-llm/??/*.json"))) >= 2


def test_a_dossier_can_rest_on_what_a_model_read_too(
    server: ModelServer, note: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("trace", note, "--llm", "scripted-1", "--llm-endpoint", server.url, "--yes", "--format", "jsonl")
    out, _ = capsys.readouterr()
    assert any("llm:scripted-1/1" in row["method"] for row in claims_of(out))

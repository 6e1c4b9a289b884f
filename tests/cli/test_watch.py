"""What changed since last time, on the command line."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.test_trace import CASE, note, run

__all__ = ["note"]
ATOM = "{http://www.w3.org/2005/Atom}"


def watch(note: Path, *more: str | Path) -> int:
    return run("watch", note, "--published", "2025-09-25", *more, "--lists", CASE / "lists")


def test_the_first_run_is_the_baseline_and_each_change_is_told_once(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = tmp_path / "state.json"
    assert watch(note, "--state", state, "--as-of", "2025-09-01") == 0
    assert "the baseline" in capsys.readouterr().err
    assert watch(note, "--state", state, "--as-of", "2025-10-01", "--width", "80") == 1
    out = capsys.readouterr().out
    assert "Example Optics Ltd · exposed" in out
    assert "Why: new document: note, 2025-09-25" in out
    assert "does not suggest" in " ".join(out.split())
    assert max(len(line.rstrip()) for line in out.splitlines()) <= 80
    kept = state.read_text(encoding="utf-8")
    assert watch(note, "--state", state, "--as-of", "2025-10-01") == 0
    assert state.read_text(encoding="utf-8") == kept


def test_two_days_are_compared_without_a_state_into_a_feed(note: Path, tmp_path: Path) -> None:
    target = tmp_path / "changes.atom"
    assert watch(note, "--between", "2025-09-01", "2025-10-01", "-o", target) == 1
    feed = ET.fromstring(target.read_text(encoding="utf-8"))  # noqa: S314  # our own output
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Example Optics Ltd: exposed"
    assert entry.findtext(f"{ATOM}updated") == "2025-10-01T00:00:00Z"
    assert "supplied lenses to TSK Vektor" in (entry.findtext(f"{ATOM}content") or "")


def test_what_cannot_be_read_is_no_change(note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state, broken = tmp_path / "state.json", tmp_path / "broken.xml"
    broken.write_text("<html>")
    assert run("watch", note, "--state", state, "--lists", broken) == 2
    assert "nothing was compared" in capsys.readouterr().err
    assert not state.exists()


def test_what_to_compare_with_must_be_said(note: Path, tmp_path: Path) -> None:
    assert watch(note) == 2
    assert watch(note, "--state", tmp_path / "s.json", "--between", "2025-09-01", "2025-10-01") == 2

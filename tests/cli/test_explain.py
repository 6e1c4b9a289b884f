"""One party in full sentences, on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.test_trace import CASE, note, run

__all__ = ["note"]


def explain(name: str, note: Path, *more: str | Path) -> int:
    return run(
        "explain",
        name,
        note,
        "--publisher",
        "Reuters",
        "--published",
        "2025-09-25",
        "--as-of",
        "2025-10-01",
        *more,
        "--lists",
        CASE / "lists",
    )


def test_an_exposed_party_is_explained_with_quote_grade_and_denial(
    note: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain("Example Optics Ltd", note, "--width", "80") == 1
    out, _ = capsys.readouterr()
    text = " ".join(out.split())
    assert "Example Optics Ltd is exposed: supplier of a listed party" in text
    assert "Example Optics Ltd supplied lenses to TSK Vektor” (note, 2025-09-25)" in text
    assert "graded B3" in text
    assert "Contested: Example Optics: “Example Optics denied it.”" in text
    assert "does not suggest that anyone broke the law" in text
    assert max(len(line.rstrip()) for line in out.splitlines()) <= 80


def test_a_part_of_a_name_finds_it_and_a_pipe_gets_json_lines(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("example optics", note) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["caption"] for row in rows] == ["Example Optics Ltd"]
    assert rows[0]["sayings"][0]["quote"] in note.read_text()


def test_a_listed_party_says_by_whom(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("TSK Vektor", note, "--width", "200") == 1
    assert "is listed by" in " ".join(capsys.readouterr().out.split())


def test_a_name_nobody_has_says_which_there_are(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("Somebody Else", note) == 2
    assert "Example Optics Ltd" in capsys.readouterr().err


def test_an_own_grade_wins(note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    grades = tmp_path / "grades.yml"
    grades.write_text("documents: {note: {reliability: D, credibility: 4, by: A. Reader, day: 2025-10-01}}\n")
    assert explain("Example Optics Ltd", note, "--width", "200", "--grades", grades) == 1
    text = " ".join(capsys.readouterr().out.split())
    assert "graded D4" in text
    assert "graded by A. Reader on 2025-10-01" in text
    assert "unlikely" in text


def test_a_bad_file_of_grades_is_refused_with_its_place(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    grades = tmp_path / "grades.yml"
    grades.write_text("publishers: {Reuters: splendid}\n")
    assert explain("Example Optics Ltd", note, "--grades", grades) == 2
    assert "splendid" in capsys.readouterr().err


def test_a_party_of_lists_and_registers_alone_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = tmp_path / "owners.csv"
    register.write_text(
        "owner,asset,share,owner_entry\nsomebody,Halvorsen Pumps Oy,60,ofac-46431\nsomebody,Bad Oy,160,ofac-46431\n"
    )
    days = ("--as-of", "2025-10-01", "--width", "200")
    assert run("explain", "halvorsen pumps OY", *days, "--lists", CASE / "lists", register) == 1
    out, err = capsys.readouterr()
    text = " ".join(out.split())
    assert "Halvorsen Pumps Oy · owned" in text
    assert "is reached through ownership" in text
    assert "blocked by rule (US Treasury (OFAC), 50 Percent Rule)" in text
    assert "holds 60 % of Halvorsen Pumps Oy" in text
    assert "Stated in owners.csv row 2" in text
    assert "owners.csv row 3: the share '160' is above 100 %" in err
    assert run("explain", "Bad Oy", *days, "--lists", CASE / "lists", register) == 0
    assert "Bad Oy is named in owners, and nothing more" in capsys.readouterr().out
    assert run("explain", "TSK VEKTOR, OOO", *days, "--lists", CASE / "lists") == 1
    assert "is listed by" in capsys.readouterr().out
    assert run("explain", "Nobody At All", "--lists", CASE / "lists") == 2
    assert "lading screen" in capsys.readouterr().err


def test_an_owner_of_a_listed_persons_name_makes_a_possible_answer_and_no_mention(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = tmp_path / "owners.csv"
    register.write_text("owner,asset,share,owner_schema\nArtem Mikhailovich Yamshchikov,Halvorsen Pumps Oy,60,Person\n")
    note = tmp_path / "note.txt"
    note.write_text("Halvorsen Pumps Oy exports timber to Finland.\n")
    days = ("--as-of", "2025-10-01", "--width", "200")
    assert run("trace", note, "--published", "2025-01-01", *days, "--lists", CASE / "lists", register) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Halvorsen Pumps Oy may be reached through shares, which is not sure" in out
    assert "possible (identity of an owner not settled)" in out
    assert "mentioned, and nothing more: Halvorsen" not in out
    assert "Artem Mikhailovich Yamshchikov · not surely on a list: may be" in out
    lists = ("--lists", CASE / "lists", register)
    assert run("trace", note, "--published", "2025-01-01", "--as-of", "2025-10-01", "--format", "markdown", *lists) == 0
    page = capsys.readouterr().out
    assert "## Ownership" in page
    assert "it is possible and not sure that Halvorsen Pumps Oy is reached through ownership" in page
    assert "Registers loaded: Owners" in page
    assert "parties are mentioned" not in page


def test_a_holding_that_was_sold_is_told_as_past(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = tmp_path / "owners.csv"
    register.write_text(
        "owner,asset,share,start,end,owner_entry\n"
        "x,Soldquist Cargo AS,60,2019-01-01,2024-03-01,ofac-46431\n"
        "x,Soldquist Cargo AS,40,2024-03-02,,ofac-46431\n"
    )

    def said(day: str) -> str:
        run("explain", "Soldquist Cargo AS", "--as-of", day, "--width", "200", "--lists", CASE / "lists", register)
        return " ".join(capsys.readouterr().out.split())

    assert "holds 60 % of Soldquist Cargo AS" in said("2024-01-15")
    later = said("2024-06-01")
    assert "no definite answer of an ownership rule reaches Soldquist Cargo AS" in later
    assert "held 60 % until 2024-03-01 of Soldquist Cargo AS" in later
    assert "what was blocked then stays blocked until it is released" in later


def test_what_others_report_of_a_company_is_not_given_as_its_own_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text(
        "近日，有媒体报道称，宁波海岳活塞有限公司（以下简称“本公司”）向 IEMZ Kupol 供应无人机发动机。\n\n"
        "本公司从未向 IEMZ Kupol 供应任何产品。\n",
        encoding="utf-8",
    )
    (tmp_path / "notice.txt.meta.yml").write_text(
        "publisher: 宁波海岳活塞有限公司\npublished: 2025-04-20\n", encoding="utf-8"
    )
    run("explain", "宁波海岳活塞有限公司", notice, "--as-of", "2025-10-01", "--width", "120", "--lists", CASE / "lists")
    text = "".join(capsys.readouterr().out.split())
    assert "Accordingtoothers,as宁波海岳活塞有限公司tells:" in text
    assert "accordingtoothers,as宁波海岳活塞有限公司tells" in text

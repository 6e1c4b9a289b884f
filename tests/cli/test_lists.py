import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from lading.cli import COMMANDS, lists_fetch
from lading.cli.lists import command
from lading.errors import ConfigurationError, InputError, LadingError
from tests.lists.builders import FIXTURES
from tests.shared_data import shared

KUPOL = FIXTURES / "ofac_kupol"


class Desk:
    """A folder with a store, and the commands run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.store = folder, folder / "lading.db"
        self.said = self.complained = ""

    def run(self, *args: object) -> int:
        """Run a command as a program's pipe would see it. Returns the exit code."""
        arguments = [str(arg) for arg in args]
        result: Result = CliRunner().invoke(command, [*arguments, "--store", str(self.store)], standalone_mode=False)
        self.said, self.complained = result.stdout, result.stderr
        if result.exception is not None:
            raise result.exception
        assert isinstance(result.return_value, int)
        return result.return_value

    def rows(self, *args: object) -> list[dict[str, Any]]:
        """What a command writes into a pipe."""
        self.run(*args)
        return [json.loads(line) for line in self.said.splitlines()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The Kupol entries as a later day might have them: one entry less, one name more."""
    folder = tmp_path / "later"
    shutil.copytree(KUPOL, folder)
    rows = (folder / "sdn.csv").read_text().splitlines(keepends=True)
    (folder / "sdn.csv").write_text("".join(row for row in rows if not row.startswith("51292,")))
    for part in ("alt", "add"):
        file = folder / f"{part}.csv"
        kept = "".join(row for row in file.read_text().splitlines(keepends=True) if not row.startswith("51292,"))
        more = '46441,99999,"aka","VEKTOR TRADING",-0- \n' if part == "alt" else ""
        file.write_text(more + kept)
    return folder


def test_lists_is_a_command() -> None:
    assert "lists" in COMMANDS


def test_versions_added_again_in_any_order_are_no_new_ones(desk: Desk, later: Path) -> None:
    days = ((KUPOL, "2026-08-02"), (later, "2026-09-01"))
    for folder, day in (*days, *days, *reversed(days)):
        desk.run("add", folder, "--accept", "--published", day)
    assert [row["published"] for row in desk.rows("status", "--all")] == ["2026-08-02", "2026-09-01"]
    # Another content of a day that is known is a correction, and so is going back on it.
    for folder in (KUPOL, later):
        assert desk.rows("add", folder, "--accept", "--published", "2026-09-01")[0]["became"] != "unchanged"
    assert len(desk.rows("status", "--all")) == 4


def test_a_list_is_added_once_shown_in_status_and_added_again_without_change(desk: Desk) -> None:
    assert desk.run("add", KUPOL, "--accept", "--published", "2026-08-02") == 0
    (row,) = (json.loads(line) for line in desk.said.splitlines())
    assert (row["list"], row["parties"], row["rows"], row["became"]) == ("us_ofac_sdn", 10, 29, "new")
    (again,) = desk.rows("add", KUPOL, "--accept", "--published", "2026-08-02")
    assert again["became"] == "unchanged"
    (status,) = desk.rows("status")
    assert status["published"] == "2026-08-02"
    assert status["age"] == (dt.datetime.now(dt.UTC).date() - dt.date(2026, 8, 2)).days
    assert len(status["files"][0]["sha256"]) == 64


def test_the_summary_names_rows_parties_names_identifiers_and_issues_in_eighty_columns(desk: Desk) -> None:
    desk.run("add", KUPOL, "--accept", "--published", "2026-08-02", "--width", "80")
    heading, row = desk.said.splitlines()
    assert heading.split() == ["List", "Rows", "Parties", "Names", "Ids", "Issues", "Published", "Change"]
    assert row.split() == ["us_ofac_sdn", "29", "10", "22", "25", "1", "2026-08-02", "new"]
    assert len(row) <= 80


def test_what_is_wrong_with_several_files_alike_is_said_once(desk: Desk, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Dear colleague")
    assert desk.run("add", *(tmp_path / name for name in ("a.txt", "b.txt", "c.txt"))) == 2
    assert "a.txt, b.txt, c.txt: not the shape of any list" in desk.complained
    assert desk.complained.count("error: ") == 1


def test_what_is_refused_leaves_exit_code_2_and_is_seen_in_status(desk: Desk) -> None:
    assert desk.run("add", KUPOL) == 2
    assert "error: us_ofac_sdn (sdn.csv): not let in: 10 parties" in desk.complained
    assert desk.rows("status") == []
    assert "refused" in desk.complained


def test_one_bad_file_does_not_stop_the_others(desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague")
    assert desk.run("add", letter, tmp_path / "nowhere", KUPOL, "--accept") == 2
    assert desk.complained.count("error: ") == 2
    assert [row["list"] for row in desk.rows("status")] == ["us_ofac_sdn"]


def test_status_answers_as_of_a_day_and_as_known_on_a_day(desk: Desk, later: Path) -> None:
    desk.run("add", KUPOL, "--accept", "--published", "2026-08-02")
    desk.run("add", later, "--accept", "--published", "2026-09-01")
    assert [row["parties"] for row in desk.rows("status")] == [9]
    assert [row["parties"] for row in desk.rows("status", "--as-of", "2026-08-31")] == [10]
    assert [row["parties"] for row in desk.rows("status", "--all")] == [10, 9]
    assert desk.rows("status", "--as-of", "2026-08-01") == []
    assert desk.rows("status", "--known-on", "2020-01-01") == []


def test_status_fits_eighty_columns(desk: Desk) -> None:
    desk.run("add", KUPOL, "--accept", "--published", "2026-08-02")
    desk.run("status", "--width", "80")
    assert all(len(line) <= 80 for line in desk.said.splitlines())
    assert desk.said.splitlines()[0].split() == ["List", "Rows", "Parties", "Issues", "Published", "Days", "Version"]
    assert "us_ofac_sdn" in desk.said


def test_status_shows_every_issue_when_asked(desk: Desk) -> None:
    desk.run("add", KUPOL, "--accept")
    issues = desk.rows("status", "--issues")
    assert any("at least 15,000" in issue["what"] for issue in issues)
    desk.run("status", "--issues", "--width", "80")
    assert "accepted by a person" in desk.complained


def test_an_entry_is_shown_with_what_was_printed_and_where(desk: Desk) -> None:
    desk.run("add", KUPOL, "--accept", "--published", "2026-08-02")
    assert desk.run("show", "ofac-46441", "--width", "80") == 0
    assert all(len(line) <= 80 for line in desk.said.splitlines())
    for words in (
        "TSK VEKTOR, OOO · company · ofac-46441",
        "3849055365 (Russia)",
        "PLANT KUPOL",
        "us_ofac_sdn of 2026-08-02",
    ):
        assert words in desk.said
    rows = desk.rows("show", "ofac-46441")
    assert rows[0]["properties"]["innCode"] == ["3849055365"]
    assert {row["schema"] for row in rows} >= {"Company", "Sanction", "UnknownLink", "Address", "Identification"}
    assert desk.run("show", "ofac-46441", "--as-of", "2026-08-01") == 2
    assert desk.run("show", "nobody") == 2


def test_versions_differ_in_words_and_in_json(desk: Desk, later: Path) -> None:
    desk.run("add", KUPOL, "--accept", "--published", "2026-08-02")
    desk.run("add", later, "--accept", "--published", "2026-09-01")
    old, new = (row["version"][:8] for row in desk.rows("status", "--all"))
    assert desk.run("diff", old, new, "--width", "80") == 1
    assert "0 added · 1 removed · 1 changed · 10 → 9 parties" in desk.said
    assert "alias added: “VEKTOR TRADING”" in desk.said
    changes = desk.rows("diff", old, new)
    assert [(change["change"], change["id"]) for change in changes] == [
        ("removed", "ofac-51292"),
        ("changed", "ofac-46441"),
    ]
    assert changes[1]["details"] == [{"what": "alias", "removed": [], "added": ["VEKTOR TRADING"]}]
    assert desk.run("diff", old, old) == 0
    assert desk.said == ""


def test_files_and_versions_of_one_list_differ_in_the_same_way(desk: Desk, later: Path) -> None:
    desk.run("add", KUPOL, "--accept", "--published", "2026-08-02")
    desk.run("add", later, "--accept", "--published", "2026-09-01")
    old, new = (row["version"] for row in desk.rows("status", "--all"))
    assert desk.rows("diff", old, new) == desk.rows("diff", KUPOL, later)


def test_a_file_is_compared_with_the_version_in_force_before_it_is_let_in(desk: Desk, later: Path) -> None:
    desk.run("add", KUPOL, "--accept", "--published", "2026-08-02")
    assert desk.rows("diff", "us_ofac_sdn", later) == desk.rows("diff", KUPOL, later)
    assert desk.run("diff", "us_ofac_sdn", KUPOL) == 0


def test_a_diff_of_what_is_neither_file_nor_version_says_so(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such store"):
        desk.run("diff", "aaaa", "bbbb")
    desk.run("add", KUPOL, "--accept")
    with pytest.raises(ConfigurationError, match="no list is called 'aaaa' here"):
        desk.run("diff", "aaaa", "bbbb")
    (tmp_path / "letter.txt").write_text("Dear colleague")
    with pytest.raises(LadingError, match="holds no list"):
        desk.run("diff", tmp_path / "letter.txt", KUPOL)


def test_alias_files_alone_can_be_compared(desk: Desk) -> None:
    folder = shared("data/lists/ofac")
    assert desk.run("diff", folder / "ofac_alt_2025-12.csv", folder / "ofac_alt.csv", "--width", "80") == 1
    assert "256 added · 122 removed · 14 changed · 8,653 → 8,787 entries" in desk.said
    assert "a file of aliases alone" in desk.said
    assert "“AMOL”, “CASTOR”, “SILVER CLOUD”: now alias, was former name" in desk.said


def test_two_dates_of_the_un_list_read_well(desk: Desk) -> None:
    folder = shared("data/lists/un")
    assert desk.run("diff", folder / "un_2026-02.xml", folder / "un_2026-08-01.xml", "--width", "80") == 1
    assert "16 added · 8 removed · 31 changed · 125 in remarks only" in desk.said
    assert "by program: DRC 8, Sudan 4" in desk.said
    lines = desk.said.splitlines()
    assert all(len(line) <= 80 and line == line.rstrip() for line in lines)
    assert "  102 entries in the same way: ABU SAYYAF GROUP (un-qde.001); ADF" in lines
    assert any(line.startswith("  … and 6 more: --kind changed --limit 0") for line in lines)


def test_a_diff_is_paged_by_kind(desk: Desk) -> None:
    folder = shared("data/lists/ofac")
    pair = (folder / "ofac_alt_2025-12.csv", folder / "ofac_alt.csv")
    assert len(desk.rows("diff", *pair)) == 256 + 122 + 14
    assert len(desk.rows("diff", *pair, "--kind", "removed")) == 122
    some = desk.rows("diff", *pair, "--kind", "removed", "--kind", "changed", "--limit", "2")
    assert [row["change"] for row in some] == ["removed", "removed", "changed", "changed"]
    desk.run("diff", *pair, "--kind", "added", "--limit", "3", "--width", "80")
    assert "… and 253 more: --kind added --limit 0" in desk.said
    assert "122 removed\n" not in desk.said
    desk.run("diff", *pair, "--kind", "added", "--limit", "0", "--width", "80")
    assert "more: --kind" not in desk.said


def test_verify_finds_a_sound_store_and_a_broken_one(desk: Desk) -> None:
    desk.run("add", KUPOL, "--accept", "--published", "2026-08-02")
    assert desk.run("verify") == 0
    assert "1 version of 1 list: sound" in desk.complained
    from lading.io.store import SqliteStore

    with SqliteStore.open(desk.store) as store:
        store.database.run("DELETE FROM statement WHERE id = 3")
    assert desk.run("verify") == 2
    assert any("was let in with" in row["what"] for row in map(json.loads, desk.said.splitlines()))


def test_fetch_takes_a_mirror_folder_and_loads_what_is_whole(desk: Desk, tmp_path: Path) -> None:
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    for part, name in (("sdn", "SDN.CSV"), ("alt", "ALT.CSV"), ("add", "ADD.CSV")):
        shutil.copy(KUPOL / f"{part}.csv", mirror / name)
    assert desk.run("fetch", "us_ofac_sdn", "--from", mirror, "--accept") == 2
    assert "holds no SDN_COMMENTS.CSV" in desk.complained
    assert desk.rows("status") == []
    (mirror / "SDN_COMMENTS.CSV").write_text('46441," End."\n\x1a\n')
    code = desk.run("fetch", "us_ofac_sdn", "--from", mirror, "--accept")
    assert (code, [row["parties"] for row in desk.rows("status")]) == (0, [10])
    assert desk.run("fetch", "us_ofac_sdn", "--from", mirror, "--only-fetch") == 0
    assert desk.said.count('"unchanged"') == 4


def test_fetch_holds_a_mirror_to_its_digests(desk: Desk, tmp_path: Path) -> None:
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    shutil.copy(KUPOL / "sdn.csv", mirror / "SDN.CSV")
    (mirror / "SHA256SUMS").write_text("0" * 64 + "  SDN.CSV\n")
    assert desk.run("fetch", "us_ofac_sdn", "--from", mirror) == 2
    assert "where the mirror promises" in desk.complained


def test_fetch_knows_every_list_with_an_address_and_no_other(desk: Desk) -> None:
    known = lists_fetch.describe_all()
    wanted = list(lists_fetch.choose_wanted((), known))
    assert {"us_ofac_sdn", "us_ofac_cons"} <= {want.dataset for want in wanted}
    names = [(want.dataset, want.name) for want in wanted]
    assert len(set(names)) == len(names)
    with pytest.raises(ConfigurationError, match="is no list that Lading knows"):
        desk.run("fetch", "moon_list")

"""Documents into the store: read once, kept whole, asked later."""

import json
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from lading.claims.extractors import load_extractors
from lading.claims.fields.extractor import FieldsExtractor
from lading.cli import read as command
from lading.errors import ConfigurationError
from lading.io.knowledge import Knowledge
from lading.io.store import SqliteStore
from tests.cli.stored import FIRST, Office, make_office

CASE = Path(__file__).resolve().parents[2] / "examples" / "kupol" / "documents"
BROKEN = b"PK\x03\x04 this was an archive once"
STORY = """The trading house Northgate Parts shipped machines for months, people familiar with the matter said on Monday.
TSK Vektor LLC supplied engines to IEMZ Kupol in 2024, according to two European officials who had seen the papers.
The crates left the port in March and were declared as cooling units for fish, the officials said at a briefing.
A spokesman for the port declined to answer questions about the crates and about who had paid for the storage.
Analysts who follow the trade said that the price had doubled within a year and that the route was well known.
"""


def files(office: Office) -> list[dict[str, Any]]:
    return [row for row in office.hits() if row["type"] == "file"]


def read(office: Office, *args: object) -> dict[str, dict[str, Any]]:
    """What `lading read` says of each file, by its name."""
    office.run("read", *args, "--store", office.store, "--workers", 1)
    return {Path(row["path"]).name: row for row in files(office)}


def make_inbox(folder: Path) -> Path:
    """The example case, a copy of one of its files, an archive, and a file that cannot be read."""
    shutil.copytree(CASE, folder)
    shutil.copy(folder / "report.html", folder / "zz-report.html")
    shutil.copy(folder / "report.html.meta.yml", folder / "zz-report.html.meta.yml")
    (folder / "broken.zip").write_bytes(BROKEN)
    with zipfile.ZipFile(folder / "press.zip", "w") as archive:
        archive.writestr("a/story.txt", STORY)
        archive.writestr("b/empty.txt", "")
    return folder


@pytest.fixture(scope="module", autouse=True)
def loaded_once() -> Iterator[None]:
    """What ships with Lading, loaded for all tests: the commands load it anew each time."""
    extractors, knowledge = load_extractors(), Knowledge.load()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(command, "load_extractors", lambda: extractors)
        patched.setattr(Knowledge, "load", lambda _=None: knowledge)
        yield


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = make_office(tmp_path_factory.mktemp("office"))
    make_inbox(office.folder / "inbox")
    return office


@pytest.fixture(scope="module")
def said(office: Office) -> dict[str, dict[str, Any]]:
    return read(office, office.folder / "inbox")


def test_every_file_is_read_and_what_is_in_an_archive_too(office: Office, said: dict[str, dict[str, Any]]) -> None:
    assert said["report.html"]["became"] == "read"
    assert said["report.html"]["claims"] > 5
    assert said["zz-report.html"]["became"] == "copy"
    assert said["zz-report.html"]["copy_of"] == said["report.html"]["path"]
    assert said["press.zip"]["became"] == "partly"
    assert said["broken.zip"]["became"] == "failed"
    with SqliteStore.open(office.store) as store:
        names = {document.name for document in store.documents.documents()}
        assert "press.zip/a/story.txt" in names
        document = store.documents.document(said["report.html"]["documents"][0])
        assert document is not None
        assert store.documents.original(document.sha256) == (CASE / "report.html").read_bytes()
        assert store.check() == ()


def test_what_failed_is_kept_with_why(office: Office, said: dict[str, dict[str, Any]]) -> None:
    assert said
    assert office.run("read", "--failed", "--store", office.store) == 2
    assert {Path(row["path"]).name for row in office.hits()} == {"broken.zip", "press.zip"}
    assert "press.zip/b/empty.txt: is empty" in office.complained
    assert office.run("read", office.folder / "inbox" / "report.html", "--failed", "--store", office.store) == 0


def test_a_second_run_reads_nothing(office: Office, said: dict[str, dict[str, Any]]) -> None:
    def rows() -> int:
        with SqliteStore.open(office.store) as store:
            return store.database.count("SELECT count(*) FROM intake")

    before = rows()
    again = read(office, office.folder / "inbox")
    assert rows() == before
    assert again.keys() == said.keys()
    assert {row["became"] for row in again.values()} == {"read before", "failed"}


def test_the_store_answers_as_the_files_do(office: Office, said: dict[str, dict[str, Any]]) -> None:
    def ask(*args: object) -> dict[str, list[str]]:
        assert office.run("trace", *args, "--store", office.store, "--as-of", FIRST, "--format", "jsonl") == 2
        found: dict[str, list[str]] = {}
        for line in office.said.splitlines():
            found.setdefault(json.loads(line)["type"], []).append(line)
        return found

    assert said
    stored, given = ask(), ask(office.folder / "inbox")
    for kind in ("document", "claim", "party", "edge", "exposure", "designation"):
        assert sorted(stored[kind]) == sorted(given[kind])


def test_a_party_is_explained_from_the_store(office: Office, said: dict[str, dict[str, Any]]) -> None:
    assert said
    office.run("explain", "Sichuan AEE", "--store", office.store, "--as-of", FIRST)
    (row,) = office.hits()
    assert row["caption"] == "Sichuan AEE"
    assert row["sayings"]


def test_what_is_said_of_documents_is_said_when_they_are_read(office: Office) -> None:
    with pytest.raises(click.UsageError, match="lading read DOCUMENTS --published"):
        office.run("trace", "--store", office.store, "--published", "2025-01-01")


def test_a_store_without_documents_says_how_to_get_some(tmp_path: Path) -> None:
    empty = make_office(tmp_path)
    with pytest.raises(ConfigurationError, match="lading read"):
        empty.run("trace", "--store", empty.store, "--as-of", FIRST)


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office(tmp_path)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("a.txt", "b.txt"):
        (inbox / name).write_text(f"{name}: {STORY}")
    first = read(office, inbox)
    assert {row["became"] for row in first.values()} == {"read"}
    (inbox / "a.txt").write_text(f"Corrected: {STORY}")
    (inbox / "b.txt.meta.yml").write_text("publisher: The Outlet\npublished: 2025-03-01\n")
    second = read(office, inbox)
    assert {row["became"] for row in second.values()} == {"read"}
    assert second["b.txt"]["documents"] == first["b.txt"]["documents"]
    with SqliteStore.open(office.store) as store:
        document = store.documents.document(second["b.txt"]["documents"][0])
        assert document is not None
        assert (document.publisher, document.published) == ("The Outlet", "2025-03-01")
        assert set(store.intakes.documents()) == {*second["a.txt"]["documents"], *second["b.txt"]["documents"]}
        assert len(list(store.documents.documents())) == 3
    assert {row["became"] for row in read(office, inbox).values()} == {"read before"}
    assert {row["became"] for row in read(office, inbox, "--again").values()} == {"read"}
    monkeypatch.setattr(FieldsExtractor, "method", "fields/next")
    assert {row["became"] for row in read(office, inbox).values()} == {"read"}


def test_another_list_is_a_reason_to_read_again(office: Office, tmp_path: Path) -> None:
    mine = Office(tmp_path)
    (tmp_path / "a.txt").write_text(STORY)
    assert read(mine, tmp_path / "a.txt")["a.txt"]["became"] == "read"
    mine.add(Path(__file__).parents[1] / "lists" / "fixtures" / "ofac_kupol", FIRST)
    assert read(mine, tmp_path / "a.txt")["a.txt"]["became"] == "read"
    assert office.store.exists()


def test_two_processes_read_the_same_as_one(office: Office, said: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    store = tmp_path / "lading.db"
    shutil.copy(office.store, store)
    office.run("read", office.folder / "inbox", "--store", store, "--workers", 2, "--again")
    for row in files(office):
        before = said[Path(row["path"]).name]
        assert (row["documents"], row["claims"], row["issues"]) == (
            before["documents"],
            before["claims"],
            before["issues"],
        )


def test_one_text_in_three_outlets_is_one_voice(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, outlet in enumerate(("North Post", "South Post", "East Post")):
        (inbox / f"{number}.txt").write_text(
            f"{outlet} brings you this report.\n{STORY}Printed by {outlet}, page {number}.\n"
        )
        (inbox / f"{number}.txt.meta.yml").write_text(f"publisher: {outlet}\npublished: 2025-03-0{number + 1}\n")
    read(office, inbox)
    (text,) = [row for row in office.hits() if row["type"] == "text"]
    assert len(text["documents"]) == 3
    office.run("trace", "--store", office.store, "--as-of", FIRST, "--format", "jsonl")
    rows = office.hits()
    found = [row for row in rows if row["type"] == "exposure"]
    assert {row["voices"] for row in found} <= {1}
    notes = [row["what"] for row in rows if row["type"] == "issue"]
    assert any("3 documents have one text and count as one voice" in what for what in notes)


def test_the_summary_fits_80_columns(office: Office, said: dict[str, dict[str, Any]]) -> None:
    assert said
    office.run("read", office.folder / "inbox", "--store", office.store, "--width", 80)
    assert max(map(len, office.said.splitlines())) <= 80
    assert "not readable" in office.said


COMMAND = "from lading.cli import main; main()"


def start(inbox: Path, store: Path) -> "subprocess.Popen[str]":
    arguments = ["read", str(inbox), "--store", str(store), "--workers", "2", "--format", "jsonl"]
    return subprocess.Popen(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_what_was_acknowledged_before_a_kill_is_not_read_again(tmp_path: Path, how: signal.Signals) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "lading.db"
    inbox.mkdir()
    for number in range(24):
        (inbox / f"{number:02}.txt").write_text(f"Report {number}.\n" + STORY * 8)
    process = start(inbox, store)
    assert process.stdout is not None
    told = [json.loads(process.stdout.readline())["path"]]
    process.send_signal(how)
    told += [json.loads(line)["path"] for line in process.stdout.read().splitlines()]
    process.stdout.close()
    code = process.wait()
    assert code == (-signal.SIGKILL if how is signal.SIGKILL else 130)
    assert len(told) < 24
    office = Office(tmp_path)
    rows = read(office, inbox)
    before = {row["path"] for row in rows.values() if row["became"] == "read before"}
    assert set(told) <= before
    assert len(rows) == 24
    with SqliteStore.open(store) as opened:
        assert opened.check() == ()
        assert len(list(opened.documents.documents())) == 24


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_name_that_is_no_utf8_is_read_like_any_other(office: Office, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / b"d\xe9p.txt".decode("utf-8", "surrogateescape")).write_text(STORY, encoding="utf-8")
    (inbox / "z.txt").write_text(STORY.replace("2024", "2023"), encoding="utf-8")
    rows = read(office, inbox)
    assert {name: row["became"] for name, row in rows.items()} == {"d\\xe9p.txt": "read", "z.txt": "read"}
    assert {row["became"] for row in read(office, inbox).values()} != {"failed"}

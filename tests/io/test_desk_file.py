"""A desk and a reader of documents, as they come to another machine."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lading.claims.extractors import load_extractors
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import load_guard_rules
from lading.documents.about import About
from lading.documents.read import Reader
from lading.errors import ConfigurationError, StoreError
from lading.graph.relations import load_relations
from lading.io import desk_file, reader_file
from lading.io.desk_file import load_desk, save_desk
from lading.io.files import DocumentFile
from lading.io.reader_file import load_reader, save_reader
from lading.io.reading import FileReader
from lading.lists.countries import load_countries
from lading.model.entity import Entity
from lading.model.statement import Statement
from lading.resolve.profile import Sort
from lading.screen.batch import Desk
from lading.screen.columns import load_columns
from lading.screen.reached import Reached, ReachedListing
from lading.screen.rows import Row, RowReader
from tests.resolve.entries import MATCHER
from tests.screen.listed import LISTING, TERMS

ENTITY = Entity("x-1", "Company", (Statement("x-1", "Company", "name", "Northgate Parts", "doc"),))
REACHED = Reached(ENTITY, frozenset({"x-1", "x-2"}), "exposed", ("It supplies one that is listed.",), ("us-1",))
ROWS = (
    Row(2, {"Firma": "JSC IEMZ Kupol", "Country": "RU"}),
    Row(3, {"Firma": "Northgate Parts"}),
    Row(4, {"Firma": ""}),
)


def make_desk(*, reached: bool) -> Desk:
    relations = load_relations(MATCHER.schemata)
    found = ReachedListing.build([REACHED], matcher=MATCHER, relations=relations) if reached else None
    reader = RowReader(load_columns({"name": "Firma"}), load_countries(), Sort.ORGANISATION)
    return Desk(LISTING, TERMS, reader, "customers.csv", found)


@pytest.mark.parametrize("reached", [False, True])
def test_a_desk_answers_the_same_from_its_files(tmp_path: Path, reached: bool) -> None:
    desk = make_desk(reached=reached)
    files = save_desk(tmp_path, desk)
    assert len(files) == 2 + reached
    made = load_desk(files)(ROWS)
    assert made == desk(ROWS)
    assert {json.loads(line)["row"] for line in made.hits} == ({2, 3} if reached else {2})
    assert [issue.place for issue in made.issues] == ["row 4"]


def test_another_version_of_lading_refuses_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = save_desk(tmp_path, make_desk(reached=False))
    monkeypatch.setattr(desk_file, "builder_version", lambda *_: "another")
    with pytest.raises(ConfigurationError, match="another version of Lading") as told:
        load_desk(files)
    assert "every worker" in told.value.remedy


def test_a_damaged_index_is_refused(tmp_path: Path) -> None:
    files = save_desk(tmp_path, make_desk(reached=False))
    data = bytearray(files[1].read_bytes())
    data[-1] ^= 1
    files[1].write_bytes(data)
    with pytest.raises(StoreError, match="damaged"):
        load_desk(files)


def test_a_reader_reads_the_same_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extractors = load_extractors()
    monkeypatch.setattr(reader_file, "load_extractors", lambda: extractors)
    gazetteer = Gazetteer.build([ENTITY])
    reader = FileReader(extractors, gazetteer, load_guard_rules(), Reader(limit=1_000), About(publisher="The Outlet"))
    files = save_reader(tmp_path, reader)
    loaded = load_reader(files)
    assert loaded == replace(reader, guards=loaded.guards)
    note = tmp_path / "note.txt"
    note.write_text("Northgate Parts supplied engines to IEMZ Kupol in 2024, according to two officials.\n")
    file = DocumentFile(note)
    assert repr(loaded.read(reader.open(file))) == repr(reader(file))
    assert reader(file).readings[0].claims
    monkeypatch.setattr(reader_file, "builder_version", lambda *_: "another")
    with pytest.raises(ConfigurationError, match="another version of Lading"):
        load_reader(files)

import io
from pathlib import Path

import pytest

from lading.io.fetched import Wish, settle
from lading.io.published import find_published
from lading.lists.files import ListFile, ListSource
from tests.io.test_fetch import NOW

TODAY = "2026-11-23"


def source_of(*files: tuple[str, str]) -> ListSource:
    made = (ListFile(name, lambda text=text: io.BytesIO(text.encode())) for name, text in files)  # type: ignore[misc]  # the default binds this text
    return ListSource("test", "a_list", tuple(("entries", file) for file in made))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "<Sanctions><DateOfIssue CalendarTypeID='1'><Year>2026</Year><Month>8</Month><Day>2</Day></DateOfIssue>",
            "2026-08-02",
        ),
        ("<lei:LEIHeader><lei:ContentDate>2026-08-01T00:00:00Z</lei:ContentDate>", "2026-08-01"),
        ('<?xml version="1.0"?><CONSOLIDATED_LIST a="b" dateGenerated="2026-08-01T23:00:03.110Z">', "2026-08-01"),
        ("<publicationInfo><dataAsOf>2025-01-10T00:00:00</dataAsOf>", "2025-01-10"),
        ("<publshInformation><Publish_Date>08/02/2026</Publish_Date>", "2026-08-02"),
        ('<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-06-30T10:00:00Z">', "2026-06-30"),
        ('<swiss-sanctions-list list-type="full-list" date="2026-05-04">', "2026-05-04"),
        ("Last Updated,03/11/2026\nName 6,Name 1\n", "2026-11-03"),
        ("Report Date: 21-Jan-2026\nUnique ID,Name\n", "2026-01-21"),
        ("Last Updated,some day\n", None),
    ],
)
def test_lists_that_state_their_date_are_believed(text: str, day: str | None) -> None:
    found, notes = find_published(source_of(("list.xml", text)), today=TODAY)
    assert found == day
    assert bool(notes) is (day is None)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("un_2026-08-01.xml", "2026-08-01"),
        ("ofac_alt_2025-12.csv", "2025-12"),
        ("ofac_sdn_2021.csv", "2021"),
        ("32017R2063.csv", None),
        ("list_2099-01-01.csv", None),
        ("sdn.csv", None),
    ],
)
def test_a_date_in_a_name_is_taken_with_a_note(name: str, day: str | None) -> None:
    found, (note,) = find_published(source_of((name, "1")), today=TODAY)
    assert found == day
    assert ("date in its file's name" in note.what) is (day is not None)


def test_a_person_wins_over_the_file_and_the_file_over_its_server_and_name(tmp_path: Path) -> None:
    file, part = tmp_path / "list_2020.csv", tmp_path / "part"
    part.write_text("1")
    settle(Wish("https://example.org/list.csv", file, NOW), part, {"Last-Modified": "Sun, 02 Aug 2026 10:00:00 GMT"})
    path = str(file)
    assert find_published(source_of((path, "1")), today=TODAY)[0] == "2026-08-02"
    assert find_published(source_of((path, "<dataAsOf>2025-01-10T")), today=TODAY)[0] == "2025-01-10"
    (tmp_path / "list_2020.csv.meta.yml").write_text("published: 2024-02-29\n")
    assert find_published(source_of((path, "<dataAsOf>2025-01-10T")), today=TODAY) == ("2024-02-29", ())


def test_files_of_different_days_are_said_to_be_so() -> None:
    found, notes = find_published(source_of(("a_2026-01-01.csv", "1"), ("b_2026-02-01.csv", "1")), today=TODAY)
    assert found == "2026-02-01"
    assert any("different days (2026-01-01, 2026-02-01)" in note.what for note in notes)

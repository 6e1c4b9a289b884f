"""What was true on a day, and what was known on a day: two questions, asked apart."""

import json
from pathlib import Path

import click
import pytest

from lading.errors import ConfigurationError
from tests.cli.stored import FIRST, SECOND, Office, make_office

ZARYA = (
    '{"id":"eu-z","schema":"Company","properties":{"name":["Zarya Works"],"topics":["sanction"]}}\n'
    '{"id":"eu-m","schema":"Company","properties":{"name":["Meridian Steel"],"topics":["sanction"]}}\n'
    '{"id":"eu-z-s","schema":"Sanction","properties":{"entity":["eu-z"],"authority":["European Union"],'
    '"startDate":["2022-03-01"],"endDate":["2024-06-30"]}}\n'
    '{"id":"eu-m-s","schema":"Sanction","properties":{"entity":["eu-m"],"authority":["European Union"],'
    '"startDate":["2024-02-01"]}}\n'
)


@pytest.fixture
def case(tmp_path: Path) -> Office:
    """A letter of September 2023, and a list on which its supplier comes and the recipient goes in 2024."""
    office = Office(tmp_path)
    (tmp_path / "letter.txt").write_text("Meridian Steel supplied pipes to Zarya Works in January 2023.\n")
    (tmp_path / "eu.ftm.json").write_text(ZARYA)
    return office


def status(office: Office, *days: str) -> dict[str, str]:
    """The status of each party by name."""
    folder = office.folder
    office.run("trace", folder / "letter.txt", "--published", "2023-09-01", *days, "--lists", folder / "eu.ftm.json")
    rows = [json.loads(line) for line in office.said.splitlines()]
    return {row["caption"]: row["status"] for row in rows if row["type"] == "party" and row["status"]}


def test_what_was_true_then_is_answered_by_what_was_published_later_where_that_is_asked(case: Office) -> None:
    assert status(case, "--as-of", "2023-06-01") == {"Meridian Steel": "mentioned", "Zarya Works": "listed"}
    later = status(case, "--as-of", "2023-06-01", "--known", "2023-10-01")
    assert later == {"Meridian Steel": "exposed", "Zarya Works": "listed"}
    case.run("explain", "Meridian Steel", case.folder / "letter.txt", "--published", "2023-09-01", "--width", 200,
             "--as-of", "2023-06-01", "--known", "2023-10-01", "--lists", case.folder / "eu.ftm.json")  # fmt: skip
    assert "As of 2023-06-01, as known by 2023-10-01, Meridian Steel is exposed" in " ".join(case.said.split())


def test_what_was_known_then_holds_no_listing_that_had_not_been_made(case: Office) -> None:
    assert status(case, "--as-of", "2024-03-01")["Meridian Steel"] == "listed"
    then = status(case, "--as-of", "2024-03-01", "--known", "2023-12-01")
    assert then == {"Meridian Steel": "exposed", "Zarya Works": "listed"}


def test_who_was_listed_once_is_told_to_have_been(case: Office) -> None:
    assert status(case, "--as-of", "2025-01-01") == {"Meridian Steel": "listed", "Zarya Works": "mentioned"}
    case.run("trace", case.folder / "letter.txt", "--published", "2023-09-01", "--as-of", "2025-01-01",
             "--width", 200, "--lists", case.folder / "eu.ftm.json")  # fmt: skip
    assert "formerly listed by the European Union since 2022-03-01 until 2024-06-30" in case.said


def test_a_store_answers_with_what_it_held_by_a_day(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    note = tmp_path / "note.txt"
    note.write_text("TSK Vektor LLC supplied engines to IEMZ Kupol in 2024.\n")

    def version(*more: str) -> str:
        office.run("trace", note, "--store", office.store, "--as-of", "2026-10-01", *more)
        return str(
            next(row["updated"] for row in map(json.loads, office.said.splitlines()) if row["type"] == "dataset")
        )

    assert version() == SECOND
    assert version("--recorded", "2026-08-15") == FIRST
    with pytest.raises(ConfigurationError, match=r"held no list by 2026-08-01 .*loaded on 2026-08-02"):
        version("--recorded", "2026-08-01")
    with pytest.raises(click.UsageError, match="--recorded is about a store"):
        office.run("trace", note, "--recorded", "2026-08-15", "--lists", tmp_path / "later")

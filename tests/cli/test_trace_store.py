import json
from pathlib import Path
from typing import Any

import pytest

from lading.errors import ConfigurationError
from tests.cli.stored import FIRST, KUPOL, SECOND, Office, make_office

LETTER = "TSK Vektor LLC supplied engines to IEMZ Kupol in 2024.\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = make_office(tmp_path_factory.mktemp("office"))
    (office.folder / "letter.txt").write_text(LETTER)
    return office


def rows(office: Office, *args: object) -> list[dict[str, Any]]:
    office.run("trace", office.folder / "letter.txt", "--published", "2025-01-01", "--format", "jsonl", *args)
    return [json.loads(line) for line in office.said.splitlines()]


def of_type(found: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [row for row in found if row["type"] == kind]


def test_a_store_answers_as_the_files_it_was_loaded_from(office: Office) -> None:
    stored = rows(office, "--store", office.store, "--as-of", FIRST)
    given = rows(office, "--lists", KUPOL, "--as-of", FIRST)
    for kind in ("party", "designation", "exposure", "edge", "claim"):
        assert of_type(stored, kind) == of_type(given, kind)
    assert of_type(stored, "designation")


def test_the_answer_says_which_version_it_stands_on(office: Office) -> None:
    for day, published in ((SECOND, SECOND), ("2026-08-31", FIRST)):
        (dataset,) = of_type(rows(office, "--store", office.store, "--as-of", day), "dataset")
        assert (dataset["name"], dataset["updated"], len(dataset["version"])) == ("us_ofac_sdn", published, 40)
    office.run("trace", office.folder / "letter.txt", "--store", office.store, "--as-of", SECOND, "--width", 80)
    assert f"Lists: us_ofac_sdn of {SECOND}, version " in office.said
    assert max(map(len, office.said.splitlines())) <= 80


def test_an_entry_that_a_later_version_dropped_is_listed_on_the_days_before_only(office: Office) -> None:
    def listed(day: str) -> set[str]:
        return {
            row["entity_id"] for row in of_type(rows(office, "--store", office.store, "--as-of", day), "designation")
        }

    assert listed("2026-08-31") - listed(SECOND) == {"ofac-46441"}


def test_a_store_that_held_nothing_on_that_day_is_an_error(office: Office) -> None:
    with pytest.raises(ConfigurationError, match="no list published by 2025-01-01"):
        rows(office, "--store", office.store, "--as-of", "2025-01-01")


def test_a_list_that_came_later_is_told_to_be_missing(office: Office, tmp_path: Path) -> None:
    both = make_office(tmp_path)
    house = tmp_path / "house.ftm.json"
    house.write_text('{"id":"h-1","schema":"Company","properties":{"name":["Bearings AG"],"topics":["sanction"]}}\n')
    both.run("lists", "add", house, "--accept", "--published", "2026-10-01", "--store", both.store)
    issues = of_type(rows(office, "--store", both.store, "--as-of", SECOND), "issue")
    assert any("no version published by 2026-09-01; the first one is of 2026-10-01" in one["what"] for one in issues)
    named = {one["name"] for one in of_type(rows(office, "--store", both.store, "--as-of", "2026-10-01"), "dataset")}
    assert len(named) == 2


def test_without_lists_and_without_a_store_documents_are_still_read(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows(office)
    assert "no --lists or --store given" in office.complained
    monkeypatch.chdir(office.folder)
    assert of_type(rows(office), "designation")

import json
from pathlib import Path

import click
import pytest

from lading.errors import ConfigurationError, InputError
from tests.cli.test_lists import KUPOL, Desk

LATER = "2026-09-01"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_files_are_exported_without_a_store(desk: Desk) -> None:
    rows = desk.rows("export", KUPOL)
    assert not desk.store.exists()
    vektor = next(row for row in rows if row["id"] == "ofac-46441")
    assert (vektor["schema"], vektor["caption"]) == ("Company", "TSK VEKTOR, OOO")
    assert vektor["properties"]["innCode"] == ["3849055365"]
    assert f"us_ofac_sdn: {len(rows)} entities, " in desk.complained


def test_a_list_of_the_store_is_exported_as_it_was_in_force_and_comes_back_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.run("add", KUPOL, "--accept", "--published", "2026-08-02")
    fewer = tmp_path / "later"
    fewer.mkdir()
    for file in KUPOL.glob("*.csv"):
        rows = file.read_text().splitlines(keepends=True)
        (fewer / file.name).write_text("".join(row for row in rows if not row.startswith("51292,")))
    desk.run("add", fewer, "--accept", "--published", LATER)

    before = desk.rows("export", "us_ofac_sdn", "--as-of", "2026-08-31")
    after = desk.rows("export", "us_ofac_sdn")
    assert {row["id"] for row in before} - {row["id"] for row in after} >= {"ofac-51292", "ofac-51292-sanction"}
    assert desk.rows("export", json.loads(_first_version(desk))["version"][:8]) == before

    out = tmp_path / "out" / "entities.ftm.json"
    assert desk.run("export", "us_ofac_sdn", "--to", out) == 0
    assert desk.said == ""
    assert "us_ofac_sdn of 2026-09-01: " in desk.complained
    assert [json.loads(line) for line in out.read_text().splitlines()] == after
    assert desk.run("diff", out, out) == 0
    assert desk.rows("export", out) == after


def _first_version(desk: Desk) -> str:
    desk.run("status", "--all")
    return desk.said.splitlines()[0]


def test_what_cannot_be_exported_says_why(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such store, and no such file"):
        desk.run("export", "us_ofac_sdn")
    with pytest.raises(click.UsageError, match="one version"):
        desk.run("export", KUPOL, "--as-of", "2026-08-02")
    desk.run("add", KUPOL, "--accept", "--published", "2026-08-02")
    with pytest.raises(ConfigurationError, match="name one of us_ofac_sdn"):
        desk.run("export", "moon_list")
    with pytest.raises(ConfigurationError, match="from 2026-08-02 on"):
        desk.run("export", "us_ofac_sdn", "--as-of", "2026-08-01")
    whole, broken = tmp_path / "whole.ftm.json", tmp_path / "broken.ftm.json"
    desk.run("export", "us_ofac_sdn", "--to", whole)
    broken.write_text(whole.read_text()[:-20])
    with pytest.raises(InputError, match="cut short"):
        desk.run("export", broken, "--to", whole)
    assert len(whole.read_text().splitlines()) > 10

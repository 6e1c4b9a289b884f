"""The yente-client package from the package index, unmodified, against `lading serve`: its SDK and its command line.

The questions are those of its own live tests; the data set stands under both names that they ask for.
"""

import asyncio
import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from yente_client import AsyncClient, Client, NotFoundError
from yente_client.entities import Company, Person

from tests.api.server import serving
from tests.api.yente.serve import ZAKHAROV
from tests.shared_data import shared

WANTED = Person(firstName="Aleksandr", lastName="Zacharov", birthDate="1965")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    zala = shared("data/lists/opensanctions/zala_entities.ftm.json")
    store = tmp_path_factory.mktemp("served") / "lading.db"
    with serving("--store", str(store), "--dataset", f"default={zala}", "--dataset", f"sanctions={zala}") as found:
        yield found


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    with Client(api_key="ignored", base_url=address) as found:
        yield found


def test_a_listed_person_is_matched_from_the_parts_of_a_name(client: Client, address: str) -> None:
    found = client.match(WANTED, datasets=["sanctions"])
    assert found.top is not None
    assert (found.top.id, found.top.target, found.top.match) == (ZAKHAROV, True, True)
    assert found.top.score > 0.7
    assert found.top.contributing_explanations["name"].detail

    async def ask() -> str | None:
        async with AsyncClient(api_key="ignored", base_url=address) as asynchronous:
            again = await asynchronous.match(WANTED, datasets=["sanctions"])
            return again.top.id if again.top else None

    assert asyncio.run(ask()) == ZAKHAROV


def test_many_are_matched_at_once(client: Client) -> None:
    pairs = [("hit", WANTED), ("miss", Person(name="Zzyzx Qwomply Nonexistent")), ("firm", Company(name="ZALA AERO"))]
    found = dict(client.match_iter(pairs, workers=2, on_error="collect"))
    assert {key: bool(one.results) for key, one in found.items()} == {"hit": True, "miss": False, "firm": True}


def test_search_entities_and_neighbours_are_read(client: Client) -> None:
    found = client.search("zakharov", datasets=["default"], limit=5)
    assert found.limit == 5
    assert ZAKHAROV in [one.id for one in found.results]
    assert client.fetch("ofac-45937").id == ZAKHAROV
    beside = client.adjacent(ZAKHAROV)
    assert (
        beside.adjacent["sanctions"].total.value == len(beside.adjacent["sanctions"].results)
        or beside.adjacent["sanctions"].total.value > 10
    )
    assert client.adjacent(ZAKHAROV, prop="sanctions", limit=1).results[0].schema_ == "Sanction"
    with pytest.raises(NotFoundError):
        client.fetch("nobody")


def test_what_is_served_is_told(client: Client) -> None:
    assert client.healthz().status == client.readyz().status == "ok"
    assert [one.name for one in client.datasets().datasets] == ["default", "sanctions"]
    assert client.datasets().current == ["default", "sanctions"]  # the second time by its ETag
    assert client.algorithms().best == "logic-v2"


def run_command(address: str, *args: str) -> str:
    program = "from yente_client.cli.main import app; app()"
    command = [sys.executable, "-c", program, "--api-key", "ignored", "--base-url", address, *args]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  # its own program


def test_its_command_line_asks_and_screens_a_table(address: str, tmp_path: Path) -> None:
    assert json.loads(run_command(address, "status", "-f", "json"))["api"]["liveness"]["status"] == "ok"
    table = tmp_path / "in.csv"
    table.write_text("row_id,full_name,born\n1,Aleksandr Zacharov,1965-09-21\n")
    columns = ("-i", "full_name=name", "-i", "born=birthDate")
    said = run_command(address, "screen", str(table), "-", "-s", "Person", *columns, "--url")
    (row,) = csv.DictReader(io.StringIO(said))
    assert (row["row_id"], row["match_id"]) == ("1", ZAKHAROV)

"""Every engine gives the same answers, byte for byte: this machine's processes, and a real standalone Spark with two workers."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest

from lading.engine import spark as spark_engine
from lading.engine.spark import SparkEngine, open_spark
from lading.errors import InputError, LadingError
from lading.io.store import SqliteStore
from tests.cli.stored import Office, make_office
from tests.cli.test_read import make_inbox
from tests.conformance.scaling import load_factor, save_factor, scale
from tests.conformance.spark_cluster import LIGHT, start_cluster, why_not

CUSTOMERS = """Customer number,Name,Type,Country,Date of birth,INN
1,JSC IEMZ Kupol,company,RU,,1831083343
2,Yamshchikov Artem,individual,Russia,11.10.1979,
3,,company,RU,,
4,Siemens AG,company,Germany,,
5,Short
6,Some Other Firm,company,Atlantis,,3849055365
7,TSK Vektor,company,RU,,
8,Hunan Haotianyi,company,CN,,
9,АО ИЭМЗ Купол,company,RU,,
"""
ENGINES = ("local", "spark")
MASTER = "spark://started.already:7077"
"""What the commands are told: they are given the engine of the fixture."""


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkEngine]:
    """The engine on a standalone master. It is started once for all tests of a run, which takes most of their time."""
    if reason := why_not():
        pytest.skip(reason)
    with pytest.MonkeyPatch.context() as patched:
        for name, value in (LIGHT | {"PYSPARK_PYTHON": sys.executable}).items():
            patched.setenv(name, value)
        with start_cluster(tmp_path_factory.mktemp("spark")) as master, open_spark(master) as engine:
            started: list[str] = []

            def open_started(asked: str, **_: object) -> AbstractContextManager[SparkEngine]:
                started.append(asked)
                return nullcontext(engine)

            patched.setattr(spark_engine, "open_spark", open_started)
            yield engine
            assert set(started) <= {MASTER}


def on(engine: str) -> tuple[str, ...]:
    return ("--engine", "spark", "--spark-master", MASTER) if engine == "spark" else ("--workers", "2")


@pytest.fixture(scope="module")
def offices(spark: SparkEngine, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Office, int]]:
    """A store into which each engine has read the same documents, some of which cannot be read, and the exit code."""
    assert spark.slots == 2
    inbox = make_inbox(tmp_path_factory.mktemp("documents") / "inbox")
    found = {}
    for engine in ENGINES:
        office = make_office(tmp_path_factory.mktemp(engine))
        code = office.run("read", inbox, "--store", office.store, *on(engine))
        found[engine] = office, code
    return found


def test_documents_are_read_alike(offices: dict[str, tuple[Office, int]]) -> None:
    def told(office: Office) -> list[str]:
        rows = [json.dumps(row, sort_keys=True) for row in office.hits()]
        return sorted(rows)

    def kept(office: Office) -> list[tuple[Any, ...]]:
        with SqliteStore.open(office.store) as store:
            documents = list(store.documents.documents())
            assert store.check() == ()
            return sorted((one.id, repr(one), repr(store.documents.reading(one.id))) for one in documents)

    (local, local_code), (spark, spark_code) = (offices[engine] for engine in ENGINES)
    assert told(spark) == told(local)
    assert kept(spark) == kept(local)
    assert spark_code == local_code == 2
    assert len(kept(local)) > 3
    assert any("broken.zip" in line and '"failed"' in line for line in told(local))


def test_customers_are_screened_alike_in_all_tiers(offices: dict[str, tuple[Office, int]], tmp_path: Path) -> None:
    office, _ = offices["local"]
    (tmp_path / "customers.csv").write_text(CUSTOMERS)
    made = {}
    for engine in ENGINES:
        hits = tmp_path / engine / "hits.jsonl"
        hits.parent.mkdir()
        code = office.ask(tmp_path / "customers.csv", "-o", hits, *on(engine))
        issues = hits.with_name("hits.issues.jsonl")
        made[engine] = code, sorted(hits.read_bytes().splitlines()), sorted(issues.read_bytes().splitlines())
    assert made["spark"] == made["local"]
    code, lines, issues_told = made["local"]
    assert code == 2
    assert {json.loads(line)["tier"] for line in lines} >= {"listed", "exposed"}
    assert len(issues_told) == 3


def test_results_come_in_order_and_what_goes_wrong_is_told(spark: SparkEngine, tmp_path: Path) -> None:
    batches = [[number, number + 1] for number in range(20)]
    work = load_factor(save_factor(tmp_path, 3))
    assert list(spark.run(scale(3), batches)) == list(map(work, batches))
    assert list(spark.run(scale(3), [])) == []
    with pytest.raises(InputError, match="is nothing") as told:
        list(spark.run(scale(0), batches))
    assert told.value.remedy == "write a number"
    with pytest.raises(LadingError, match="Spark failed: ZeroDivisionError"):
        list(spark.run(scale(1), [[1], [2000]]))

"""Every engine gives the same answers, byte for byte: this machine's processes, and a real standalone Spark with two workers."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from lading.engine.spark import open_spark
from lading.engine.work import Work
from lading.errors import InputError, LadingError
from lading.io.store import SqliteStore
from tests.cli.stored import Office, make_office
from tests.cli.test_read import make_inbox
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


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a standalone master, one for all tests of a run."""
    if reason := why_not():
        pytest.skip(reason)
    with pytest.MonkeyPatch.context() as patched:
        for name, value in (LIGHT | {"PYSPARK_PYTHON": sys.executable}).items():
            patched.setenv(name, value)
        with start_cluster(tmp_path_factory.mktemp("spark")) as address:
            yield address


def on(engine: str, master: str) -> tuple[str, ...]:
    return ("--engine", "spark", "--spark-master", master) if engine == "spark" else ("--workers", "2")


@pytest.fixture(scope="module")
def offices(master: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Office, int]]:
    """A store into which each engine has read the same documents, some of which cannot be read, and the exit code."""
    inbox = make_inbox(tmp_path_factory.mktemp("documents") / "inbox")
    found = {}
    for engine in ENGINES:
        office = make_office(tmp_path_factory.mktemp(engine))
        code = office.run("read", inbox, "--store", office.store, *on(engine, master))
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


def test_customers_are_screened_alike_in_all_tiers(
    offices: dict[str, tuple[Office, int]], master: str, tmp_path: Path
) -> None:
    office, _ = offices["local"]
    (tmp_path / "customers.csv").write_text(CUSTOMERS)
    made = {}
    for engine in ENGINES:
        hits = tmp_path / engine / "hits.jsonl"
        hits.parent.mkdir()
        code = office.ask(tmp_path / "customers.csv", "-o", hits, *on(engine, master))
        issues = hits.with_name("hits.issues.jsonl")
        made[engine] = code, sorted(hits.read_bytes().splitlines()), sorted(issues.read_bytes().splitlines())
    assert made["spark"] == made["local"]
    code, lines, issues_told = made["local"]
    assert code == 2
    assert {json.loads(line)["tier"] for line in lines} >= {"listed", "exposed"}
    assert len(issues_told) == 3


def save_factor(folder: Path, factor: int) -> tuple[Path, ...]:
    path = folder / "factor.txt"
    path.write_text(str(factor))
    return (path,)


def load_factor(files: Sequence[Path]) -> Callable[[Sequence[int]], int]:
    (path,) = files
    factor = int(path.read_text())
    if factor == 0:
        raise InputError("is nothing", where=path.name, remedy="write a number")
    return lambda batch: sum(100 // (number - 2000) for number in batch) * factor


def scale(factor: int) -> Work[int, int]:
    """The work of `load_factor`, which only the workers know."""
    return Work(sum, lambda folder: save_factor(folder, factor), load_factor)


def test_results_come_in_order_and_what_goes_wrong_is_told(master: str, tmp_path: Path) -> None:
    with open_spark(master) as engine:
        assert engine.slots == 2
        batches = [[number, number + 1] for number in range(40)]
        work = load_factor(save_factor(tmp_path, 3))
        assert list(engine.run(scale(3), batches)) == list(map(work, batches))
        assert list(engine.run(scale(3), [])) == []
        with pytest.raises(InputError, match="is nothing") as told:
            list(engine.run(scale(0), batches))
        assert told.value.remedy == "write a number"
        with pytest.raises(LadingError, match="Spark failed: ZeroDivisionError"):
            list(engine.run(scale(1), [[1], [2000]]))

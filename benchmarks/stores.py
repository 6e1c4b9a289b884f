"""The two stores side by side, in one run on one machine: the same work given to SQLite and to a PostgreSQL server.

    python benchmarks/stores.py [--parties N] [--documents N] [--rounds N]

The server is Debian's, started in a temporary folder with its own settings (`fsync` on, `synchronous_commit` on, 128 MB of
shared buffers) and asked over a Unix socket. The two take turns, so that whatever else the machine does falls on both.

    load         a list of N made-up companies, four statements each, let in: staged, numbered, put in force
    again        a second version of it in which every tenth name differs
    whole        the second version read back, statement by statement
    entity       one entry as its list states it, by its id, and who states a value
    record       decisions recorded one by one, each waited for on the disk
    two record   the same by two processes at once, together
    open         the store opened and closed, as the server of the workbench does for each question
    keep         documents kept with their reading, one transaction each
    find         a question to the full text of the documents, after the index is made; `index` is the making
    verify       everything checked

It prints a line of JSON for each store, rates in things a second, and the ratio of PostgreSQL to SQLite.
"""

import argparse
import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.conformance.test_documents import make_reading  # noqa: E402
from tests.conformance.test_judgements import judge  # noqa: E402
from tests.io.store.build import MONDAY, SCHEMATA, TUESDAY, many_statements  # noqa: E402
from tests.postgres_server import serving  # noqa: E402

from lading.io.store import (  # noqa: E402
    Address,
    Draft,
    LoadedFile,
    SqlStore,
    StorePlace,
    Version,
    choose_versions,
    open_store,
)
from lading.model.document import Document  # noqa: E402
from lading.model.judgement import Decision  # noqa: E402
from lading.model.statement import Statement  # noqa: E402

TEXT = "TSK Vektor buys for Kupol, two officials said."
WORDS = [
    "drone",
    "engine",
    "customs",
    "invoice",
    "plant",
    "procurement",
    "contract",
    "officials",
    "denied",
    "shipped",
    "consignee",
    "Дрон",
    "завод",
    "无人机",
]
WRITER = """
import sys
sys.path.insert(0, sys.argv[3])
from benchmarks.stores import record_many
from lading.io.store import find_place, open_store
with open_store(find_place(sys.argv[1])) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    record_many(store, int(sys.argv[2]))
"""


def words_of(place: StorePlace) -> str:
    """What --store takes."""
    return place.url if isinstance(place, Address) else str(place)


def let_in(store: SqlStore, items: Iterator[Statement], loaded: str) -> Version:
    """Let a version of the made-up list in."""
    files = (LoadedFile("entries", "house.csv", "0" * 64, 1),)
    with store.lists.stage(Draft("house_list", "test", files)) as staged:
        staged.fill(items)
        return staged.accept(staged.count(SCHEMATA), loaded=lambda: loaded)[0]


def changed(parties: int) -> Iterator[Statement]:
    """The list again, every tenth name another."""
    for number, said in enumerate(many_statements(parties)):
        yield said._replace(value=f"{said.value} II") if said.prop == "name" and number % 40 == 0 else said


def record_many(store: SqlStore, many: int) -> None:
    """Decisions, one transaction each."""
    for _ in range(many):
        store.judgements.record(judge(Decision.NEGATIVE, "A. Analyst"), recorded=MONDAY)


def record_together(place: StorePlace, many: int) -> float:
    """Seconds for two processes to record so many each."""
    command = [sys.executable, "-c", WRITER, words_of(place), str(many), str(ROOT)]
    pipe = subprocess.PIPE
    writers = [subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT, text=True) for _ in range(2)]
    for writer in writers:
        if writer.stdout is None or writer.stdout.readline() != "ready\n":
            raise SystemExit("a writer failed")
    begun = time.monotonic()
    for writer in writers:
        if writer.stdin is not None:
            writer.stdin.write("\n")
            writer.stdin.close()
    ended = [writer.wait() for writer in writers]
    if any(ended):
        raise SystemExit("a writer failed")
    return time.monotonic() - begun


def keep_many(store: SqlStore, many: int) -> None:
    """Documents of some three hundred words, each with a claim and its statement."""
    for number in range(many):
        text = f"{TEXT} Document {number}. " + " ".join(
            f"{WORDS[(number + i) % len(WORDS)]}{i % 23}" for i in range(300)
        )
        original = text.encode()
        document = Document(text, f"report {number}", hashlib.sha256(original).hexdigest())
        with store.intakes.together():
            store.documents.keep(document, original, recorded=MONDAY)
            store.documents.keep_reading(
                make_reading(document),
                method="rules/1",
                statements=[Statement(f"doc-{number}", "Company", "name", "TSK Vektor", "documents")],
                supports=[],
                schemata=SCHEMATA,
                recorded=MONDAY,
            )


def time_it(work: Callable[[], object]) -> float:
    """Seconds that something takes."""
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def measure(places: dict[str, StorePlace], parties: int, documents: int, rounds: int) -> dict[str, dict[str, float]]:
    """Rates of each store, step by step in turn."""
    rates: dict[str, dict[str, float]] = {name: {} for name in places}
    stores = {name: open_store(place) for name, place in places.items()}
    versions: dict[str, Version] = {}

    def take_turns(step: str, many: float, work: Callable[[str, SqlStore], float]) -> None:
        for name, store in stores.items():
            rates[name][step] = many / work(name, store)
            print(f"{name:10} {step:10} {rates[name][step]:12,.1f} a second", file=sys.stderr)

    def load(_: str, store: SqlStore) -> float:
        return time_it(lambda: let_in(store, many_statements(parties), MONDAY))

    def again(name: str, store: SqlStore) -> float:
        return time_it(lambda: versions.update({name: let_in(store, changed(parties), TUESDAY)}))

    def entity(_: str, store: SqlStore) -> float:
        snapshot = choose_versions(store.lists.versions())
        wanted = (f"house-{number * 7 % parties}" for number in range(rounds))
        return statistics.median(time_it(partial(store.lists.entity, entry, snapshot)) for entry in wanted)

    def find(_: str, store: SqlStore) -> float:
        question = '"engine1" дрон8*'
        return statistics.median(time_it(lambda: list(store.documents.search(question))) for _ in range(5))

    take_turns("load", parties * 4, load)
    take_turns("again", parties * 4, again)
    take_turns(
        "whole",
        parties * 4,
        lambda name, store: time_it(lambda: sum(1 for _ in store.lists.statements(versions[name]))),
    )
    take_turns("entity", 1, entity)
    take_turns("record", rounds, lambda _, store: time_it(lambda: record_many(store, rounds)))
    take_turns("two record", rounds * 2, lambda name, _: record_together(places[name], rounds))
    take_turns(
        "open",
        1,
        lambda name, _: statistics.median(time_it(lambda: open_store(places[name]).close()) for _ in range(20)),
    )
    take_turns("keep", documents, lambda _, store: time_it(lambda: keep_many(store, documents)))
    take_turns("index", documents, lambda _, store: time_it(lambda: list(store.documents.search("nothing"))))
    take_turns("find", 1, find)
    take_turns("verify", parties * 4, lambda _, store: time_it(store.check))
    answers = {name: [repr(said) for said in store.lists.statements(versions[name])] for name, store in stores.items()}
    if len({json.dumps(sorted(found)) for found in answers.values()}) != 1:
        raise SystemExit("the stores do not answer alike")
    for store in stores.values():
        store.close()
    return rates


def size_of(place: Address) -> int:
    """Bytes of a database on its server."""
    import psycopg

    with psycopg.connect(place.url) as connection:
        row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    return int(row[0]) if row else 0


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parties", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serving(durable=True) as server:
        file, address = Path(folder) / "lading.db", Address(server.make("measured"))
        rates = measure({"sqlite": file, "postgresql": address}, asked.parties, asked.documents, asked.rounds)
        sizes = {"sqlite": file.stat().st_size, "postgresql": size_of(address)}
    for name, found in rates.items():
        told = {step: round(rate, 1) for step, rate in found.items()}
        print(json.dumps({"store": name, **told, "megabytes": round(sizes[name] / 1e6, 1)}))
    ratio = {step: round(rates["postgresql"][step] / rate, 2) for step, rate in rates["sqlite"].items()}
    print(
        json.dumps(
            {"store": "postgresql / sqlite", **ratio, "megabytes": round(sizes["postgresql"] / sizes["sqlite"], 2)}
        )
    )


if __name__ == "__main__":
    main()

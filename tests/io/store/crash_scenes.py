"""What is killed by tests/io/store/crash.py, and what must be there afterwards."""

import datetime as dt
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from lading.claims.statements import load_vocabulary
from lading.documents.read import ReadResult
from lading.io.files import DocumentFile
from lading.io.intake import Job, Keeper
from lading.io.reading import FileReading
from lading.io.store import SqliteStore, SqlStore, arrival, choose_versions, find_place, flip, open_store
from lading.io.store.backup import back_up, schema_of, unpack
from lading.io.store.database import split_statements
from lading.io.store.migrate import migrate
from lading.io.store.restore import restore
from lading.io.store.schema import SCHEMA
from lading.model.document import Document
from lading.model.investigation import Act
from lading.model.judgement import Decision
from tests.conformance.test_claim_judgements import decide
from tests.conformance.test_documents import TEXT, make_reading
from tests.conformance.test_judgements import judge
from tests.io.store.build import MONDAY, SCHEMATA, let_in, many_statements

PARTIES, BATCH = 400, 4
OLD = Path(__file__).parent / "schemas"


def store_in(folder: Path) -> Path:
    return folder / "lading.db"


def opened_in(folder: Path) -> SqlStore:
    """The store in a folder, or on the server whose address is written down there."""
    address = folder / "address"
    return open_store(find_place(address.read_text()) if address.exists() else store_in(folder))


def prepare_empty(folder: Path) -> None:
    opened_in(folder).close()


def prepare_load(folder: Path) -> None:
    with opened_in(folder) as store:
        let_in(store, many_statements(PARTIES, wave=" 0"), published="2026-11-23")


def work_load(folder: Path, number: int) -> Iterator[str]:
    for module in (flip, arrival):
        vars(module)["CHUNK"] = 300  # many transactions a load
    with opened_in(folder) as store:
        for wave in count(1):
            version = let_in(store, many_statements(PARTIES, wave=f" {number}.{wave}"), published="2026-11-23")
            yield version.digest


def look_load(folder: Path, acknowledged: list[str]) -> None:
    with opened_in(folder) as store:
        assert store.check() == ()
        versions = store.lists.versions()
        assert {*acknowledged} <= {version.digest for version in versions}
        (standing,) = choose_versions(versions).versions
        names = {said.value for said in store.lists.statements(standing) if said.prop == "name"}
        assert len(names) == PARTIES
        assert len({name.rsplit(" ", 1)[1] for name in names}) == 1


def _reading(path: Path) -> FileReading:
    original = f"{TEXT} {path.name}".encode()
    document = Document(original.decode(), path.name, hashlib.sha256(original).hexdigest())
    return FileReading((ReadResult(document, original=original),), (make_reading(document),), ())


def work_read(folder: Path, number: int) -> Iterator[str]:
    with opened_in(folder) as store:
        keeper = Keeper(store, load_vocabulary(SCHEMATA), "rules/1", lambda: dt.datetime.fromisoformat(MONDAY))
        for batch in count():
            paths = [folder / f"{number}-{batch}-{place}.txt" for place in range(BATCH)]
            jobs = [Job(DocumentFile(path), str(path), "0" * 64, "key") for path in paths]
            keeper.keep(jobs, [_reading(path) for path in paths])
            yield f"{number}-{batch}-"


def look_read(folder: Path, acknowledged: list[str]) -> None:
    with opened_in(folder) as store:
        assert store.check() == ()
        kept: dict[str, int] = {}
        for intake in store.intakes.last():
            (document,) = intake.documents
            assert store.documents.reading(document) is not None
            batch = Path(intake.path).name.rsplit("-", 1)[0] + "-"
            kept[batch] = kept.get(batch, 0) + 1
        assert {*acknowledged} <= {*kept}
        assert set(kept.values()) <= {BATCH}


def work_review(folder: Path, number: int) -> Iterator[str]:
    with opened_in(folder) as store:
        for turn in count():
            by = f"A. Analyst {number}.{turn}"
            entry = store.claim_judgements.record(decide(Decision.POSITIVE, by), recorded=MONDAY)
            yield entry.digest
            yield store.judgements.record(judge(Decision.NEGATIVE, by), recorded=MONDAY).digest
            store.claim_judgements.withdraw(entry.digest, by=by, recorded=MONDAY)
            yield f"back {entry.digest}"
            yield store.acts.record(Act(by, "judged", entry.digest), recorded=MONDAY).digest


def look_review(folder: Path, acknowledged: list[str]) -> None:
    with opened_in(folder) as store:
        assert store.check() == ()
        rows = store.database.rows
        there = {
            row[0]
            for table in ("claim_judgement", "judgement", "act")
            for row in rows(f"SELECT digest FROM {table}")  # noqa: S608  # our own words
        }
        there |= {f"back {row[0]}" for row in rows("SELECT entry FROM withdrawal")}
        assert {*acknowledged} <= there


def work_backup(folder: Path, number: int) -> Iterator[str]:
    for turn in count():
        back_up(store_in(folder), folder / f"{number}-{turn}.backup", made=MONDAY)
        yield f"{number}-{turn}.backup"


def look_backup(folder: Path, acknowledged: list[str]) -> None:
    look_load(folder, [])
    there = {path.name for path in folder.glob("*.backup")}
    assert {*acknowledged} <= there
    for name in there:
        unpack(folder / name, folder / "unpacked")
        (folder / "unpacked").unlink()
        if name not in acknowledged:
            acknowledged.append(name)


def prepare_restore(folder: Path) -> None:
    """Two backups, of one version and of two; the store is as in the first."""
    prepare_load(folder)
    back_up(store_in(folder), folder / "1.backup", made=MONDAY)
    with opened_in(folder) as store:
        let_in(store, many_statements(PARTIES, wave=" 1"), published="2026-11-23")
    back_up(store_in(folder), folder / "2.backup", made=MONDAY)


def work_restore(folder: Path, number: int) -> Iterator[str]:
    for turn in count():
        which = turn % 2 + 1
        restore(folder / f"{which}.backup", store_in(folder), made=f"{number}-{turn}", replace=True)
        yield f"{number}-{turn}"


def look_restore(folder: Path, acknowledged: list[str]) -> None:
    look_load(folder, [])
    with opened_in(folder) as store:
        versions = len(store.lists.versions())
    asides = sorted(path for path in folder.glob("lading.db.replaced-*") if not path.name.endswith(("-wal", "-shm")))
    assert {f"lading.db.replaced-{word}" for word in acknowledged} <= {path.name for path in asides}
    assert versions in {1, 2}
    for path in asides[:3]:
        with SqliteStore.open(path) as aside:
            assert aside.check() == ()


def make_old(path: Path, schema: int) -> None:
    """A store as the first Lading of a schema made it, with a list, a document and, from schema 3 on, a judgement."""
    with closing(sqlite3.connect(path)) as old:
        for sql in split_statements((OLD / f"{schema}.sql").read_text(encoding="utf-8")):
            old.execute(sql)
        old.execute("PRAGMA application_id = 1279345735")
        old.execute(f"PRAGMA user_version = {schema}")
        with closing(SqliteStore.open(path.with_name("now.db"))) as now:
            version = let_in(now, many_statements(50), dataset="house_list")
            assert version.counts.statements == 200
        old.execute("ATTACH ? AS now", (str(path.with_name("now.db")),))
        for table in ("string", "shape", "version", "version_file", "version_fill", "statement"):
            columns = ", ".join(row[1] for row in old.execute(f"PRAGMA main.table_info({table})"))
            old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}")  # noqa: S608  # our own words
        old.commit()
    path.with_name("now.db").unlink()


def prepare_migrate(folder: Path) -> None:
    make_old(folder / "old.template", 1)


def work_migrate(folder: Path, number: int) -> Iterator[str]:
    for turn in count():
        path = folder / f"{number}-{turn}.db"
        shutil.copyfile(folder / "old.template", path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)
        migrate(path, made=MONDAY)
        yield path.name


def look_migrate(folder: Path, acknowledged: list[str]) -> None:
    for path in folder.glob("*.db"):
        schema = schema_of(path)
        assert 1 <= schema <= SCHEMA
        assert schema == SCHEMA or path.name not in acknowledged
        with SqliteStore.open(path) as store:
            assert store.check() == ()
            assert store.lists.versions()[0].counts.statements == 200
        path.unlink()
    acknowledged.clear()

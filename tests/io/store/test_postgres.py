"""What only a server can do: refuse, go away, be asked by several at once, and have its client killed."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lading.errors import ConfigurationError, LadingError, StoreError
from lading.io.store import Address, PostgresStore, choose_versions
from lading.io.store.postgres_words import translate
from lading.model.judgement import Decision
from lading.model.statement import Statement
from tests.conformance.test_documents import ORIGINAL, make_document
from tests.conformance.test_judgements import judge
from tests.io.store.build import MONDAY, TUESDAY, let_in, many_statements
from tests.io.store.crash import SCENES
from tests.postgres_server import Server

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("LADING_KILLS", "2"))
WRITER = """
import sys
from itertools import islice
from pathlib import Path
from tests.io.store.crash_scenes import SCENE
for word in islice(SCENE(Path(sys.argv[1]), int(sys.argv[2])), int(sys.argv[3])):
    print(word, flush=True)
"""


@pytest.fixture
def address(postgres: Server) -> str:
    return postgres.make("lading")


@pytest.fixture
def store(address: str) -> Iterator[PostgresStore]:
    with PostgresStore.open(Address(address)) as opened:
        yield opened


def refuse(address: str) -> LadingError:
    with pytest.raises(LadingError) as told:
        PostgresStore.open(Address(address))
    assert told.value.remedy
    assert told.value.__cause__ is None  # the driver's own error, which may hold the address
    return told.value


def test_a_wrong_password_says_where_to_keep_the_right_one(postgres: Server) -> None:
    for host in ("", "127.0.0.1"):
        error = refuse(postgres.address(password="mistaken", host=host))  # noqa: S106  # a wrong one
        assert "does not take the user's password" in str(error)
        assert "mistaken" not in str(error)


def test_a_database_that_is_not_there_says_how_to_make_it(postgres: Server) -> None:
    error = refuse(postgres.address("nowhere"))
    assert "no such database" in str(error)
    assert "createdb" in str(error.remedy)
    assert postgres.password not in str(error)


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    error = refuse("postgresql://vera:secret@127.0.0.1:1/cases")
    assert "no server answers" in str(error)
    assert "postgresql://vera@127.0.0.1:1/cases" in str(error)
    assert "secret" not in str(error)


@pytest.mark.parametrize(
    "address", ["vera:se%zzcret@h/d", "vera:a@secret@h/d", "vera:a/secret@h/d", "vera:secret/d", "h/d?secret=1"]
)
def test_what_is_no_address_is_told_how_to_write_one(address: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(ConfigurationError, match="no address of a database") as told:
        PostgresStore.open(Address(f"postgresql://{address}"))
    assert "secret" not in str(told.value)


def test_without_the_driver_its_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("psycopg", "lading.io.store.postgres_"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ConfigurationError, match="driver is not installed") as told:
        PostgresStore.open(Address("postgresql://vera:secret@h/d"))
    assert "pip install 'lading[postgres]'" in str(told.value.remedy)


def test_a_database_that_cannot_keep_every_script_is_refused(postgres: Server) -> None:
    import psycopg

    with psycopg.connect(postgres.address(), autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS latin")
        connection.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    error = refuse(postgres.address("latin"))
    assert "LATIN1" in str(error)
    assert "--encoding UTF8" in str(error.remedy)


def test_a_user_who_may_only_look_is_told_what_is_missing(postgres: Server, address: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    error = refuse(f"postgresql://guest:guest@127.0.0.1:{postgres.port}/lading")
    assert "may not do that" in str(error)


def test_a_user_who_was_given_only_the_right_to_look_reads_and_searches(
    postgres: Server, address: str, store: PostgresStore
) -> None:
    import psycopg

    document = make_document()
    store.documents.keep(document, ORIGINAL, recorded=MONDAY)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS reader")
        connection.execute("CREATE ROLE reader LOGIN PASSWORD 'reader'")
        connection.execute("GRANT USAGE ON SCHEMA lading TO reader")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA lading TO reader")
    try:
        with PostgresStore.open(Address(f"postgresql://reader:reader@127.0.0.1:{postgres.port}/lading")) as looked:
            assert list(looked.documents.documents()) == [document]
            assert [one for one, _ in looked.documents.search("kupol")] == [document]
            with pytest.raises(StoreError, match="may not do that"):
                looked.judgements.record(judge(Decision.NEGATIVE, "A. Analyst"), recorded=MONDAY)
    finally:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("DROP OWNED BY reader")
            connection.execute("DROP ROLE reader")


def test_a_later_store_is_refused(address: str, store: PostgresStore) -> None:
    store.database.run("UPDATE about SET schema = 99")
    assert "later Lading" in str(refuse(address))


def test_a_text_longer_than_a_page_and_one_of_control_characters_are_kept(store: PostgresStore) -> None:
    texts = ["Ж" * 20_000, "a\x00b\x1a0\x1ac\x1a", "\x1a1\x001", ""]
    version = let_in(store, [Statement("a", "Company", "notes", text, "house_list") for text in texts])
    assert [said.value for said in store.lists.statements(version)] == texts
    again = let_in(
        store, [Statement("a", "Company", "notes", text, "house_list") for text in texts[:2]], loaded=TUESDAY
    )
    assert [said.value for said in store.lists.statements(again)] == texts[:2]
    found = store.lists.stating(texts[0], choose_versions(store.lists.versions()))
    assert [said.value for said in found] == texts[:1]
    assert store.check() == ()


def test_what_was_recorded_cannot_be_changed_by_hand_either(store: PostgresStore) -> None:
    store.judgements.record(judge(Decision.NEGATIVE, "A. Analyst"), recorded=MONDAY)
    for sql in ("UPDATE judgement SET recorded = ''", "DELETE FROM judgement", "TRUNCATE judgement"):
        with pytest.raises(StoreError, match=r"a recorded judgement is never (changed|deleted)"):
            store.database.run(sql)
    assert len(list(store.judgements.standing())) == 1


def test_who_waits_too_long_for_another_writer_is_told_so_and_readers_never_wait(
    address: str, store: PostgresStore
) -> None:
    with PostgresStore.open(Address(address), patience=0.05) as other:
        with store.intakes.together():
            store.judgements.record(judge(Decision.NEGATIVE, "A. Analyst"), recorded=MONDAY)
            assert list(other.judgements.standing()) == []
            with pytest.raises(StoreError, match="another process is writing"):
                other.judgements.record(judge(Decision.POSITIVE, "B. Analyst"), recorded=MONDAY)
        other.judgements.record(judge(Decision.POSITIVE, "B. Analyst"), recorded=MONDAY)
        assert other.check() == ()
        with store.database.loading(), pytest.raises(StoreError, match="another process is writing"):
            let_in(other, many_statements(1))


def test_two_that_make_the_store_at_once_make_one(address: str) -> None:
    failed: list[BaseException] = []

    def make() -> None:
        try:
            PostgresStore.open(Address(address)).close()
        except LadingError as error:
            failed.append(error)

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with PostgresStore.open(Address(address)) as store:
        assert store.check() == ()


def test_a_server_that_is_restarted_loses_nothing_and_the_next_question_is_answered(
    postgres: Server, address: str, store: PostgresStore
) -> None:
    version = let_in(store, many_statements(5))
    postgres.control("restart", "-m", "immediate")
    with pytest.raises(StoreError, match="the server went away"):
        store.lists.versions()
    with PostgresStore.open(Address(address)) as again:
        assert again.lists.versions() == (version,)
        assert again.check() == ()


@pytest.mark.parametrize("scene", ["load", "read", "review"])
def test_a_killed_client_loses_nothing_that_was_acknowledged_and_leaves_nothing_torn(
    scene: str, tmp_path: Path, address: str
) -> None:
    assert scene in SCENES
    ran = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-m", "tests.io.store.crash", scene, str(tmp_path / scene), str(KILLS), "20261201", address],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)[scene]["kills"] == KILLS


def test_processes_that_write_at_once_lose_nothing_and_keep_one_chain(address: str, tmp_path: Path) -> None:
    (tmp_path / "address").write_text(address)
    writers = [
        subprocess.Popen(  # noqa: S603  # our own interpreter
            [sys.executable, "-c", WRITER.replace("SCENE", scene), str(tmp_path), str(number), str(many)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )
        for number, (scene, many) in enumerate(
            (("work_review", 16), ("work_review", 16), ("work_load", 2), ("work_read", 3))
        )
    ]
    said = [writer.communicate()[0].split("\n")[:-1] for writer in writers]
    assert [len(words) for words in said] == [16, 16, 2, 3]
    with PostgresStore.open(Address(address)) as store:
        assert store.check() == ()
        rows = store.database.rows
        there = {row[0] for row in rows("SELECT digest FROM claim_judgement UNION SELECT digest FROM judgement")}
        there |= {row[0] for row in rows("SELECT digest FROM act UNION SELECT 'back ' || entry FROM withdrawal")}
        assert {word for words in said[:2] for word in words} == there
        assert {*said[2]} == {version.digest for version in store.lists.versions()}
        assert len(list(store.intakes.last())) == 3 * 4


def test_words_of_sqlite_become_words_of_postgresql() -> None:
    assert translate("SELECT a FROM b WHERE c = ? AND d = :known AND e LIKE '100%?'") == (
        "SELECT a FROM b WHERE c = %s AND d = %(known)s AND e LIKE '100%%?'"
    )
    assert translate("SELECT 1 FROM a CROSS JOIN b ON b.x = a.x") == "SELECT 1 FROM a JOIN b ON b.x = a.x"
    assert translate("DELETE FROM arrival WHERE version = ?") == "DELETE FROM arrival WHERE version = %s"
    table = translate("CREATE TABLE x (id INTEGER PRIMARY KEY, n INTEGER REFERENCES y, t TEXT -- why\n) WITHOUT ROWID;")
    assert " ".join(table.split()) == (
        'CREATE TABLE x (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n BIGINT, t TEXT COLLATE "C" );'
    )

import csv
import hashlib
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lading.errors import SourceError
from lading.io.files import find_list_files
from lading.io.store import SqliteStore, choose_versions
from lading.io.store.load import Loaded, Terms, load_list, measure
from lading.lists.files import ListFile, ListSource
from lading.lists.recognise import recognise
from lading.model.issue import Issue
from lading.model.statement import Statement
from tests.io.store.build import KUPOL, MONDAY, SCHEMATA, TUESDAY, many_statements
from tests.shared_data import shared

SOURCE = ListSource("test", "house_list", (("entries", ListFile("house.csv", lambda: io.BytesIO(b"rows"))),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore.open(tmp_path / "lading.db") as opened:
        yield opened


def load(store: SqliteStore, folder: Path, *, loaded: str = MONDAY, accept: bool = False) -> Loaded:
    (source,) = recognise(find_list_files([folder])).sources
    return load_list(store.lists, source, terms=Terms(SCHEMATA, lambda: loaded, accept))


def load_many(store: SqliteStore, parties: int, *, loaded: str = MONDAY, accept: bool = False) -> Loaded:
    # A parser's name that the package knows, so that its bounds are asked for; `house_list` is none of its lists.
    source = ListSource("us_ofac", "house_list", SOURCE.files)
    terms = Terms(SCHEMATA, lambda: loaded, accept)
    return load_list(store.lists, source, terms=terms, parse=lambda _: many_statements(parties))


def test_an_excerpt_is_let_in_only_where_a_person_accepts_it(store: SqliteStore) -> None:
    with pytest.raises(SourceError, match=r"10 parties, where the complete list has at least 15,000.*--accept"):
        load(store, KUPOL)
    assert store.lists.versions() == ()
    (refusal,) = store.lists.refusals()
    assert (refusal.dataset, refusal.at) == ("us_ofac_sdn", MONDAY)
    loaded = load(store, KUPOL, accept=True)
    assert loaded.new
    assert any(
        "at least 15,000" in issue.what and issue.remedy == "accepted by a person"
        for issue in store.lists.issues(loaded.version)
    )


def test_a_version_that_was_accepted_need_not_be_accepted_again(store: SqliteStore) -> None:
    load(store, KUPOL, accept=True)
    assert not load(store, KUPOL, loaded=TUESDAY).new


def test_a_list_that_lost_a_tenth_is_refused_and_the_one_before_stays(store: SqliteStore) -> None:
    before = load_many(store, 100)
    assert load_many(store, 91, loaded=TUESDAY).previous == before.version
    with pytest.raises(SourceError, match=r"10 of 91 parties are gone \(11%\)"):
        load_many(store, 81, loaded=TUESDAY)
    (standing,) = choose_versions(store.lists.versions()).versions
    assert standing.counts.entities == 91
    assert load_many(store, 81, loaded=TUESDAY, accept=True).version.counts.entities == 81


@pytest.mark.parametrize(
    ("poison", "words"),
    [
        (lambda text: text.replace('"individual"', '"robot"', 1), "unknown party type 'robot'"),
        (lambda text: text.replace("\n", "\n" + text.splitlines()[0] + "\n", 1), "appears twice"),
        (lambda text: text[: len(text) // 2], "breaks off|fields where"),
        (lambda text: text.replace("\n", ',"one more"\n', 1), "13 fields where the published format has 12"),
    ],
)
def test_a_poisoned_list_is_refused_with_file_row_and_remedy_and_the_one_before_stays(
    store: SqliteStore, tmp_path: Path, poison: object, words: str
) -> None:
    good = load(store, KUPOL, accept=True)
    folder = tmp_path / "poisoned"
    shutil.copytree(KUPOL, folder)
    file = folder / "sdn.csv"
    assert callable(poison)
    file.write_text(poison(file.read_text()))
    with pytest.raises(SourceError, match=rf"sdn\.csv, row \d+: .*({words}).*\(fetch"):
        load(store, folder, loaded=TUESDAY, accept=True)
    assert store.lists.versions() == (good.version,)
    assert store.check() == ()


def test_a_parser_that_breaks_costs_its_own_list_only(store: SqliteStore) -> None:
    def broken(_: ListSource) -> Iterator[Statement | Issue]:
        yield from many_statements(1)
        raise KeyError("nobody thought of this")

    with pytest.raises(SourceError, match=r"house_list: Lading failed on this list: KeyError.*report it"):
        load_list(store.lists, SOURCE, terms=Terms(SCHEMATA, lambda: MONDAY), parse=broken)
    assert store.lists.versions() == ()


def test_files_are_measured_by_their_decompressed_bytes() -> None:
    measured = measure("entries", ListFile("house.csv", lambda: io.BytesIO(b"rows")))
    assert (measured.size, measured.sha256[:8]) == (4, hashlib.sha256(b"rows").hexdigest()[:8])


def test_rows_of_a_complete_list_agree_with_a_count_by_other_means(store: SqliteStore) -> None:
    files = find_list_files(sorted(shared("data/lists/ofac").glob("cons_*.csv")))
    (source,) = recognise(files).sources
    version = load_list(store.lists, source, terms=Terms(SCHEMATA, lambda: MONDAY, accept=True)).version
    with shared("data/lists/ofac/cons_prim.csv").open(encoding="utf-8") as text:
        recount = sum(len(row) > 1 for row in csv.reader(text))
    rows = {file.role: file.rows for file in version.files}
    assert (version.counts.entities, rows["sdn"]) == (recount, recount)

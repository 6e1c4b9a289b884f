"""Lists read from any store as they had been published by a day."""

import datetime as dt

import pytest

from lading.errors import ConfigurationError
from lading.io.asked import Asked, find_asked
from lading.io.files import find_list_files
from lading.io.store import Store, stamp
from lading.io.store.load import Terms, load_list
from lading.lists.read import read_list
from lading.lists.recognise import recognise
from lading.model.issue import Severity
from lading.model.statement import Statement
from tests.io.store.build import KUPOL, SCHEMATA, let_in

DAYS = ("2026-08-02", "2026-09-01")


def add(store: Store, published: str) -> None:
    """The Kupol entries, let in on the day they were published."""
    (source,) = recognise(find_list_files([KUPOL])).sources
    loaded = stamp(dt.datetime.fromisoformat(f"{published}T12:00:00+00:00"))
    load_list(store.lists, source, terms=Terms(SCHEMATA, lambda: loaded, accept=True), published=published)


def ask(store: Store, day: str, *paths: object) -> Asked:
    return find_asked([KUPOL] if paths else [], store=store, as_of=dt.date.fromisoformat(day))


def test_a_version_reads_as_its_files_do(store: Store) -> None:
    add(store, DAYS[0])
    (source,) = recognise(find_list_files([KUPOL])).sources
    given = read_list(source, SCHEMATA)
    (asked,) = ask(store, DAYS[0]).lists
    read = asked.read(SCHEMATA)
    assert [said._replace(first_seen=None, last_seen=None) for said in read.statements] == list(given.statements)
    (stored,), (described,) = read.datasets, given.datasets
    assert (stored.name, stored.title, stored.entities) == (described.name, described.title, described.entities)
    assert stored.edition.startswith(f"of {DAYS[0]}, version ")
    assert described.edition == ""
    assert any("accepted by a person" in issue.remedy for issue in read.issues)


def test_a_version_published_after_the_day_is_never_asked(store: Store) -> None:
    for day in reversed(DAYS):
        add(store, day)

    def asked(day: str) -> list[str | None]:
        return [dataset.updated for one in ask(store, day).lists for dataset in one.read(SCHEMATA).datasets]

    assert asked("2026-08-31") == [DAYS[0]]
    assert asked(DAYS[1]) == asked("2027-01-01") == [DAYS[1]]
    with pytest.raises(
        ConfigurationError, match=r"no list published by 2026-08-01.*first version is of 2026-08-02"
    ) as told:
        ask(store, "2026-08-01")
    assert told.value.where == store.name
    assert told.value.remedy


def test_an_empty_store_is_an_error(store: Store) -> None:
    with pytest.raises(ConfigurationError, match="holds no list"):
        ask(store, DAYS[0])


def test_a_list_that_was_not_published_yet_is_a_warning_and_its_first_day_is_told(store: Store) -> None:
    add(store, DAYS[0])
    let_in(store, [Statement("a", "Company", "name", "A", "house_list")], published="2026-10-01")
    found = ask(store, DAYS[1])
    assert [one.name for one in found.lists] == ["us_ofac_sdn"]
    (issue,) = found.issues
    assert (issue.severity, issue.where) == (Severity.WARNING, "house_list")
    assert "the first one is of 2026-10-01" in issue.what
    assert len(ask(store, "2026-10-01").lists) == 2


def test_files_are_asked_in_place_of_the_same_list_in_the_store(store: Store) -> None:
    add(store, DAYS[0])
    found = ask(store, DAYS[0], KUPOL)
    (only,) = found.lists
    assert only.read(SCHEMATA).datasets[0].digest == ""
    assert [(issue.severity, issue.where) for issue in found.issues] == [(Severity.NOTE, "us_ofac_sdn")]


def test_a_key_changes_with_what_is_asked_and_with_nothing_else(store: Store) -> None:
    add(store, DAYS[0])
    first = ask(store, DAYS[0])
    add(store, DAYS[1])
    keys = [ask(store, day).key for day in (DAYS[0], "2026-08-31", DAYS[1], "2027-01-01")]
    assert keys[0] == keys[1] == first.key
    assert keys[2] == keys[3] != keys[0]
    assert ask(store, DAYS[0], KUPOL).key not in keys

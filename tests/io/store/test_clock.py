from collections.abc import Iterator
from pathlib import Path

from lading.io.store import SqliteStore, choose_versions
from lading.io.store.load import Terms, load_list
from lading.lists.files import ListSource
from lading.model.investigation import Act
from lading.model.issue import Severity
from lading.model.judgement import Decision
from lading.model.statement import Statement
from tests.conformance.test_claim_judgements import decide
from tests.io.store.build import MONDAY, SCHEMATA, TUESDAY, let_in, many_statements


def test_what_is_recorded_last_stands_though_the_clock_went_back_and_the_check_says_so(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "lading.db") as store:
        store.claim_judgements.record(decide(Decision.POSITIVE, "A. Analyst"), recorded=TUESDAY)
        store.claim_judgements.record(decide(Decision.NEGATIVE, "A. Analyst"), recorded=MONDAY)
        (standing,) = store.claim_judgements.standing()
        assert standing.judgement.decision is Decision.NEGATIVE
        (issue,) = store.check()
    assert (issue.severity, issue.place) == (Severity.WARNING, "claim_judgement 2")
    assert "the clock went back 1 times" in issue.what


def test_a_version_loaded_with_an_earlier_time_is_in_force_by_its_own_day(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "lading.db") as store:
        let_in(store, many_statements(3), published="2026-11-01", loaded=TUESDAY)
        let_in(store, many_statements(4), published="2026-11-02", loaded=MONDAY)
        (standing,) = choose_versions(store.lists.versions()).versions
        assert standing.published == "2026-11-02"
        assert [issue.place for issue in store.check()] == ["version 2"]


def test_equal_times_are_no_clock_that_went_back(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "lading.db") as store:
        for about in ("one", "two"):
            store.acts.record(Act("A. Analyst", "exported", about), recorded=MONDAY)
        assert store.check() == ()


def test_a_list_has_the_time_at_which_it_was_let_in_whatever_was_recorded_while_it_was_read(tmp_path: Path) -> None:
    moments, path = iter((MONDAY, TUESDAY)), tmp_path / "lading.db"
    with SqliteStore.open(path) as store, SqliteStore.open(path) as other:

        def parse(_: ListSource) -> Iterator[Statement]:
            let_in(other, many_statements(2, dataset="other_list"), dataset="other_list", loaded=next(moments))
            yield from many_statements(3)

        terms = Terms(SCHEMATA, lambda: next(moments), accept=True)
        source = ListSource("us_ofac", "house_list", ())
        loaded = load_list(store.lists, source, terms=terms, published="2026-11-23", parse=parse)
        assert (loaded.version.loaded, loaded.version.number) == (TUESDAY, 2)
        assert store.check() == ()

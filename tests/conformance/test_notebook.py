from dataclasses import replace

from lading.io.store import Store
from lading.model.investigation import Act, Investigation, Note
from lading.model.judgement import Decision
from tests.conformance.test_documents import ORIGINAL, keep, make_document, make_reading
from tests.conformance.test_judgements import judge
from tests.io.store.build import MONDAY, TUESDAY, let_in, many_statements

DRONES = Investigation("inv-1", "Drones of Izhevsk", "A. Analyst", MONDAY, question="Who supplies Kupol?")


def test_an_investigation_stands_as_it_was_kept_last(store: Store) -> None:
    store.investigations.keep(DRONES, recorded=MONDAY)
    other = Investigation("inv-2", "Engines", "B. Analyst", MONDAY)
    store.investigations.keep(other, recorded=MONDAY)
    changed = replace(DRONES, documents=("d1",), notes=(Note("ask the customs", "A. Analyst", TUESDAY, "d1"),))
    store.investigations.keep(changed, recorded=TUESDAY)
    assert store.investigations.find("inv-1") == changed
    assert store.investigations.all() == (other, changed)
    assert store.investigations.find("inv-3") is None
    assert store.check() == ()


def test_the_log_gives_its_latest_lines_first(store: Store) -> None:
    acts = [Act("A. Analyst", "exported", f"dossier {number}") for number in range(5)]
    entries = [store.acts.record(act, recorded=MONDAY) for act in acts]
    assert [entry.act for entry in store.acts.last(2)] == [acts[4], acts[3]]
    assert [entry.act for entry in store.acts.last(2, before=2)] == [acts[2], acts[1]]
    assert entries[1].previous == entries[0].digest
    assert store.check() == ()


def test_what_is_derived_from_the_store_outlives_a_note(store: Store) -> None:
    before, read = store.mark, store.read_mark
    store.investigations.keep(DRONES, recorded=MONDAY)
    store.acts.record(Act("A. Analyst", "exported", "all of it"), recorded=MONDAY)
    assert store.mark == before
    store.judgements.record(judge(Decision.NEGATIVE, "A. Analyst"), recorded=MONDAY)
    assert store.mark != before
    assert store.read_mark == read


def test_documents_leave_the_mark_of_the_lists_as_it_was(store: Store) -> None:
    before = store.lists_mark
    document = make_document()
    store.documents.keep(document, ORIGINAL, recorded=MONDAY)
    keep(store, make_reading(document), document, MONDAY)
    assert store.lists_mark == before
    let_in(store, many_statements(1))
    assert store.lists_mark != before

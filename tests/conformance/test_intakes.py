from dataclasses import replace

import pytest

from lading.io.store import Intake, Store
from lading.model.issue import Issue, Severity
from tests.conformance.test_documents import ORIGINAL, make_document
from tests.io.store.build import MONDAY, TUESDAY

BROKEN = Issue(Severity.ERROR, "b.pdf", "", "is locked", "save it without its password")


def test_the_last_reading_of_a_path_stands(store: Store) -> None:
    document = make_document()
    store.documents.keep(document, ORIGINAL, recorded=MONDAY)
    failed = Intake("/in/b.pdf", "b" * 64, "key", MONDAY, issues=(BROKEN,))
    read = Intake("/in/b.pdf", document.sha256, "key", TUESDAY, (document.id,), words=8, claims=1, parties=2)
    copy = Intake("/in/a.pdf", document.sha256, "key", TUESDAY, (document.id,), copy_of="/in/b.pdf")
    store.intakes.note(failed)
    assert list(store.intakes.last()) == [failed]
    assert failed.failed
    for intake in (read, copy):
        store.intakes.note(intake)
    assert list(store.intakes.last()) == [copy, read]
    assert store.check() == ()


def test_what_a_path_no_longer_holds_no_longer_counts_and_is_still_there(store: Store) -> None:
    first = make_document()
    second = replace(first, text=first.text + " Again.", blocks=())
    alone = replace(first, text="From no path.", blocks=())
    for document in (first, second, alone):
        store.documents.keep(document, ORIGINAL, recorded=MONDAY)
    store.intakes.note(Intake("/in/a.txt", first.sha256, "key", MONDAY, (first.id,)))
    assert set(store.intakes.documents()) == {first.id, second.id, alone.id}
    store.intakes.note(Intake("/in/a.txt", first.sha256, "later", TUESDAY, (second.id,)))
    assert set(store.intakes.documents()) == {second.id, alone.id}
    store.intakes.note(Intake("/in/a.txt", "c" * 64, "later", TUESDAY, issues=(BROKEN,)))
    assert set(store.intakes.documents()) == {second.id, alone.id}
    assert store.documents.document(first.id) == first


def test_what_is_kept_together_is_kept_whole_or_not_at_all(store: Store) -> None:
    document = make_document()

    def keep_half() -> None:
        with store.intakes.together():
            store.documents.keep(document, ORIGINAL, recorded=MONDAY)
            store.intakes.note(Intake("/in/a.txt", document.sha256, "key", MONDAY, (document.id,)))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep_half()
    assert list(store.documents.documents()) == []
    assert list(store.intakes.last()) == []


def test_what_is_said_of_a_document_later_counts_and_what_is_not_said_again_stays(store: Store) -> None:
    document = make_document()
    store.documents.keep(document, ORIGINAL, recorded=MONDAY)
    named = replace(document, name="copy", publisher="Reuters", published=None)
    store.documents.keep(named, ORIGINAL, recorded=TUESDAY)
    assert store.documents.document(document.id) == replace(document, publisher="Reuters")
    store.documents.keep(replace(document, published="2025-09-26"), ORIGINAL, recorded=TUESDAY)
    (kept,) = store.documents.documents()
    assert (kept.publisher, kept.published, kept.name) == ("Reuters", "2025-09-26", "report")


def test_what_counted_on_an_earlier_day_is_still_known(store: Store) -> None:
    first = make_document()
    second = replace(first, text=first.text + " Again.", blocks=())
    for document, day in ((first, MONDAY), (second, TUESDAY)):
        store.documents.keep(document, ORIGINAL, recorded=day)
        store.intakes.note(Intake("/in/a.txt", document.sha256, document.id, day, (document.id,)))
    assert store.intakes.documents() == (second.id,)
    assert store.intakes.documents(known=MONDAY[:10]) == (first.id,)
    assert [one.documents for one in store.intakes.last(known=MONDAY[:10])] == [(first.id,)]
    assert store.intakes.documents(known="2000-01-01") == ()

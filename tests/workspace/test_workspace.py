import datetime as dt
import gc
from pathlib import Path
from weakref import ref

from lading.model.judgement import Decision
from lading.workspace.workspace import Workspace
from tests.cli.stored import FIRST, Office, make_office
from tests.cli.test_review import keep, make_page
from tests.io.store.build import let_in, many_statements

NOW = dt.datetime(2026, 8, 20, 12, tzinfo=dt.UTC)


def make_workspace(folder: Path) -> Workspace:
    """A list, and a document with a supply that waits for review."""
    office: Office = make_office(folder)
    page = make_page()
    keep(office, page, tuple(page.claims))
    return Workspace(office.store, lambda: NOW)


def test_a_workspace_holds_its_answer_until_something_is_written(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    before = workspace.dossier()
    assert before is workspace.dossier()
    assert before.as_of == NOW.date()
    assert before.exposures == ()
    item = workspace.queue().open[0]
    with workspace.desk("Vera") as desk:
        desk.decide(item, Decision.POSITIVE)
    assert [one.risk_source for one in workspace.dossier().exposures]
    with workspace.desk("Vera") as desk:
        desk.undo(item)
    assert workspace.dossier().exposures == ()
    assert workspace.queue().open[0].id == item.id


def test_documents_and_lists_are_those_of_the_store(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    (document,) = workspace.documents()
    found = workspace.document(document.id)
    assert found is not None
    assert found[1] is not None
    assert [claim.evidence.document_id for claim in found[1].claims] == [document.id] * 2
    assert workspace.original(document.sha256) == document.text.encode()
    assert workspace.document("nothing") is None
    (version,) = workspace.standing().versions
    assert version.day == FIRST
    assert workspace.standing(dt.date(2020, 1, 1)).versions == ()


def test_what_was_made_of_lists_as_they_no_longer_are_is_let_go(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    workspace.queue()
    with workspace.opened() as store:
        listing = workspace.answers.listing(store, NOW.date())
        assert listing is not None
        names = ref(listing.block.profiles)
        del listing
        let_in(store, many_statements(3), published=FIRST)
    assert names() is not None
    workspace.queue()
    gc.collect()
    assert names() is None


def test_a_judgement_lets_nothing_go_that_was_made_of_the_lists(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    item = workspace.queue().open[0]
    with workspace.opened() as store:
        before = workspace.answers.listing(store, NOW.date())
        with workspace.desk("Vera") as desk:
            desk.decide(item, Decision.POSITIVE)
        workspace.queue()
        assert workspace.answers.listing(store, NOW.date()) is before

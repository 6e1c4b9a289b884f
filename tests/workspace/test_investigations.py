import datetime as dt
from pathlib import Path

import pytest

from lading.errors import ConfigurationError
from lading.workspace.investigations import (
    LONGEST_NAME,
    add_note,
    change_investigation,
    find_investigation,
    list_investigations,
    open_investigation,
    put_in,
    take_out,
)
from lading.workspace.log import read_log
from lading.workspace.workspace import Workspace
from tests.workspace.test_workspace import NOW, make_workspace


def test_an_investigation_is_its_owners_alone(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    mine = open_investigation(workspace, "Drones", "Who supplies Kupol?", who="Vera")
    same_name = open_investigation(workspace, "Drones", "", who="Vera")
    assert mine.id != same_name.id
    assert find_investigation(workspace, mine.id, who="Vera") == mine
    assert find_investigation(workspace, mine.id, who="Boris") is None
    assert list_investigations(workspace, who="Boris") == ()
    assert [one.id for one in list_investigations(workspace, who="Vera")] == [same_name.id, mine.id]
    with pytest.raises(ConfigurationError, match="no such investigation"):
        change_investigation(workspace, mine.id, lambda one: put_in(one, parties=("x",)), who="Boris")
    assert [entry.act.about for entry in read_log(workspace, 10)] == ["Drones", "Drones"]


def test_what_is_put_in_is_there_once_and_what_is_noted_stays(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    made = open_investigation(workspace, "Drones", "", who="Vera")
    for _ in range(2):
        change_investigation(workspace, made.id, lambda one: put_in(one, documents=("d1", "d2")), who="Vera")
    changed = change_investigation(
        workspace, made.id, lambda one: add_note(one, "ask again", by="Vera", at="2026-08-20", about="d1"), who="Vera"
    )
    assert changed.documents == ("d1", "d2")
    changed = change_investigation(workspace, made.id, lambda one: take_out(one, "d1"), who="Vera")
    assert changed.documents == ("d2",)
    assert changed.notes[0].about == "d1"


@pytest.mark.parametrize("name", ["", "x" * (LONGEST_NAME + 1)])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigurationError, match="a name has between"):
        open_investigation(make_workspace(tmp_path), name, "", who="Vera")


def test_the_answer_over_some_documents_holds_those_alone(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    (document,) = workspace.documents()
    assert [one.id for one in workspace.dossier_of([document.id]).documents] == [document.id]
    assert workspace.dossier_of(["another"]).documents == ()
    assert workspace.dossier_of([]).parties == ()


def test_a_workspace_with_nothing_in_it_has_an_answer(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "new.db", lambda: NOW)
    assert workspace.dossier().documents == ()
    assert workspace.dossier(dt.date(1990, 1, 1)).datasets == ()
    assert workspace.queue().open == ()

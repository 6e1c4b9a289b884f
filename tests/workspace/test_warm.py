from pathlib import Path

from lading.workspace.made import Made
from lading.workspace.warm import warm_up
from lading.workspace.workspace import Workspace
from tests.workspace.test_workspace import NOW, make_workspace


def test_what_the_first_page_needs_is_made_once(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    warm_up(workspace).join(60)
    made: list[str] = []
    with workspace.opened() as store:
        key = Made("dossier", store.mark, (NOW.date(), None))
    workspace.held.get(key, lambda: made.append("again"))
    assert made == []


def test_a_store_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"no store" * 1000)
    thread = warm_up(Workspace(tmp_path / "broken.db", lambda: NOW))
    thread.join(60)
    assert not thread.is_alive()

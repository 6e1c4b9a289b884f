import pytest

from lading.documents.about import About
from lading.workspace.uploads import TRIES, State, Uploads
from lading.workspace.workspace import Workspace

TEXT = b"On 3 March 2025 Firm Nine LLC supplied bearings to IEMZ Kupol."


def take_in(own: Workspace, monkeypatch: pytest.MonkeyPatch) -> str:
    """An upload of two files that a server took in and was killed before it read them. Returns its id."""
    killed = Uploads(own)
    with monkeypatch.context() as patch:
        patch.setattr(killed._pool, "submit", lambda *_: None)
        upload, _ = killed.send(
            [("a.txt", TEXT), ("b.txt", TEXT + b" Again.")], About(publisher="The Outlet"), who="vera"
        )
    killed.close()  # as the system does when a process ends
    return upload.id


def test_what_was_taken_in_is_read_by_the_next_server(own: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    upload_id = take_in(own, monkeypatch)
    later = Uploads(own)
    assert later.find(upload_id, who="vera") is None
    for future in later.resume():
        future.result()
    upload = later.find(upload_id, who="vera")
    assert upload is not None
    assert [one.state for one in upload.files] == [State.READ, State.READ]
    kept = own.document(upload.files[0].documents[0])
    assert kept is not None
    assert (kept[0].name, kept[0].publisher) == ("a", "The Outlet")
    assert later.resume() == []
    assert list(later._spool.folder.iterdir()) == []


def test_a_file_at_which_every_server_dies_is_not_read_for_ever(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload_id = take_in(own, monkeypatch)
    later = Uploads(own)
    for _ in range(TRIES):
        later._spool.begin(upload_id, 0)
    for future in later.resume():
        future.result()
    upload = later.find(upload_id, who="vera")
    assert upload is not None
    assert [one.state for one in upload.files] == [State.FAILED, State.READ]
    assert "the server stopped 5 times" in upload.files[0].issues[0].what

import datetime as dt
from dataclasses import replace
from itertools import count

import pytest

from lading.documents.about import About
from lading.io.files import DocumentFile
from lading.io.reading import FileReader, FileReading
from lading.io.store import stamp
from lading.workspace.uploads import TRIES, State, Uploads
from lading.workspace.workspace import Workspace
from tests.io.store.build import let_in, many_statements

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


def test_what_a_list_was_loaded_during_is_recorded_after_it(own: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, seconds, read = dt.datetime.now(dt.UTC), count(), FileReader.__call__
    ticking = replace(own, now=lambda: begun + dt.timedelta(seconds=next(seconds)))

    def load_meanwhile(reader: FileReader, file: DocumentFile) -> FileReading:
        with ticking.opened() as store:
            let_in(store, many_statements(1), loaded=stamp(ticking.now()))
        return read(reader, file)

    monkeypatch.setattr(FileReader, "__call__", load_meanwhile)
    uploads = Uploads(ticking)
    upload, future = uploads.send([("a.txt", TEXT)], About(), who="vera")
    future.result()
    found = uploads.find(upload.id, who="vera")
    assert found is not None
    assert found.files[0].state is State.READ
    with ticking.opened() as store:
        assert store.check() == ()

from pathlib import Path

from lading.documents.about import About
from lading.documents.read import Reader
from lading.io.documents import load_documents
from lading.io.files import DocumentFile
from lading.model.ids import digest_bytes
from lading.model.issue import Severity
from tests.documents.samples import MAIL, make_zip


def test_the_sidecar_wins_over_what_holds_for_all(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("TSK Vektor delivered the engines in May.")
    (tmp_path / "note.txt.meta.yml").write_text("published: 2025-09-25\n")
    unsaid = About(published="2024-01-01", publisher="Example Desk")
    contents = load_documents(DocumentFile(tmp_path / "note.txt"), unsaid=unsaid, reader=Reader())
    document = contents.results[0].document
    assert (document.published, document.publisher) == ("2025-09-25", "Example Desk")


def test_a_broken_sidecar_does_not_take_its_document_with_it(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("TSK Vektor delivered the engines in May.")
    (tmp_path / "note.txt.meta.yml").write_text("publishd: 2025-09-25\n")
    result = load_documents(DocumentFile(tmp_path / "note.txt"), unsaid=About(), reader=Reader())
    assert result.results[0].document.text.startswith("TSK Vektor")
    broken, note = result.issues[:2]
    assert (broken.severity, "publishd" in broken.what) == (Severity.ERROR, True)
    assert (note.where, note.what) == (str(tmp_path / "note.txt"), "was read without its sidecar")


def test_an_archive_gives_its_documents_with_their_originals(tmp_path: Path) -> None:
    (tmp_path / "mail.zip").write_bytes(make_zip({"letter.eml": MAIL, "letter.eml.meta.yml": b"title: x"}))
    (tmp_path / "mail.zip.meta.yml").write_text("publisher: Example Desk\n")
    contents = load_documents(DocumentFile(tmp_path / "mail.zip"), unsaid=About(), reader=Reader(keep_originals=True))
    assert [result.document.name for result in contents.results] == [
        "mail.zip/letter.eml", "mail.zip/letter.eml/annex.csv", "mail.zip/letter.eml/Offer.eml",
    ]  # fmt: skip
    assert {result.document.publisher for result in contents.results} == {"Example Desk"}
    assert all(digest_bytes(result.original) == result.document.sha256 for result in contents.results)
    assert ["sidecar" in issue.what for issue in contents.issues] == [True]

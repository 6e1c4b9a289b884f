from pathlib import Path

from lading.documents.about import About
from lading.documents.read import Reader
from lading.io.documents import load_document
from lading.io.files import DocumentFile
from lading.model.issue import Severity


def test_the_sidecar_wins_over_what_holds_for_all(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("TSK Vektor delivered the engines in May.")
    (tmp_path / "note.txt.meta.yml").write_text("published: 2025-09-25\n")
    unsaid = About(published="2024-01-01", publisher="Example Desk")
    document = load_document(DocumentFile(tmp_path / "note.txt"), unsaid=unsaid, reader=Reader()).document
    assert (document.published, document.publisher) == ("2025-09-25", "Example Desk")


def test_a_broken_sidecar_does_not_take_its_document_with_it(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("TSK Vektor delivered the engines in May.")
    (tmp_path / "note.txt.meta.yml").write_text("publishd: 2025-09-25\n")
    result = load_document(DocumentFile(tmp_path / "note.txt"), unsaid=About(), reader=Reader())
    assert result.document.text.startswith("TSK Vektor")
    broken, note = result.issues[:2]
    assert (broken.severity, "publishd" in broken.what) == (Severity.ERROR, True)
    assert (note.where, note.what) == (str(tmp_path / "note.txt"), "was read without its sidecar")

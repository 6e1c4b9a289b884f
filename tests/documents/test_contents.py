import gzip
import io
import zipfile

import pytest

from lading.documents.about import About
from lading.documents.archives import Bounds, label_member
from lading.documents.contents import Contents, read_contents
from lading.documents.read import Reader
from lading.errors import DocumentError
from lading.model.ids import digest_bytes
from lading.model.issue import Severity
from tests.documents.samples import MAIL, make_tar, make_zip, sample_docx, samples
from tests.documents.whole import check_whole

READER = Reader(keep_originals=True)
TEXT = b"The plant in Izhevsk received engines."


def read(data: bytes, name: str = "a.zip", bounds: Bounds | None = None) -> Contents:
    return read_contents(data, name=name, reader=READER, bounds=bounds)


def names(contents: Contents) -> list[str]:
    return [result.document.name for result in contents.results]


def test_every_sample_is_read_by_what_it_is_and_not_by_its_name() -> None:
    for name, data in samples().items():
        if name in {"scan.pdf", "locked.pdf", "a.csv", "a.md"}:
            continue
        ours, other = (read_contents(data, name=n, reader=READER) for n in (name, "file.bin"))
        assert [r.document.text for r in ours.results] == [r.document.text for r in other.results], name
        for result in ours.results:
            check_whole(result.document)


def test_the_original_of_every_document_has_its_digest() -> None:
    contents = read(make_zip({"letter.eml": MAIL}))
    assert len(contents.results) == 3
    for result in contents.results:
        assert digest_bytes(result.original) == result.document.sha256


def test_archives_in_archives_are_read_and_parents_named() -> None:
    inner = make_zip({"b.txt": TEXT})
    outer = make_zip({"inner.zip": inner, "c.tar.gz": make_tar({"d.txt": TEXT + b" Again."})})
    contents = read(outer)
    assert names(contents) == ["a.zip/inner.zip/b.txt", "a.zip/c.tar.gz/c.tar/d.txt"]
    assert contents.results[0].document.parent == digest_bytes(inner)


def test_too_many_archives_in_one_another_are_an_issue() -> None:
    data = make_zip({"a.txt": TEXT})
    for _ in range(9):
        data = make_zip({"a.zip": data})
    (issue,) = read(data).issues
    assert "too many archives" in issue.what


def test_bombs_are_issues_and_cost_nothing() -> None:
    zeros = make_zip({"zeros.txt": b"0" * 30_000_000, "a.txt": TEXT})
    contents = read(zeros)
    assert names(contents) == ["a.zip/a.txt"]
    assert ["unpacks to 30 MB" in issue.what for issue in contents.issues] == [True]
    (packed,) = read(gzip.compress(b"0" * 30_000_000), "a.gz").issues
    assert "unpacks to more than" in packed.what


def test_a_lying_size_cannot_give_more_than_it_says() -> None:
    data = bytearray(make_zip({"a.txt": TEXT * 100}))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    contents = read(bytes(data))
    assert sum(len(result.document.text) for result in contents.results) <= 10
    assert contents.issues


def test_bounds_hold_for_all_files_together() -> None:
    many = make_zip({f"{n}.txt": TEXT for n in range(20)})
    contents = read(many, bounds=Bounds(files=5))
    assert len(contents.results) == 5
    assert "holds more than is read" in contents.issues[-1].what
    assert read(many, bounds=Bounds(size=100)).issues


@pytest.mark.parametrize(
    ("given", "label"),
    [
        ("../../etc/passwd", "etc/passwd"), ("/root/a.txt", "root/a.txt"), ("C:\\temp\\a.txt", "temp/a.txt"),
        ("..", "unnamed"), ("a\x00b.txt", "ab.txt"), ("папка/a.txt", "папка/a.txt"), ("", "unnamed"),
    ],
)  # fmt: skip
def test_names_are_labels_and_never_paths(given: str, label: str) -> None:
    assert label_member(given) == label


def test_old_archivers_cyrillic_names_are_read() -> None:
    data = make_zip({"x" * 8 + ".txt": TEXT}).replace(b"x" * 8, "накладна".encode("cp866"))
    assert names(read(data)) == ["a.zip/накладна.txt"]


def test_a_locked_or_damaged_member_does_not_take_the_others_with_it() -> None:
    data = bytearray(make_zip({"a.txt": TEXT, "b.docx": sample_docx()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    contents = read(bytes(data))
    assert names(contents) == ["a.zip/b.docx"]
    assert [issue.what for issue in contents.issues] == ["is locked with a password"]


def test_pictures_are_noted_and_what_systems_leave_is_skipped() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
    contents = read(make_zip({"logo.png": picture, "__MACOSX/._a": b"x", ".DS_Store": b"y", "a.txt": TEXT}))
    assert names(contents) == ["a.zip/a.txt"]
    assert [(issue.severity, "picture" in issue.what) for issue in contents.issues] == [(Severity.NOTE, True)]


def test_what_a_person_says_holds_for_what_is_inside_but_for_its_title() -> None:
    about = About(publisher="Example Desk", title="All", published="2024-05-17")
    (result,) = read_contents(make_zip({"a.txt": TEXT}), name="a.zip", reader=READER, about=about).results
    assert (result.document.publisher, result.document.published, result.document.title) == (
        "Example Desk",
        "2024-05-17",
        "",
    )


def test_an_empty_or_damaged_archive_is_told() -> None:
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    with pytest.raises(DocumentError, match="holds no documents"):
        read(empty.getvalue())
    assert "damaged archive" in read(make_zip({"a.txt": TEXT})[:60]).issues[0].what


def test_other_office_files_are_named_and_not_unpacked() -> None:
    for part, what in (("META-INF/manifest.xml", "OpenDocument"), ("ppt/presentation.xml", "PowerPoint")):
        with pytest.raises(DocumentError, match=what):
            read(make_zip({part: b"<x/>", "content.xml": b"<x/>"}), "a.odt")


def test_an_old_office_file_is_named() -> None:
    with pytest.raises(DocumentError, match="old or a locked Microsoft Office file") as caught:
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc")
    assert "DOCX" in caught.value.remedy

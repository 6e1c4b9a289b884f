from pathlib import Path

import pytest

from lading.errors import ConfigurationError, DocumentError, InputError
from lading.io.files import DocumentFile, find_documents, find_list_files, load_about, load_bytes, write_whole


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "sdn.csv").write_text("1\n")
    (tmp_path / "report.html").write_text("<p>Kupol</p>")
    (tmp_path / "report.html.meta.yml").write_text("publisher: Reuters\npublished: 2025-09-25\n")
    (tmp_path / ".DS_Store").write_text("")
    (tmp_path / "накладная.txt").write_text("Поставщик: ТСК Вектор")
    return tmp_path


def test_a_folder_gives_its_documents_without_sidecars_hidden_files_and_lists(case: Path) -> None:
    found = find_documents([case], besides=[case / "lists"])
    assert [file.path.name for file in found] == ["report.html", "накладная.txt"]
    assert [file.name for file in found] == ["report", "накладная"]


def test_a_file_named_twice_is_read_once(case: Path) -> None:
    assert len(find_documents([case / "report.html", case, case / "lists" / ".." / "report.html"])) == 3


def test_list_files_open_when_they_are_read(case: Path) -> None:
    (file,) = find_list_files([case / "lists"])
    with file.open() as stream:
        assert stream.read() == b"1\n"


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: no such file"):
        find_documents([tmp_path / "nowhere.txt"])


def test_a_file_over_the_limit_is_refused_before_it_is_read(case: Path) -> None:
    with pytest.raises(DocumentError, match="--max-megabytes"):
        load_bytes(DocumentFile(case / "report.html"), limit=5)


def test_the_sidecar_says_what_the_file_does_not(case: Path) -> None:
    about = load_about(DocumentFile(case / "report.html"))
    assert (about.publisher, about.published) == ("Reuters", "2025-09-25")
    assert load_about(DocumentFile(case / "накладная.txt")).publisher == ""


def test_a_sidecar_that_is_no_text_is_named(case: Path) -> None:
    (case / "report.html.meta.yml").write_bytes(b"publisher: \xff\xfe")
    with pytest.raises(ConfigurationError, match=r"report\.html\.meta\.yml"):
        load_about(DocumentFile(case / "report.html"))


def test_what_is_written_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "new" / "dossier.html"
    write_whole(target, ["old"])

    def broken() -> list[str]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(target, broken())
    assert target.read_text() == "old"
    write_whole(target, ["new", " text"])
    assert target.read_text() == "new text"
    assert [path.name for path in target.parent.iterdir()] == ["dossier.html"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        write_whole(tmp_path / "file" / "dossier.html", ["text"])

"""`lading find` on a store with documents in three scripts."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lading.cli import find
from lading.documents.read import read_document
from lading.errors import ConfigurationError, InputError
from lading.io.store import SqliteStore
from tests.io.store.build import MONDAY

TEXTS = {
    "report.txt": "Vektor bought engines. Kupol denies that it bought drone engines. A third sentence.",
    "notice.txt": "四川一电航空技术有限公司否认出售无人机。",
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "lading.db"
    with SqliteStore.open(path) as opened:
        for name, text in TEXTS.items():
            data = text.encode()
            opened.documents.keep(read_document(data, name=name), data, recorded=MONDAY)
    return path


def run(*args: object) -> Result:
    result = CliRunner().invoke(find.command, [str(arg) for arg in args], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result


def test_a_pipe_gets_each_document_with_its_sentences(store: Path) -> None:
    result = run("KUPOL", "drone engines", "--store", store)
    (line,) = result.stdout.splitlines()
    (passage,) = json.loads(line)["passages"]
    assert passage["exact"] == "Kupol denies that it bought drone engines."
    assert passage["words"] == ["Kupol", "drone engines"]
    assert result.stderr == "1 document\n"


def test_a_person_gets_the_name_and_the_sentences(store: Path) -> None:
    result = run("bought", "--store", store, "--width", 100)
    assert "Vektor bought engines." in result.stdout
    assert "Kupol denies" in result.stdout
    assert "third sentence" not in result.stdout
    assert "否认出售" in run("无人机", "--store", store, "--width", 100).stdout


def test_nothing_found_is_an_answer_and_no_word_and_no_store_are_errors(store: Path, tmp_path: Path) -> None:
    assert run("Alabuga", "--store", store).stderr == "0 documents\n"
    with pytest.raises(InputError, match="without a word"):
        run("—", "--store", store)
    with pytest.raises(ConfigurationError, match="no such store"):
        run("Kupol", "--store", tmp_path / "gone.db")

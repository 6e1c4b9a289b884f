"""A poisoned list is refused with one clear error, and every answer still stands on the version before it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.stored import FIRST, KUPOL, Office
from tests.lists.builders import FIXTURES
from tests.lists.test_poison import laugh, nest, swap, twice

Poison = Callable[[str], str]

CSV_POISONS: dict[str, Poison] = {
    "unknown column": swap(r'(?m)^("?\d+"?,)', r'\1"new",'),
    "unknown party type": swap('"individual"', '"android"'),
    "truncated": lambda text: text[: text.rindex(",", 0, len(text) * 9 // 10)],
    "duplicated id": twice(r'(?m)^"?\d+"?,.*?\n'),
    "bad date": swap("DOB [^;]+;", "DOB 31 Feb 1979;"),
}
XML_POISONS: dict[str, Poison] = {
    "unknown element": swap("<generalInfo>", "<generalInfo><mood/>"),
    "unknown party type": swap(r'(<entityType refId="\d+">)Entity', r"\1Robot"),
    "truncated": lambda text: text[: len(text) * 2 // 3],
    "duplicated id": twice(r"<entity id=.*?</entity>"),
    "bad date": swap(r'datePublished="[^"]*"', 'datePublished="2014-02-31"'),
    "nested tenfold": nest("entity"),
    "billion laughs": laugh,
}


ASKED = {"sdn.csv": ("ofac-46431", "IEMZ Kupol"), "CONS_ENHANCED.XML": ("ofac-17016", "Gazprombank")}
"""An entry of each list, and a name it goes by."""


class Good:
    """A store with one good version of each list, and what it answers."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder)
        self.office.add(KUPOL, FIRST)
        self.office.add(FIXTURES / "cons_enhanced_excerpt.xml", FIRST)
        self.answers = {file: answer(self.office, *asked) for file, asked in ASKED.items()}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    return Good(tmp_path_factory.mktemp("good"))


def answer(office: Office, entry: str, name: str) -> tuple[str, str, str]:
    """What the store says of an entry and of a name, and which versions it has."""
    assert office.run("lists", "show", entry, "--store", office.store) == 0
    shown = office.said
    assert office.ask(name) == 1
    assert FIRST in {hit["list_date"] for hit in office.hits()}
    screened = office.said
    office.run("lists", "status", "--all", "--store", office.store)
    return shown, screened, office.said


def check_refused(good: Good, poisoned: Path, *, file: str, folder: Path) -> None:
    shutil.copytree(good.office.folder, folder)
    office = Office(folder)
    assert office.run("lists", "add", poisoned, "--accept", "--store", office.store) == 2
    (error,) = (line for line in office.complained.splitlines() if line.startswith("error: "))
    assert file in error
    assert ", row " in error or ", line " in error
    assert error.endswith(")")
    assert answer(office, *ASKED[file]) == good.answers[file]
    assert "refused" in office.complained
    assert office.run("lists", "verify", "--store", office.store) == 0


@pytest.mark.parametrize("poison", CSV_POISONS)
def test_a_poisoned_csv_leaves_the_version_before_it_in_force(good: Good, tmp_path: Path, poison: str) -> None:
    folder = tmp_path / "poisoned"
    shutil.copytree(KUPOL, folder)
    sdn = folder / "sdn.csv"
    sdn.write_text(CSV_POISONS[poison](sdn.read_text()))
    check_refused(good, folder, file="sdn.csv", folder=tmp_path / "office")


@pytest.mark.parametrize("poison", XML_POISONS)
def test_poisoned_xml_leaves_the_version_before_it_in_force(good: Good, tmp_path: Path, poison: str) -> None:
    text = (FIXTURES / "cons_enhanced_excerpt.xml").read_text(encoding="utf-8")
    poisoned = tmp_path / "CONS_ENHANCED.XML"
    poisoned.write_text(XML_POISONS[poison](text), encoding="utf-8")
    check_refused(good, poisoned, file="CONS_ENHANCED.XML", folder=tmp_path / "office")

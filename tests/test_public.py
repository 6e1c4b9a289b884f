"""What others may build on. A name that is added or taken away here is a change of the version."""

import ast
import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

import lading

PUBLIC = (
    "About Claim ConfigurationError Document Dossier Evidence Exposure Extractor InputError Issue LadingError Party "
    "Reading Request Severity SqliteStore Statement Status Store StoreError load_extractors read_document render trace"
)
CASE = Path(__file__).parents[1] / "examples" / "kupol"


def test_the_public_names_are_these_and_each_is_there() -> None:
    assert sorted(lading.__all__) == PUBLIC.split()
    for name in PUBLIC.split():
        found = getattr(lading, name)
        assert found.__name__ == name
        assert found.__doc__


def test_a_name_that_is_not_public_is_missed_by_its_own_name() -> None:
    with pytest.raises(AttributeError, match="'lading' has no attribute 'propagate'"):
        lading.propagate  # noqa: B018  # the look-up is what is tested


def test_type_checkers_are_told_of_the_same_names_in_the_same_modules() -> None:
    tree = ast.parse(Path(lading.__file__).read_text(encoding="utf-8"))
    imports = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lading.")
    ]
    told = {alias.name: (node.module or "").removeprefix("lading.") for node in imports for alias in node.names}
    assert told == lading._HOMES


def test_importing_lading_imports_nothing_else() -> None:
    program = "import lading, sys; print([name for name in sys.modules if name.startswith('lading.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603  # our own interpreter
    assert done.stdout == "[]\n"


def test_the_example_of_the_manual_gives_the_exposures_of_the_case() -> None:
    request = lading.Request([CASE / "documents"], [CASE / "lists"], as_of=dt.date(2025, 10, 1))
    dossier = lading.trace(request)
    assert dossier.exposures
    exposed = {party.id for party in dossier.parties if party.status is lading.Status.EXPOSED}
    assert {exposure.party for exposure in dossier.exposures} <= exposed
    assert lading.render(dossier, "html").startswith("<!doctype html>")

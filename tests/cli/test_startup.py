"""What a command imports before it knows what is asked: time that everybody pays. Counted in modules, which no busy machine changes."""

import subprocess
import sys

from lading.cli import say_missing

PROGRAM = """
import sys
from lading.cli import lading
try: lading.main(args=sys.argv[1:], prog_name="lading")
except SystemExit: pass
print(*sys.modules, file=sys.stderr)
"""


def imported_by(*args: str) -> set[str]:
    command = [sys.executable, "-c", PROGRAM, *args]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stderr.split())  # noqa: S603  # our own interpreter


def test_help_imports_click_and_the_list_of_commands_alone() -> None:
    loaded = imported_by("--help")
    assert {name for name in loaded if name.startswith("lading.")} == {"lading.cli", "lading.errors"}
    assert not loaded & {"numpy", "lxml", "rich", "yaml", "sqlite3", "jinja2"}


def test_keeping_a_store_safe_does_not_load_what_reads_lists_and_documents() -> None:
    for command in ("verify", "backup", "restore", "migrate", "keys"):
        loaded = imported_by(command, "--help")
        assert not loaded & {
            "lading.pipeline",
            "lading.lists.recognise",
            "lading.documents.read",
            "numpy",
            "lxml",
            "trafilatura",
        }


def test_matrices_are_reckoned_on_one_thread_unless_somebody_says_otherwise() -> None:
    program = "import os, sys\nfrom lading.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint(os.environ['OPENBLAS_NUM_THREADS'])"
    bare = {"PATH": "", "PYTHONPATH": ":".join(sys.path)}
    for given, found in (({}, "1"), ({"OPENBLAS_NUM_THREADS": "4"}, "4")):
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=bare | given)  # noqa: S603  # our own interpreter
        assert done.stdout.split()[-1] == found


def test_who_asks_no_language_model_does_not_import_what_asks_one() -> None:
    loaded = imported_by("trace", "--help")
    assert "lading.cli.trace" in loaded
    assert not {
        name
        for name in loaded
        if name.startswith(("lading.io.complete", "lading.claims.llm.extractor", "lading.cli.asking"))
    }


def test_a_package_that_is_not_there_is_named_with_the_remedy() -> None:
    found = say_missing(ModuleNotFoundError("No module named 'sentencepiece'", name="sentencepiece"))
    assert found == (
        "the package 'sentencepiece' is not installed, which Lading needs "
        "(run `make` with the target you ran before, or `pip install lading` again)"
    )
    assert "a defect" in say_missing(ModuleNotFoundError("No module named 'lading.nothing'", name="lading.nothing"))

import os
import re
import subprocess
import sys
from pathlib import Path

import click

from lading.cli import COMMANDS, lading

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def complete(words: str, place: int) -> list[str]:
    """What a shell is offered, and that nothing else was imported on the way."""
    program = (
        "import sys; from lading.cli import main\n"
        "try: main()\n"
        "finally: print(*(n for n in sys.modules if n.startswith('lading.cli.')), file=sys.stderr)"
    )
    environment = {**os.environ, "_LADING_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(place)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603  # our own interpreter
    return [*done.stdout.splitlines(), *done.stderr.split()]


def test_commands_are_completed_without_importing_any() -> None:
    assert complete("lading re", 1) == ["plain,read", "plain,review", "plain,restore"]


def test_options_are_completed() -> None:
    assert "plain,--backup" in complete("lading verify --b", 2)


def test_the_man_page_has_every_command_and_option() -> None:
    page = (REFERENCE / "lading.1").read_text(encoding="utf-8").replace(r"\-", "-")
    context = click.Context(lading, info_name="lading")
    for name in COMMANDS:
        command = lading.get_command(context, name)
        assert command is not None
        assert f".SH LADING {name.upper()}\n" in page
        for option in (option for one in command.params for option in one.opts if option.startswith("--")):
            assert re.search(rf"^\\fB.*{option}\b", page, re.MULTILINE), option

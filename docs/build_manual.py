"""Writes the man page and the shells' completions from the code: `make docs`. They are installed with the wheel."""

import re
from collections.abc import Iterator

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

from lading import __version__
from lading.cli import COMMANDS, lading

VARIABLE = "_LADING_COMPLETE"
SHELLS = {"lading.bash": BashComplete, "_lading": ZshComplete, "lading.fish": FishComplete}


def describe_completion(name: str) -> str:
    """What a shell is given so that it completes commands and options: the file of that name."""
    shell = SHELLS[name](lading, {}, "lading", VARIABLE)
    return (shell.source_template % shell.source_vars()).strip() + "\n"


def describe_manual() -> str:
    """The man page: every command with its help and options, as roff."""
    context = click.Context(lading, info_name="lading")
    parts = [f'.TH LADING 1 "" "Lading {__version__}" "User Commands"', ".SH NAME"]
    parts += [r"lading \- who really supplies a sanctioned weapons maker, and whose words say so", ".SH SYNOPSIS"]
    parts += [r".B lading", r"\fICOMMAND\fR [\fIARGUMENTS\fR]", ".SH DESCRIPTION", *_prose(lading.help)]
    parts += [".SH COMMANDS"]
    for name, short in COMMANDS.items():
        parts += [".TP", rf".B {name}", _plain(short)]
    for name in COMMANDS:
        command = lading.get_command(context, name)
        if command is not None:
            parts += _command(command, f"lading {name}", context, ".SH")
    parts += [".SH EXIT STATUS", "0: nothing found. 1: exposure found. 2: something could not be read or done."]
    parts += [".SH FILES", ".TP", ".I lading.db", "The workspace, where no other is named with --store."]
    return "\n".join(parts) + "\n"


def _command(command: click.Command, path: str, parent: click.Context, level: str) -> Iterator[str]:
    """A command, its options, and the commands in it."""
    context = click.Context(command, info_name=path.rsplit(maxsplit=1)[-1], parent=parent)
    yield f"{level} {path.upper() if level == '.SH' else path}"
    yield f".B {_plain(path)}"
    yield _plain(" ".join(command.collect_usage_pieces(context)))
    yield ".PP"
    yield from _prose(command.help)
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            yield from (".TP", rf"\fB{_plain(record[0])}\fR", _plain(record[1]))
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _command(inner, f"{path} {name}", context, ".SS")


def _prose(text: str | None) -> Iterator[str]:
    """Paragraphs as roff."""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", (text or "").strip())):
        if number:
            yield ".PP"
        yield _plain(" ".join(paragraph.replace("\b", "").split()))


def _plain(text: str) -> str:
    """Text that roff prints as it is."""
    safe = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{safe}" if safe.startswith((".", "'")) else safe

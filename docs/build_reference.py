"""Writes docs/reference/ from the code, so that it cannot say anything else: `make docs`."""

import importlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click
from build_manual import SHELLS, describe_completion, describe_manual

from lading.cli import lading

HERE = Path(__file__).parent
FORMATS = ("jsonl", "csv", "ftm", "graphml", "markdown", "html")
MADE = "<!-- Made by docs/build_reference.py from the code. Change the code, then run `make docs`. -->\n\n"


def describe_commands() -> str:
    """The help of every command, as a terminal of 90 columns prints it."""
    parts = [MADE, "# The command line\n"]
    parts += [f"\n## {path}\n\n```\n{text}\n```\n" for path, text in _helps(lading, "lading", None)]
    return "".join(parts)


def _helps(command: click.Command, path: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    context = click.Context(
        command, info_name=path.rsplit(maxsplit=1)[-1], parent=parent, terminal_width=90, max_content_width=90
    )
    yield path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _helps(inner, f"{path} {name}", context)


def describe_formats() -> str:
    """What each output format holds: the docstring of the module that writes it."""
    parts = [MADE, "# The formats\n"]
    for name in FORMATS:
        module = importlib.import_module(f"lading.reports.{name}")
        title, _, rest = (module.__doc__ or "").partition("\n")
        body = f"\n```\n{rest.strip(chr(10))}\n```\n" if rest.strip() else ""
        parts.append(f"\n## {name}\n\n{title}\n{body}")
    return "".join(parts)


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": describe_commands,
    "formats.md": describe_formats,
    "lading.1": describe_manual,
    **{f"completions/{name}": partial(describe_completion, name) for name in SHELLS},
}


def main() -> int:
    """Write the pages; with `--check`, only say which are out of date."""
    stale = []
    for name, describe in PAGES.items():
        page = HERE / "reference" / name
        text = describe()
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                page.parent.mkdir(exist_ok=True)
                page.write_text(text, encoding="utf-8")
    if stale and "--check" in sys.argv:
        print(f"docs/reference is out of date: {', '.join(stale)}. Run `make docs`.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What several commands share: options read the way people type them, and where output goes."""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

import click

MEGABYTE = 1_000_000


class Day(click.ParamType[dt.date]):
    """A calendar day, `2025-10-01`."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day, or a usage error that says what a day looks like."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day like 2025-10-01", param, ctx)


class GreedyCommand(click.Command):
    """A command whose `--lists A B C` takes every path up to the next option, as a shell's `*` hands them over."""

    greedy = "--lists"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeats the option before each of its further values, then parses as click does."""
        spread: list[str] = []
        taking = False
        for position, arg in enumerate(args):
            if arg == "--":
                spread += args[position:]
                break
            if arg.startswith("-") and arg != "-":
                taking = arg == self.greedy
                spread.append(arg)
            elif taking and spread[-1] != self.greedy:
                spread += [self.greedy, arg]
            else:
                spread.append(arg)
        return super().parse_args(ctx, spread)


def piped() -> bool:
    """Whether standard output goes to another program and not to a person."""
    return not sys.stdout.isatty()


def existing_paths() -> click.Path:
    """A path type; that it exists is checked where it is read, so that the message can name the remedy."""
    return click.Path(path_type=Path)


def require_documents(documents: Sequence[Path]) -> None:
    """Refuses a call that names no document, and tells why that may have happened."""
    if not documents:
        raise click.UsageError(
            "no documents given. Name them before --lists, which takes every path that follows it: "
            "lading trace report.html --lists sdn.csv"
        )

"""What several commands share: options read the way people type them, and where output goes."""

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from lading.errors import ConfigurationError
from lading.exposure.publishers import GradeTable, add_own, load_grades
from lading.io.store import StorePlace

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


grades_option = click.option(
    "--grades",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Your own grades of publishers and documents (YAML); they win.",
)


def read_grades(path: Path | None) -> GradeTable | None:
    """The grades that ship with Lading with a person's own file laid over them; None where there is no such file.

    Raises:
        ConfigurationError: for a file that cannot be read, or says what no grade can be.
    """
    if path is None:
        return None
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"cannot be read: {error}", where=str(path), remedy="name a YAML file in UTF-8"
        ) from error
    return add_own(load_grades(), text, where=str(path))


def require_documents(
    documents: Sequence[Path], *, store: StorePlace | None = None, said: Mapping[str, object]
) -> None:
    """Refuses a call that names no document where there is no store that may hold some, and tells why that may be.

    Args:
        documents: those named.
        store: the one whose documents are asked where none are named.
        said: options that speak of documents that are named, with what they were given.
    """
    if documents:
        return
    if store is None:
        raise click.UsageError(
            "no documents given. Name them before --lists, which takes every path that follows it: "
            "lading trace report.html --lists sdn.csv; or read them into a store (`lading read`) and name that with --store"
        )
    for option, value in said.items():
        if value:
            raise click.UsageError(
                f"{option} is for documents that are named here; of those in {store} say it when they are read: "
                f"`lading read DOCUMENTS {option} …`"
            )

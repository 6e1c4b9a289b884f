"""The workspace store as the commands read it that ask lists and load none."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from lading.errors import ConfigurationError
from lading.io.store import SqliteStore

Command = TypeVar("Command", bound=Callable[..., Any])
DEFAULT = Path("lading.db")

reading_option = click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The workspace that `lading lists` keeps.  [default: lading.db, where no --lists are given]",
)


def default_store(says: str) -> Callable[[Command], Command]:
    """The option `--store` of a command that always has a store: the one named, or `lading.db` here."""
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.option("--store", type=kind, default=DEFAULT, show_default=True, help=says)


def find_store(store: Path | None, lists: Sequence[Path]) -> Path | None:
    """The store to read: the one named; else the default one where there is one and no list files are given.

    Raises:
        ConfigurationError: for a store that is named and not there.
    """
    if store is None:
        return DEFAULT if not lists and DEFAULT.exists() else None
    if not store.exists():
        remedy = f"`lading lists add PATH --store {store}` makes one, or name list files with --lists"
        raise ConfigurationError("no such store", where=str(store), remedy=remedy)
    return store


@contextmanager
def reading(store: Path | None) -> Iterator[SqliteStore | None]:
    """A store while lists are read from it; None where there is none to read."""
    if store is None:
        yield None
        return
    with SqliteStore.open(store) as opened:
        yield opened


def today() -> dt.date:
    """The day where the person is, or in Greenwich where that is later.

    A list that does not say when it was published counts from the day it was loaded, which the store writes in UTC: in
    an American evening the list loaded a minute ago would otherwise not be in force yet.
    """
    return max(dt.date.today(), dt.datetime.now(dt.UTC).date())  # noqa: DTZ011  # see above

"""The workspace store as the commands read it that ask lists and load none."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from lading.errors import ConfigurationError
from lading.io.store import Address, SqlStore, StorePlace, find_place, may_exist, open_store

Command = TypeVar("Command", bound=Callable[..., Any])
DEFAULT = Path("lading.db")


class StoreType(click.Path):
    """Where a store is: a file, or a database of a PostgreSQL server."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The place that is named."""
        found = find_place(value) if isinstance(value, str) else value
        return found if isinstance(found, Address) else super().convert(value, param, ctx)


reading_option = click.option(
    "--store",
    type=StoreType(),
    help="The workspace that `lading lists` keeps: a file, or postgresql://USER@HOST/DATABASE.  [default: lading.db, where no --lists are given]",
)


def default_store(says: str) -> Callable[[Command], Command]:
    """The option `--store` of a command that always has a store: the one named, or `lading.db` here."""
    return click.option("--store", type=StoreType(), default=DEFAULT, show_default=True, help=says)


def find_store(store: StorePlace | None, lists: Sequence[Path]) -> StorePlace | None:
    """The store to read: the one named; else the default one where there is one and no list files are given.

    Raises:
        ConfigurationError: for a store that is named and not there.
    """
    if store is None:
        return DEFAULT if not lists and DEFAULT.exists() else None
    if not may_exist(store):
        remedy = f"`lading lists add PATH --store {store}` makes one, or name list files with --lists"
        raise ConfigurationError("no such store", where=str(store), remedy=remedy)
    return store


def existing(store: StorePlace) -> StorePlace:
    """The store, which a command that only reads does not make. Raises ConfigurationError where there is none, or nothing in it."""
    if not may_exist(store):
        raise ConfigurationError("no such store", where=str(store), remedy="name the workspace with --store")
    if isinstance(store, Path) and store.is_file() and not store.stat().st_size:
        message, remedy = "an empty file, and no store", "put a backup of it in its place with `lading restore`"
        raise ConfigurationError(message, where=str(store), remedy=remedy)
    return store


@contextmanager
def reading(store: StorePlace | None) -> Iterator[SqlStore | None]:
    """A store while lists are read from it; None where there is none to read."""
    if store is None:
        yield None
        return
    with open_store(store) as opened:
        yield opened


def today() -> dt.date:
    """The day where the person is, or in Greenwich where that is later.

    A list that does not say when it was published counts from the day it was loaded, which the store writes in UTC: in
    an American evening the list loaded a minute ago would otherwise not be in force yet.
    """
    return max(dt.date.today(), dt.datetime.now(dt.UTC).date())  # noqa: DTZ011  # see above

"""`lading serve`: the workspace in a browser and over HTTP, as one process on one file."""

import datetime as dt
import getpass
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from lading.catalog.sources import FileSource
from lading.cli import EXIT_NOTHING
from lading.cli.options import GreedyCommand, existing_paths
from lading.cli.workspace import default_store
from lading.errors import ConfigurationError
from lading.io.keys import keys_file, load_keys
from lading.io.store import StorePlace
from lading.workspace.workspace import Workspace

PORT = 8400
NAME = re.compile(r"[a-z0-9][a-z0-9_]*")
"""What data sets are called, everywhere."""
RATE = 50.0


class DatasetOption(click.ParamType[FileSource]):
    """`NAME=PATH`."""

    name = "NAME=PATH"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> FileSource:
        """The data set, or a usage error."""
        if isinstance(value, FileSource):
            return value
        name, equals, path = str(value).partition("=")
        if not (equals and path and NAME.fullmatch(name)):
            self.fail(f"{value!r} is not NAME=PATH, like sanctions=entities.ftm.json", param, ctx)
        return FileSource(name, Path(path))


@click.command(cls=GreedyCommand)
@default_store("The workspace; it is made where there is none.")
@click.option(
    "--dataset",
    "datasets",
    multiple=True,
    type=DatasetOption(),
    help="Serve list files or FollowTheMoney entities under this name too; may be repeated.",
)
@click.option(
    "--lists",
    multiple=True,
    type=existing_paths(),
    help="List files or folders asked beside those in the store; takes all that follow it.",
)
@click.option("--open", "show", is_flag=True, help="Open the workbench in the browser.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any that is free.")
@click.option("--login", is_flag=True, help="Ask for a key (`lading keys add`) at this machine too.")
@click.option("--proxy-header", default="", help="Believe this header of a proxy to say who asks: X-Forwarded-User.")
@click.option("--proxy", "proxies", multiple=True, help="Address of that proxy.  [default: this machine]")
@click.option("--allowed-host", "hosts", multiple=True, help="A name that this server goes by; may be repeated.")
@click.option(
    "--rate",
    type=click.FloatRange(min=0),
    help="Requests a second of one asker.  [default: 50 where others can reach it]",
)
@click.option(
    "--log",
    "log",
    type=click.Choice(["none", "words", "json"]),
    default="none",
    show_default=True,
    help="Tell of every request.",
)
@click.option(
    "--update-token", envvar="LADING_UPDATE_TOKEN", default="", help="Who sends it to /updatez has new data opened."
)
def command(  # noqa: PLR0913  # click passes one argument an option
    *,
    store: StorePlace,
    datasets: tuple[FileSource, ...],
    lists: tuple[Path, ...],
    show: bool,
    host: str,
    port: int,
    login: bool,
    proxy_header: str,
    proxies: tuple[str, ...],
    hosts: tuple[str, ...],
    rate: float | None,
    log: str,
    update_token: str,
) -> int:
    """Open the workspace in a browser, and answer programs over HTTP.

    The lists of the store are data sets under their own names, and so are those of --dataset; `default` is all of them
    together, where none has that name. Clients of yente, the API of OpenSanctions, can ask this server instead.

    It listens on this machine alone, and asks nobody who they are. At any other address it starts only where keys have
    been made (`lading keys add`), or a proxy says who asks (--proxy-header).
    """
    try:
        from lading.api.access.policy import Policy, is_loopback
        from lading.api.run import Run, run_server
        from lading.workspace.warm import warm_up
    except ImportError as error:
        remedy = "install it with: pip install 'lading[server]', or run `make serve`"
        raise ConfigurationError(f"the server is not installed: {error}", remedy=remedy) from error
    check_datasets(datasets)
    workspace = Workspace(store, lambda: dt.datetime.now(dt.UTC), lists, datasets)
    with workspace.opened():
        pass  # a store that cannot be opened is told of now, not to the first who asks
    local, bare = is_loopback(host), Policy()
    policy = Policy(
        login=login or not local,
        keys=lambda: load_keys(keys_file(store)),
        header=proxy_header.lower(),
        proxies=frozenset(proxies) or bare.proxies,
        hosts=frozenset(name.lower() for name in hosts) | (bare.hosts if local or hosts else frozenset()),
        owner=who_am_i(),
        rate=rate if rate is not None else 0.0 if local else RATE,
    )
    run = Run(policy, host, port, log, update_token)
    run_server(workspace, run, tell=Teller(show), then=lambda: warm_up(workspace))
    return EXIT_NOTHING


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells where the server is, and opens the browser there where that is wanted."""

    show: bool

    def __call__(self, words: str) -> None:
        """Say the words; an address in them is opened."""
        click.echo(words, err=True)
        address = re.search(r"http://\S+", words)
        if self.show and address:
            click.launch(address[0])


def who_am_i() -> str:
    """The login name of whoever starts the server."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "you"


def check_datasets(datasets: Sequence[FileSource]) -> None:
    """Refuses a name that is given twice, and a file that is not there. Raises ConfigurationError."""
    names = [one.name for one in datasets]
    for one in datasets:
        if names.count(one.name) > 1:
            raise ConfigurationError(
                "the name of two data sets", where=one.name, remedy="give each its own --dataset NAME=PATH"
            )
        if not one.path.exists():
            raise ConfigurationError(
                f"no such file for the data set {one.name}", where=str(one.path), remedy="check the path"
            )

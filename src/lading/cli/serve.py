"""`lading serve`: the workspace in a browser and over HTTP, as one process on one file."""

import datetime as dt
import re
import socket
import threading
from collections.abc import Sequence
from pathlib import Path

import click

from lading.catalog.sources import FileSource
from lading.cli import EXIT_NOTHING
from lading.cli.workspace import DEFAULT
from lading.errors import ConfigurationError
from lading.workspace.workspace import Workspace

PORT = 8400
NAME = re.compile(r"[a-z0-9][a-z0-9_]*")
"""What data sets are called, everywhere."""
LONGEST_HEAD = 131_072
"""Bytes of a request's head: an address of 60,000 is answered, with its headers."""


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


@click.command()
@click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT,
    show_default=True,
    help="The workspace; it is made where there is none.",
)
@click.option(
    "--dataset",
    "datasets",
    multiple=True,
    type=DatasetOption(),
    help="Serve list files or FollowTheMoney entities under this name too; may be repeated.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any that is free.")
@click.option(
    "--update-token", envvar="LADING_UPDATE_TOKEN", default="", help="Who sends it to /updatez has new data opened."
)
def command(*, store: Path, datasets: tuple[FileSource, ...], port: int, update_token: str) -> int:
    """Open the workspace in a browser, and answer programs over HTTP.

    The lists of the store are data sets under their own names, and so are those of --dataset; `default` is all of them
    together, where none has that name. Clients of yente, the API of OpenSanctions, can ask this server instead.

    It listens on this machine alone.
    """
    try:
        import uvicorn

        from lading.api.app import Settings, build_app
    except ImportError as error:
        remedy = "install it with: pip install 'lading[server]', or run `make serve`"
        raise ConfigurationError(f"the server is not installed: {error}", remedy=remedy) from error
    check_datasets(datasets)
    workspace = Workspace(store, lambda: dt.datetime.now(dt.UTC), datasets=datasets)
    with workspace.opened():
        pass  # a store that cannot be opened is told of now, not to the first who asks
    settings = Settings(update_token=update_token)
    app = build_app(workspace, settings)
    settings.readiness.ready = False
    threading.Thread(target=settings.readiness.prepare, args=(workspace.catalog,), daemon=True).start()
    listening = open_socket("127.0.0.1", port)
    config = uvicorn.Config(app, log_level="warning", h11_max_incomplete_event_size=LONGEST_HEAD)
    click.echo(f"http://127.0.0.1:{listening.getsockname()[1]}/ (press Ctrl-C to stop)", err=True)
    uvicorn.Server(config).run([listening])
    return EXIT_NOTHING


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


def open_socket(host: str, port: int) -> socket.socket:
    """A listening socket. Raises ConfigurationError where the port is taken."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        remedy = "another program listens there: choose another --port, or 0 for any that is free"
        raise ConfigurationError(f"cannot listen: {error.strerror}", where=f"{host}:{port}", remedy=remedy) from error
    return listening

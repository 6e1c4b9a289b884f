"""`lading serve`: the workspace in a browser and over HTTP, as one process on one file."""

import datetime as dt
from pathlib import Path

import click

from lading.cli import EXIT_NOTHING
from lading.cli.workspace import DEFAULT
from lading.errors import ConfigurationError

PORT = 8400


@click.command()
@click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT,
    show_default=True,
    help="The workspace; it is made where there is none.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any that is free.")
def command(*, store: Path, port: int) -> int:
    """Open the workspace in a browser, and answer programs over HTTP.

    It listens on this machine alone.
    """
    try:
        import uvicorn

        from lading.api.app import build_app
    except ImportError as error:
        remedy = "install it with: pip install 'lading[server]', or run `make serve`"
        raise ConfigurationError(f"the server is not installed: {error}", remedy=remedy) from error
    from lading.workspace.workspace import Workspace

    workspace = Workspace(store, lambda: dt.datetime.now(dt.UTC))
    with workspace.opened():
        pass  # a store that cannot be opened is told of now, not to the first who asks
    config = uvicorn.Config(build_app(workspace), host="127.0.0.1", port=port, log_level="warning")
    click.echo(f"http://127.0.0.1:{port}/ (press Ctrl-C to stop)", err=True)
    uvicorn.Server(config).run()
    return EXIT_NOTHING

"""`lading keys`: who may ask a server that others can reach."""

import datetime as dt

import click

from lading.cli import EXIT_NOTHING
from lading.cli.workspace import default_store
from lading.io.keys import Scope, add_key, keys_file, load_keys, revoke_key
from lading.io.store import StorePlace, stamp

store_option = default_store("The workspace served.")


@click.group()
def command() -> None:
    """Keys for `lading serve`: made, listed, revoked. Only their digests are kept, in a file beside the store."""


@command.command()
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice([str(one) for one in Scope]),
    default=[str(Scope.READ)],
    show_default=True,
    help="What it may do: ask, send documents and decide, see figures and the log. May be repeated.",
)
@store_option
def add(*, name: str, scopes: tuple[str, ...], store: StorePlace) -> int:
    """Make a key for NAME and print it. It cannot be shown again."""
    secret = add_key(keys_file(store), name, map(Scope, scopes), created=stamp(dt.datetime.now(dt.UTC)))
    click.echo(secret)
    click.echo("keep it where it is used: it is not kept here, and cannot be shown again", err=True)
    return EXIT_NOTHING


@command.command("list")
@store_option
def show(*, store: StorePlace) -> int:
    """Say which keys there are."""
    for one in load_keys(keys_file(store)):
        click.echo(f"{one.name}\t{', '.join(one.scopes)}\tmade {one.created}")
    return EXIT_NOTHING


@command.command()
@click.argument("name")
@store_option
def revoke(*, name: str, store: StorePlace) -> int:
    """Forget the key of NAME: from now on it opens nothing."""
    revoke_key(keys_file(store), name)
    click.echo(f"{name} is revoked", err=True)
    return EXIT_NOTHING

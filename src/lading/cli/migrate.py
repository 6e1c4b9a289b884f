"""`lading migrate`: a workspace of an earlier Lading, brought to the present."""

import datetime as dt

import click

from lading.cli import EXIT_ERROR, EXIT_NOTHING
from lading.cli.lists_tables import print_issues, store_option
from lading.io.store import StorePlace, stamp
from lading.io.store.migrate import migrate
from lading.model.issue import Severity


@click.command()
@store_option
def command(store: StorePlace) -> int:
    """Bring a store of an earlier Lading to the present schema, with a backup beside it and a check after it.

    A store on a server is backed up by the server: `pg_dump` it first.

    Other commands do so by themselves, without the backup. Exit codes: 0 sound, 2 something is wrong.
    """
    done = migrate(store, made=stamp(dt.datetime.now(dt.UTC)))
    print_issues(done.issues, every=True)
    if done.before == done.after:
        click.echo(f"{store}: has the present schema, {done.after}", err=True)
    elif done.backup is None:
        click.echo(f"{store}: schema {done.before} is now {done.after}", err=True)
    else:
        click.echo(f"{store}: schema {done.before} is now {done.after}; as it was: {done.backup}", err=True)
    return EXIT_ERROR if any(issue.severity is Severity.ERROR for issue in done.issues) else EXIT_NOTHING

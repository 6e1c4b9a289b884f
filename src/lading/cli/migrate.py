"""`lading migrate`: a workspace of an earlier Lading, brought to the present."""

import datetime as dt

import click

from lading.cli import EXIT_ERROR, EXIT_NOTHING
from lading.cli.lists_tables import print_issues, store_option
from lading.cli.workspace import own_file
from lading.io.store import Place, stamp
from lading.io.store.migrate import migrate
from lading.model.issue import Severity


@click.command()
@store_option
def command(store: Place) -> int:
    """Bring a store of an earlier Lading to the present schema, with a backup beside it and a check after it.

    Other commands do so by themselves, without the backup. Exit codes: 0 sound, 2 something is wrong.
    """
    own = own_file(
        store, "any other command brings it to the present schema when it opens it; `pg_dump` copies it before"
    )
    done = migrate(own, made=stamp(dt.datetime.now(dt.UTC)))
    print_issues(done.issues, every=True)
    if done.backup is None:
        click.echo(f"{store}: has the present schema, {done.after}", err=True)
    else:
        click.echo(f"{store}: schema {done.before} is now {done.after}; as it was: {done.backup}", err=True)
    return EXIT_ERROR if any(issue.severity is Severity.ERROR for issue in done.issues) else EXIT_NOTHING

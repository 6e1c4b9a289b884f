"""`lading restore`: the workspace from a backup."""

import datetime as dt
from pathlib import Path

import click

from lading.cli import EXIT_NOTHING
from lading.cli.backup import describe_rows
from lading.cli.lists_tables import print_issues, store_option
from lading.io.store import StorePlace, stamp
from lading.io.store.restore import restore


@click.command()
@click.argument("backup", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--replace", is_flag=True, help="Where there is a store: keep it beside, under another name, and go on.")
@store_option
def command(backup: Path, *, replace: bool, store: StorePlace) -> int:
    """Put the store of BACKUP in place, after all of it has been checked.

    A backup that differs by one bit from what was made, or was made by a later Lading, is refused. A backup of an earlier
    Lading is brought to the present schema. Nothing is deleted, and a kill at any moment leaves either store in place.
    """
    done = restore(backup, store, made=stamp(dt.datetime.now(dt.UTC)), replace=replace)
    print_issues(done.issues, every=True)
    click.echo(f"{store}: as it was at {done.manifest.made}: {describe_rows(done.manifest)}", err=True)
    if done.aside:
        click.echo(f"what was there is kept as {done.aside}", err=True)
    return EXIT_NOTHING
